package io.shouwen.server.access;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.above.AboveOrders;
import io.shouwen.server.cashier.PaymentOpening;
import io.shouwen.server.cashier.Tills;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome.Done;
import io.shouwen.server.judgement.Alarms;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.request.Requests;
import io.shouwen.server.roster.Roster;
import io.shouwen.server.roster.RosterDay;
import io.shouwen.server.seal.Sealer;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The sample organisation with a request, a complaint, a finding, a fact that waits and a receipt,
 * all of the urban crew; in its rural crew one person of each role; and another organisation that
 * has one too.
 */
final class AccessHouse {
    static final OrgId HOME = new OrgId(1);
    static final String PHONE = "13900000021";

    /** Who holds each role: in sight of the urban crew, or in the hall. */
    static final Map<Role, String> IN_SIGHT =
            Map.ofEntries(
                    Map.entry(Role.AGENT, "sunli"),
                    Map.entry(Role.DISPATCHER, "xufang"),
                    Map.entry(Role.TECHNICIAN, "liwei"),
                    Map.entry(Role.CHIEF, "huangjianjun"),
                    Map.entry(Role.GREETER, "hejing"),
                    Map.entry(Role.CLERK, "zhouting"),
                    Map.entry(Role.CASHIER, "fengjuan"),
                    Map.entry(Role.MANAGER, "tangmin"),
                    Map.entry(Role.QUALITY, "linjing"),
                    Map.entry(Role.DEPUTY, "zhenghaiyan"),
                    Map.entry(Role.HEAD, "wuguoqiang"),
                    Map.entry(Role.EXECUTIVE, "chenli"),
                    Map.entry(Role.ADMIN, "zhoumin"));

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger KEYS = new AtomicInteger();

    private final TestServer server;
    private final JdbcClient jdbc;
    private final RoomsStory rooms;
    final OrgId other;
    final SubjectId request;
    final SubjectId payment;
    final SubjectId finding;
    final SubjectId call;
    final SubjectId event;
    final int subscription;
    final SubjectId complaint;
    final SubjectId ended;
    final SubjectId inspection;
    final SubjectId fromAbove;
    final long customer;
    final int waiting;
    final int technician;
    final int colleague;
    final int crew;

    /** Hired today, and without an account. */
    final int newcomer;

    final LocalDate swapDay;

    AccessHouse(TestServer server) {
        this.server = server;
        this.jdbc = server.database().jdbc();
        rooms = new RoomsStory(server);
        technician = rooms.person("Y201");
        int dispatcher = rooms.person("Y103");
        WallClock clock = server.bean(WallClock.class);
        // At whatever hour the test runs, the half hour of the fault lies in one day.
        clock.moveTo(clock.now().atZone(CHINA).plusDays(1).with(LocalTime.of(10, 0)).toInstant());
        Instant reported = clock.now();
        request = number(rooms.report(TestBrowser.as(server, "sunli"), PHONE));
        done(
                server.bean(Requests.class)
                        .assign(sender(dispatcher, "dispatcher"), request, technician, ""));
        done(
                server.bean(Requests.class)
                        .add(
                                sender(technician, "technician"),
                                request,
                                List.of(NewFact.now(new FactKind("job.accepted"), Map.of()))));
        clock.moveTo(reported.plus(Duration.ofMinutes(32)));
        finding = findingOf(request);
        NewFact late =
                NewFact.at(
                        new FactKind("visit.arrived"),
                        reported.plus(Duration.ofMinutes(15)),
                        Map.of());
        waiting =
                done(server.bean(Requests.class)
                                .add(sender(technician, "technician"), request, List.of(late)))
                        .facts()
                        .getFirst()
                        .n();
        seal();
        crew = one(HOME, "select id from unit where name_zh = '城区维修班'");
        colleague = rooms.person("Y202");
        event = declare(request);
        complaint = complain();
        fromAbove = orderFromAbove(rooms.person("Y101"));
        SubjectId called = number(rooms.report(TestBrowser.as(server, "sunli"), "13900000022"));
        ended = declare(called);
        end(ended);
        customer =
                server.bean(Requests.class)
                        .find(HOME, called)
                        .flatMap(story -> story.request().customer())
                        .orElseThrow();
        swapDay = offerADay();
        call = takeACall();
        inspection = planAnInspection(rooms);
        one(
                HOME,
                """
                insert into call_draw (org, unit, week, seed, per_agent, among, drawn_by, drawn_at)
                select current_org(), u.id, date '2020-01-06', 'drawn', 1, 0, %d, now()
                from unit u where u.name_zh = '质检办公室' returning id
                """
                        .formatted(rooms.person("Y401")));
        newcomer =
                one(
                        HOME,
                        """
                        insert into person (org, staff_no, name_zh, name_en)
                        values (current_org(), 'Y999', '新人', 'Newcomer') returning id
                        """);
        subscription = subscribe();
        payment = payment();
        int rural = one(HOME, "select id from unit where name_zh = '农村维修班'");
        hireEach(HOME, rural, "out", "远方");
        other = foundOther();
    }

    /** Another system is told what is opened again in the urban crew. */
    private int subscribe() {
        TestBrowser.as(server, "zhoumin")
                .post(
                        "/subscriptions",
                        "/subscriptions",
                        Map.of(
                                "key",
                                key(),
                                "address",
                                "https://crm.example/hook",
                                "kind",
                                "request.reopened",
                                "unit",
                                Integer.toString(crew)));
        return one(HOME, "select id from subscription");
    }

    /** The quality office is to inspect the technician. */
    private SubjectId planAnInspection(RoomsStory rooms) {
        String plan =
                "/inspections?unit=%d&person=%d&inspector=%d&inspector=%d&answering=staff"
                        .formatted(crew, technician, rooms.person("Y401"), rooms.person("Y402"));
        return number(
                RoomsStory.number(
                        TestBrowser.as(server, "linjing")
                                .post(
                                        "/inspections",
                                        plan,
                                        Map.of(
                                                "key", key(),
                                                "kind", "open",
                                                "place", "班组驻地",
                                                "at", "2026-03-02T10:00",
                                                "items", "1"))));
    }

    /** A hotline above has sent an order to the urban crew; the agent took it in. */
    private SubjectId orderFromAbove(int agent) {
        return server.bean(AboveOrders.class)
                .receive(
                        sender(agent, "agent"),
                        new AboveOrders.Order(
                                crew,
                                agent,
                                "12345",
                                key(),
                                "",
                                RequestType.COMPLAINT,
                                Instant.parse("2099-01-01T00:00:00Z"),
                                "三天没有信号",
                                Map.of()))
                .subject();
    }

    /** The agent picks up the phone. */
    private SubjectId takeACall() {
        return number(
                RoomsStory.number(
                        TestBrowser.as(server, "sunli")
                                .post(
                                        "/hotline",
                                        "/hotline/start",
                                        Map.of("phone", PHONE, "key", key()))));
    }

    /** One more request, of which nothing else was told. */
    SubjectId report() {
        return number(
                rooms.report(
                        TestBrowser.as(server, "sunli"),
                        "139%08d".formatted(KEYS.incrementAndGet())));
    }

    /** The chief of the urban crew declares an event to which a request belongs. */
    private SubjectId declare(SubjectId of) {
        TestBrowser chief = TestBrowser.as(server, "huangjianjun");
        String number =
                RoomsStory.number(
                        chief.post(
                                "/events",
                                "/events",
                                Map.of(
                                        "key", key(),
                                        "kind", "outage",
                                        "ends", "2099-01-01T00:00",
                                        "cause", "主干线缆断",
                                        "unit", Integer.toString(crew))));
        chief.post(
                "/events",
                "/events/" + number + "/requests",
                Map.of("key", key(), "request", of.number(), "reason", "同一条线路"));
        return number(number);
    }

    /** Somebody complains about the technician of the urban crew, and gives no name. */
    private SubjectId complain() {
        return number(
                RoomsStory.number(
                        TestBrowser.as(server, "sunli")
                                .post(
                                        "/complaints/new",
                                        "/complaints",
                                        Map.of(
                                                "key", key(),
                                                "type", "complaint",
                                                "who", "anonymous",
                                                "way", "visit",
                                                "against", "person-" + technician,
                                                "words", "态度生硬"))));
    }

    private void end(SubjectId declared) {
        TestBrowser.as(server, "huangjianjun")
                .post(
                        "/events",
                        "/events/" + declared.number() + "/end",
                        Map.of("key", key(), "reason", "线路已修复"));
    }

    /** A colleague offers the technician a day on which they are free themselves. */
    private LocalDate offerADay() {
        WallClock clock = server.bean(WallClock.class);
        LocalDate day = clock.now().atZone(CHINA).toLocalDate().plusDays(3);
        server.bean(Roster.class)
                .write(
                        HOME,
                        Optional.empty(),
                        List.of(new Roster.Cell(colleague, day, new RosterDay.Rests())));
        server.database()
                .orgScope()
                .run(
                        HOME,
                        () ->
                                jdbc.sql(
                                                """
                                                insert into swap
                                                    (org, day, offerer, taker, offered_at)
                                                values (:org, :day, :offerer, :taker, now())
                                                """)
                                        .param("org", HOME.value())
                                        .param("day", day)
                                        .param("offerer", colleague)
                                        .param("taker", technician)
                                        .update());
        return day;
    }

    static String key() {
        return "key " + KEYS.incrementAndGet();
    }

    Requests.Sender sender(int person, String capacity) {
        return new Requests.Sender(HOME, Actor.person(person, Set.of(capacity)), key(), "test");
    }

    private static Done done(Object outcome) {
        return (Done) outcome;
    }

    private static SubjectId number(String number) {
        return SubjectId.parse(number).orElseThrow();
    }

    /** The finding about a request, once its alarm has rung and the letter has come. */
    private SubjectId findingOf(SubjectId about) {
        while (server.bean(Alarms.class).ring() || server.bean(Outbox.class).deliver()) {
            // until there is nothing left
        }
        server.bean(Outbox.class).deliver();
        return new SubjectId(
                server.database()
                        .orgScope()
                        .reading(
                                HOME,
                                () ->
                                        jdbc.sql(
                                                        """
                                                        select id from finding
                                                        where subject = :subject
                                                        order by id limit 1
                                                        """)
                                                .param("subject", about.value())
                                                .query(Long.class)
                                                .single()));
    }

    /** Sealing waits for whatever else the database is doing. */
    private void seal() {
        String sealed = "select count(*)::int from leaf where subject = " + request.value();
        do {
            server.bean(Sealer.class).sealAll();
        } while (one(HOME, sealed) == 0);
    }

    private OrgId foundOther() {
        OrgId org =
                new OrgId(jdbc.sql("select nextval('org_number')").query(Integer.class).single());
        server.database()
                .orgScope()
                .run(
                        org,
                        () ->
                                jdbc.sql("insert into org (org, name_zh) values (:org, '乙有线')")
                                        .param("org", org.value())
                                        .update());
        int company =
                one(
                        org,
                        """
                        insert into unit (org, kind, name_zh)
                        values (current_org(), 'company', '乙有线') returning id
                        """);
        hireEach(org, company, "other", "乙方");
        return org;
    }

    private void hireEach(OrgId org, int unit, String prefix, String name) {
        for (Role role : Role.values()) {
            String hired =
                    """
                    with hired as (
                        insert into person (org, name_zh, staff_no)
                        values (current_org(), '%s%s', '%s') returning id),
                    posted as (
                        insert into post (org, person, unit, role, from_day)
                        select current_org(), id, %d, '%s', date '2020-01-01' from hired)
                    insert into account (org, person, login, hash)
                    select current_org(), id, '%s', 'none' from hired returning id
                    """
                            .formatted(
                                    name,
                                    role.code(),
                                    staffNo(org, role),
                                    unit,
                                    role.code(),
                                    prefix + "-" + role.code());
            one(org, hired);
        }
    }

    /** The agent elsewhere has the staff number of the agent here. */
    private static String staffNo(OrgId org, Role role) {
        return role == Role.AGENT && !org.equals(HOME) ? "Y101" : "";
    }

    int one(OrgId org, String sql) {
        return server.database()
                .orgScope()
                .in(org, () -> jdbc.sql(sql).query(Integer.class).single());
    }

    /** Gives out a token for these kinds of fact; it stands for the person, if one is named. */
    void token(OrgId org, String token, Optional<String> login, Set<String> kinds) {
        server.database()
                .orgScope()
                .run(
                        org,
                        () ->
                                jdbc.sql(
                                                """
                                                insert into api_token
                                                    (org, name, hash, kinds, person)
                                                values (:org, :token, :hash, :kinds::text[],
                                                    (select person from account
                                                        where login = :login))
                                                """)
                                        .param("org", org.value())
                                        .param("token", token)
                                        .param("hash", TokenFilter.digest(token))
                                        .param("kinds", kinds.toArray(String[]::new))
                                        .param("login", login.orElse(""))
                                        .update());
    }

    /** What nobody of another organisation may read: names, the customer's values, numbers. */
    Set<String> secrets() {
        List<String> secrets = new ArrayList<>();
        for (String table : List.of("person", "unit", "org")) {
            secrets.addAll(names(table, "name_zh"));
            secrets.addAll(names(table, "name_en"));
        }
        secrets.addAll(List.of("王小明", "人民路", PHONE, request.number(), finding.number()));
        secrets.add(call.number());
        secrets.add(complaint.number());
        secrets.removeIf(secret -> secret.isBlank() || isSaidByTheHouse(secret));
        return new TreeSet<>(secrets);
    }

    /** Such as Quality office, since every organisation has a quality officer. */
    private static boolean isSaidByTheHouse(String word) {
        return Arrays.stream(Language.values())
                .flatMap(language -> Texts.in(language).patterns().values().stream())
                .anyMatch(text -> text.contains(word));
    }

    private List<String> names(String table, String column) {
        return server.database()
                .orgScope()
                .reading(
                        HOME,
                        () ->
                                jdbc.sql("select %s from %s".formatted(column, table))
                                        .query(String.class)
                                        .list());
    }

    /** A deposit that a cashier of the hall has opened. */
    private SubjectId payment() {
        int cashier = one(HOME, "select id from person where staff_no = 'Y604'");
        int hall = one(HOME, "select id from unit where kind = 'hall'");
        int supply = one(HOME, "select min(id)::int from supply");
        LocalDate today =
                server.bean(WallClock.class).now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
        server.bean(Tills.class).open(sender(cashier, "cashier"), hall, today, 0);
        return server.bean(PaymentOpening.class)
                .deposit(sender(cashier, "cashier"), supply, "any", 100, Optional.empty());
    }
}

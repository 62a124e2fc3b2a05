package io.shouwen.server.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.crash.CrashSwitch;
import io.shouwen.server.crash.CrashSwitch.Crash;
import io.shouwen.server.crash.CrashSwitch.Died;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Cable;
import io.shouwen.server.journal.DayBook;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Office;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.keys.KeyFolder;
import io.shouwen.server.notice.Notices;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.privacy.Drawer;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.privacy.PrivacyKeys;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.subscription.Subscription.State;
import io.shouwen.server.subscription.Subscription.Wanted;
import io.shouwen.server.webhook.TestReceiver;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.StandardEnvironment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

/**
 * Crashes the telling of facts before and after each of its statements and commits, and goes on:
 * every fact arrives, under one id, in its order.
 */
class SubscriptionCrashTest {
    private static final OrgId ORG = new OrgId(1);
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Office OFFICE = Office.on(DATABASE.pool(), Cable.standards());
    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final int AGAIN = 500;
    private static final long PAUSE_NANOS = 5_000_000;
    private static final int PERSON = 1;

    @TempDir private static Path folder;

    private static PrivacyKeys keys;
    private static TestReceiver receiver;

    /** One process, as far as it tells things. */
    private record Process(Feeding feeding, Deliverer deliverer) {
        static Process on(CrashSwitch crash) {
            DataSource pool = crash.connections(DATABASE.pool());
            Office office = new Office(pool, Cable.standards(), crash.failPoints());
            Units units = new Units(pool, office.scope);
            Persons persons = new Persons(pool, office.scope, keys, (org, use) -> {});
            Drawer drawer = new Drawer(pool, office.scope, keys, persons);
            Secrets secrets =
                    new Secrets(
                            pool,
                            office.scope,
                            drawer,
                            new StandardEnvironment(),
                            Clock.systemUTC());
            return new Process(
                    new Feeding(pool, office.scope, units, office.clock, crash.failPoints()),
                    new Deliverer(
                            pool,
                            office.scope,
                            office.clock,
                            secrets,
                            new Destinations("127.0.0.1"),
                            new DayBook(office.journal, office.clock, units),
                            new Notices(pool, office.scope, office.clock),
                            new Staff(pool, office.scope),
                            units,
                            crash.failPoints()));
        }

        void tell() {
            while (feeding.feed()) {}
            while (deliverer.deliver(Runnable::run)) {}
        }
    }

    @BeforeAll
    static void subscribe() throws IOException {
        keys = PrivacyKeys.in(new KeyFolder(folder));
        receiver = new TestReceiver();
        OFFICE.found(DATABASE, ORG);
        OFFICE.itIs("2026-03-02T02:00:00Z");
        String secret = Secrets.fresh();
        receiver.knows(secret);
        Persons persons = new Persons(DATABASE.pool(), OFFICE.scope, keys, (org, use) -> {});
        Drawer drawer = new Drawer(DATABASE.pool(), OFFICE.scope, keys, persons);
        persons.checkKeys();
        OFFICE.scope.run(
                ORG,
                () -> {
                    OFFICE.jdbc
                            .sql(
                                    """
                                    insert into unit (org, kind, name_zh)
                                    values (1, 'company', '公司')
                                    """)
                            .update();
                    OFFICE.jdbc.sql("insert into person (org, name_zh) values (1, '管理员')").update();
                    new SubscriptionRows(OFFICE.jdbc)
                            .insert(
                                    new Subscription(
                                            ORG,
                                            0,
                                            "平台",
                                            receiver.address(),
                                            "",
                                            new Wanted(
                                                    Set.of(),
                                                    Set.of("repair.reported", "remark.noted"),
                                                    Set.of(1),
                                                    30),
                                            State.ON,
                                            0,
                                            Optional.empty(),
                                            PERSON,
                                            OFFICE.clock.now()),
                                    "open",
                                    new SubscriptionRows.Secret(
                                            Optional.of(
                                                    drawer.keep(
                                                            ORG,
                                                            secret.getBytes(
                                                                    StandardCharsets.UTF_8))),
                                            ""));
                });
    }

    @AfterAll
    static void close() {
        receiver.close();
        DATABASE.close();
    }

    @Test
    void afterACrashAnywhereEveryFactArrivesUnderOneId() {
        CrashSwitch recorder = new CrashSwitch();
        SubjectId first = twoFacts();
        Process recorded = Process.on(recorder);
        recorder.record();
        recorded.tell();
        List<String> places = recorder.passed();
        holds(first, "calm");
        assertThat(places)
                .contains(
                        "BEFORE [keep deliveries]",
                        "AFTER [keep the place]",
                        "AFTER [mark the delivery]",
                        "AFTER commit");
        CrashSwitch.each(places, SubscriptionCrashTest::survives);
    }

    private static void survives(Crash crash, int at, String place) {
        String when = "%s at %s".formatted(crash, place);
        SubjectId subject = twoFacts();
        CrashSwitch crashing = new CrashSwitch();
        Process process = Process.on(crashing);
        crashing.arm(at, crash);
        try {
            process.tell();
        } catch (Died | RuntimeException e) {
            assertThat(crashing.crashedAt()).as(when + ": " + e).isNotEmpty();
        }
        assertThat(crashing.crashedAt()).as("the same place at the same step").isEqualTo(place);
        for (int attempt = 0; attempt < AGAIN && !over(); attempt++) {
            OFFICE.clock.moveTo(OFFICE.clock.now().plus(Duration.ofMinutes(10)));
            Process.on(new CrashSwitch()).tell();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        holds(subject, when);
    }

    private static boolean over() {
        return OFFICE.scope.reading(
                ORG,
                () ->
                        new DeliveryRows(OFFICE.jdbc).waiting(ORG, 1, 1) == 0
                                && new JournalRows(OFFICE.jdbc).after(ORG, 1, 1).isEmpty());
    }

    /** Both arrived, the first before the second, each under one id however often. */
    private static void holds(SubjectId subject, String when) {
        List<Integer> order =
                receiver.bodies().stream()
                        .filter(body -> body.contains(subject.number()))
                        .map(body -> body.contains("repair.reported") ? 1 : 2)
                        .distinct()
                        .toList();
        assertThat(order).as(when).containsExactly(1, 2);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < receiver.bodies().size(); i++) {
            if (receiver.bodies().get(i).contains(subject.number())) {
                ids.add(receiver.ids().get(i));
            }
        }
        assertThat(ids).as(when).hasSize(2);
    }

    /** Told once nobody holds the address any more. */
    private static SubjectId twoFacts() {
        OFFICE.clock.moveTo(OFFICE.clock.now().plus(Duration.ofMinutes(10)));
        Outcome outcome =
                OFFICE.requests.open(
                        new Requests.Sender(
                                ORG,
                                Actor.person(PERSON, Set.of("agent")),
                                "request " + KEYS.incrementAndGet(),
                                "test"),
                        new Requests.Opening(
                                1,
                                Optional.empty(),
                                PERSON,
                                Optional.empty(),
                                PERSON,
                                List.of(
                                        NewFact.now(
                                                new FactKind("repair.reported"),
                                                Map.of("area", new Value.Text("urban"))),
                                        NewFact.now(
                                                Cable.NOTED,
                                                Map.of("text", new Value.Text("二楼"))))));
        if (outcome instanceof Outcome.Done done) {
            return done.subject();
        }
        throw new IllegalStateException(outcome.toString());
    }
}

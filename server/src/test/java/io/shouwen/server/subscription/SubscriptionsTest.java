package io.shouwen.server.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.webhook.TestReceiver;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** An address beside the house, and what it is told. */
class SubscriptionsTest {
    private static final OrgId ORG = new OrgId(1);
    private static final Pattern SECRET = Pattern.compile("id=\"secret\">(whsec_[^<]+)<");
    private static final Pattern ID = Pattern.compile("/subscriptions/(\\d+)\"");
    private static final Pattern SENT = Pattern.compile("/deliveries/(\\d+)\"");
    private static final String COMPANY = "1";
    private static final long PAUSE_NANOS = 20_000_000;
    private static final int LOOKS = 3_000;

    private TestServer server;
    private RoomsStory rooms;
    private TestBrowser agent;
    private TestBrowser admin;
    private TestReceiver receiver;
    private WallClock clock;

    @BeforeEach
    void open() throws IOException {
        System.setProperty("SHOUWEN_WEBHOOK_ALLOW", "127.0.0.1");
        server = TestServer.demo();
        rooms = new RoomsStory(server);
        agent = TestBrowser.as(server, "sunli");
        admin = TestBrowser.as(server, "zhoumin");
        receiver = new TestReceiver();
        clock = server.bean(WallClock.class);
    }

    @AfterEach
    void close() {
        receiver.close();
        server.close();
        System.clearProperty("SHOUWEN_WEBHOOK_ALLOW");
    }

    private Map<String, String> form(String key) {
        Map<String, String> form = new HashMap<>();
        form.put("name", "工单平台");
        form.put("address", receiver.address().toString());
        form.put("kind", "request.opened");
        form.put("unit", COMPANY);
        form.put("soon", "20");
        form.put("key", key);
        return form;
    }

    /** Opens an address; answers its number. */
    private int subscribe(Map<String, String> form) {
        HttpResponse<String> answer = admin.post("/subscriptions", "/subscriptions", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        receiver.knows(RoomsStory.first(SECRET, answer.body()));
        return Integer.parseInt(RoomsStory.first(ID, answer.body()));
    }

    private static void until(BooleanSupplier holds) {
        for (int look = 0; look < LOOKS && !holds.getAsBoolean(); look++) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    private void come(int many) {
        until(() -> receiver.bodies().size() >= many);
        assertThat(receiver.bodies()).hasSize(many);
    }

    private HttpResponse<String> act(int id, String act, String key) {
        String page = "/subscriptions/" + id;
        return admin.post(page, page + "/" + act, Map.of("key", key));
    }

    @Test
    void aFactIsToldOnceAsTheInterfaceGivesItWithoutAnythingPersonal() {
        int id = subscribe(form("open"));
        String number = rooms.report(agent, "13900071001");
        come(1);
        assertThat(receiver.bodies().getFirst())
                .contains("\"type\": \"fact.recorded\"", "\"kind\": \"request.opened\"")
                .contains("\"subject\": \"" + number + "\"", "\"n\": 1", "\"toldAs\": \"agent\"")
                .doesNotContain("13900071001", "王小明", "人民路");
        String page = admin.get("/subscriptions/" + id).body();
        assertThat(page).contains(number).doesNotContain("whsec_");
        assertThat(admin.get("/subscriptions").body()).contains("工单平台").doesNotContain("whsec_");
    }

    @Test
    void theSecretIsShownOnceAndAFormSentTwiceOpensOne() {
        subscribe(form("open"));
        HttpResponse<String> again = admin.post("/subscriptions", "/subscriptions", form("open"));
        assertThat(again.statusCode()).isEqualTo(302);
        assertThat(admin.get("/subscriptions").body().split("data-subscription", -1)).hasSize(2);
    }

    @Test
    void whatIsNotTakenComesAgainUnderTheSameIdAndNothingOvertakesIt() {
        subscribe(form("open"));
        receiver.refuse(1);
        String first = rooms.report(agent, "13900071001");
        come(1);
        awaitATry();
        String second = rooms.report(agent, "13900071002");
        clock.setAhead(Duration.ofMinutes(1));
        come(3);
        assertThat(receiver.ids().get(1)).isEqualTo(receiver.ids().getFirst());
        assertThat(receiver.bodies().get(1)).contains(first);
        assertThat(receiver.bodies().get(2)).contains(second);
    }

    @Test
    void anAddressThatTakesNothingHoldsUpNoOther() throws IOException {
        try (TestReceiver other = new TestReceiver()) {
            Map<String, String> form = form("other");
            form.put("address", other.address().toString());
            subscribe(form);
            other.refuse(100);
            subscribe(form("open"));
            rooms.report(agent, "13900071001");
            rooms.report(agent, "13900071002");
            come(2);
        }
    }

    @Test
    void anAnswerThatDoesNotEndHoldsUpNothing() {
        subscribe(form("open"));
        receiver.drip();
        rooms.report(agent, "13900071001");
        come(1);
        rooms.report(agent, "13900071002");
        come(2);
        assertThat(receiver.ids()).doesNotHaveDuplicates();
    }

    @Test
    void anAddressThatDoesNotAnswerHoldsUpNoOther() throws IOException {
        try (TestReceiver other = new TestReceiver()) {
            Map<String, String> form = form("other");
            form.put("address", other.address().toString());
            subscribe(form);
            other.fallSilent();
            subscribe(form("open"));
            rooms.report(agent, "13900071001");
            until(() -> !other.ids().isEmpty());
            come(1);
            rooms.report(agent, "13900071002");
            come(2);
            until(() -> attempts("request.opened").equals(List.of(0, 0, 1, 1)));
        }
    }

    /** That an address has not taken something is kept, not only known to the address. */
    private void awaitATry() {
        until(() -> attempts("request.opened").stream().anyMatch(tries -> tries > 0));
    }

    /** How often each message was tried to an end. */
    private List<Integer> attempts(String what) {
        return server.database()
                .orgScope()
                .reading(
                        ORG,
                        () ->
                                server.database()
                                        .jdbc()
                                        .sql(
                                                """
                                                select attempts from delivery
                                                where body -> 'data' -> 'fact' ->> 'kind' = :what
                                                order by attempts
                                                """)
                                        .param("what", what)
                                        .query(Integer.class)
                                        .list());
    }

    @Test
    void aPromiseIsToldBeforeItIsDueAndWhenItIsBroken() {
        Map<String, String> form = form("open");
        form.remove("kind");
        subscribe(results(form));
        String number = rooms.report(agent, "13900071001");
        clock.setAhead(Duration.ofMinutes(12));
        until(() -> {
            server.bean(Feeding.class).feedSoon();
            return told("promise.due-soon", "cable.3.3.2a");
        });
        clock.setAhead(Duration.ofMinutes(31));
        until(() -> told("promise.breached", "cable.3.3.2a"));
        rooms.assign(TestBrowser.as(server, "xufang"), number, rooms.person("Y201"));
        arrive(number);
        until(() ->
                receiver.bodies().stream()
                        .anyMatch(body ->
                                body.contains("verdict.concluded")
                                        && body.contains("\"verdict\": \"broken\"")
                                        && body.contains("cable.3.3.2a")));
        long soon =
                receiver.bodies().stream()
                        .filter(body -> body.contains("\"type\": \"promise.due-soon\""))
                        .filter(body -> body.contains("cable.3.3.2a"))
                        .count();
        assertThat(soon).isEqualTo(1);
    }

    private void arrive(String number) {
        server.bean(Requests.class)
                .add(
                        new Requests.Sender(
                                ORG,
                                Actor.person(rooms.person("Y201"), Set.of("technician")),
                                "arrive",
                                "field"),
                        SubjectId.parse(number).orElseThrow(),
                        List.of(NewFact.now(new FactKind("visit.arrived"), Map.of())));
    }

    private boolean told(String type, String clause) {
        return receiver.bodies().stream()
                .anyMatch(body ->
                        body.contains("\"type\": \"" + type + "\"") && body.contains(clause));
    }

    /** A form whose boxes of results are all ticked: the field stands there several times. */
    private Map<String, String> results(Map<String, String> form) {
        form.put("result", "promise.due-soon,promise.breached,verdict.concluded");
        return form;
    }

    @Test
    void whatHappensElsewhereIsNotTold() {
        Map<String, String> form = form("open");
        form.put("unit", "5");
        subscribe(form);
        rooms.report(agent, "13900071001");
        Map<String, String> rural = rooms.form(agent, "13900071002");
        rural.put("settlement", "village");
        String number = RoomsStory.number(rooms.send(agent, rural));
        come(1);
        assertThat(receiver.bodies().getFirst()).contains(number);
    }

    @Test
    void switchedOffItIsToldLaterWhatHappenedMeanwhile() {
        int id = subscribe(form("open"));
        act(id, "off", "off");
        String number = rooms.report(agent, "13900071001");
        assertThat(admin.get("/subscriptions/" + id).body()).doesNotContain(number);
        act(id, "on", "on");
        come(1);
        assertThat(receiver.bodies().getFirst()).contains(number);
    }

    @Test
    void afterDaysInVainTheHouseGivesUpTellsTheAdministratorsAndLosesNothing() {
        int id = subscribe(form("open"));
        receiver.refuse(1_000);
        String number = rooms.report(agent, "13900071001");
        awaitATry();
        clock.setAhead(Duration.ofDays(3).plusHours(1));
        until(() -> admin.get("/subscriptions/" + id).body().contains("/" + id + "/on\""));
        assertThat(admin.get("/my/notices").body()).contains("工单平台");
        receiver.refuse(0);
        int before = receiver.bodies().size();
        act(id, "on", "on again");
        until(() -> receiver.bodies().size() > before);
        assertThat(receiver.bodies().getLast()).contains(number);
        assertThat(receiver.ids()).allMatch(receiver.ids().getFirst()::equals);
    }

    @Test
    void aMessageCanBeTriedAndSentOnceMoreUnderItsId() {
        int id = subscribe(form("open"));
        act(id, "test", "test");
        act(id, "test", "test");
        come(1);
        assertThat(receiver.bodies().getFirst()).contains("\"type\": \"test\"");
        until(() -> admin.get("/subscriptions/" + id).body().contains("/deliveries/"));
        String page = "/subscriptions/" + id;
        String delivery = RoomsStory.first(SENT, admin.get(page).body());
        admin.post(page, page + "/deliveries/" + delivery, Map.of());
        come(2);
        assertThat(receiver.ids().getLast()).isEqualTo(receiver.ids().getFirst());
    }

    @Test
    void aNewSecretHoldsAtOnceAndAClosedAddressIsToldNothing() {
        int id = subscribe(form("open"));
        HttpResponse<String> renewed = act(id, "secret", "secret");
        receiver.knows(RoomsStory.first(SECRET, renewed.body()));
        assertThat(act(id, "secret", "secret").statusCode()).isEqualTo(302);
        rooms.report(agent, "13900071001");
        come(1);
        assertThat(receiver.bodies().getFirst()).contains("fact.recorded");
        act(id, "close", "close");
        rooms.report(agent, "13900071002");
        assertThat(admin.get("/subscriptions/" + id).statusCode()).isEqualTo(404);
        assertThat(receiver.bodies()).hasSize(1);
    }

    @Test
    void whatIsNotFitIsRefusedAndEachDeedIsAFact() {
        Map<String, String> plain = form("plain");
        plain.put("address", "http://crm.example/");
        assertThat(admin.post("/subscriptions", "/subscriptions", plain).statusCode())
                .isEqualTo(422);
        Map<String, String> nothing = form("nothing");
        nothing.remove("kind");
        assertThat(admin.post("/subscriptions", "/subscriptions", nothing).statusCode())
                .isEqualTo(422);
        Map<String, String> unknown = form("unknown");
        unknown.put("kind", "request.opened,no.such-kind");
        assertThat(admin.post("/subscriptions", "/subscriptions", unknown).statusCode())
                .isEqualTo(404);
        Map<String, String> named = form("named");
        named.put("secretName", "PATH");
        assertThat(admin.post("/subscriptions", "/subscriptions", named).statusCode())
                .isEqualTo(422);
        int id = subscribe(form("open"));
        act(id, "off", "off");
        assertThat(deeds()).containsExactly("subscription.opened", "subscription.changed");
    }

    private List<String> deeds() {
        return server.database()
                .orgScope()
                .reading(
                        ORG,
                        () ->
                                server.database()
                                        .jdbc()
                                        .sql(
                                                """
                                                select kind from fact
                                                where kind like 'subscription.%'
                                                order by subject, n
                                                """)
                                        .query(String.class)
                                        .list());
    }

    @Test
    void aSecretOfTheEnvironmentSignsToo() {
        String secret = Secrets.fresh();
        System.setProperty("SHOUWEN_WEBHOOK_SECRET_1_ERP", secret);
        try {
            receiver.knows(secret);
            Map<String, String> form = form("open");
            form.put("secretName", "SHOUWEN_WEBHOOK_SECRET_1_ERP");
            HttpResponse<String> opened = admin.post("/subscriptions", "/subscriptions", form);
            assertThat(opened.statusCode()).isEqualTo(302);
            assertThat(server.bean(Secrets.class).named(ORG, "SHOUWEN_WEBHOOK_SECRET_1_ERP"))
                    .isTrue();
            OrgId other = new OrgId(2);
            assertThat(server.bean(Secrets.class).named(other, "SHOUWEN_WEBHOOK_SECRET_1_ERP"))
                    .isFalse();
            String number = rooms.report(agent, "13900071001");
            come(1);
            assertThat(receiver.bodies().getFirst()).contains(number);
            assertThat(SubjectId.parse(number)).isPresent();
        } finally {
            System.clearProperty("SHOUWEN_WEBHOOK_SECRET_1_ERP");
        }
    }
}

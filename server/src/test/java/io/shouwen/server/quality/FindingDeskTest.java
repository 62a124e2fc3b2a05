package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The desk, the excuse by an event and the rules, as people send them. */
class FindingDeskTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final SampleBreach BREACHES = new SampleBreach(SERVER);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final TestBrowser QUALITY = TestBrowser.as(SERVER, "linjing");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aStormIsDeclaredAndExcusesWhatBrokeInItUntilSomebodyTakesItBack() {
        String before = BREACHES.overdue("liwei").number();
        String event = declare();
        String first = BREACHES.overdue("liwei").number();
        String second = BREACHES.overdue("zhangyong").number();
        assertThat(QUALITY.get("/findings").body())
                .contains("按起因", "/findings/events/" + event, first, second, before);
        assertThat(QUALITY.get("/findings/causes").body()).contains("/findings/events/" + event);
        String page = QUALITY.get("/findings/events/" + event).body();
        assertThat(page).contains(first, second).doesNotContain(before);

        Map<String, String> order =
                Map.of("clause", QualityOffice.CLAUSE, "words", "台风期间道路中断", "key", key());
        assertThat(send(QUALITY, event, "excuse", order).statusCode()).isEqualTo(302);
        assertThat(send(QUALITY, event, "excuse", order).statusCode())
                .as("the same form again")
                .isEqualTo(302);
        settle(event);
        assertThat(QUALITY.get("/findings/events/" + event, "Accept-Language", "en").body())
                .contains("Finished: 2 findings", "Findings that the event excuses: 2");
        TestBrowser person = TestBrowser.as(SERVER, "liwei");
        assertThat(person.get("/findings/" + first).body())
                .contains("因宣布的事件 " + event + " 免责", "台风期间道路中断");
        assertThat(person.get("/my/notices").body())
                .contains("问题 " + first + " 不成立", "/findings/" + first);

        assertThat(
                        send(
                                        TestBrowser.as(SERVER, "hewen"),
                                        event,
                                        "undone",
                                        Map.of("words", "当时道路已通", "key", key()))
                                .statusCode())
                .isEqualTo(302);
        settle(event);
        assertThat(QUALITY.get("/findings/" + second, "Accept-Language", "en").body())
                .contains("To decide", "Excuse taken back");
    }

    @Test
    void onlyADeciderExcusesAndTheFormSaysWhatIsMissing() {
        String event = declare();
        BREACHES.overdue("liwei");
        assertThat(
                        send(
                                        QUALITY,
                                        event,
                                        "excuse",
                                        Map.of("clause", "city.4.2", "words", " ", "key", key()))
                                .statusCode())
                .isEqualTo(409);
        assertThat(send(QUALITY, event, "excuse", Map.of("words", "台风", "key", key())).body())
                .contains("请至少选择一个条款");
        TestBrowser chief = TestBrowser.as(SERVER, "huangjianjun");
        assertThat(chief.get("/findings/events/" + event).body()).doesNotContain("批量免责</button>");
        assertThat(
                        send(
                                        chief,
                                        event,
                                        "excuse",
                                        Map.of("clause", "city.4.2", "words", "台风", "key", key()))
                                .statusCode())
                .isEqualTo(403);
        assertThat(QUALITY.get("/findings/events/2603-000001-0").statusCode()).isEqualTo(404);
    }

    @Test
    void thePersonSeesUntilWhenToAnswerAndToAppeal() {
        String number = BREACHES.overdue("wanglei").number();
        TestBrowser person = TestBrowser.as(SERVER, "wanglei");
        assertThat(person.get("/my/findings", "Accept-Language", "en").body())
                .contains("Please answer by");
        person.post(
                "/findings/" + number,
                "/findings/" + number + "/answer",
                Map.of("revision", "1", "words", "路上堵车", "key", key()));
        QUALITY.post(
                "/findings/" + number,
                "/findings/" + number + "/confirm",
                Map.of(
                        "revision",
                        "1",
                        "points",
                        "1",
                        "money",
                        "100",
                        "words",
                        "属实",
                        "key",
                        key()));
        assertThat(person.get("/my/findings").body()).contains("前提出申诉");
        assertThat(person.get("/findings/" + number).body()).contains("5 个工作日内，工作日为周一至周五");
        assertThat(person.get("/my/ledger").body()).contains("前申诉");
    }

    @Test
    void theHeadOfTheHouseSettlesTheRulesAndEachChangeIsKept() {
        TestBrowser head = TestBrowser.as(SERVER, "chenli");
        assertThat(settle(head, "48", "7", "20", "3").statusCode()).isEqualTo(302);
        assertThat(head.get("/findings/terms").body())
                .contains("陈立", "value=\"48\"", "value=\"20\"", "value=\"3\"");
        assertThat(settle(head, "24", "5", "30", "1").statusCode()).isEqualTo(302);
        assertThat(head.get("/findings/terms").body()).contains("历次调整", "<dd>48</dd>");
        for (String[] wrong :
                new String[][] {
                    {"721", "5", "30", "1"},
                    {"24", "0", "30", "1"},
                    {"24", "5", "366", "1"},
                    {"24", "5", "30", "10"},
                    {"soon", "5", "30", "1"}
                }) {
            assertThat(settle(head, wrong[0], wrong[1], wrong[2], wrong[3]).statusCode())
                    .isEqualTo(422);
        }
        TestBrowser section = TestBrowser.as(SERVER, "wuguoqiang");
        assertThat(section.get("/findings/terms").body())
                .doesNotContain("<form method=\"post\" action=\"/findings/terms\"");
        assertThat(
                        section.post(
                                        "/findings",
                                        "/findings/terms",
                                        Map.of(
                                                "answerHours",
                                                "1",
                                                "appealDays",
                                                "1",
                                                "lapseDays",
                                                "1",
                                                "panel",
                                                "1",
                                                "key",
                                                key()))
                                .statusCode())
                .isEqualTo(403);
        assertThat(QUALITY.get("/findings/terms").statusCode()).isEqualTo(403);
    }

    @Test
    void theDeskIsFiltered() {
        String number = BREACHES.overdue("liwei").number();
        assertThat(QUALITY.get("/findings?clause=city.4.2").body()).contains(number);
        assertThat(QUALITY.get("/findings?clause=city.9.9").body()).doesNotContain(number);
        assertThat(QUALITY.get("/findings?days=14").body()).doesNotContain(number);
        assertThat(QUALITY.get("/findings?unit=none").statusCode()).isEqualTo(404);
        assertThat(QUALITY.get("/findings/causes?state=dismissed").statusCode()).isEqualTo(404);
    }

    private static String declare() {
        Map<String, String> form = new HashMap<>();
        form.put("key", key());
        form.put("kind", "storm");
        form.put("cause", "台风");
        form.put(
                "ends",
                LocalDateTime.ofInstant(
                                SERVER.bean(WallClock.class).now().plus(Duration.ofHours(9)), CHINA)
                        .withNano(0)
                        .toString());
        form.put("unit", Integer.toString(BREACHES.unit("liwei")));
        return RoomsStory.number(TestBrowser.as(SERVER, "xufang").post("/events", "/events", form));
    }

    private static HttpResponse<String> settle(
            TestBrowser head, String answer, String appeal, String lapse, String panel) {
        return head.post(
                "/findings/terms",
                "/findings/terms",
                Map.of(
                        "money",
                        "true",
                        "answerHours",
                        answer,
                        "appealDays",
                        appeal,
                        "lapseDays",
                        lapse,
                        "panel",
                        panel,
                        "key",
                        key()));
    }

    private static HttpResponse<String> send(
            TestBrowser who, String event, String act, Map<String, String> form) {
        return who.post("/findings", "/findings/events/" + event + "/" + act, form);
    }

    private static void settle(String event) {
        do {
            SERVER.bean(Excuses.class).roll();
        } while (QUALITY.get("/findings/events/" + event).body().contains("<progress"));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}

package io.shouwen.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

class ErrandsTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final OrgId ORG = new OrgId(1);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final TestBrowser COLLEAGUE = TestBrowser.as(SERVER, "maxiao");
    private static final TestBrowser DISPATCHER = TestBrowser.as(SERVER, "xufang");
    private static final TestBrowser TECHNICIAN = TestBrowser.as(SERVER, "liwei");
    private static final TestBrowser RURAL = TestBrowser.as(SERVER, "liuyang");
    private static final TestBrowser HEAD = TestBrowser.as(SERVER, "wuguoqiang");

    @AfterEach
    void onTime() {
        SERVER.bean(WallClock.class).setAhead(Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void whoHasGivenBackTooOftenAcceptsOrDisputesAndASuperiorRules() {
        String number = ROOMS.report(AGENT, "13900000201");
        Map<String, String> offer = Map.of("to", person("Y102"), "reason", "下班");
        for (int time = 1; time <= 2; time++) {
            act(AGENT, number, "offer", offer);
            assertThat(act(COLLEAGUE, number, "give-back", Map.of("reason", "不归我")).statusCode())
                    .isEqualTo(302);
        }
        act(AGENT, number, "offer", offer);
        assertThat(act(COLLEAGUE, number, "give-back", Map.of("reason", "不归我")))
                .satisfies(refused(409, "本单已退回 2 次"));
        act(COLLEAGUE, number, "errands", Map.of("kind", "dispute", "reason", "属于农村班"));
        String ruling = "errands/" + open(number, DISPATCHER) + "/ruled";
        Map<String, String> ruled = Map.of("handler", person("Y102"), "reason", "由受理人续办");
        assertThat(act(AGENT, number, ruling, ruled)).satisfies(refused(422, "不能对本单作此处理"));
        assertThat(act(DISPATCHER, number, ruling, ruled).statusCode()).isEqualTo(302);
        assertThat(row(number).handler()).isEqualTo(ROOMS.person("Y102"));
        assertThat(row(number).offeredTo()).isEmpty();
        assertThat(act(DISPATCHER, number, ruling, ruled)).satisfies(refused(422, "已经办结"));
    }

    @Test
    void aSupportingUnitSeesTheRequestAndItsLimitIsNotTheCustomers() {
        String number = ROOMS.report(AGENT, "13900000202");
        assertThat(RURAL.get("/requests/" + number).statusCode()).isEqualTo(404);
        String before = AGENT.get("/requests/" + number).body();
        act(
                AGENT,
                number,
                "errands",
                Map.of("kind", "support", "unit", rural(), "until", in(2), "reason", "借云梯车"));
        assertThat(RURAL.get("/requests/" + number).body()).contains("借云梯车", "协办完成");
        assertThat(RURAL.get("/errands").body()).contains(number);
        assertThat(due(AGENT.get("/requests/" + number).body())).isEqualTo(due(before));
        act(RURAL, number, "errands/" + open(number, RURAL) + "/done", Map.of("reason", "已送到"));
        assertThat(AGENT.get("/requests/" + number).body()).contains("已送到");
        assertThat(RURAL.get("/errands").body()).doesNotContain(number);
    }

    @Test
    void anExtensionIsAskedBeforeTheDateAndSomebodyElseApprovesOnceTheCustomerIsTold() {
        String number = ROOMS.report(AGENT, "13900000203");
        ROOMS.assign(DISPATCHER, number, ROOMS.person("Y201"));
        Map<String, String> ask = Map.of("kind", "extension", "until", in(5), "reason", "等备件");
        assertThat(act(DISPATCHER, number, "errands", ask)).satisfies(refused(422, "不能对本单作此处理"));
        assertThat(act(TECHNICIAN, number, "errands", ask).statusCode()).isEqualTo(302);
        String approval = "errands/" + open(number, DISPATCHER) + "/approved";
        assertThat(act(DISPATCHER, number, approval, Map.of("reason", "同意")))
                .satisfies(refused(422, "须告知客户"));
        assertThat(
                        act(DISPATCHER, number, approval, Map.of("reason", "同意", "told", "true"))
                                .statusCode())
                .isEqualTo(302);
        assertThat(AGENT.get("/requests/" + number).body()).contains("已批准");
        SERVER.bean(WallClock.class).setAhead(Duration.ofMinutes(40));
        assertThat(
                        act(
                                TECHNICIAN,
                                number,
                                "errands",
                                Map.of("kind", "extension", "until", in(9), "reason", "等备件")))
                .satisfies(refused(422, "须在时限届满前"));
    }

    @Test
    void aLeaderSupervisesTheCentreChasesAndTheCustomerUrges() {
        String number = ROOMS.report(AGENT, "13900000204");
        ROOMS.assign(DISPATCHER, number, ROOMS.person("Y201"));
        act(
                HEAD,
                number,
                "errands",
                Map.of("kind", "supervision", "until", in(3), "reason", "连续两天报修"));
        act(AGENT, number, "chase", Map.of("reason", "客户在等"));
        assertThat(act(TECHNICIAN, number, "chase", Map.of("reason", "x")).statusCode())
                .isEqualTo(403);
        assertThat(TECHNICIAN.get("/errands").body()).contains("督办", number);
        String answer = "errands/" + open(number, TECHNICIAN) + "/answered";
        assertThat(act(DISPATCHER, number, answer, Map.of("reason", "在修")))
                .satisfies(refused(422, "不能对本单"));
        act(TECHNICIAN, number, answer, Map.of("reason", "今晚恢复"));
        assertThat(AGENT.get("/requests/" + number).body()).contains("督促", "督办反馈", "今晚恢复");
    }

    @Test
    void aMergedRequestAnswersThroughTheOtherAndLosesNothing() {
        String first = ROOMS.report(AGENT, "13900000205");
        String second = ROOMS.report(AGENT, "13900000206");
        Map<String, String> into = Map.of("other", first, "merged", "true", "reason", "同一栋楼");
        assertThat(act(AGENT, second, "merge", into).statusCode()).isEqualTo(302);
        assertThat(row(second).mergedInto()).contains(SubjectId.parse(first).orElseThrow());
        assertThat(row(second).open()).isFalse();
        assertThat(row(second).firstContact()).isEqualTo(ROOMS.person("Y101"));
        assertThat(AGENT.get("/requests/" + second).body()).contains("已并入", first, "同一栋楼");
        assertThat(told(first)).isEqualTo(1);
        assertThat(told(second)).isEqualTo(1);
        Map<String, String> back = Map.of("other", second, "merged", "true", "reason", "同一栋楼");
        assertThat(act(AGENT, first, "merge", back)).satisfies(refused(409, "它本身已并入"));
        Map<String, String> related = Map.of("other", second, "reason", "同一小区");
        assertThat(act(AGENT, first, "merge", related).statusCode()).isEqualTo(302);
        assertThat(row(first).open()).isTrue();
    }

    private static long told(String number) {
        return SERVER.database()
                .orgScope()
                .reading(
                        ORG,
                        () ->
                                SERVER.database()
                                        .jdbc()
                                        .sql("select count(*) from message where about = :about")
                                        .param(
                                                "about",
                                                SubjectId.parse(number).orElseThrow().value())
                                        .query(Long.class)
                                        .single());
    }

    /** The number of what waits on a request and the reader may settle. */
    private static String open(String number, TestBrowser reader) {
        String page = reader.get("/requests/" + number).body();
        return RoomsStory.first(Pattern.compile("/errands/([0-9]+)/"), page);
    }

    private static String due(String page) {
        return RoomsStory.first(
                Pattern.compile("<dl class=\"dues\">(.*?)</dl>", Pattern.DOTALL), page);
    }

    private static String in(int hours) {
        return LocalDateTime.ofInstant(
                        SERVER.bean(WallClock.class).now(), ZoneId.of("Asia/Shanghai"))
                .plusHours(hours)
                .withNano(0)
                .toString();
    }

    private static String person(String staffNo) {
        return Integer.toString(ROOMS.person(staffNo));
    }

    private static String rural() {
        return Integer.toString(
                SERVER.bean(Units.class).all(ORG).values().stream()
                        .filter(unit -> unit.nameZh().equals("农村维修班"))
                        .findFirst()
                        .orElseThrow()
                        .id());
    }

    private static RequestRow row(String number) {
        return SERVER.bean(Requests.class)
                .find(ORG, SubjectId.parse(number).orElseThrow())
                .orElseThrow()
                .request();
    }

    private static HttpResponse<String> act(
            TestBrowser who, String number, String act, Map<String, String> form) {
        Map<String, String> keyed = new HashMap<>(form);
        keyed.put("key", UUID.randomUUID().toString());
        return who.post("/", "/requests/" + number + "/" + act, keyed);
    }

    private static Consumer<HttpResponse<String>> refused(int status, String sentence) {
        return answer -> {
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).contains(sentence);
        };
    }
}

package io.shouwen.server.above;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.masters.OneSheet;
import io.shouwen.server.masters.TestWorkbook;
import io.shouwen.server.masters.TrialView;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class AboveTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final OrgId ORG = new OrgId(1);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final TestBrowser CLIENT = new TestBrowser(SERVER);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final TestBrowser DISPATCHER = TestBrowser.as(SERVER, "xufang");
    private static final TestBrowser HEAD = TestBrowser.as(SERVER, "wuguoqiang");
    private static final Pattern NUMBER = Pattern.compile("\"request\":\"([^\"]+)\"");

    private static int crew;

    @BeforeAll
    static void giveOutTokens() {
        String report = ROOMS.report(AGENT, "13900000401");
        crew =
                SERVER.bean(Requests.class)
                        .find(ORG, SubjectId.parse(report).orElseThrow())
                        .orElseThrow()
                        .request()
                        .unit();
        ROOMS.token(1, "hotline", "request.opened", "above.received", "above.rated");
        ROOMS.token(1, "narrow", "request.opened");
    }

    @AfterEach
    void onTime() {
        SERVER.bean(WallClock.class).setAhead(Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void anOrderIsSignedForAnsweredCheckedSentRatedAndDoneAgain() {
        String number = received("A-1", in(5));
        assertThat(AGENT.get("/above").body()).contains("A-1", "待签收", number);
        assertThat(act(AGENT, number, "reply", Map.of("text", "已修复")))
                .satisfies(refused(409, "请先签收"));
        assertThat(close(number)).satisfies(refused(409, "答复审核通过"));
        assertThat(act(AGENT, number, "sign", Map.of()).statusCode()).isEqualTo(302);
        assertThat(act(AGENT, number, "sign", Map.of())).satisfies(refused(409, "不能这样办理"));
        assertThat(act(DISPATCHER, number, "reply", Map.of("text", "已修复")))
                .satisfies(refused(409, "先接办"));
        act(AGENT, number, "reply", Map.of("text", "已更换分支器，信号恢复"));
        assertThat(AGENT.get("/above/" + number).body()).contains("三天没有信号", "已更换分支器", "答复待审核");
        assertThat(act(AGENT, number, "check", Map.of("approved", "true")).statusCode())
                .isEqualTo(403);
        act(DISPATCHER, number, "check", Map.of("approved", "false", "reason", "写明日期"));
        act(AGENT, number, "reply", Map.of("text", "已于今日更换分支器"));
        act(DISPATCHER, number, "check", Map.of("approved", "true"));
        assertThat(close(number).statusCode()).isEqualTo(302);
        assertThat(export("").body()).startsWith("PK");
        assertThat(AGENT.get("/above/" + number).body()).contains("已回传");
        assertThat(AGENT.get("/above").body()).doesNotContain("A-1");
        act(
                AGENT,
                number,
                "rating",
                Map.of("rating", "dissatisfied", "until", in(9), "reason", "仍有马赛克"));
        assertThat(AGENT.get("/above").body()).contains("A-1", "第 2 次办理");
        assertThat(AGENT.get("/requests/" + number).body())
                .contains("三天没有信号", "重新办理", "上级要求重办", "仍有马赛克", "不满意");
    }

    @Test
    void whoeverWroteTheReplyDoesNotCheckIt() {
        String number = received("A-2", in(5));
        act(AGENT, number, "sign", Map.of());
        ROOMS.assign(DISPATCHER, number, ROOMS.person("Y201"));
        SERVER.bean(Requests.class)
                .assign(
                        new Requests.Sender(
                                ORG,
                                Actor.person(ROOMS.person("Y103"), Set.of("dispatcher")),
                                "take",
                                "test"),
                        SubjectId.parse(number).orElseThrow(),
                        ROOMS.person("Y103"),
                        "");
        assertThat(act(DISPATCHER, number, "reply", Map.of("text", "已修复")).statusCode())
                .isEqualTo(302);
        assertThat(act(DISPATCHER, number, "check", Map.of("approved", "true")))
                .satisfies(refused(422, "请由另一人审核"));
        assertThat(act(HEAD, number, "check", Map.of("approved", "true")).statusCode())
                .isEqualTo(302);
    }

    @Test
    void moreTimeIsAskedBeforeTheDateAndTheFirstDateStaysShown() {
        String number = received("A-3", in(5));
        act(AGENT, number, "sign", Map.of());
        assertThat(act(AGENT, number, "asked", Map.of("until", in(4), "reason", "等备件")))
                .satisfies(refused(422, "晚于现有期限"));
        act(AGENT, number, "asked", Map.of("until", in(48), "reason", "等备件"));
        assertThat(AGENT.get("/above").body()).contains("已申请延期");
        act(AGENT, number, "answered", Map.of("granted", "true", "reason", "同意"));
        assertThat(AGENT.get("/above/" + number).body()).contains("最初到期");
        SERVER.bean(WallClock.class).setAhead(Duration.ofHours(49));
        assertThat(AGENT.get("/above").body()).contains("verdict-overdue");
        assertThat(act(AGENT, number, "asked", Map.of("until", in(99), "reason", "等备件")))
                .satisfies(refused(422, "须在时限届满前"));
    }

    @Test
    void whatIsNotOursIsReturnedAndTheirConsentClosesIt() {
        String number = received("A-4", in(5));
        act(AGENT, number, "asked", Map.of("back", "true", "reason", "属供电公司"));
        act(AGENT, number, "answered", Map.of("back", "true", "granted", "false", "reason", "再核"));
        assertThat(AGENT.get("/above/" + number).body()).contains("待签收");
        act(AGENT, number, "asked", Map.of("back", "true", "reason", "属供电公司，已核"));
        act(AGENT, number, "answered", Map.of("back", "true", "granted", "true", "reason", "同意"));
        assertThat(AGENT.get("/requests/" + number).body()).contains("已办结");
        assertThat(AGENT.get("/above").body()).doesNotContain("A-4");
    }

    @Test
    void oneNumberOfASourceIsOneRequestHoweverItComes() {
        HttpResponse<String> first = send("hotline", "k-5", order("A-5", in(5)));
        HttpResponse<String> again = send("hotline", "k-5", order("A-5", in(5)));
        HttpResponse<String> other = send("hotline", "k-6", order("A-5", in(5)));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(number(again)).isEqualTo(number(first));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("above-known", number(first));
        HttpResponse<String> onAnother =
                CLIENT.postJson(
                        "/api/v1/requests/" + ROOMS.report(AGENT, "13900000088") + "/facts",
                        """
                        [{"kind":"above.received","attributes":{"source":"市 12345",
                         "reference":"A-5","due":"%s:00+08:00","words":"text-1"}}]
                        """
                                .formatted(in(5)),
                        "Authorization",
                        "Bearer hotline",
                        "Idempotency-Key",
                        "k-9");
        assertThat(onAnother.statusCode()).as(onAnother.body()).isEqualTo(422);
        assertThat(onAnother.body()).contains("above-known", number(first));
        assertThat(send("narrow", "k-7", order("A-7", in(5))).statusCode()).isEqualTo(403);
        assertThat(send("hotline", "k-8", order("A-8", in(5)).replace("enquiry", "wish")).body())
                .contains("request-type-unknown");
    }

    @Test
    void aLookAtAWorkbookTellsWhatIsWrongRowByRow() {
        received("B-1", in(5));
        LocalDate today = SERVER.bean(WallClock.class).now().atZone(ZONE).toLocalDate();
        String rows =
                """
                来源|上级工单号|答复期限|类型|诉求内容|电话
                市 12345|B-1|%1$s|投诉|以前来过
                市 12345|B-2|%1$s|投诉|三天没有信号|13900000021
                市 12345|B-2|%1$s|投诉|重复
                市 12345||%1$s|投诉|没有工单号
                市 12345|B-3|2020-01-01|投诉|期限已过
                市 12345|B-4|%1$s|愿望|没有这种类型
                市 12345|B-5|%1$s|投诉|电话不对|找王小明
                """
                        .formatted(today.plusDays(3));
        TrialView trial = look(new TestWorkbook().sheet("上级工单", rows).file(), today);
        assertThat(trial.problems().stream().map(one -> one.row() + " " + one.column()).toList())
                .containsExactly("4 上级工单号", "5 上级工单号", "6 答复期限", "7 类型", "8 电话");
        assertThat(trial.problems().getFirst().sentence()).contains("B-2", "重复");
        assertThat(trial.parts().getFirst().added()).isEqualTo(1);
    }

    private static TrialView look(byte[] file, LocalDate today) {
        AboveOrders orders = SERVER.bean(AboveOrders.class);
        return OneSheet.read(
                file,
                AboveSheet.SHEET,
                report -> new AboveSheet(ORG, today, orders, report),
                Texts.in(Language.ZH));
    }

    private static String order(String reference, String due) {
        return """
        {"source":"市 12345","reference":"%s","matterClass":"有线电视","type":"enquiry",
         "due":"%s:00+08:00","text":"三天没有信号","receiver":"Y101","unit":%d,
         "customer":{"name":"王小明","phone":"13900000021"}}
        """
                .formatted(reference, due, crew);
    }

    private static String received(String reference, String due) {
        HttpResponse<String> answer = send("hotline", "key-" + reference, order(reference, due));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return number(answer);
    }

    private static HttpResponse<String> send(String token, String key, String body) {
        return CLIENT.postJson(
                "/api/v1/orders-from-above",
                body,
                "Authorization",
                "Bearer " + token,
                "Idempotency-Key",
                key);
    }

    private static String number(HttpResponse<String> answer) {
        Matcher found = NUMBER.matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return found.group(1);
    }

    private static HttpResponse<String> act(
            TestBrowser who, String number, String act, Map<String, String> form) {
        Map<String, String> fields = new HashMap<>(form);
        fields.put("key", UUID.randomUUID().toString());
        return who.post("/above", "/above/" + number + "/" + act, fields);
    }

    private static HttpResponse<String> export(String day) {
        return AGENT.post(
                "/above", "/above/export", Map.of("day", day, "key", UUID.randomUUID().toString()));
    }

    private static HttpResponse<String> close(String number) {
        return AGENT.post(
                "/above",
                "/requests/" + number + "/close",
                Map.of("reason", "办完", "key", UUID.randomUUID().toString()));
    }

    private static String in(int hours) {
        return LocalDateTime.ofInstant(SERVER.bean(WallClock.class).now(), ZONE)
                .plusHours(hours)
                .withSecond(0)
                .withNano(0)
                .toString();
    }

    private static Consumer<HttpResponse<String>> refused(int status, String words) {
        return answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            assertThat(answer.body()).contains(words);
        };
    }
}

package io.shouwen.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

class RequestActsTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final TestBrowser COLLEAGUE = TestBrowser.as(SERVER, "maxiao");
    private static final TestBrowser DISPATCHER = TestBrowser.as(SERVER, "xufang");
    private static final TestBrowser TECHNICIAN = TestBrowser.as(SERVER, "liwei");

    @AfterEach
    void onTime() {
        SERVER.bean(WallClock.class).setAhead(Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void onlyTheHandlerOffersAndOnlyWhoIsAskedAnswers() {
        String number = ROOMS.report(AGENT, "13900000051");
        Map<String, String> toColleague = offerTo("Y102");
        assertThat(act(DISPATCHER, number, "offer", toColleague))
                .satisfies(refused(409, "本工单由孙丽经办"));
        assertThat(act(AGENT, number, "offer", toColleague).statusCode()).isEqualTo(302);
        assertThat(act(AGENT, number, "offer", offerTo("Y201"))).satisfies(refused(409, "马晓"));
        assertThat(act(DISPATCHER, number, "take-over", Map.of()))
                .satisfies(refused(422, "移交对象是 马晓"));
        assertThat(act(COLLEAGUE, number, "give-back", Map.of())).satisfies(refused(422, "请说明原因"));
        assertThat(act(COLLEAGUE, number, "take-over", Map.of()).statusCode()).isEqualTo(302);
        assertThat(AGENT.get("/requests/" + number).body())
                .contains("<dd class=\"first-contact\">孙丽</dd>", "<dd class=\"handler\">马晓</dd>");
    }

    @Test
    void oneWhoIsAskedSeesTheRequestAndNoMoreAfterGivingItBack() {
        String number = ROOMS.report(AGENT, "13900000052");
        TestBrowser rural = TestBrowser.as(SERVER, "liuyang");
        assertThat(rural.get("/requests/" + number).statusCode()).isEqualTo(404);
        act(AGENT, number, "offer", offerTo("Y301"));
        assertThat(rural.get("/field").body()).contains("孙丽请您接办", number);
        HttpResponse<String> back = act(rural, number, "give-back", Map.of("reason", "不在农村"));
        assertThat(back.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/"));
        assertThat(rural.get("/requests/" + number).statusCode()).isEqualTo(404);
        assertThat(AGENT.get("/requests/" + number).body()).contains("不在农村");
    }

    @Test
    void severityNeedsAReasonAndASecondPersonOtherThanOneself() {
        String number = ROOMS.report(AGENT, "13900000053");
        assertThat(act(DISPATCHER, number, "severity", grade("Y103")))
                .satisfies(refused(422, "请选择本人以外的"));
        assertThat(act(DISPATCHER, number, "severity", grade("Y201")))
                .satisfies(refused(422, "请选择本人以外的"));
        Map<String, String> silent = new HashMap<>(grade("Y203"));
        silent.put("reason", " ");
        assertThat(act(DISPATCHER, number, "severity", silent)).satisfies(refused(422, "请说明原因"));
        assertThat(act(AGENT, number, "severity", grade("Y203")).statusCode()).isEqualTo(403);
        assertThat(act(DISPATCHER, number, "severity", grade("Y203")).statusCode()).isEqualTo(302);
        String page = DISPATCHER.get("/requests/" + number).body();
        assertThat(page).contains("城区大故障，一日内修好", "黄建军");
        assertThat(page).doesNotContain("clock-overdue");
    }

    @Test
    void aChangeAfterTheMinorFixWasDueLeavesTheBreach() {
        String number = ROOMS.report(AGENT, "13900000054");
        SERVER.bean(WallClock.class).setAhead(Duration.ofMinutes(65));
        assertThat(DISPATCHER.get("/requests/" + number).body()).contains("该时限仍按逾期认定");
        act(DISPATCHER, number, "severity", grade("Y203"));
        assertThat(DISPATCHER.get("/requests/" + number).body())
                .contains("城区小故障，一小时内修好", "城区大故障，一日内修好", "clock-overdue");
    }

    @Test
    void aWithdrawnReportEndsItsPromisesAndClosesTheRequestOnce() {
        String number = ROOMS.report(AGENT, "13900000055");
        assertThat(act(AGENT, number, "withdraw", Map.of())).satisfies(refused(422, "请说明原因"));
        Map<String, String> reason = Map.of("reason", "信号自己恢复了");
        assertThat(act(TECHNICIAN, number, "withdraw", reason).statusCode()).isEqualTo(403);
        assertThat(act(AGENT, number, "withdraw", reason).statusCode()).isEqualTo(302);
        assertThat(AGENT.get("/requests/" + number).body()).contains("已办结", "信号自己恢复了", "目前没有待办时限");
        assertThat(act(DISPATCHER, number, "close", reason)).satisfies(refused(409, "此工单已经办结"));
        assertThat(act(AGENT, number, "offer", offerTo("Y102"))).satisfies(refused(409, "此工单已经办结"));
    }

    @Test
    void aWithdrawalTakesNoBreachAway() {
        String number = ROOMS.report(AGENT, "13900000056");
        SERVER.bean(WallClock.class).setAhead(Duration.ofMinutes(35));
        act(AGENT, number, "withdraw", Map.of("reason", "不修了"));
        assertThat(DISPATCHER.get("/requests/" + number).body()).contains("已办结", "clock-overdue");
    }

    @Test
    void aFormSentTwiceIsOneAct() {
        String number = ROOMS.report(AGENT, "13900000057");
        Map<String, String> form = Map.of("reason", "电话里已解决", "key", "twice-" + number);
        assertThat(post(AGENT, number, "close", form).statusCode()).isEqualTo(302);
        assertThat(post(AGENT, number, "close", form).statusCode()).isEqualTo(302);
        assertThat(AGENT.get("/requests/" + number).body().split("电话里已解决", -1)).hasSize(2);
    }

    private static Map<String, String> offerTo(String staffNo) {
        return Map.of("to", Integer.toString(ROOMS.person(staffNo)), "reason", "下班");
    }

    private static Map<String, String> grade(String second) {
        return Map.of(
                "severity", "major",
                "second", Integer.toString(ROOMS.person(second)),
                "reason", "主干线缆断了");
    }

    private static HttpResponse<String> act(
            TestBrowser who, String number, String act, Map<String, String> form) {
        Map<String, String> keyed = new HashMap<>(form);
        keyed.put("key", UUID.randomUUID().toString());
        return post(who, number, act, keyed);
    }

    private static HttpResponse<String> post(
            TestBrowser who, String number, String act, Map<String, String> form) {
        return who.post("/", "/requests/" + number + "/" + act, form);
    }

    private static Consumer<HttpResponse<String>> refused(int status, String sentence) {
        return answer -> {
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).contains(sentence);
        };
    }
}

package io.shouwen.server.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.call.PhoneStory;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

class CallDeskTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final PhoneStory PHONES = new PhoneStory(SERVER);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final TestBrowser COLLEAGUE = TestBrowser.as(SERVER, "maxiao");
    private static final TestBrowser TECHNICIAN = TestBrowser.as(SERVER, "liwei");

    static {
        PHONES.signIn(COLLEAGUE, "8002");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static String answered(String call, String phone) {
        return PHONES.event(
                call,
                "answered",
                "\"extension\":\"8002\",\"rings\":2,\"number\":\"%s\"".formatted(phone));
    }

    private static void ended(String call) {
        PHONES.event(call, "ended", "\"extension\":\"8002\",\"releasedBy\":\"customer\"");
    }

    private static String facts(String number) {
        return PHONES.ask(
                        "select string_agg(kind || body::text, ' ' order by n) from fact"
                                + " where subject = "
                                + SubjectId.parse(number).orElseThrow().value())
                .getFirst();
    }

    @Test
    void wrapUpIsRefusedUntilTheRecordIsComplete() {
        String call = answered("w1", "13922220001");
        ended("w1");
        Map<String, String> form = PHONES.record(COLLEAGUE, call);
        assertThat(form.get("caller")).as("the number has become somebody").isNotEmpty();
        form.putAll(Map.of("name", "", "address", "", "matter", "", "handling", " "));
        assertThat(PHONES.write(COLLEAGUE, call, form).body())
                .contains("登记还不完整", "<li>姓名</li>", "<li>住址</li>", "<li>事由</li>", "<li>处理情况</li>")
                .doesNotContain("<li>电话</li>");
        assertThat(PHONES.turn(COLLEAGUE, "ready", Map.of()).statusCode())
                .as("the call is not written down")
                .isEqualTo(409);
        Map<String, String> whole = PHONES.record(COLLEAGUE, call);
        assertThat(PHONES.write(COLLEAGUE, call, whole).statusCode()).isEqualTo(302);
        assertThat(PHONES.write(COLLEAGUE, call, whole).statusCode())
                .as("sent twice it is written once")
                .isEqualTo(302);
        assertThat(PHONES.kinds(call))
                .containsExactly(
                        "call.answered",
                        "call.ended",
                        "call.logged",
                        "contact.received",
                        "matter.resolved");
        assertThat(facts(call)).doesNotContain("资费", "王小明", "人民路");
        assertThat(COLLEAGUE.get("/calls/" + call).body())
                .contains("已告知资费标准", "王*", "来电登记记全五项", "按期");
        assertThat(PHONES.ask("select state from agent_state where until_at is null"))
                .contains("ready");
    }

    @Test
    void theMachineFindsThatACustomerCallsAgainAndTellsWhoWasAskedFirst() {
        String request = ROOMS.report(AGENT, "13922220002");
        String call = answered("r1", "139 2222 0002");
        assertThat(COLLEAGUE.get("/hotline/line").body()).contains("此前联系过", request, "前到达现场");
        assertThat(COLLEAGUE.get("/hotline/answer/" + call).body())
                .contains(request, "孙丽", "请告知客户", "客户报修");
        ended("r1");
        Map<String, String> form = PHONES.record(COLLEAGUE, call);
        form.put("matter", "repair-chased");
        PHONES.write(COLLEAGUE, call, form);
        assertThat(facts(request)).contains("contact.received", "customer.called-again", call);
        assertThat(facts(call)).contains("call.linked", request).doesNotContain("matter.resolved");
        assertThat(COLLEAGUE.get("/requests/" + request).body())
                .contains("客户再次来电", "一件事，客户不打第二个电话");
        assertThat(
                        PHONES.ask(
                                "select template from message where about = "
                                        + SubjectId.parse(request).orElseThrow().value()))
                .containsExactly("called-again");
    }

    @Test
    void whoeverAnswersTellsTheStoryAndReadsThePromisedTimeBack() {
        String request = ROOMS.report(AGENT, "13922220003");
        String call = answered("s1", "13922220003");
        COLLEAGUE.post(
                "/hotline",
                "/hotline/answer/" + call + "/request",
                Map.of("request", request, "matter", "inquiry", "told", "true", "key", "s1-asked"));
        assertThat(facts(request)).contains("promised-time", "customer.called-again");
        ended("s1");
        Map<String, String> form = PHONES.record(COLLEAGUE, call);
        form.remove("outcome");
        assertThat(PHONES.write(COLLEAGUE, call, form).statusCode()).isEqualTo(302);
        assertThat(facts(request).split("customer.called-again", -1))
                .as("found by the agent, it is not told a second time by the machine")
                .hasSize(2);
    }

    @Test
    void aFaultIsReportedInTheCallOfSomebodyOfWhomOnlyTheNumberIsKnown() {
        String call = answered("n1", "13922220004");
        Map<String, String> form = new HashMap<>();
        String page = COLLEAGUE.get("/hotline/answer/" + call + "/report").body();
        form.put(
                "key",
                RoomsStory.first(
                        Pattern.compile(
                                "name=\"key\" value=\"([^\"]+)\">\\s*<input type=\"hidden\""
                                        + " name=\"phone\""),
                        page));
        form.put("call", call);
        form.put("phone", "");
        form.put("customer", PHONES.record(COLLEAGUE, call).get("caller"));
        form.put("name", "");
        form.put("address", "");
        form.put("settlement", "village");
        form.put("severity", "minor");
        form.put("symptom", "no-picture");
        assertThat(COLLEAGUE.post("/hotline", "/hotline/reports", form).body())
                .contains("新客户须填写姓名和地址");
        form.put("name", "赵六");
        form.put("address", "新华小区 3 号楼");
        String request =
                RoomsStory.number(COLLEAGUE.post("/hotline", "/hotline/reports", form))
                        .replaceAll("\\?.*", "");
        assertThat(facts(request)).contains("repair.reported", "customer.noted", call);
        assertThat(facts(call)).contains(request);
        assertThat(COLLEAGUE.get("/hotline/reports/" + request + "?call=" + call).body())
                .contains("请告知客户", "回到来电");
        COLLEAGUE.post(
                "/hotline",
                "/hotline/reports/" + request + "/read-back",
                Map.of("key", "n1-back", "call", call));
        assertThat(COLLEAGUE.get("/hotline/reports/" + request).body()).contains("已向客户复述时间。");
        ended("n1");
        PHONES.write(COLLEAGUE, call, PHONES.record(COLLEAGUE, call));
        assertThat(
                        COLLEAGUE
                                .post("/hotline", "/hotline/caller", Map.of("phone", "13922220004"))
                                .body())
                .contains("赵*")
                .doesNotContain("尚不知姓名");
    }

    @Test
    void anotherSystemOpensThePopByTheNumber() {
        String request = ROOMS.report(AGENT, "13922220005");
        assertThat(AGENT.get("/hotline/pop?number=%EF%BC%91%EF%BC%93%EF%BC%99-2222-0005").body())
                .as("wide digits are understood")
                .contains(request, "王*", "139****0005");
        assertThat(PHONES.ask("select kind from fact where kind = 'personal.searched'"))
                .isNotEmpty();
        String call = answered("p1", "13922220005");
        assertThat(
                        COLLEAGUE
                                .get("/hotline/pop?number=13922220005")
                                .headers()
                                .firstValue("Location")
                                .orElse(""))
                .endsWith("/hotline/answer/" + call);
        assertThat(AGENT.get("/hotline/pop?number=12").statusCode()).isEqualTo(422);
        ended("p1");
        COLLEAGUE.post(
                "/hotline",
                "/hotline/answer/" + call + "/dismiss",
                Map.of("reason", "silent", "key", "p1-dismiss"));
        assertThat(COLLEAGUE.get("/calls?state=done").body()).contains(call, "无人说话");
    }

    @Test
    void wideDigitsFindTheCustomer() {
        ROOMS.report(AGENT, "13922220006");
        assertThat(AGENT.post("/hotline", "/hotline/caller", Map.of("phone", "１３９２２２２０００６")).body())
                .contains("139****0006");
    }

    @Test
    void withoutAnExchangeACallIsWrittenDownByHand() {
        String call =
                RoomsStory.number(
                        AGENT.post(
                                "/hotline",
                                "/hotline/start",
                                Map.of("phone", "13922220007", "rings", "6", "key", "hand-1")));
        assertThat(AGENT.get("/hotline/answer/" + call).body()).contains("通话中", "139****0007");
        assertThat(PHONES.write(AGENT, call, PHONES.record(AGENT, call)).statusCode())
                .isEqualTo(302);
        assertThat(AGENT.get("/calls/" + call).body()).contains("已登记", "铃响四声以内接起", "违反", "孙丽");
    }

    @Test
    void aMaliciousCallerIsWarnedBeforeAnybodyHangsUp() {
        String call = answered("m1", "13922220008");
        for (String what : new String[] {"abuse-warning", "malicious-cut", "malicious-call"}) {
            COLLEAGUE.post(
                    "/hotline",
                    "/hotline/answer/" + call + "/mark",
                    Map.of("what", what, "key", "m1-" + what));
        }
        PHONES.event(
                "m1", "ended", "\"extension\":\"8002\",\"releasedBy\":\"staff\",\"cutOff\":true");
        COLLEAGUE.post(
                "/hotline",
                "/hotline/answer/" + call + "/dismiss",
                Map.of("reason", "silent", "key", "m1-dismiss"));
        assertThat(COLLEAGUE.get("/calls/" + call).body())
                .contains("恶意骚扰，先警告后可先挂断")
                .doesNotContain("verdict-breached");
    }

    @Test
    void aTechnicianWhomTheCustomerCalledTakesTheOrderHimself() {
        Map<String, String> form = new HashMap<>();
        form.put("key", "self-1");
        form.put("phone", "13922220009");
        form.put("name", "孙七");
        form.put("address", "人民路 20 号");
        form.put("settlement", "city");
        form.put("severity", "minor");
        form.put("symptom", "no-signal");
        assertThat(TECHNICIAN.get("/field").body()).contains("/field/report");
        assertThat(TECHNICIAN.post("/field/report", "/field/report", form).statusCode())
                .isEqualTo(302);
        TECHNICIAN.post("/field/report", "/field/report", form);
        assertThat(PHONES.ask("select count(*) from fact where kind = 'repair.self-taken'"))
                .as("sent twice, it is one order")
                .containsExactly("1");
        assertThat(TECHNICIAN.get("/field/jobs").body()).contains("无信号");
    }

    @Test
    void theShiftLeaderSeesWhoWaitsAndHowTheDayGoes() {
        TestBrowser leader = TestBrowser.as(SERVER, "xufang");
        PHONES.event("q1", "ringing", "\"number\":\"13922220010\"");
        assertThat(leader.get("/calls/live").body())
                .contains("等待中的来电", "139****0010", "马晓", "分机 8002", "4 声内接起");
        PHONES.event("q1", "abandoned", "\"seconds\":9");
        PHONES.turn(AGENT, "ready", Map.of("extension", "8001"));
        PHONES.turn(AGENT, "pause", Map.of("reason", "meal"));
        assertThat(leader.get("/calls/board").body()).contains("用餐", "未接通");
        assertThat(PHONES.turn(AGENT, "pause", Map.of("reason", "")).statusCode()).isEqualTo(422);
        PHONES.turn(AGENT, "out", Map.of());
        assertThat(PHONES.signIn(AGENT, "8002").statusCode())
                .as("somebody else sits there")
                .isEqualTo(409);
    }
}

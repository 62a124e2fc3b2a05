package io.shouwen.server.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

class FieldTest {
    private static final Pattern DUE =
            Pattern.compile("data-act=\"weather\" data-due=\"([^\"]+)\"");
    private static final String PICTURE =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
                    + "YPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final TestServer SERVER = TestServer.demo();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final TestBrowser DISPATCHER = TestBrowser.as(SERVER, "xufang");
    private static final TestBrowser TECHNICIAN = TestBrowser.as(SERVER, "liwei");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void anAssignedRequestIsOnTheTechniciansListAndTheBoardNamesHim() {
        String number = sent("13900000011");
        assertThat(TECHNICIAN.get("/field").body()).contains(number, "无图像");
        assertThat(DISPATCHER.get("/desk").body()).contains(number, "李伟");
    }

    @Test
    void anArrivalInTimeKeepsThePromiseAndIsRecordedOnce() {
        String number = sent("13900000012");
        String act = act("a-" + number, number, "arrived", now(), "", "{}");
        assertThat(ROOMS.act(TECHNICIAN, act).body()).contains("\"recorded\"");
        assertThat(ROOMS.act(TECHNICIAN, act).body()).contains("\"recorded\"");
        String story = AGENT.get("/requests/" + number).body();
        assertThat(story.split("<strong>到达现场</strong>\\s*<time", -1)).hasSize(2);
        assertThat(story).contains("verdict-kept");
    }

    @Test
    void aWeatherStopStampsWhatWasDueAndMovesIt() {
        String number = sent("13900000013");
        String job = TECHNICIAN.get("/field").body().split("data-request=\"" + number, 2)[1];
        String due = RoomsStory.first(DUE, job);
        String weather = act("w-" + number, number, "weather", now(), due, "{\"told\":\"true\"}");
        assertThat(ROOMS.act(TECHNICIAN, weather).body()).contains("\"recorded\"");
        assertThat(AGENT.get("/requests/" + number).body()).contains("雨雪无法室外作业", "最初到期");
    }

    @Test
    void aMomentThatWasNeverDueIsNotStamped() {
        String number = sent("13900000014");
        String act = act("s-" + number, number, "delayed", now(), "2031-01-01T00:00:00Z", "{}");
        assertThat(ROOMS.act(TECHNICIAN, act).body()).contains("\"refused\"");
    }

    @Test
    void anActToldLateWaitsForASecondPersonWhoMayAcceptIt() {
        String number = sent("13900000015");
        Instant then = SERVER.bean(WallClock.class).now().minus(Duration.ofMinutes(12));
        String act = act("l-" + number, number, "departed", then.toString(), "", "{}");
        assertThat(ROOMS.act(TECHNICIAN, act).body()).contains("\"waiting\"");
        String page = "/requests/" + number;
        assertThat(DISPATCHER.get(page).body()).contains("待第二人确认");
        String n =
                RoomsStory.first(
                        Pattern.compile("facts/(\\d+)/accept"), DISPATCHER.get(page).body());
        DISPATCHER.post(page, page + "/facts/" + n + "/accept", Map.of("key", "k" + number));
        assertThat(DISPATCHER.get(page).body()).contains("已由第二人确认");
    }

    @Test
    void aFastPhoneIsCorrectedByWhatItsClockWasAhead() {
        String number = sent("13900000016");
        Instant fast = SERVER.bean(WallClock.class).now().plus(Duration.ofHours(2));
        String act =
                act("f-" + number, number, "arrived", fast.toString(), "", "{}")
                        .replace("\"ahead\":0", "\"ahead\":7200000");
        assertThat(ROOMS.act(TECHNICIAN, act).body()).contains("\"recorded\"");
    }

    @Test
    void thePictureStaysEncryptedAndTheSlipComesBackWithTheSignature() {
        String number = sent("13900000018");
        assertThat(tell(number, "arrived", "{}")).contains("\"recorded\"");
        String rated =
                """
                {"form":"phone","rating":"content","advised":"true","cleared":"true"}\
                """;
        assertThat(tell(number, "signed", rated)).contains("\"refused\"");
        String signed = enclosing(act("s-" + number, number, "signed", now(), "", rated), PICTURE);
        assertThat(ROOMS.act(TECHNICIAN, signed).body()).contains("\"recorded\"");
        assertThat(ROOMS.act(TECHNICIAN, signed).body()).contains("\"recorded\"");
        assertThat(AGENT.get("/slips/" + number).body()).contains(number + "/1", "手机签字");
        String files = "/requests/" + number + "/files";
        assertThat(AGENT.get(files).body()).contains(number + "/1", "签名").doesNotContain("<img");
        String shown = AGENT.post(files, files + "/shown", Map.of("reason", "客户问起")).body();
        assertThat(shown.split("<img src=\"data:image/jpeg", -1)).hasSize(2);
    }

    @Test
    void noPaidWorkBeforeThePriceWasSigned() {
        String number = sent("13900000019");
        String paid = "{\"amount\":\"80\"}";
        assertThat(tell(number, "paid", paid)).contains("\"refused\"", "价格");
        String price =
                act(
                        "p-" + number,
                        number,
                        "price",
                        now(),
                        "",
                        "{\"amount\":\"80\",\"work\":\"move-outlet\"}");
        assertThat(ROOMS.act(TECHNICIAN, price).body()).contains("\"refused\"");
        String signed = price.replace("p-" + number, "q-" + number);
        assertThat(ROOMS.act(TECHNICIAN, enclosing(signed, PICTURE)).body())
                .contains("\"recorded\"");
        assertThat(tell(number, "paid", "{\"amount\":\"80.01\"}")).contains("\"refused\"");
        assertThat(tell(number, "paid", paid)).contains("\"recorded\"");
        assertThat(tell(number, "paid", "{\"amount\":\"0.01\"}")).contains("\"refused\"");
    }

    @Test
    void aPositionIsKeptOnlyDuringAVisit() {
        String number = sent("13900000020");
        String before = act("b-" + number, number, "position", now(), "", "{}");
        assertThat(ROOMS.act(TECHNICIAN, enclosing(before, "30.74,115.68 ±20 m")).body())
                .contains("\"refused\"");
        tell(number, "arrived", "{}");
        String there = before.replace("b-" + number, "c-" + number);
        assertThat(ROOMS.act(TECHNICIAN, enclosing(there, "30.74,115.68 ±20 m")).body())
                .contains("\"recorded\"");
        assertThat(AGENT.get("/requests/" + number).body()).doesNotContain("115.68");
    }

    @Test
    void whatACustomerSaidIsKeptApartFromTheFact() {
        String number = sent("13900000021");
        String values =
                """
                {"agreed_at":"2031-01-01T09:00","requested_by":"customer","contacted":"true",
                 "consent":"true","evidence":"call"}\
                """;
        String agreed = act("g-" + number, number, "agreed", now(), "", values);
        assertThat(ROOMS.act(TECHNICIAN, enclosing(agreed, "13900000021 明早九点在家")).body())
                .contains("\"recorded\"");
        String story = AGENT.get("/requests/" + number).body();
        assertThat(story).contains("电话", "客户凭据").doesNotContain("明早九点在家");
    }

    @Test
    void aTripInVainStartsAnewAndOwesNoSlip() {
        String number = sent("13900000022");
        for (String step : List.of("accepted", "departed", "arrived")) {
            tell(number, step, "{}");
        }
        assertThat(tell(number, "absent", "{\"note_left\":\"true\",\"called\":\"true\"}"))
                .contains("\"recorded\"");
        assertThat(AGENT.get("/slips/" + number).body()).contains("还没有上门");
        assertThat(AGENT.get("/requests/" + number).body()).contains("客户不在", "留条");
    }

    @Test
    void theCodeStandsBesideEachStep() {
        sent("13900000023");
        assertThat(TECHNICIAN.get("/field").body())
                .contains("征得同意，穿鞋套或脱鞋后进门", "问好后出示工作牌", "收工即清垃圾");
    }

    @Test
    void whoWasRelievedMeanwhileIsTold() {
        String number = sent("13900000024");
        ROOMS.assign(DISPATCHER, number, ROOMS.person("Y202"));
        assertThat(tell(number, "departed", "{}")).contains("\"recorded\"", "张勇");
    }

    private static String tell(String number, String name, String values) {
        String key = name + number + KEYS.incrementAndGet();
        return ROOMS.act(TECHNICIAN, act(key, number, name, now(), "", values)).body();
    }

    private static String enclosing(String act, String file) {
        return act.replace("\"values\":", "\"file\":\"" + file + "\",\"values\":");
    }

    @Test
    void whatIsNotInSightIsRefusedAsIfItWereNotThere() {
        TestBrowser rural = TestBrowser.as(SERVER, "liuyang");
        String number = sent("13900000017");
        String act = act("x-" + number, number, "arrived", now(), "", "{}");
        assertThat(ROOMS.act(rural, act).body()).contains("\"refused\"");
        assertThat(rural.get("/requests/" + number).statusCode()).isEqualTo(404);
    }

    private static String sent(String phone) {
        String number = ROOMS.report(AGENT, phone);
        ROOMS.assign(DISPATCHER, number, ROOMS.person("Y201"));
        return number;
    }

    private static String now() {
        return SERVER.bean(WallClock.class).now().toString();
    }

    private static String act(
            String key, String number, String name, String at, String due, String values) {
        return """
        {"key":"%s","request":"%s","name":"%s","at":"%s","ahead":0,"due":"%s","values":%s}
        """
                .formatted(key, number, name, at, due, values);
    }
}

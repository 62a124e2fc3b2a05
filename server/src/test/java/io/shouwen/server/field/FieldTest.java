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
import java.util.Map;
import java.util.regex.Pattern;

class FieldTest {
    private static final Pattern DUE =
            Pattern.compile("data-act=\"weather\" data-due=\"([^\"]+)\"");
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
        String due = RoomsStory.first(DUE, TECHNICIAN.get("/field").body());
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

package io.shouwen.server.call.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.call.PhoneStory;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.judgement.Alarms;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class DrawsTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Test
    void callsAreDrawnOnceListenedToAndWhatFailedIsAFindingAgainstTheAgent() {
        try (TestServer server = TestServer.demo()) {
            PhoneStory phones = new PhoneStory(server);
            TestBrowser agent = TestBrowser.as(server, "sunli");
            phones.signIn(agent, "8001");
            for (int i = 0; i < 6; i++) {
                String call = "draw" + i;
                String number =
                        phones.event(
                                call,
                                "answered",
                                "\"extension\":\"8001\",\"rings\":1,\"recording\":\"REC-"
                                        + i
                                        + "\",\"number\":\"1393333000"
                                        + i
                                        + "\"");
                phones.event(call, "ended", "\"extension\":\"8001\"");
                phones.write(agent, number, phones.record(agent, number));
            }
            WallClock clock = server.bean(WallClock.class);
            Instant then = clock.now();
            LocalDate monday = then.atZone(CHINA).toLocalDate().with(DayOfWeek.MONDAY);
            clock.moveTo(then.plus(Duration.ofDays(8)));
            TestBrowser quality = TestBrowser.as(server, "linjing");
            Map<String, String> week = Map.of("week", monday.toString(), "perAgent", "2");
            String draw = RoomsStory.number(quality.post("/calls/draws", "/calls/draws", week));
            assertThat(quality.post("/calls/draws", "/calls/draws", week).statusCode())
                    .as("a week is drawn once")
                    .isEqualTo(409);
            String page = quality.get("/calls/draws/" + draw).body();
            assertThat(page).contains("REC-", "结果相同", "0 / 2");
            List<String> drawn = phones.ask("select call::text from call_drawn order by place");
            assertThat(drawn).hasSize(2);
            String number = new SubjectId(Long.parseLong(drawn.getFirst())).number();
            assertThat(quality.get("/calls/" + number + "/listening?draw=" + draw).body())
                    .contains("接起先问好", "cable.3.2.1d");
            Map<String, String> heard = new HashMap<>();
            heard.put("draw", draw);
            heard.put("key", "heard-1");
            assertThat(post(quality, number, heard)).as("nothing was judged").isEqualTo(422);
            heard.put("cable.3.2.1d", "fail");
            heard.put("cable.3.2.2a", "pass");
            assertThat(post(quality, number, heard)).isEqualTo(302);
            heard.put("key", "heard-2");
            assertThat(post(quality, number, heard)).as("it is judged once").isEqualTo(409);
            while (server.bean(Alarms.class).ring() || server.bean(Outbox.class).deliver()) {
                // until there is nothing left
            }
            assertThat(
                            phones.ask(
                                    "select clause || ' ' || person from finding where subject = "
                                            + drawn.getFirst()))
                    .containsExactly("cable.3.2.1d " + new RoomsStory(server).person("Y101"));
            assertThat(quality.get("/calls/draws/" + draw).body()).contains("1 / 2", "已判定");
        }
    }

    private static int post(TestBrowser quality, String number, Map<String, String> form) {
        return quality.post("/calls/draws", "/calls/" + number + "/listened", form).statusCode();
    }
}

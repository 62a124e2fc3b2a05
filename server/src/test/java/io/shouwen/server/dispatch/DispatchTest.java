package io.shouwen.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.Requests;
import io.shouwen.server.roster.Roster;
import io.shouwen.server.roster.RosterDay;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class DispatchTest {
    private static final OrgId ORG = new OrgId(1);
    private static final TestServer SERVER = TestServer.demo();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final TestBrowser DISPATCHER = TestBrowser.as(SERVER, "xufang");
    private static final TestBrowser CHIEF = TestBrowser.as(SERVER, "huangjianjun");
    private static final int LI = ROOMS.person("Y201");
    private static final int ZHANG = ROOMS.person("Y202");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aJobThatNobodyAcceptsGoesRoundAndComesBackToWhoSentIt() {
        String number = ROOMS.report(AGENT, "13900006001");
        ROOMS.send(DISPATCHER, number, LI);
        assertThat(DISPATCHER.get("/dispatch").body()).contains(number, "李伟", "已派待接");
        assertThat(TestBrowser.as(SERVER, "liwei").get("/my/notices").body()).contains(number);
        later(Duration.ofMinutes(6));
        assertThat(handler(number)).isEqualTo(ZHANG);
        assertThat(kinds(number)).containsOnlyOnce("dispatch.passed-on");
        assertThat(AGENT.get("/requests/" + number).body()).contains("未接单，改派下一人", "原责任人", "自动改派");
        later(Duration.ofMinutes(6));
        assertThat(handler(number)).isEqualTo(ROOMS.person("Y103"));
        assertThat(kinds(number)).containsOnlyOnce("dispatch.exhausted");
        assertThat(DISPATCHER.get("/my/notices").body()).contains(number);
        later(Duration.ofMinutes(6));
        assertThat(kinds(number)).containsOnlyOnce("dispatch.passed-on", "dispatch.exhausted");
    }

    @Test
    void whoAcceptsOrJustSetsOutKeepsTheJob() {
        for (String act : List.of("accepted", "departed")) {
            String number = ROOMS.report(AGENT, "13900006002");
            ROOMS.send(DISPATCHER, number, LI);
            String json =
                    """
                    {"key":"%s","request":"%s","name":"%s","at":"%s","ahead":0,"due":"",
                     "values":{}}
                    """
                            .formatted(
                                    act + number, number, act, SERVER.bean(WallClock.class).now());
            assertThat(ROOMS.act(TestBrowser.as(SERVER, "liwei"), json).body())
                    .contains("\"recorded\"");
            later(Duration.ofMinutes(6));
            assertThat(handler(number)).isEqualTo(LI);
        }
    }

    @Test
    void theSuggestionSaysWhyAndTheDispatcherPicks() {
        String number = ROOMS.report(AGENT, "13900006003");
        String page = DISPATCHER.get("/dispatch").body();
        assertThat(page).contains(number, "本区域班组", "当班至", "派给");
        assertThat(DISPATCHER.get("/dispatch/" + number + "/suggestion").body()).contains("建议派");
        assertThat(DISPATCHER.get("/desk").body()).contains("/dispatch/" + number + "/suggestion");
        DISPATCHER.post(
                "/dispatch",
                "/dispatch/" + number + "/handler",
                Map.of("handler", Integer.toString(ZHANG), "key", "pick " + number));
        assertThat(handler(number)).isEqualTo(ZHANG);
    }

    @Test
    void theChiefSetsTheLimitAndTheSkills() {
        assertThat(CHIEF.post("/dispatch", "/dispatch/terms", Map.of("minutes", "0")).statusCode())
                .isEqualTo(422);
        CHIEF.post("/dispatch", "/dispatch/terms", Map.of("minutes", "5"));
        CHIEF.post("/dispatch", "/dispatch/people/" + LI + "/skills", Map.of("skill", "line"));
        String number = ROOMS.report(AGENT, "13900006004");
        assertThat(CHIEF.get("/dispatch/" + number + "/suggestion").body()).contains("建议派张勇");
        CHIEF.post("/dispatch", "/dispatch/people/" + LI + "/skills", Map.of());
    }

    @Test
    void theStandInAnswersWhileTheFirstContactIsOnLeave() {
        String number = ROOMS.report(AGENT, "13900006005");
        SubjectId id = SubjectId.parse(number).orElseThrow();
        int sun = ROOMS.person("Y101");
        int ma = ROOMS.person("Y102");
        LocalDate today =
                SERVER.bean(WallClock.class).now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
        write(sun, today, new RosterDay.Leave(Optional.of(ma)));
        SERVER.bean(StandIns.class).takeOver();
        assertThat(SERVER.bean(StandIns.class).of(ORG, id)).contains(ma);
        assertThat(SERVER.bean(StandIns.class).takeOver()).isZero();
        assertThat(story(number).request().firstContact()).isEqualTo(sun);
        write(sun, today, new RosterDay.Rests());
        SERVER.bean(StandIns.class).takeOver();
        assertThat(SERVER.bean(StandIns.class).of(ORG, id)).contains(sun);
        assertThat(AGENT.get("/requests/" + number).body()).contains("首问责任转由他人承担", "马晓");
    }

    private static void write(int person, LocalDate day, RosterDay.Plan plan) {
        SERVER.bean(Roster.class)
                .write(
                        ORG,
                        Optional.of(ROOMS.person("Y203")),
                        List.of(new Roster.Cell(person, day, plan)));
    }

    private static void later(Duration time) {
        WallClock clock = SERVER.bean(WallClock.class);
        clock.moveTo(clock.now().plus(time));
        while (SERVER.bean(PassingOn.class).passOn()) {
            // until nothing waits any more
        }
    }

    private static Requests.Story story(String number) {
        return SERVER.bean(Requests.class)
                .find(ORG, SubjectId.parse(number).orElseThrow())
                .orElseThrow();
    }

    private static int handler(String number) {
        return story(number).request().handler();
    }

    private static List<String> kinds(String number) {
        return story(number).history().facts().stream()
                .map(Fact::kind)
                .map(kind -> kind.name())
                .toList();
    }
}

package io.shouwen.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class LimitsTest {
    private static final OrgId ORG = new OrgId(1);
    private static final TestServer SERVER = TestServer.demo();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final TestBrowser DISPATCHER = TestBrowser.as(SERVER, "xufang");
    private static final Limits LIMITS = SERVER.bean(Limits.class);
    private static final WallClock CLOCK = SERVER.bean(WallClock.class);
    private static int keys;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void theNearestUnitHoldsAndTheTypeBeforeAllTypes() {
        int house = SERVER.bean(Units.class).house(ORG);
        int crew = row(ROOMS.report(AGENT, "13900000401")).unit();
        assertThat(now("repair", crew)).isEqualTo(30);
        settle("", Optional.empty(), Optional.of(20), today());
        assertThat(now("repair", crew)).isEqualTo(20);
        settle("repair", Optional.empty(), Optional.of(15), today());
        assertThat(now("repair", crew)).isEqualTo(15);
        assertThat(now("complaint", crew)).isEqualTo(20);
        settle("", Optional.of(crew), Optional.of(10), today());
        assertThat(now("repair", crew)).isEqualTo(10);
        assertThat(now("repair", house)).isEqualTo(15);
        settle("", Optional.of(crew), Optional.of(5), today().plusDays(1));
        assertThat(now("repair", crew)).isEqualTo(10);
        settle("", Optional.of(crew), Optional.empty(), today());
        assertThat(now("repair", crew)).isEqualTo(15);
        settle("repair", Optional.empty(), Optional.empty(), today());
        settle("", Optional.empty(), Optional.empty(), today());
        assertThat(now("repair", crew)).isEqualTo(30);
        assertThat(LIMITS.versions(ORG, Integer.MAX_VALUE))
                .extracting(LimitVersion::standing)
                .contains(LimitVersion.Standing.COMING, LimitVersion.Standing.OVER);
    }

    @Test
    void thePastIsNotChangedAndBoundsAreKept() {
        assertThat(problem(Optional.of(20), today().minusDays(1))).isEqualTo("limit-of-the-past");
        assertThat(problem(Optional.of(0), today())).isEqualTo("limit-out-of-bounds");
        assertThat(problem(Optional.of(1441), today())).isEqualTo("limit-out-of-bounds");
        Outcome typed =
                LIMITS.settle(
                        executive(),
                        Limit.EVENT_NOTICE,
                        "repair",
                        Optional.empty(),
                        Optional.of(6),
                        today());
        assertThat(typed).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aHandOverThatNobodyAnswersIsToldOnceAndStaysOnTheLists() {
        String number = ROOMS.report(AGENT, "13900000402");
        RequestRow row = row(number);
        Requests requests = SERVER.bean(Requests.class);
        requests.offer(
                new Requests.Sender(
                        ORG, Actor.person(row.handler(), Set.of("agent")), "offer", "request-page"),
                row.id(),
                ROOMS.person("Y102"),
                "交班");
        Instant offered = CLOCK.now();
        assertThat(LIMITS.answerBy(ORG, row, offered))
                .isEqualTo(offered.plus(Duration.ofMinutes(30)));
        assertThat(DISPATCHER.get("/dispatch").body()).contains("提出移交", number);
        look();
        assertThat(kinds(number)).doesNotContain("handover.unanswered");
        CLOCK.moveTo(offered.plus(Duration.ofMinutes(31)));
        look();
        look();
        assertThat(kinds(number)).containsOnlyOnce("handover.unanswered");
        assertThat(AGENT.get("/my/notices").body()).contains(number, "逾期无人接受");
        assertThat(DISPATCHER.get("/dispatch").body()).contains(number);
        assertThat(DISPATCHER.get("/morning/unanswered").body()).contains(number);
        requests.accept(
                new Requests.Sender(
                        ORG,
                        Actor.person(ROOMS.person("Y102"), Set.of("agent")),
                        "accept",
                        "request-page"),
                row.id(),
                ROOMS.person("Y102"));
        assertThat(DISPATCHER.get("/morning/unanswered").body()).doesNotContain(number);
        assertThat(kinds(number)).contains("handover.accepted");
    }

    private static void look() {
        while (SERVER.bean(OfferWatch.class).look()) {
            // until every one is told
        }
    }

    private static List<String> kinds(String number) {
        return SERVER
                .bean(Requests.class)
                .find(ORG, SubjectId.parse(number).orElseThrow())
                .orElseThrow()
                .history()
                .facts()
                .stream()
                .map(fact -> fact.kind().name())
                .toList();
    }

    private static RequestRow row(String number) {
        return SERVER.bean(Requests.class)
                .find(ORG, SubjectId.parse(number).orElseThrow())
                .orElseThrow()
                .request();
    }

    private static int now(String type, int unit) {
        return LIMITS.now(ORG, Limit.ACCEPT, type, unit);
    }

    private static LocalDate today() {
        return CLOCK.now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
    }

    private static Requests.Sender executive() {
        return new Requests.Sender(
                ORG,
                Actor.person(ROOMS.person("Y001"), Set.of("executive")),
                "limit " + keys++,
                "limits");
    }

    private static void settle(
            String type, Optional<Integer> unit, Optional<Integer> value, LocalDate from) {
        assertThat(LIMITS.settle(executive(), Limit.ACCEPT, type, unit, value, from))
                .isInstanceOf(Outcome.Done.class);
    }

    private static String problem(Optional<Integer> value, LocalDate from) {
        return LIMITS.settle(executive(), Limit.ACCEPT, "", Optional.empty(), value, from)
                        instanceof Outcome.Refused refused
                ? refused.problem()
                : "";
    }
}

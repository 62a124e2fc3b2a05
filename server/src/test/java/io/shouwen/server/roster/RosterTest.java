package io.shouwen.server.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.roster.Roster.Cell;
import io.shouwen.server.roster.RosterDay.Leave;
import io.shouwen.server.roster.RosterDay.Rests;
import io.shouwen.server.roster.RosterDay.Works;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class RosterTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final JdbcClient JDBC = DATABASE.jdbc();
    private static final OrgScope SCOPE = DATABASE.orgScope();
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static int organisations;

    private final WallClock clock = new WallClock(DATABASE.pool());
    private final Roster roster =
            new Roster(DATABASE.pool(), SCOPE, new Postings(DATABASE.pool()), clock);
    private final Swaps swaps =
            new Swaps(DATABASE.pool(), SCOPE, new Postings(DATABASE.pool()), clock, roster);
    private OrgId org = new OrgId(1);
    private int crew;
    private int ann;
    private int ben;
    private int chief;

    @BeforeAll
    static void mayBeToldTheTime() throws Exception {
        try (var owner = DATABASE.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("update clock set test = true");
        }
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void found() {
        org = new OrgId(++organisations);
        itIs("2026-03-01T12:00");
        SCOPE.run(
                org,
                () -> {
                    JDBC.sql("insert into org (org, name_zh) values (:org, '甲')")
                            .param("org", org.value())
                            .update();
                    crew =
                            number(
                                    "insert into unit (org, kind, name_zh) values (:org, 'crew',"
                                            + " '班')");
                    ann = hired();
                    ben = hired();
                    chief = hired();
                });
    }

    private int hired() {
        int person = number("insert into person (org, name_zh) values (:org, '员工')");
        JDBC.sql(
                        """
                        insert into post (org, person, unit, role, from_day)
                        values (:org, :person, :unit, 'technician', date '2026-01-01')
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("unit", crew)
                .update();
        return person;
    }

    private int number(String insert) {
        return JDBC.sql(insert + " returning id")
                .param("org", org.value())
                .query(Integer.class)
                .single();
    }

    private void itIs(String local) {
        clock.moveTo(instant(local));
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(CHINA).toInstant();
    }

    private Shift shift(String code, int fromHour, int untilHour) {
        return roster.open(org, new Shift(0, crew, code, code, "", 60 * fromHour, 60 * untilHour));
    }

    private int write(int person, LocalDate day, RosterDay.Plan plan) {
        return roster.write(org, Optional.of(chief), List.of(new Cell(person, day, plan)));
    }

    private String word(int person, String local) {
        return switch (roster.at(org, person, instant(local))) {
            case Presence.OnDuty on -> "on " + on.shift().code();
            case Presence.OffDuty _ -> "off";
            case Presence.Unplanned _ -> "unplanned";
        };
    }

    @ParameterizedTest(name = "at {0} the night shift of Monday and the rest on Tuesday say {1}")
    @CsvSource({
        "2026-03-01T23:59, unplanned",
        "2026-03-02T00:00, off",
        "2026-03-02T17:59, off",
        "2026-03-02T18:00, on N",
        "2026-03-02T23:59, on N",
        "2026-03-03T00:00, on N",
        "2026-03-03T07:59, on N",
        "2026-03-03T08:00, off",
        "2026-03-03T23:59, off",
        "2026-03-04T00:00, unplanned"
    })
    void aShiftReachesIntoTheNextDayAndEndsAtItsLastInstant(String at, String says) {
        write(ann, MONDAY, new Works(shift("N", 18, 32), false));
        write(ann, MONDAY.plusDays(1), new Rests());

        assertThat(word(ann, at)).isEqualTo(says);
        assertThat(word(ben, at)).isEqualTo("unplanned");
    }

    @Test
    void whatIsWrittenAfterwardsNeitherBlamesNorFrees() {
        Shift day = shift("D", 8, 18);
        write(ann, MONDAY, new Works(day, false));
        itIs("2026-03-02T12:00");
        write(ann, MONDAY, new Rests());

        assertThat(word(ann, "2026-03-02T11:59")).isEqualTo("on D");
        assertThat(word(ann, "2026-03-02T12:01")).isEqualTo("off");
        assertThat(roster.days(org, Set.of(ann), MONDAY, MONDAY.plusDays(1)))
                .singleElement()
                .extracting(RosterDay::plan)
                .isEqualTo(new Rests());
    }

    @Test
    void aClosedShiftKeepsTheHoursOfTheDaysThatWereWritten() {
        write(ann, MONDAY, new Works(shift("D", 8, 18), true));
        Shift later = shift("D", 10, 20);

        assertThat(word(ann, "2026-03-02T09:00")).isEqualTo("on D");
        assertThat(roster.shifts(org, Set.of(crew))).containsExactly(later);
        assertThat(later.hours()).isEqualTo("10:00–20:00");
    }

    @Test
    void onLeaveSomebodyStandsIn() {
        write(ann, MONDAY, new Leave(Optional.of(ben)));

        assertThat(roster.at(org, ann, instant("2026-03-02T09:00")))
                .isEqualTo(new Presence.OffDuty(Optional.of(ben)));
    }

    @Test
    void theSameWrittenTwiceIsWrittenOnce() {
        assertThat(write(ann, MONDAY, new Rests())).isEqualTo(1);
        assertThat(write(ann, MONDAY, new Rests())).isZero();
        assertThat(write(ann, MONDAY, new Leave(Optional.empty()))).isEqualTo(1);
    }

    @Test
    void twoWhoWriteTheSameDayAtOnceBothSucceedAndOneComesLast() throws Exception {
        Shift day = shift("D", 8, 18);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Future<Integer> one = pool.submit(() -> writeWhen(go, new Works(day, false)));
            Future<Integer> other = pool.submit(() -> writeWhen(go, new Rests()));
            go.countDown();
            assertThat(one.get() + other.get()).isEqualTo(2);
        }
        assertThat(roster.days(org, Set.of(ann), MONDAY, MONDAY.plusDays(1))).hasSize(1);
    }

    private int writeWhen(CountDownLatch go, RosterDay.Plan plan) throws InterruptedException {
        go.await();
        return write(ann, MONDAY, plan);
    }

    @Test
    void anotherOrganisationKnowsNothingOfIt() {
        write(ann, MONDAY, new Rests());

        assertThat(roster.days(new OrgId(org.value() + 1), Set.of(ann), MONDAY, MONDAY.plusDays(1)))
                .isEmpty();
    }

    @Test
    void twoExchangeADayOnceTheOtherTakesItAndTheChiefAllowsIt() {
        Works works = new Works(shift("D", 8, 18), false);
        write(ann, MONDAY, works);
        write(ben, MONDAY, new Rests());

        assertThat(swaps.offer(org, ann, ben, MONDAY)).isEmpty();
        int id = swaps.open(org, Set.of(ben)).getFirst().id();
        assertThat(swaps.act(org, id, Swap.Act.ALLOW, chief, Set.of(ann, ben)).map(Refusal::slug))
                .hasValue("swap-done");
        assertThat(swaps.act(org, id, Swap.Act.TAKE, ben, Set.of())).isEmpty();
        assertThat(planned(ann)).isEqualTo(works);
        assertThat(swaps.act(org, id, Swap.Act.ALLOW, chief, Set.of(ann, ben))).isEmpty();

        assertThat(planned(ann)).isEqualTo(new Rests());
        assertThat(planned(ben)).isEqualTo(works);
        assertThat(swaps.open(org, Set.of(ann, ben))).isEmpty();
    }

    @Test
    void nobodyAnswersForAnotherOrAllowsTheirOwn() {
        write(ann, MONDAY, new Works(shift("D", 8, 18), false));
        write(ben, MONDAY, new Rests());
        swaps.offer(org, ann, ben, MONDAY);
        int id = swaps.open(org, Set.of(ann)).getFirst().id();

        assertThat(swaps.act(org, id, Swap.Act.TAKE, ann, Set.of()).map(Refusal::slug))
                .hasValue("not-found");
        assertThat(swaps.act(org, id, Swap.Act.DECLINE, chief, Set.of()).map(Refusal::slug))
                .hasValue("not-found");
        swaps.act(org, id, Swap.Act.TAKE, ben, Set.of());
        assertThat(swaps.act(org, id, Swap.Act.ALLOW, ben, Set.of(ann, ben)).map(Refusal::slug))
                .hasValue("not-found");
        assertThat(swaps.act(org, id, Swap.Act.REFUSE, chief, Set.of(ann)).map(Refusal::slug))
                .hasValue("not-found");
        assertThat(swaps.act(org, id, Swap.Act.REFUSE, chief, Set.of(ann, ben))).isEmpty();
        assertThat(planned(ben)).isEqualTo(new Rests());
    }

    @Test
    void whatCannotBeExchangedIsRefused() {
        Works works = new Works(shift("D", 8, 18), false);
        write(ann, MONDAY, works);
        assertThat(swaps.offer(org, ann, ben, MONDAY).map(Refusal::slug)).hasValue("swap-nothing");
        write(ben, MONDAY, works);
        assertThat(swaps.offer(org, ann, ben, MONDAY).map(Refusal::slug)).hasValue("swap-nothing");
        write(ben, MONDAY, new Leave(Optional.empty()));
        assertThat(swaps.offer(org, ann, ben, MONDAY).map(Refusal::slug)).hasValue("swap-nothing");
        write(ben, MONDAY, new Rests());
        assertThat(swaps.offer(org, ann, ben, MONDAY)).isEmpty();
        assertThat(swaps.offer(org, ann, chief, MONDAY).map(Refusal::slug))
                .hasValue("swap-nothing");
        write(chief, MONDAY, new Rests());
        assertThat(swaps.offer(org, ann, chief, MONDAY).map(Refusal::slug)).hasValue("swap-open");
        itIs("2026-03-02T00:00");
        assertThat(swaps.offer(org, ben, ann, MONDAY).map(Refusal::slug))
                .hasValue("swap-day-begun");
    }

    @Test
    void aDayThatHasBegunIsNotExchangedAnyMore() {
        write(ann, MONDAY, new Works(shift("D", 8, 18), false));
        write(ben, MONDAY, new Rests());
        swaps.offer(org, ann, ben, MONDAY);
        int id = swaps.open(org, Set.of(ann)).getFirst().id();
        swaps.act(org, id, Swap.Act.TAKE, ben, Set.of());
        itIs("2026-03-02T00:00");

        assertThat(swaps.act(org, id, Swap.Act.ALLOW, chief, Set.of(ann, ben)).map(Refusal::slug))
                .hasValue("swap-day-begun");
        assertThat(planned(ben)).isEqualTo(new Rests());
    }

    private RosterDay.Plan planned(int person) {
        return roster.days(org, Set.of(person), MONDAY, MONDAY.plusDays(1)).getFirst().plan();
    }
}

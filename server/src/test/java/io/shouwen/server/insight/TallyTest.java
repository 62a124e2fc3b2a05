package io.shouwen.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Cable;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Office;
import io.shouwen.server.journal.Outcome.Done;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.request.Requests.Opening;
import io.shouwen.server.request.Requests.Sender;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

class TallyTest {
    private static final OrgId ORG = new OrgId(1);
    private static final Actor AGENT = Actor.person(5, Set.of("agent"));
    private static final int PATIENCE = 3_000;
    private static final long PAUSE_NANOS = 10_000_000;

    private final TestDatabase database = TestDatabase.fresh();
    private final Office office = Office.on(database.pool(), Cable.standards());
    private final Tally one = tally();
    private final Tally two = tally();

    private Tally tally() {
        return new Tally(
                database.pool(),
                office.scope,
                new Units(database.pool(), office.scope),
                new Postings(database.pool()),
                office.clock);
    }

    TallyTest() {
        office.found(database, ORG);
        office.itIs("2026-03-02T02:00:00Z");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatWasJudgedSinceTheLastCountIsCounted() {
        report("first");
        untilFigures("pending 1");
        report("second");
        untilFigures("pending 2");
        office.itIs("2026-03-02T03:00:00Z");
        while (office.alarms.ring()) {}
        untilFigures("overdue 2");
    }

    @Test
    void whileNothingMovesNoProcessCountsAgain() {
        report("first");
        settled();
        office.itIs("2026-03-02T03:00:00Z");
        assertThat(one.countAll() + two.countAll()).isZero();
        assertThat(one.thisMonth(ORG))
                .extracting(count -> count.asOf().toString())
                .allMatch(at -> at.startsWith("2026-03-02T02:0"));
    }

    @Test
    void whatOneProcessCountedAnotherDoesNotCountAgain() {
        report("first");
        written();
        assertThat(one.countAll()).isOne();
        assertThat(two.countAll()).isZero();
    }

    @Test
    void aNewMonthIsCountedThoughNothingMoved() {
        report("first");
        settled();
        office.itIs("2026-04-02T02:00:00Z");
        untilCounted(1);
        assertThat(one.thisMonth(ORG)).isEmpty();
    }

    @Test
    void aCountThatTookLongIsFollowedByALongRest() {
        report("first");
        settled();
        office.scope.run(
                ORG, () -> office.jdbc.sql("update tally set took = interval '1 hour'").update());
        report("second");
        written();
        assertThat(one.countAll() + two.countAll()).isZero();
        assertThat(counts()).containsExactly("pending 1");
    }

    private void report(String key) {
        NewFact fault = NewFact.now(Cable.REPORTED, Map.of("area", new Value.Text("urban")));
        Opening opening = new Opening(3, Optional.empty(), 5, Optional.empty(), 5, List.of(fault));
        assertThat(office.requests.open(new Sender(ORG, AGENT, key, "test"), opening))
                .isInstanceOf(Done.class);
    }

    /** Counts until there is nothing to count any more. */
    private void settled() {
        written();
        untilCounted(0);
        rested();
    }

    /** The statistics of the connection that this thread works on are told at once. */
    private void written() {
        office.jdbc.sql("select pg_stat_force_next_flush()").query(row -> {});
    }

    /** As if the rest after the last count were over. */
    private void rested() {
        office.scope.run(
                ORG, () -> office.jdbc.sql("update tally set took = interval '0'").update());
    }

    private void untilCounted(int organisations) {
        rested();
        for (int i = 0; i < PATIENCE && one.countAll() != organisations; i++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            rested();
        }
    }

    /** The statistics lag behind by some seconds. */
    private void untilFigures(String expected) {
        written();
        for (int i = 0; i < PATIENCE && !counts().equals(List.of(expected)); i++) {
            rested();
            one.countAll();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        assertThat(counts()).containsExactly(expected);
    }

    private List<String> counts() {
        return one.thisMonth(ORG).stream()
                .map(count -> count.verdict() + " " + count.times())
                .toList();
    }
}

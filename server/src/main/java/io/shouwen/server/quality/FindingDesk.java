package io.shouwen.server.quality;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.quality.DeskRows.Asked;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** What waits at the desk, of the units that a person's positions reach. */
@Component
public final class FindingDesk {
    /** How long before it lapses a finding is shown to those who steer. */
    static final Duration WARNING = Duration.ofDays(5);

    private static final int MOST_CHOICES = 200;

    private final OrgScope scope;
    private final WallClock clock;
    private final Parties parties;
    private final DeskRows rows;
    private final TermsRows terms;
    private final Shelf shelf;

    public FindingDesk(
            DataSource dataSource,
            OrgScope scope,
            WallClock clock,
            Postings postings,
            Shelf shelf) {
        this.shelf = shelf;
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.clock = clock;
        this.parties = new Parties(postings);
        this.rows = new DeskRows(jdbc);
        this.terms = new TermsRows(jdbc);
    }

    private <T> T seen(OrgId org, int person, BiFunction<Set<Integer>, Instant, T> work) {
        return scope.reading(
                org,
                () -> {
                    Instant now = clock.now();
                    return work.apply(parties.reads(org, person, now), now);
                });
    }

    private Asked asked(OrgId org, Set<Integer> units, DeskFilter filter, Instant now) {
        Optional<Instant> old = filter.days().map(days -> now.minus(Duration.ofDays(days)));
        Optional<Instant> told = filter.lapsing() ? toldOfLapsing(org, now) : old;
        return new Asked(org, units, filter, told);
    }

    /** Whoever was told by then sees it lapse soon; nobody where nothing lapses. */
    private Optional<Instant> toldOfLapsing(OrgId org, Instant now) {
        Terms settled = terms.of(org);
        return Optional.of(
                settled.lapses() ? now.plus(WARNING).minus(settled.lapse()) : Instant.EPOCH);
    }

    /** Findings, newest first. */
    List<FindingLine> lines(OrgId org, int person, DeskFilter filter, Place after) {
        return seen(
                org,
                person,
                (units, now) -> rows.lines(asked(org, units, filter, now), after, Findings.PAGE));
    }

    /** By what they are caused, the newest day first. */
    List<Cause> causes(OrgId org, int person, DeskFilter filter, Cause.At after, int limit) {
        return seen(
                org,
                person,
                (units, now) -> rows.causes(asked(org, units, filter, now), after, limit));
    }

    /** How many findings wait for a decision there, and how many appeals. */
    Map<FindingState, Long> waiting(OrgId org, int person) {
        return seen(
                org,
                person,
                (units, now) -> {
                    Map<FindingState, Long> waiting = new HashMap<>();
                    rows.waiting(org, units).forEach(one -> waiting.put(one.state(), one.number()));
                    return waiting;
                });
    }

    /** How many lapse within days. */
    long lapsing(OrgId org, int person) {
        return seen(
                org,
                person,
                (units, now) ->
                        rows.lapsing(org, units, toldOfLapsing(org, now).orElse(Instant.EPOCH)));
    }

    /** By what the findings of a state may be filtered. */
    record Choices(Set<Integer> units, List<String> clauses, List<Integer> people) {}

    Choices choices(OrgId org, int person, FindingState state) {
        return seen(
                org,
                person,
                (units, now) ->
                        new Choices(
                                units,
                                rows.clauses(org, units, state, MOST_CHOICES),
                                rows.people(org, units, state, MOST_CHOICES)));
    }

    /**
     * What waits that a declared event covers.
     *
     * @param clauses how many of each clause
     * @param excused how many the event excuses already
     */
    record Covered(List<DeskRows.Covered> clauses, List<FindingLine> lines, long excused) {}

    Covered covered(OrgId org, int person, SubjectId event, long after) {
        return seen(
                org,
                person,
                (units, now) ->
                        new Covered(
                                rows.covered(org, units, event),
                                rows.covered(org, units, event, after, Findings.PAGE),
                                rows.excused(org, units, event)));
    }

    /**
     * Until when something can be done about a finding, as it stands.
     *
     * @param answer until when a confirmation waits for the answer; empty if nothing is to answer
     * @param appeal until when an appeal is possible; empty if none is
     */
    public record Limits(Optional<Instant> answer, Optional<Instant> appeal) {}

    /** The limits of several findings, by their numbers. */
    Map<Long, Limits> limits(OrgId org, List<FindingLine> lines) {
        return scope.reading(
                org,
                () -> {
                    Instant now = clock.now();
                    Parties.Deadlines deadlines = deadlines(org);
                    return lines.stream()
                            .collect(
                                    Collectors.toMap(
                                            line -> line.id().value(),
                                            line -> limits(line, deadlines, now)));
                });
    }

    private static Limits limits(FindingLine line, Parties.Deadlines deadlines, Instant now) {
        boolean answers = line.state() == FindingState.RAISED && !line.answered() && !line.merit();
        boolean appeals = line.state() == FindingState.CONFIRMED && !line.merit();
        return new Limits(
                Optional.of(deadlines.answerUntil(line.toldAt())).filter(until -> answers),
                line.decidedAt()
                        .filter(at -> appeals)
                        .map(deadlines::appealUntil)
                        .filter(until -> !until.isBefore(now)));
    }

    /**
     * What ends before a moment if nobody acts.
     *
     * @param lapseBefore findings told of before it lapse by then, unless they are decided
     * @param decidedFrom findings decided from here on can still be appealed against
     * @param decidedBefore those decided before it no longer can by then
     */
    public record Ending(Instant lapseBefore, Instant decidedFrom, Instant decidedBefore) {}

    /** What ends between now and a moment. */
    public Ending ending(OrgId org, Instant until) {
        return scope.reading(
                org,
                () -> {
                    Terms settled = terms.of(org);
                    Parties.Deadlines deadlines = deadlines(org);
                    return new Ending(
                            settled.lapses() ? until.minus(settled.lapse()) : Instant.EPOCH,
                            earliest(deadlines, clock.now()),
                            earliest(deadlines, until));
                });
    }

    /** The earliest decision that can be appealed against at a moment, to the hour. */
    private static Instant earliest(Parties.Deadlines deadlines, Instant at) {
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        while (!deadlines.appealUntil(hour.minus(1, ChronoUnit.HOURS)).isBefore(at)) {
            hour = hour.minus(1, ChronoUnit.HOURS);
        }
        return hour;
    }

    private Parties.Deadlines deadlines(OrgId org) {
        return new Parties.Deadlines(terms.of(org), shelf.of(org).standards(), parties.zone(org));
    }
}

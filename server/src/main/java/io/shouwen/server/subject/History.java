package io.shouwen.server.subject;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Subject;
import io.shouwen.engine.judge.State;
import io.shouwen.server.organisation.OrgId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One subject and all that was ever told of it, oldest telling first.
 *
 * @param unit where it belongs now
 * @param handler who acts now; empty for subjects that nobody handles
 */
public record History(
        OrgId org,
        SubjectId id,
        String kind,
        int unit,
        Optional<Integer> handler,
        Instant openedAt,
        Optional<Instant> closedAt,
        List<StoredFact> stored) {
    public History {
        stored = List.copyOf(stored);
    }

    /** The subject as the judge names it. */
    public Subject subject() {
        return new Subject(kind, id.toString());
    }

    /** Every fact, whether it counts or not, oldest telling first. */
    public List<Fact> facts() {
        return stored.stream().map(StoredFact::fact).toList();
    }

    /** The facts that count as of an instant, in the order in which they happened. */
    public List<Fact> counted(Instant asOf) {
        return State.counted(facts().stream().sorted(Fact.ORDER).toList(), asOf);
    }

    /** When the newest fact was recorded; no judgement is as of an earlier instant. */
    public Instant latest() {
        return stored.isEmpty() ? Instant.MIN : stored.getLast().fact().recordedAt();
    }

    public History with(List<StoredFact> more) {
        List<StoredFact> all = new ArrayList<>(stored);
        all.addAll(more);
        return new History(org, id, kind, unit, handler, openedAt, closedAt, all);
    }

    public History with(Holding holding) {
        return new History(
                org,
                id,
                kind,
                holding.unit(),
                holding.handler(),
                openedAt,
                holding.closedAt(),
                stored);
    }

    /** Where a subject belongs, who acts, and whether it is closed. */
    public record Holding(int unit, Optional<Integer> handler, Optional<Instant> closedAt) {}

    public Holding holding() {
        return new Holding(unit, handler, closedAt);
    }
}

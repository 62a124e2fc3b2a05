package io.shouwen.server.book;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How the papers of one visit stand: whether its sheet was filled and came back, and whether the
 * household was called back.
 *
 * <p>A visit begins with an arrival and is over with the first word that the work ended. It is
 * settled when all three are known to be done, or a week after its end as it then stands. A sheet
 * belongs to the first visit that lacks one, a callback to every visit that was over before it.
 *
 * @param number the how-manieth visit of its request, from one
 * @param ended when it was over; empty while somebody is there
 */
record Settlement(
        int number,
        Instant begun,
        Optional<Instant> ended,
        Optional<String> work,
        Optional<Instant> filled,
        Optional<Instant> returned,
        Optional<Instant> calledBack) {
    static final FactKind SETTLED = new FactKind("visit.settled");

    /** How long the papers may take. */
    static final Duration GRACE = Duration.ofDays(7);

    private static final FactKind ARRIVED = new FactKind("visit.arrived");
    private static final FactKind VISIT_ENDED = new FactKind("visit.ended");
    private static final FactKind FIXED = new FactKind("repair.fixed");
    private static final FactKind INSTALLED = new FactKind("install.completed");
    private static final FactKind HANDED_OVER = new FactKind("work.handed-over");
    private static final FactKind FILLED = new FactKind("sheet.filled");
    private static final FactKind RETURNED = new FactKind("sheet.returned");
    private static final FactKind CALLED_BACK = new FactKind("callback.done");
    private static final Set<FactKind> OVER = Set.of(VISIT_ENDED, FIXED, INSTALLED);

    /** The kinds of fact of a request by which a visit goes on. */
    static final Set<FactKind> KINDS =
            Set.of(
                    ARRIVED,
                    VISIT_ENDED,
                    FIXED,
                    INSTALLED,
                    HANDED_OVER,
                    FILLED,
                    RETURNED,
                    CALLED_BACK);

    /** The visits of a request, by the facts that count in the order in which they happened. */
    static List<Settlement> of(List<Fact> counted) {
        List<Settlement> visits = new ArrayList<>();
        for (Fact fact : counted) {
            if (fact.kind().equals(ARRIVED)) {
                visits.add(begun(visits.size() + 1, fact.occurredAt()));
            } else {
                hear(fact, visits);
            }
        }
        return visits;
    }

    private static Settlement begun(int number, Instant at) {
        Optional<Instant> never = Optional.empty();
        return new Settlement(number, at, never, Optional.empty(), never, never, never);
    }

    private static void hear(Fact fact, List<Settlement> visits) {
        Optional<Instant> at = Optional.of(fact.occurredAt());
        FactKind kind = fact.kind();
        if (OVER.contains(kind)) {
            last(visits, one -> one.ended().isEmpty())
                    .ifPresent(one -> put(visits, one.over(at, work(fact))));
        } else if (kind.equals(FILLED)
                || (kind.equals(HANDED_OVER) && fact.value("signed_by").isPresent())) {
            first(visits, one -> one.filled().isEmpty())
                    .ifPresent(one -> put(visits, one.sheet(at, one.returned())));
        } else if (kind.equals(RETURNED)) {
            first(visits, one -> one.returned().isEmpty())
                    .ifPresent(one -> put(visits, one.sheet(one.filled().or(() -> at), at)));
        } else if (kind.equals(CALLED_BACK)) {
            visits.replaceAll(one ->
                    one.ended().isPresent() && one.calledBack().isEmpty() ? one.called(at) : one);
        }
    }

    private static Optional<String> work(Fact fact) {
        return fact.kind().equals(FIXED)
                ? Optional.of("repair")
                : fact.kind().equals(INSTALLED)
                        ? Optional.of("install")
                        : fact.value("work").map(Value::toString);
    }

    private static Optional<Settlement> first(
            List<Settlement> visits, Predicate<Settlement> lacks) {
        return visits.stream().filter(lacks).findFirst();
    }

    private static Optional<Settlement> last(List<Settlement> visits, Predicate<Settlement> lacks) {
        return visits.isEmpty() ? Optional.empty() : Optional.of(visits.getLast()).filter(lacks);
    }

    private static void put(List<Settlement> visits, Settlement changed) {
        visits.set(changed.number() - 1, changed);
    }

    private Settlement over(Optional<Instant> at, Optional<String> done) {
        return new Settlement(number, begun, at, done, filled, returned, calledBack);
    }

    private Settlement sheet(Optional<Instant> filledAt, Optional<Instant> returnedAt) {
        return new Settlement(number, begun, ended, work, filledAt, returnedAt, calledBack);
    }

    private Settlement called(Optional<Instant> at) {
        return new Settlement(number, begun, ended, work, filled, returned, at);
    }

    /** When it is settled at the latest; empty while somebody is there. */
    Optional<Instant> due() {
        return ended.map(at -> at.plus(GRACE));
    }

    private Optional<Instant> complete() {
        return ended.isPresent()
                        && filled.isPresent()
                        && returned.isPresent()
                        && calledBack.isPresent()
                ? List.of(ended, filled, returned, calledBack).stream()
                        .flatMap(Optional::stream)
                        .max(Instant::compareTo)
                : Optional.empty();
    }

    /**
     * When it was settled, if it is as of a moment. What comes in later mends how it stands, not
     * when it was settled.
     */
    Optional<Instant> settled(Instant asOf) {
        Optional<Instant> latest = due().filter(due -> !due.isAfter(asOf));
        return complete()
                .filter(at -> due().map(due -> !at.isAfter(due)).orElse(false))
                .or(() -> latest);
    }

    /** When the next visit that waits has to be settled. */
    static Optional<Instant> next(List<Fact> counted, Instant asOf) {
        return of(counted).stream()
                .filter(visit -> visit.waits(asOf))
                .flatMap(visit -> visit.due().stream())
                .min(Instant::compareTo);
    }

    /** Whether it is over and not yet settled. */
    boolean waits(Instant asOf) {
        return ended.isPresent() && settled(asOf).isEmpty();
    }

    /** What is told of it in the book of the unit. */
    Map<String, Value> values() {
        Map<String, Value> values = new HashMap<>();
        work.ifPresent(done -> values.put("work", new Value.Text(done)));
        values.put("sheet_filled", new Value.Flag(filled.isPresent()));
        values.put("sheet_returned", new Value.Flag(returned.isPresent()));
        values.put("called_back", new Value.Flag(calledBack.isPresent()));
        return values;
    }
}

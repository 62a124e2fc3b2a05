package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Bound;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Catalogue.Type;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Standards;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether a fact of a live command may be recorded. Reasons in order of precedence: unknown kind,
 * attributes, from the future, the fact it names, a gate of the code, then what needs a second
 * person.
 */
final class AdmissionRules {
    /** How far a clock elsewhere may run ahead of the database. */
    static final Duration AHEAD = Duration.ofMinutes(2);

    private final Standards standards;
    private final State state;

    AdmissionRules(Standards standards, State state) {
        this.standards = standards;
        this.state = state;
    }

    Admission admit(Fact fact, Optional<Fact> named) {
        Optional<Catalogue.Kind> kind = standards.catalogue().kind(fact.kind());
        if (kind.isEmpty() && !fact.kind().aboutFacts()) {
            return new Admission.Refused("unknown-fact-kind", List.of(fact.kind().name()));
        }
        Optional<Admission.Refused> refused =
                kind.flatMap(known -> fields(known, fact))
                        .or(() -> fromTheFuture(fact))
                        .or(() -> aboutAnother(fact, named));
        if (refused.isPresent()) {
            return refused.get();
        }
        if (fact.kind().equals(FactKind.ACCEPTED) || fact.kind().equals(FactKind.DECLINED)) {
            return new Admission.Admitted(List.of());
        }
        Duration behind = Duration.between(fact.occurredAt(), fact.recordedAt());
        List<Against> against = against(fact);
        if (behind.compareTo(AHEAD) <= 0) {
            Optional<Admission> shut = shut(against).or(() -> untold(against, kind, fact));
            if (shut.isPresent()) {
                return shut.get();
            }
        }
        if (kind.isPresent() && behind.compareTo(kind.get().backdating()) > 0) {
            return new Admission.Proposed(Admission.Reason.LATE);
        }
        return mends(fact)
                ? new Admission.Proposed(Admission.Reason.MENDS)
                : new Admission.Admitted(
                        against.stream().filter(Against::warns).map(Against::objection).toList());
    }

    /** A check of live acts that an act breaks, or of which nobody can tell whether it does. */
    private record Against(Check.Mode mode, ClauseId clause, Verdict verdict) {
        boolean gate() {
            return mode == Check.Mode.GATE;
        }

        /** A gate that is shut and let an older act pass has nothing to warn of any more. */
        boolean warns() {
            return !gate() || verdict instanceof Verdict.Unprovable;
        }

        Admission.Objection objection() {
            Failing failing =
                    verdict instanceof Verdict.Breached breached
                            ? breached.failing()
                            : new Failing.Lacking(missing().orElse(""));
            return new Admission.Objection(clause, failing);
        }

        Optional<String> missing() {
            return verdict instanceof Verdict.Unprovable unprovable
                    ? Optional.of(unprovable.what())
                    : Optional.empty();
        }
    }

    private static Optional<Admission> shut(List<Against> against) {
        return against.stream()
                .filter(one -> one.gate() && one.verdict() instanceof Verdict.Breached)
                .findFirst()
                .map(one -> new Admission.Barred(one.objection()));
    }

    /** What a gate must know of the act itself, and the act can say and does not. */
    private static Optional<Admission> untold(
            List<Against> against, Optional<Catalogue.Kind> kind, Fact act) {
        Set<String> sayable = kind.map(known -> known.fields().keySet()).orElse(Set.of());
        return against.stream()
                .filter(Against::gate)
                .flatMap(one -> one.missing().stream())
                .filter(name -> sayable.contains(name) && act.value(name).isEmpty())
                .findFirst()
                .flatMap(name -> refused("attribute-missing", act.kind().name(), name));
    }

    /** What the checks of live acts have against it. What has already happened is not refused. */
    private List<Against> against(Fact fact) {
        List<Against> found = new ArrayList<>();
        List<Bound> checks =
                standards.openedBy(fact.kind()).stream()
                        .filter(bound ->
                                bound.rule() instanceof Check check
                                        && check.mode() != Check.Mode.RECORD)
                        .toList();
        if (checks.isEmpty()) {
            return found;
        }
        Assessment then =
                Judge.assess(standards, Judge.fold(standards, state, fact), fact.knownFrom());
        for (Bound bound : checks) {
            Check check = (Check) bound.rule();
            then.judged().stream()
                    .filter(one ->
                            one.clause().equals(bound.clause().id())
                                    && one.standard().equals(bound.standard().ref()))
                    .filter(one -> one.occasion().opened().equals(fact.id()))
                    .map(Judged::verdict)
                    .filter(verdict ->
                            verdict instanceof Verdict.Breached
                                    || verdict instanceof Verdict.Unprovable)
                    .map(it -> new Against(check.mode(), bound.clause().id(), it))
                    .forEach(found::add);
        }
        return found;
    }

    private static Optional<Admission.Refused> fields(Catalogue.Kind kind, Fact fact) {
        for (Map.Entry<String, Field> entry : new TreeMap<>(kind.fields()).entrySet()) {
            Optional<Value> value = fact.value(entry.getKey());
            Field field = entry.getValue();
            if (value.isEmpty() && field.required()) {
                return refused("attribute-missing", kind.kind().name(), entry.getKey());
            }
            if (value.isPresent() && typeOf(value.get()) != field.type()) {
                return refused(
                        "attribute-of-wrong-type",
                        kind.kind().name(),
                        entry.getKey(),
                        field.type().name().toLowerCase(Locale.ROOT));
            }
            if (value.isPresent()
                    && !field.allowed().isEmpty()
                    && !field.allowed().contains(value.get().toString())) {
                return refused(
                        "attribute-not-allowed",
                        kind.kind().name(),
                        entry.getKey(),
                        value.get().toString(),
                        String.join(", ", field.allowed().stream().sorted().toList()));
            }
        }
        Set<String> unknown = new HashSet<>(fact.values().keySet());
        unknown.removeAll(kind.fields().keySet());
        return unknown.stream()
                .sorted()
                .findFirst()
                .flatMap(name -> refused("unknown-attribute", kind.kind().name(), name));
    }

    private static Type typeOf(Value value) {
        return switch (value) {
            case Value.Text text -> Type.TEXT;
            case Value.Whole whole -> Type.WHOLE;
            case Value.Flag flag -> Type.FLAG;
            case Value.Moment moment -> Type.MOMENT;
            case Value.Day day -> Type.DAY;
            case Value.Money money -> Type.MONEY;
        };
    }

    private static Optional<Admission.Refused> fromTheFuture(Fact fact) {
        return fact.occurredAt().isAfter(fact.recordedAt().plus(AHEAD))
                ? refused("from-the-future", fact.occurredAt().toString())
                : Optional.empty();
    }

    private static Optional<Admission.Refused> aboutAnother(Fact word, Optional<Fact> named) {
        if (!word.kind().aboutFacts()) {
            return Optional.empty();
        }
        String id = word.namedFact().value();
        if (named.isEmpty()) {
            return refused("no-such-fact", id);
        }
        if (word.kind().equals(FactKind.STRUCK)) {
            return word.value("reason").isPresent()
                    ? Optional.empty()
                    : refused("attribute-missing", word.kind().name(), "reason");
        }
        if (named.get().standing() != Standing.PROPOSED) {
            return refused("not-proposed", id);
        }
        return named.get().actor().equals(word.actor())
                ? refused("second-person-needed", id)
                : Optional.empty();
    }

    /** A fact that takes a breach away is not for one person alone, whoever sends it. */
    private boolean mends(Fact fact) {
        Instant now = fact.knownFrom();
        Set<Occurrence> before = breaches(Judge.assess(standards, state, now));
        if (before.isEmpty()) {
            return false;
        }
        Assessment then = Judge.assess(standards, Judge.fold(standards, state, fact), now);
        return !breaches(then).containsAll(before);
    }

    private record Occurrence(ClauseId clause, OccasionId occasion) {}

    private static Set<Occurrence> breaches(Assessment assessment) {
        Set<Occurrence> found = new HashSet<>();
        for (Judged one : assessment.judged()) {
            if (one.verdict().breach()) {
                found.add(new Occurrence(one.clause(), one.occasion()));
            }
        }
        return found;
    }

    private static Optional<Admission.Refused> refused(String problem, String... details) {
        return Optional.of(new Admission.Refused(problem, List.of(details)));
    }
}

package io.shouwen.server.request;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Outcome.Refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that waits, or waited, on one request, folded from its facts. */
public record Errands(List<Errand> all) {
    public Errands {
        all = List.copyOf(all);
    }

    /** The errands of a whole history. */
    public static Errands of(List<Fact> told) {
        Errands errands = new Errands(List.of());
        for (Fact fact : told) {
            errands = errands.after(fact);
        }
        return errands;
    }

    Errands after(Fact fact) {
        Optional<ErrandKind> asked = ErrandKind.askedBy(fact.kind());
        if (asked.isPresent()) {
            List<Errand> more = new ArrayList<>(all);
            more.add(errand(asked.get(), fact));
            return new Errands(more);
        }
        if (Spine.ANSWERING.contains(fact.kind())) {
            return new Errands(
                    all.stream()
                            .map(one ->
                                    one.open() && one.kind() == ErrandKind.DISPUTE
                                            ? one.settled(fact.occurredAt(), "ruled")
                                            : one)
                            .toList());
        }
        if (ErrandKind.settledBy(fact.kind()).isEmpty()) {
            return this;
        }
        String name = fact.kind().name();
        String word = name.substring(name.indexOf('.') + 1);
        int named = named(fact).orElse(0);
        return new Errands(
                all.stream()
                        .map(one ->
                                one.n() == named && one.open()
                                        ? one.settled(fact.occurredAt(), word)
                                        : one)
                        .toList());
    }

    private static Errand errand(ErrandKind kind, Fact fact) {
        return new Errand(
                Integer.parseInt(fact.id().value()),
                kind,
                Integer.parseInt(fact.actor()),
                text(fact, RequestKinds.HELPER).map(Integer::valueOf),
                fact.value(RequestKinds.UNTIL)
                        .filter(Value.Moment.class::isInstance)
                        .map(value -> ((Value.Moment) value).at()),
                text(fact, RequestKinds.REASON).orElse(""),
                fact.occurredAt(),
                Optional.empty(),
                "");
    }

    /** What still waits. */
    public List<Errand> open() {
        return all.stream().filter(Errand::open).toList();
    }

    /** The errand of a number, if it waits. */
    public Optional<Errand> open(int n) {
        return all.stream().filter(one -> one.n() == n && one.open()).findFirst();
    }

    /** Why the fact cannot follow, if it cannot. */
    Optional<Refused> refuse(Fact fact, Spine spine) {
        Optional<ErrandKind> asked = ErrandKind.askedBy(fact.kind());
        if (asked.isPresent()) {
            return refuseAsking(asked.get(), fact, spine);
        }
        Optional<ErrandKind> settled = ErrandKind.settledBy(fact.kind());
        if (settled.isEmpty()) {
            return Optional.empty();
        }
        Optional<Errand> open =
                named(fact).flatMap(this::open).filter(one -> one.kind() == settled.get());
        if (open.isEmpty()) {
            return Optional.of(Refused.of("errand-not-open"));
        }
        return refuseSettling(open.get(), fact, spine);
    }

    private Optional<Refused> refuseAsking(ErrandKind kind, Fact fact, Spine spine) {
        if (spine.closedAt().isPresent()) {
            return Optional.of(Refused.of("already-closed"));
        }
        boolean twice = open().stream().anyMatch(one -> one.kind() == kind);
        return switch (kind) {
            case DISPUTE -> {
                boolean asked =
                        spine.offeredTo()
                                .filter(to -> fact.actor().equals(Integer.toString(to)))
                                .isPresent();
                yield asked && !twice ? Optional.empty() : Optional.of(Refused.of("no-open-offer"));
            }
            case SUSPENSION, EXTENSION -> {
                if (!fact.actor().equals(Integer.toString(spine.handler()))) {
                    yield Optional.of(
                            Refused.of("not-the-handler", Integer.toString(spine.handler())));
                }
                yield twice ? Optional.of(Refused.of("errand-waits")) : later(fact);
            }
            case SUPPORT, SUPERVISION -> later(fact);
        };
    }

    /** What is to be done by a moment is asked for before it. */
    private static Optional<Refused> later(Fact fact) {
        boolean later =
                fact.value(RequestKinds.UNTIL)
                        .filter(until ->
                                until instanceof Value.Moment(Instant at)
                                        && at.isAfter(fact.occurredAt()))
                        .isPresent();
        return later ? Optional.empty() : Optional.of(Refused.of("errand-due-past"));
    }

    private static Optional<Refused> refuseSettling(Errand errand, Fact fact, Spine spine) {
        String actor = fact.actor();
        String handler = Integer.toString(spine.handler());
        boolean party =
                actor.equals(Integer.toString(errand.by()))
                        || (errand.kind() == ErrandKind.DISPUTE && actor.equals(handler));
        if (errand.kind().needsAnother() && party) {
            return Optional.of(Refused.of("errand-own"));
        }
        boolean answersForAnother =
                errand.kind() == ErrandKind.SUPERVISION && !actor.equals(handler);
        return answersForAnother
                ? Optional.of(Refused.of("not-the-handler", handler))
                : Optional.empty();
    }

    private static Optional<Integer> named(Fact fact) {
        return text(fact, RequestKinds.ERRAND)
                .filter(n -> n.matches("[1-9][0-9]{0,6}"))
                .map(Integer::valueOf);
    }

    private static Optional<String> text(Fact fact, String attribute) {
        return fact.value(attribute).map(Value::toString);
    }

    @Override
    public String toString() {
        return all.stream()
                .map(one -> one.n() + ":" + one.kind().word())
                .collect(Collectors.joining(" "));
    }
}

package io.shouwen.server.journal;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Admission;
import io.shouwen.engine.judge.Failing;
import io.shouwen.engine.judge.Judge;
import io.shouwen.engine.judge.State;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Home;
import io.shouwen.engine.standard.Homes;
import io.shouwen.engine.standard.Standards;
import io.shouwen.server.journal.Outcome.Noted;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.StoredFact;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what an actor tells into facts that may be recorded, one after the other. */
final class Admitting {
    private final Standards standards;
    private final History before;
    private final boolean breached;
    private final List<StoredFact> tellings = new ArrayList<>();
    private final List<Noted> noted = new ArrayList<>();
    private Instant latest;

    /**
     * @param breached whether a stored verdict holds against somebody; asked only if the judge
     *     fails
     */
    Admitting(Standards standards, History before, boolean breached) {
        this.standards = standards;
        this.before = before;
        this.breached = breached;
        this.latest = before.latest();
    }

    /** Whether the command may be carried out. */
    sealed interface Answer {}

    /**
     * It may.
     *
     * @param tellings what is new
     * @param noted every fact of the command, those known before included
     */
    record Admitted(List<StoredFact> tellings, List<Noted> noted) implements Answer {
        List<Fact> facts() {
            return tellings.stream().map(StoredFact::fact).toList();
        }
    }

    /** It may not. */
    record No(Refused refused) implements Answer {}

    Answer admit(Command command, Instant now) {
        for (NewFact told : command.facts()) {
            Optional<StoredFact> known = known(command, told);
            if (known.isPresent()) {
                noted.addAll(Journal.noted(List.of(known.get())));
                continue;
            }
            Optional<Refused> refused = admit(command, told, Journal.recordedAt(now, latest));
            if (refused.isPresent()) {
                return new No(refused.get());
            }
        }
        return new Admitted(List.copyOf(tellings), List.copyOf(noted));
    }

    private Optional<StoredFact> known(Command command, NewFact told) {
        return told.sourceKey()
                .flatMap(key ->
                        before.with(tellings).stored().stream()
                                .filter(stored -> stored.source().equals(command.source()))
                                .filter(stored -> stored.sourceKey().equals(Optional.of(key)))
                                .findFirst());
    }

    private Optional<Refused> admit(Command command, NewFact told, Instant recordedAt) {
        Producers producers = new Producers(standards.catalogue(), command.actor());
        Optional<Refused> refused =
                (command.carried() ? Optional.<Refused>empty() : producers.refuse(told.kind()))
                        .or(() -> notAtHome(command, told.kind()))
                        .or(() -> Wellformed.refuse(told))
                        .or(() -> namesNothing(told));
        if (refused.isPresent()) {
            return refused;
        }
        Instant occurredAt =
                told.occurredAt()
                        .map(at -> at.minus(told.deviceAhead()).truncatedTo(ChronoUnit.MICROS))
                        .orElse(recordedAt);
        int n = before.stored().size() + tellings.size() + 1;
        Fact fact =
                new Fact(
                        new FactId(Integer.toString(n)),
                        before.subject(),
                        told.kind(),
                        occurredAt,
                        recordedAt,
                        command.actor().id(),
                        Standing.COUNTED,
                        told.values());
        String toldAs =
                command.carried()
                        ? command.actor().capacities().iterator().next()
                        : producers.capacity(told.kind());
        return switch (admission(fact)) {
            case Admission.Refused no ->
                    Optional.of(new Refused(no.problem(), no.details(), Optional.empty()));
            case Admission.Admitted _ -> take(command, told, fact, toldAs);
            case Admission.Barred _, Admission.Proposed _ when command.carried() ->
                    take(command, told, fact, toldAs);
            case Admission.Barred barred -> Optional.of(barred(barred.by()));
            case Admission.Proposed _ -> take(command, told, proposed(fact), toldAs);
        };
    }

    private static Refused barred(Admission.Objection by) {
        Refused refused =
                switch (by.failing()) {
                    case Failing.Wrong(String attribute) -> Refused.of("clause-wrong", attribute);
                    case Failing.Lacking(String what) -> Refused.of("clause-lacking", what);
                    case Failing.Forbidden(FactId fact) ->
                            Refused.of("clause-forbidden", fact.value());
                    case Failing.TooMany(long counted, long most) ->
                            Refused.of("clause-too-often", Long.toString(most));
                    case Failing.Closed(String calendar) -> Refused.of("clause-closed", calendar);
                    case Failing.TooEarly _, Failing.TooFew _, Failing.Gap _ ->
                            throw new IllegalStateException("Expected a failing of a check: " + by);
                };
        return refused.by(Optional.of(by.clause()));
    }

    /** A rule sees one subject: a fact told of another than its own would never be judged. */
    private Optional<Refused> notAtHome(Command command, FactKind kind) {
        Homes homes =
                standards.catalogue().kind(kind).map(Catalogue.Kind::homes).orElse(Homes.ANYWHERE);
        return Home.of(before.kind())
                .filter(home ->
                        !(command.carried() ? homes.found().contains(home) : homes.takes(home)))
                .map(home -> Refused.of("fact-not-at-home", kind.name(), home.word()));
    }

    private static Optional<Refused> namesNothing(NewFact told) {
        boolean names = told.values().get(FactKind.NAMED_FACT) instanceof Value.Text;
        return told.kind().aboutFacts() && !names
                ? Optional.of(
                        Refused.of("attribute-missing", told.kind().name(), FactKind.NAMED_FACT))
                : Optional.empty();
    }

    private Admission admission(Fact fact) {
        try {
            return Judge.admit(standards, state(), fact, named(fact));
        } catch (RuntimeException e) {
            return withoutTheJudge(fact);
        }
    }

    /** The fact that a word is about; the judge's state lacks those that no clause hears. */
    private Optional<Fact> named(Fact word) {
        return word.kind().aboutFacts()
                ? before.with(tellings).facts().stream()
                        .filter(fact -> fact.id().equals(word.namedFact()))
                        .findFirst()
                : Optional.empty();
    }

    private State state() {
        return Judge.fold(standards, before.subject(), before.with(tellings).facts());
    }

    /**
     * Reality is recorded even if the judge is ill. Nobody can then tell whether the fact takes a
     * breach away, so where there is one, a second person is asked.
     */
    private Admission withoutTheJudge(Fact fact) {
        Admission alone = Judge.admit(standards, State.of(before.subject()), fact, named(fact));
        boolean word =
                fact.kind().equals(FactKind.ACCEPTED) || fact.kind().equals(FactKind.DECLINED);
        return alone instanceof Admission.Admitted && breached && !word
                ? new Admission.Proposed(Admission.Reason.MENDS)
                : alone;
    }

    private static Fact proposed(Fact fact) {
        return new Fact(
                fact.id(),
                fact.subject(),
                fact.kind(),
                fact.occurredAt(),
                fact.recordedAt(),
                fact.actor(),
                Standing.PROPOSED,
                fact.values());
    }

    private Optional<Refused> take(Command command, NewFact told, Fact fact, String toldAs) {
        StoredFact telling =
                new StoredFact(
                        before.stored().size() + tellings.size() + 1,
                        fact,
                        toldAs,
                        command.source(),
                        told.sourceKey(),
                        told.occurredAt().isPresent() ? told.deviceAhead() : Duration.ZERO);
        tellings.add(telling);
        noted.addAll(Journal.noted(List.of(telling)));
        latest = fact.recordedAt();
        return Optional.empty();
    }
}

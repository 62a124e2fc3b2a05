package io.shouwen.server.judgement;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.standard.Home;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Practice;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.StoredFact;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who answers for an occasion: the holder of the promise's role at the due moment. That is whom the
 * latest fact until then names under the role, else who last told a fact in that role, else the
 * handler. What an inspector noted is laid to whom the note names; of a unit to nobody else.
 */
record Answerable(String role, Optional<String> person) {
    /** The attribute of a note that says whom it is about. */
    private static final String PERSON = "person";

    /** The attribute of a note that says who noted it together. */
    private static final String INSPECTORS = "inspectors";

    static Answerable of(Judging.Told told, Judged judged) {
        String role =
                told.by().standards().versions().stream()
                        .filter(version -> version.ref().equals(judged.standard()))
                        .flatMap(version -> version.clauses().stream())
                        .filter(clause -> clause.id().equals(judged.clause()))
                        .flatMap(clause ->
                                clause.rule() instanceof Obligation obligation
                                        ? Optional.of(obligation.answers()).stream()
                                        : Optional.<String>empty().stream())
                        .findFirst()
                        .orElse("");
        Instant asOf = told.assessment().asOf();
        Instant moment = judged.due().filter(due -> due.isBefore(asOf)).orElse(asOf);
        Optional<Fact> note = noted(told.history(), judged);
        Optional<String> person =
                note.isPresent() && told.history().kind().equals(Home.UNIT.word())
                        ? Optional.empty()
                        : holder(told.history(), role, moment, asOf);
        return new Answerable(
                role,
                note.flatMap(fact -> fact.value(PERSON)).map(Value::toString).or(() -> person));
    }

    /** What an inspector noted, if that is what was judged. */
    private static Optional<Fact> noted(History history, Judged judged) {
        return judged.evidence().stream()
                .flatMap(one ->
                        history.facts().stream().filter(fact -> fact.id().equals(one.fact())))
                .filter(fact -> fact.kind().equals(Practice.NOTED))
                .findFirst();
    }

    /**
     * The people who noted it: those that the note names, else whoever told it. Nobody where time
     * itself raised it.
     */
    static List<Integer> inspectors(History history, Judged judged) {
        return noted(history, judged).stream()
                .flatMap(fact ->
                        fact.value(INSPECTORS)
                                .map(names -> Arrays.stream(names.toString().split(" ", -1)))
                                .orElseGet(() -> Stream.of(fact.actor())))
                .filter(id -> id.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .toList();
    }

    private static Optional<String> holder(
            History history, String role, Instant moment, Instant asOf) {
        List<Fact> then =
                history.counted(asOf).stream()
                        .filter(fact -> !fact.occurredAt().isAfter(moment))
                        .toList();
        return named(then, role)
                .or(() -> teller(history, then, role))
                .or(() -> named(then, "handler"))
                .or(() -> history.handler().map(String::valueOf));
    }

    private static Optional<String> named(List<Fact> facts, String role) {
        return facts.reversed().stream()
                .flatMap(fact -> fact.value(role).stream())
                .filter(Value.Text.class::isInstance)
                .map(Value::toString)
                .findFirst();
    }

    private static Optional<String> teller(History history, List<Fact> facts, String role) {
        Set<Fact> counted = new HashSet<>(facts);
        return history.stored().stream()
                .filter(stored -> stored.toldAs().equals(role) && counted.contains(stored.fact()))
                .map(StoredFact::fact)
                .max(Comparator.comparing(Fact::occurredAt).thenComparing(Fact::recordedAt))
                .map(Fact::actor);
    }
}

package io.shouwen.server.counter;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.judge.Assessment;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.Verdict;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Procedure;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.History;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The steps that the code asks for with this customer, clause by clause: those of procedures that
 * something here has opened, and of the one that the catalogue names for the service.
 */
@Component
class Procedures {
    private final Shelf shelf;

    Procedures(Shelf shelf) {
        this.shelf = shelf;
    }

    /** Whatever applies, what the catalogue names first, then what still asks for something. */
    List<Course> of(
            History history, Assessment judged, Optional<String> named, Cues cues, Texts texts) {
        Set<FactKind> told =
                history.counted(judged.asOf()).stream().map(Fact::kind).collect(Collectors.toSet());
        List<Course> courses = new ArrayList<>();
        shelf.of(history.org(), history.unit()).standards().versions().stream()
                .filter(version -> version.inForce(judged.asOf()))
                .flatMap(version -> version.clauses().stream())
                .forEach(clause -> {
                    boolean ours = named.filter(clause.id().value()::equals).isPresent();
                    if (clause.rule() instanceof Procedure procedure
                            && (ours || opened(procedure, told))) {
                        courses.add(
                                titled(
                                        clause,
                                        ours,
                                        steps(clause, procedure, judged, cues, texts),
                                        texts));
                    } else if (ours) {
                        courses.add(titled(clause, true, List.of(), texts));
                    }
                });
        courses.sort(
                Comparator.comparing((Course course) -> !course.named())
                        .thenComparing(course -> !course.open()));
        return courses;
    }

    private static boolean opened(Procedure procedure, Set<FactKind> told) {
        return procedure.opening().patterns().stream().map(Pattern::kind).anyMatch(told::contains);
    }

    private static List<Course.Step> steps(
            Clause clause, Procedure procedure, Assessment judged, Cues cues, Texts texts) {
        List<Judged> latest = latest(clause, judged);
        List<Course.Step> steps = new ArrayList<>();
        boolean next = !latest.isEmpty();
        for (Procedure.Step step : procedure.steps()) {
            Optional<Verdict> verdict =
                    latest.stream()
                            .filter(one -> one.occasion().part().equals(step.name()))
                            .map(Judged::verdict)
                            .findFirst();
            boolean pending = verdict.filter(Verdict.Pending.class::isInstance).isPresent();
            steps.add(
                    new Course.Step(
                            texts.name(step.says().zh(), step.says().en()),
                            pending && next ? "next" : state(verdict, step.branch().isPresent()),
                            cues.say(clause.id().value(), Set.of(step.by().kind().name()))));
            next &= !pending || step.anyOrder();
        }
        return steps;
    }

    private static Course titled(
            Clause clause, boolean ours, List<Course.Step> steps, Texts texts) {
        return new Course(
                clause.id().value(),
                texts.name(clause.says().zh(), clause.says().en()),
                clause.cite().part() + " " + clause.cite().article(),
                ours,
                steps);
    }

    /** The last time that it was gone through. */
    private static List<Judged> latest(Clause clause, Assessment judged) {
        List<Judged> all =
                judged.judged().stream().filter(one -> one.clause().equals(clause.id())).toList();
        return all.stream()
                .max(Comparator.comparing(Judged::from))
                .map(last ->
                        all.stream()
                                .filter(one ->
                                        one.occasion().opened().equals(last.occasion().opened()))
                                .toList())
                .orElse(List.of());
    }

    private static String state(Optional<Verdict> verdict, boolean branch) {
        return verdict.map(one ->
                        switch (one) {
                            case Verdict.Pending _ -> "later";
                            case Verdict.Kept _ -> "done";
                            case Verdict.Void _ -> "skipped";
                            default -> one.breach() ? "wrong" : "later";
                        })
                .orElse(branch ? "perhaps" : "later");
    }
}

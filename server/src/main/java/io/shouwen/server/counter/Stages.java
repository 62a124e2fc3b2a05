package io.shouwen.server.counter;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Cover;
import io.shouwen.engine.standard.Entitlement;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Procedure;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Threshold;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.service.ServiceCatalogue.Cue;
import io.shouwen.server.counter.Stage.Line;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.History;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From the call to the farewell, stage by stage, with the clauses behind each: those that look at
 * what is told there, and those that are kept by it.
 */
@Component
class Stages {
    private static final SequencedMap<String, Set<String>> OF = new LinkedHashMap<>();

    static {
        OF.put("call", Set.of("ticket.called"));
        OF.put("seat", Set.of("customer.seated"));
        OF.put("open", Set.of("business.opened"));
        OF.put("papers", Set.of("papers.received", "papers.checked"));
        OF.put("sign", Set.of("customer.signed"));
        OF.put("settle", Set.of("business.accepted", "business.declined", "business.recorded"));
        OF.put("close", Set.of("business.closed"));
        OF.put("more", Set.of("further-need.asked"));
        OF.put("rating", Set.of("rating.prompted"));
        OF.put("farewell", Set.of("customer.left-desk"));
    }

    private final Shelf shelf;

    Stages(Shelf shelf) {
        this.shelf = shelf;
    }

    /**
     * All stages, and what is for no stage but for when something goes wrong.
     *
     * @param others clauses with a sentence for moments that are not foreseen
     */
    record Seen(List<Stage> stages, List<Line> others) {}

    /** All stages; what is told since the last matter was opened is done for that matter. */
    Seen of(History history, Cues cues, Instant now, Texts texts) {
        List<String> told =
                history.counted(now).stream().map(Fact::kind).map(FactKind::name).toList();
        SequencedMap<String, Clause> clauses = inForce(history, now);
        int last = last(told);
        List<Stage> stages = new ArrayList<>();
        for (Map.Entry<String, Set<String>> stage : OF.entrySet()) {
            int i = stages.size();
            String state = i <= last ? "done" : i == last + 1 ? "next" : "later";
            stages.add(new Stage(stage.getKey(), state, lines(clauses, stage, cues, texts)));
        }
        return new Seen(stages, others(clauses, cues, texts));
    }

    private static int last(List<String> told) {
        int begun = Math.max(0, told.lastIndexOf("business.opened"));
        int last = -1;
        List<String> names = List.copyOf(OF.keySet());
        for (int i = 0; i < names.size(); i++) {
            List<String> heard =
                    i < names.indexOf("papers") ? told : told.subList(begun, told.size());
            if (heard.stream().anyMatch(OF.getOrDefault(names.get(i), Set.of())::contains)) {
                last = i;
            }
        }
        return last;
    }

    /** What binds here now; what is only shown binds nobody. */
    private SequencedMap<String, Clause> inForce(History history, Instant now) {
        SequencedMap<String, Clause> clauses = new LinkedHashMap<>();
        shelf.of(history.org(), history.unit()).standards().versions().stream()
                .filter(version -> version.inForce(now))
                .flatMap(version -> version.clauses().stream())
                .filter(clause -> clause.rule() instanceof Obligation)
                .forEach(clause -> clauses.put(clause.id().value(), clause));
        return clauses;
    }

    /** What the catalogue reminds of comes first, in its order; then what listens to the moment. */
    private static List<Line> lines(
            SequencedMap<String, Clause> clauses,
            Map.Entry<String, Set<String>> stage,
            Cues cues,
            Texts texts) {
        Set<String> kinds = stage.getValue();
        return Stream.concat(
                        cues.at(kinds).map(Cue::clause),
                        clauses.values().stream()
                                .filter(clause -> stageOf(clause).contains(stage.getKey()))
                                .map(clause -> clause.id().value()))
                .distinct()
                .flatMap(clause ->
                        Optional.ofNullable(clauses.get(clause))
                                .map(found -> line(found, cues.say(clause, kinds), texts))
                                .stream())
                .toList();
    }

    private static List<Line> others(SequencedMap<String, Clause> clauses, Cues cues, Texts texts) {
        Set<String> foreseen =
                OF.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return cues.all().stream()
                .filter(cue -> cue.say().isPresent() && !foreseen.contains(cue.with()))
                .flatMap(cue ->
                        Optional.ofNullable(clauses.get(cue.clause()))
                                .map(clause -> line(clause, cue.say(), texts))
                                .stream())
                .toList();
    }

    /** A clause stands once: at the first moment to which it listens, a procedure at each step. */
    private static Set<String> stageOf(Clause clause) {
        Stream<String> stages =
                heard((Obligation) clause.rule()).map(FactKind::name).flatMap(Stages::stage);
        return clause.rule() instanceof Procedure
                ? stages.collect(Collectors.toSet())
                : stages.findFirst().map(Set::of).orElse(Set.of());
    }

    private static Stream<String> stage(String kind) {
        return OF.entrySet().stream()
                .filter(stage -> stage.getValue().contains(kind))
                .map(Map.Entry::getKey);
    }

    /**
     * What is told when it is done; an item of a sheet is told by nobody here, see {@link Cues}.
     */
    private static Stream<FactKind> heard(Obligation rule) {
        return switch (rule) {
            case Promise promise -> promise.keptBy().by().stream().map(one -> one.pattern().kind());
            case Check check -> check.opening().patterns().stream().map(Pattern::kind);
            case Procedure procedure -> procedure.steps().stream().map(step -> step.by().kind());
            case Cover cover -> cover.presences().stream().map(one -> one.from().kind());
            case Entitlement table -> table.opening().patterns().stream().map(Pattern::kind);
            case Threshold _, Practice _ -> Stream.of();
        };
    }

    private static Line line(Clause clause, Optional<Words> say, Texts texts) {
        return new Line(
                clause.id().value(),
                texts.name(clause.says().zh(), clause.says().en()),
                clause.cite().part() + " " + clause.cite().article(),
                say);
    }
}

package io.shouwen.server.field;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Procedure;
import io.shouwen.pack.standard.Pack;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the written code asks at each step of a visit, whether it is judged here or only shown: the
 * clauses that hear what the step tells, and beside them what only a person can see. Such a
 * practice stands with the clauses of its article; an article of practices alone belongs to the
 * step of the article that follows it.
 */
@Component
public class Guide {
    private static final Map<String, String> STEPS =
            Map.ofEntries(
                    Map.entry("toolkit.checked", "departed"),
                    Map.entry("visit.departed", "departed"),
                    Map.entry("install.departed", "departed"),
                    Map.entry("visit.arrived", "arrived"),
                    Map.entry("customer.consented", "entered"),
                    Map.entry("visit.entered", "entered"),
                    Map.entry("repair.fixed", "fixed"),
                    Map.entry("equipment.placed", "installed"),
                    Map.entry("install.completed", "installed"),
                    Map.entry("work.handed-over", "signed"),
                    Map.entry("visit.ended", "signed"));

    private static final Set<String> TECHNICIANS = Set.of("technician", "field-worker");
    private static final Set<String> INSTALLERS = Set.of("installer", "field-worker");

    private final Shelf shelf;

    Guide(Shelf shelf) {
        this.shelf = shelf;
    }

    /** A clause as it stands beside a step. */
    public record Line(String clause, String says, String cite) {}

    /** The clauses in force at visits to repair, step by step. */
    Map<String, List<Line>> of(Instant now, Texts texts) {
        return of(now, texts, TECHNICIANS);
    }

    /** Those at visits to install. */
    Map<String, List<Line>> installing(Instant now, Texts texts) {
        return of(now, texts, INSTALLERS);
    }

    private Map<String, List<Line>> of(Instant now, Texts texts, Set<String> asked) {
        List<Clause> ours =
                shelf.ofTheHouse().stream()
                        .flatMap(pack -> pack.versions().stream())
                        .map(Pack.Version::standard)
                        .filter(version -> version.inForce(now))
                        .flatMap(version -> version.clauses().stream())
                        .filter(clause -> asks(clause, asked))
                        .toList();
        Map<String, List<Line>> guide = new HashMap<>();
        List<Clause> waiting = new ArrayList<>();
        for (List<Clause> article : articles(ours)) {
            waiting.addAll(article.stream().filter(Guide::practice).toList());
            article.stream()
                    .flatMap(clause -> step(clause).stream())
                    .findFirst()
                    .ifPresent(step -> {
                        add(guide, step, waiting, texts);
                        waiting.clear();
                    });
            article.forEach(clause ->
                    step(clause).ifPresent(step -> add(guide, step, List.of(clause), texts)));
            if (article.stream().anyMatch(clause -> !practice(clause) && step(clause).isEmpty())) {
                waiting.clear();
            }
        }
        return Map.copyOf(guide);
    }

    private static void add(
            Map<String, List<Line>> guide, String step, List<Clause> clauses, Texts texts) {
        List<Line> lines = guide.computeIfAbsent(step, name -> new ArrayList<>());
        clauses.forEach(clause ->
                lines.add(
                        new Line(
                                clause.id().value(),
                                texts.name(clause.says().zh(), clause.says().en()),
                                clause.cite().part() + " " + clause.cite().article())));
    }

    private static List<List<Clause>> articles(List<Clause> clauses) {
        List<List<Clause>> articles = new ArrayList<>();
        String last = "";
        for (Clause clause : clauses) {
            if (articles.isEmpty() || !clause.cite().article().equals(last)) {
                articles.add(new ArrayList<>());
                last = clause.cite().article();
            }
            articles.getLast().add(clause);
        }
        return articles;
    }

    private static boolean asks(Clause clause, Set<String> people) {
        return clause.rule() instanceof Obligation asked && people.contains(asked.answers());
    }

    private static boolean practice(Clause clause) {
        return clause.rule() instanceof Practice;
    }

    private static Optional<String> step(Clause clause) {
        return heard(clause)
                .map(FactKind::name)
                .flatMap(kind -> Optional.ofNullable(STEPS.get(kind)).stream())
                .findFirst();
    }

    /** Promises stand above the steps as clocks and are not told a second time. */
    private static Stream<FactKind> heard(Clause clause) {
        return switch (clause.rule()) {
            case Check check -> kinds(check.opening());
            case Procedure procedure -> procedure.steps().stream().map(step -> step.by().kind());
            default -> Stream.of();
        };
    }

    private static Stream<FactKind> kinds(Opening opening) {
        return opening.patterns().stream().map(Pattern::kind);
    }
}

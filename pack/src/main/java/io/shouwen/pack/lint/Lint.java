package io.shouwen.pack.lint;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Shown;
import io.shouwen.engine.standard.Standard;
import io.shouwen.pack.coverage.Need;
import io.shouwen.pack.standard.ClauseSources;
import io.shouwen.pack.standard.Pack;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks of a code that can be read what is probably not meant so. */
public final class Lint {
    /** The role by which a code says that no single person answers. */
    private static final String WHOLE = "organisation";

    private Lint() {}

    /**
     * The hits in one version, by file and line: as it is usually read, and as it is read by each
     * other answer that a clause asks for. A name is unused only if it is so however the code is
     * read.
     */
    public static List<Hit> of(Pack.Version version) {
        ClauseSources sources = ClauseSources.of(version);
        List<List<Hit>> readings =
                Stream.concat(Stream.of(Map.<String, String>of()), version.answers().stream())
                        .map(chosen -> of(version, chosen, sources))
                        .toList();
        return readings.stream()
                .flatMap(List::stream)
                .distinct()
                .filter(hit ->
                        hit.slug().ofClause()
                                || readings.stream().allMatch(one -> one.contains(hit)))
                .sorted()
                .toList();
    }

    private static List<Hit> of(
            Pack.Version version, Map<String, String> chosen, ClauseSources sources) {
        Gathering hits = new Gathering(sources, id -> version.path(id, chosen));
        Standard read = version.read(chosen);
        Unreachable unreachable = new Unreachable(hits);
        for (Clause clause : read.clauses()) {
            if (clause.rule() instanceof Obligation rule) {
                unreachable.look(clause, rule);
                apart(clause, rule, version, hits);
            }
            if (clause.rule() instanceof Shown shown && shown.kind().equals("unlawful")) {
                hits.add(
                        Hit.Slug.UNLAWFUL,
                        clause,
                        List.of("text-only"),
                        "law does not let an employer do what the source says here",
                        "nothing is executed; tell whoever keeps the source");
            }
        }
        new Overlaps(hits).look(read);
        new Consequences(hits).look(version, read.clauses());
        roles(version, read, hits);
        return hits.unacknowledged();
    }

    private static void apart(
            Clause clause, Obligation rule, Pack.Version version, Gathering hits) {
        if (Need.meeting(rule, version.catalogue()).isEmpty()) {
            hits.add(
                    Hit.Slug.FACTS_APART,
                    clause,
                    List.of(),
                    "what it hears never lies in one subject, so it is never judged",
                    "let one kind share the others' `home`, or say where it is `told` besides");
        }
    }

    private static void roles(Pack.Version version, Standard read, Gathering hits) {
        Map<String, Long> answering =
                read.clauses().stream()
                        .flatMap(clause -> roles(clause.rule()))
                        .collect(Collectors.groupingBy(role -> role, Collectors.counting()));
        for (String role : version.roles().keySet()) {
            if (!answering.containsKey(role)) {
                hits.named(
                        Hit.Slug.ROLE_UNUSED,
                        "roles",
                        role,
                        "no clause names the role `" + role + "`",
                        "name it under `answers` of what it does, or take it out");
            }
        }
        if (answering.containsKey(WHOLE)) {
            hits.named(
                    Hit.Slug.NOBODY_ANSWERS,
                    "roles",
                    WHOLE,
                    "the whole `"
                            + WHOLE
                            + "` answers for "
                            + answering.get(WHOLE)
                            + " of the clauses, so nobody does",
                    "name the role that does the work");
        }
    }

    private static Stream<String> roles(Rule rule) {
        return switch (rule) {
            case Obligation obligation -> Stream.of(obligation.answers());
            case Consequence consequence -> roles(consequence);
            case Shown shown -> Stream.empty();
        };
    }

    private static Stream<String> roles(Consequence consequence) {
        return switch (consequence) {
            case Consequence.Price price ->
                    Stream.concat(
                            price.role().stream(),
                            price.shares().stream().map(Consequence.Share::role));
            case Consequence.Portion portion ->
                    portion.shares().stream().map(Consequence.Share::role);
            case Consequence.AddOn added -> Stream.of(added.role());
            case Consequence.Sanction sanction -> sanction.role().stream();
            case Consequence.Repeat repeat -> Stream.empty();
            case Consequence.Balance balance -> Stream.empty();
            case Consequence.Caps caps -> Stream.empty();
            case Consequence.Unpaid unpaid -> Stream.empty();
        };
    }
}

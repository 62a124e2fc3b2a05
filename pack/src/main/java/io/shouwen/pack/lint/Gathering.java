package io.shouwen.pack.lint;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.pack.standard.ClauseSources;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The hits of one version, each with its place. */
final class Gathering {
    private final ClauseSources sources;
    private final Function<ClauseId, List<String>> rule;
    private final List<Hit> hits = new ArrayList<>();

    /**
     * @param rule where the rule of a clause stands in it, as it is read
     */
    Gathering(ClauseSources sources, Function<ClauseId, List<String>> rule) {
        this.sources = sources;
        this.rule = rule;
    }

    void add(Hit.Slug slug, Clause clause, List<String> path, String sentence, String help) {
        List<String> whole =
                Stream.concat(rule.apply(clause.id()).stream(), path.stream()).toList();
        hits.add(
                new Hit(slug, sources.of(clause.id(), whole), clause.id() + ": " + sentence, help));
    }

    void unreachable(Clause clause, List<String> path, String sentence) {
        add(
                Hit.Slug.UNREACHABLE,
                clause,
                path,
                sentence,
                "narrow the one before it, put this first, or take it out");
    }

    /** About a name that {@code version.yaml} gives. */
    void named(Hit.Slug slug, String section, String name, String sentence, String help) {
        hits.add(new Hit(slug, sources.named(section, name), sentence, help));
    }

    /** Those that no comment acknowledges. */
    List<Hit> unacknowledged() {
        Comments comments = new Comments();
        return hits.stream().distinct().filter(hit -> !comments.accept(hit)).toList();
    }
}

package io.shouwen.pack.standard;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.pack.yaml.ListNode;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Spot;
import io.shouwen.pack.yaml.Yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the clauses of a version that could be read stand in its files. */
public final class ClauseSources {
    private final Map<ClauseId, MapNode> clauses = new HashMap<>();
    private final Spot version;
    private final Optional<Node> words;

    private ClauseSources(Spot version, Optional<Node> words) {
        this.version = version;
        this.words = words;
    }

    /** Finds the clauses of a version; what is wrong in its files was told when it was read. */
    public static ClauseSources of(Pack.Version version) {
        VersionFolder folder = new VersionFolder(version.folder());
        String shown = folder.shown("version.yaml");
        Problems told = new Problems();
        ClauseSources sources =
                new ClauseSources(
                        new Spot(shown, 1, 1), Yaml.file(folder.file("version.yaml"), shown, told));
        for (Node node : folder.clauses(told)) {
            if (node instanceof MapNode map
                    && map.get("clause").orElse(map) instanceof ScalarNode id) {
                sources.clauses.put(new ClauseId(id.text()), map);
            }
        }
        return sources;
    }

    /** The place of a name that the version gives, such as one of its findings. */
    public Spot named(String section, String name) {
        return named(section, name, List.of());
    }

    /**
     * The nearest place to a part of what the version says under a name.
     *
     * @param path as that of a clause
     */
    public Spot named(String section, String name, List<String> path) {
        return words.map(node ->
                        nearest(
                                node,
                                version,
                                Stream.concat(Stream.of(section, name), path.stream()).toList()))
                .orElse(version);
    }

    /** The place of a clause, its first key. */
    public Spot of(ClauseId clause) {
        return of(clause, List.of());
    }

    /**
     * The nearest place to a part of a clause.
     *
     * @param path keys from the outside in, items of lists by their numbers from 0; what is not
     *     written so is passed over
     */
    public Spot of(ClauseId clause, List<String> path) {
        Node node = clauses.get(clause);
        return node == null ? version : nearest(node, node.spot(), path);
    }

    private static Spot nearest(Node whole, Spot first, List<String> path) {
        Node node = whole;
        Spot spot = first;
        for (String step : path) {
            Optional<Node> inside = Optional.empty();
            if (node instanceof MapNode map) {
                spot = map.entry(step).map(entry -> entry.key().spot()).orElse(spot);
                inside = map.get(step);
            } else if (node instanceof ListNode list) {
                inside = item(list, step);
                spot = inside.map(Node::spot).orElse(spot);
            }
            node = inside.orElse(node);
        }
        return spot;
    }

    private static Optional<Node> item(ListNode list, String step) {
        boolean number = step.chars().allMatch(Character::isDigit);
        return number && Integer.parseInt(step) < list.items().size()
                ? Optional.of(list.items().get(Integer.parseInt(step)))
                : Optional.empty();
    }
}

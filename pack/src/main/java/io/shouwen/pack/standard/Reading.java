package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Words;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.ListNode;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A place where the text of a code can be read in more than one way. The first option is how it is
 * read unless a site says otherwise.
 *
 * @param says the question in words
 * @param options the answers, by their names
 */
public record Reading(Words says, SequencedMap<String, Words> options) {
    public Reading {
        options = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(options));
    }

    /** The options chosen under {@code readings}, by the names of the readings. */
    static Map<String, String> chosen(Form form, Map<String, Reading> known, Problems problems) {
        Map<String, String> chosen = new HashMap<>();
        for (MapNode.Entry entry : entries(form)) {
            known(entry.key(), known, problems)
                    .flatMap(one -> one.option(entry.value(), problems))
                    .ifPresent(option -> chosen.put(entry.key().text(), option));
        }
        return chosen;
    }

    /**
     * All that may be chosen under {@code readings}, where a reading may have several options: each
     * of them with each of the others.
     */
    public static List<Map<String, String>> combined(
            Form form, Map<String, Reading> known, Problems problems) {
        List<Map<String, String>> combined = List.of(Map.of());
        for (MapNode.Entry entry : entries(form)) {
            Optional<Reading> reading = known(entry.key(), known, problems);
            List<String> options = new ArrayList<>();
            for (Node node :
                    entry.value() instanceof ListNode list
                            ? list.items()
                            : List.of(entry.value())) {
                reading.flatMap(one -> one.option(node, problems)).ifPresent(options::add);
            }
            if (!options.isEmpty()) {
                String name = entry.key().text();
                combined =
                        combined.stream()
                                .flatMap(one ->
                                        options.stream().map(option -> with(one, name, option)))
                                .toList();
            }
        }
        return combined;
    }

    private static List<MapNode.Entry> entries(Form form) {
        return form.named("readings", "readings with the option chosen");
    }

    private static Optional<Reading> known(
            ScalarNode name, Map<String, Reading> known, Problems problems) {
        Optional<Reading> reading = Optional.ofNullable(known.get(name.text()));
        if (reading.isEmpty()) {
            problems.add(
                    Slug.UNKNOWN_CHOICE,
                    name.spot(),
                    "the code has no reading named " + name.described(),
                    Phrases.suggestion(name.text(), known.keySet()));
        }
        return reading;
    }

    private static Map<String, String> with(
            Map<String, String> chosen, String name, String option) {
        Map<String, String> more = new HashMap<>(chosen);
        more.put(name, option);
        return more;
    }

    /** The option that a value names; any other value is a problem. */
    Optional<String> option(Node written, Problems problems) {
        Optional<ScalarNode> option = Form.scalar(written, problems);
        option.filter(name -> !options.containsKey(name.text()))
                .ifPresent(name ->
                        problems.add(
                                Slug.UNKNOWN_CHOICE,
                                name.spot(),
                                "the reading has no option " + name.described(),
                                Phrases.suggestion(name.text(), options.keySet())));
        return option.map(ScalarNode::text).filter(options::containsKey);
    }

    /** An answer in words; the name itself where there is no such option. */
    public Words answer(String option) {
        return options.getOrDefault(option, new Words(option, option));
    }

    /** How it is read unless a site says otherwise. */
    public String usual() {
        return options.firstEntry().getKey();
    }
}

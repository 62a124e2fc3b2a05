package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Words;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    public static Map<String, String> chosen(
            Form form, Map<String, Reading> known, Problems problems) {
        Map<String, String> chosen = new HashMap<>();
        for (MapNode.Entry entry : form.named("readings", "readings with the option chosen")) {
            String name = entry.key().text();
            Optional<Reading> reading = Optional.ofNullable(known.get(name));
            if (reading.isEmpty()) {
                problems.add(
                        Slug.UNKNOWN_CHOICE,
                        entry.key().spot(),
                        "the code has no reading named " + entry.key().described(),
                        Phrases.suggestion(name, known.keySet()));
            }
            reading.flatMap(one -> one.option(entry.value(), problems))
                    .ifPresent(option -> chosen.put(name, option));
        }
        return chosen;
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

    /** How it is read unless a site says otherwise. */
    public String usual() {
        return options.firstEntry().getKey();
    }
}

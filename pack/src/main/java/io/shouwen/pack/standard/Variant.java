package io.shouwen.pack.standard;

import io.shouwen.pack.yaml.Phrases;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What holds when readings are answered so.
 *
 * @param answers readings by name with the option, the outer one first; empty where nothing is read
 *     in more than one way
 */
public record Variant<T>(SequencedMap<String, String> answers, T value) {
    public Variant {
        answers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(answers));
    }

    /** What holds however the code is read. */
    static <T> Variant<T> always(T value) {
        return new Variant<>(new LinkedHashMap<>(), value);
    }

    /** The same, under one more answer around it. */
    Variant<T> under(String reading, String option) {
        SequencedMap<String, String> longer = new LinkedHashMap<>(answers);
        longer.putFirst(reading, option);
        return new Variant<>(longer, value);
    }

    /**
     * True when this holds by the answers chosen and, of what was not chosen, by the usual ones.
     */
    boolean holds(Map<String, String> chosen, Map<String, Reading> readings) {
        return answers.entrySet().stream()
                .allMatch(one -> one.getValue().equals(answer(one.getKey(), chosen, readings)));
    }

    private static String answer(
            String reading, Map<String, String> chosen, Map<String, Reading> readings) {
        Reading asked = readings.get(reading);
        return chosen.getOrDefault(reading, asked == null ? "" : asked.usual());
    }

    /** Where it stands in what is written by reading, keys from the outside in. */
    public List<String> path() {
        return answers.values().stream()
                .flatMap(option -> Stream.of(ByReading.KEY, ByReading.RULES, option))
                .toList();
    }

    /** The answers as they are written, such as {@code half-day: end-of-day}. */
    public String written() {
        return answers.entrySet().stream()
                .map(one -> Phrases.quoted(one.getKey() + ": " + one.getValue()))
                .collect(Collectors.joining(" "));
    }
}

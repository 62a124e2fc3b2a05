package io.shouwen.server.quality;

import io.shouwen.engine.fact.Value;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a confirmation says of an offence beyond its amounts: who held which role, which units it
 * fell in, and whatever the code asked of the decider. As text it is {@code intent text negligent},
 * several parted by {@code ;}.
 */
public record Given(Map<String, Value> values) {
    public static final Given NOTHING = new Given(Map.of());

    /** What a text may be: an id or a choice, never a sentence about a person. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}._:/-]{1,60}");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,59}");

    public Given {
        values = Map.copyOf(values);
    }

    /** True for what can be kept. */
    static boolean keepable(String name, Value value) {
        return NAME.matcher(name).matches()
                && (!(value instanceof Value.Text text) || WORD.matcher(text.text()).matches());
    }

    /** The same, where the other says nothing else. */
    Given with(Given other) {
        Map<String, Value> all = new HashMap<>(values);
        all.putAll(other.values);
        return new Given(all);
    }

    /** What is said under some of the names. */
    Given only(Predicate<String> names) {
        return new Given(
                values.entrySet().stream()
                        .filter(one -> names.test(one.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    Optional<Value> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String write() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(one ->
                                "%s %s %s"
                                        .formatted(
                                                one.getKey(),
                                                word(one.getValue()),
                                                bare(one.getValue())))
                        .collect(Collectors.joining(";"));
    }

    private static String word(Value value) {
        return switch (value) {
            case Value.Text _ -> "text";
            case Value.Whole _ -> "whole";
            case Value.Flag _ -> "flag";
            case Value.Moment _ -> "moment";
            case Value.Day _ -> "day";
            case Value.Money _ -> "money";
        };
    }

    private static String bare(Value value) {
        return value instanceof Value.Money money ? Long.toString(money.fen()) : value.toString();
    }

    static Given read(String text) {
        Map<String, Value> values = new HashMap<>();
        for (String one : text.split(";", -1)) {
            String[] parts = one.split(" ", 3);
            if (parts.length == 3) {
                values.put(parts[0], value(parts[1], parts[2]));
            }
        }
        return new Given(values);
    }

    private static Value value(String type, String bare) {
        return switch (type) {
            case "whole" -> new Value.Whole(Long.parseLong(bare));
            case "flag" -> new Value.Flag(bare.equals("true"));
            case "moment" -> new Value.Moment(Instant.parse(bare));
            case "day" -> new Value.Day(LocalDate.parse(bare));
            case "money" -> new Value.Money(Long.parseLong(bare));
            default -> new Value.Text(bare);
        };
    }
}

package io.shouwen.pack.yaml;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A single value, kept as the text that was written. What it means is decided by who reads it: a
 * time such as {@code 10:30}, a date and the words {@code no} and {@code on} are text, as YAML 1.2
 * has it.
 *
 * @param quoted whether it stood in quotes or in a text block; then it is never empty or a number
 */
public record ScalarNode(Spot spot, String text, boolean quoted) implements Node {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,18}(\\.[0-9]{1,18})?");

    /** Whether nothing was written: no text at all, {@code ~} or {@code null}. */
    public boolean blank() {
        return !quoted
                && switch (text) {
                    case "", "~", "null", "Null", "NULL" -> true;
                    default -> false;
                };
    }

    /** The value if it is {@code true} or {@code false}. */
    public Optional<Boolean> flag() {
        if (quoted) {
            return Optional.empty();
        }
        return switch (text) {
            case "true", "True", "TRUE" -> Optional.of(true);
            case "false", "False", "FALSE" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** The value if it is a whole number of at most 18 digits. */
    public OptionalLong whole() {
        return !quoted && WHOLE.matcher(text).matches()
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    /** The value if it is a number, whole or with decimals. */
    public Optional<BigDecimal> decimal() {
        return !quoted && DECIMAL.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    @Override
    public String described() {
        return blank() ? "nothing" : Phrases.quoted(text);
    }
}

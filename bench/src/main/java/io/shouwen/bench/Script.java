package io.shouwen.bench;

import io.shouwen.bench.Recorder.Committed;
import io.shouwen.bench.Recorder.Sent;
import io.shouwen.bench.Recorder.Step;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recorded statements as a script for pgbench: the same statements in the same transactions, one
 * trip each, with the same values, except that the subject's number is the one the database gives
 * this time and the command's key is random.
 *
 * @param subject the number of the recorded subject
 * @param key the recorded key, wherever it stands in a text
 */
record Script(List<Step> steps, String subject, String key) {
    private static final String NUMBERS = "nextval('subject_number')";

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("\\set key random(1, 1000000000000000)");
        boolean open = false;
        for (Step step : steps) {
            switch (step) {
                case Sent sent -> {
                    if (!open) {
                        lines.add("begin;");
                        open = true;
                    }
                    lines.add(line(sent));
                }
                case Committed _ -> {
                    lines.add("commit;");
                    open = false;
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private String line(Sent sent) {
        StringBuilder sql = new StringBuilder();
        int value = 0;
        for (String part : sent.sql().strip().replaceAll("\\s+", " ").split("\\?", -1)) {
            if (value > 0) {
                sql.append(written(sent.values().get(value - 1)));
            }
            sql.append(part);
            value++;
        }
        return sent.sql().contains(NUMBERS)
                ? "select id from (%s) as numbered(id) \\gset".formatted(sql)
                : sql + ";";
    }

    private String written(Optional<Object> value) {
        if (value.isEmpty()) {
            return "null";
        }
        return switch (value.get()) {
            case Long[] numbers -> array(numbers, "bigint");
            case Integer[] numbers -> array(numbers, "int");
            case String[] texts -> array(texts, "text");
            case byte[] bytes -> "'\\x%s'::bytea".formatted(HexFormat.of().formatHex(bytes));
            case Number number -> number.toString().equals(subject) ? ":id" : number.toString();
            case Boolean flag -> flag.toString().toLowerCase(Locale.ROOT);
            default -> text(value.get().toString());
        };
    }

    private String array(Object[] values, String type) {
        List<String> written = new ArrayList<>();
        for (Object value : values) {
            written.add(written(Optional.of(value)));
        }
        return "array[" + String.join(",", written) + "]::" + type + "[]";
    }

    /** A text in which the subject's number and the key are put anew each time. */
    private String text(String value) {
        Matcher variable =
                Pattern.compile(Pattern.quote(subject) + "|" + Pattern.quote(key)).matcher(value);
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (variable.find()) {
            parts.add(quoted(value.substring(from, variable.start())));
            parts.add(variable.group().equals(subject) ? ":id::text" : ":key::text");
            from = variable.end();
        }
        parts.add(quoted(value.substring(from)));
        return parts.size() == 1 ? parts.getFirst() : "concat(" + String.join(", ", parts) + ")";
    }

    /** A colon would begin a variable, so it is written by its number. */
    private static String quoted(String text) {
        return "E'"
                + text.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace(":", "\\x3a")
                        .replace("\n", "\\n")
                + "'";
    }
}

package io.shouwen.server.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What nobody sends by mistake twice, and some send on purpose; the same for the same seed. */
final class Hostile {
    /** Would run, if a page showed it as it came. */
    static final String MARKUP = "<img src=x onerror=hostile()>";

    private static final int LONG = 9_000;
    private static final int DEEP = 20_000;

    /** Beyond it the container reads no header, and so not the language either. */
    private static final int LONGEST_STEP = 3_000;

    /** As they stand in an address or a form, already encoded. */
    private static final List<String> ENCODED =
            List.of(
                    "",
                    "+",
                    "%00",
                    "a%00b",
                    "%01%02%1B%7F",
                    "%0D%0ASet-Cookie%3Aa%3Db",
                    "%FF%FE",
                    "%ED%A0%80",
                    "%C0%AF",
                    "%E4%B8",
                    "%F0%9F%98%80",
                    "%E2%80%AE%E9%A6%96%E9%97%AE",
                    encode(MARKUP),
                    encode("' or '1'='1"),
                    encode("{0}{key}${x}#{y}%s"),
                    encode("../../../etc/passwd"),
                    encode("[]"),
                    encode("{\"a\":1}"));

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-1",
                    "1",
                    "2147483647",
                    "2147483648",
                    "-2147483648",
                    "9223372036854775807",
                    "99999999999999999999999",
                    "1e400",
                    "NaN",
                    "0x10",
                    "1.5",
                    "%EF%BC%91%EF%BC%92");

    private static final List<String> WORDS =
            List.of("true", "maybe", "null", "undefined", "none", "other", "repair", "unit-1");

    private static final List<String> DAYS =
            List.of(
                    "2026-02-30",
                    "0000-00-00",
                    "-0001-01-01",
                    "9999-12-31",
                    "9999-12-31T23:59",
                    "%2B999999999-12-31",
                    "-999999999-01-01",
                    "2026-13",
                    "9999-12",
                    "%2B999999999-12",
                    "-999999999-01",
                    "2026-03-02T10:00:00Z_99999999999999999999",
                    "%2B999999999-12-31T00:00:00Z_1",
                    "%2B999999999-12-31_1_1_1",
                    "9999-12-31_1",
                    "o_9999-12-31T00:00:00Z_1",
                    "d_-9999-12-31T00:00:00Z_1",
                    "2026-W99",
                    "1900-01-01",
                    "2026-03-02T25:61",
                    "2026-03-02T10:00:00Z",
                    "today");

    private final Random random;
    private final List<String> numbers;

    /**
     * @param numbers of things that there are, of this unit, another one and another organisation
     */
    Hostile(long seed, List<String> numbers) {
        this.random = new Random(seed);
        this.numbers = List.copyOf(numbers);
    }

    /** A value, encoded for an address or a form. */
    String value() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> one(ENCODED);
            case 2 -> one(NUMBERS);
            case 3 -> one(WORDS);
            case 4 -> one(DAYS);
            case 5, 6 -> one(numbers);
            default ->
                    switch (random.nextInt(3)) {
                        case 0 -> "%E5%BE%88".repeat(LONG / 30);
                        case 1 -> "%E5%BE%88".repeat(LONG);
                        default -> endless();
                    };
        };
    }

    /** Long, and no shorter when it is packed. */
    private String endless() {
        return random.ints(LONG, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A value for an address, which has to be there and may not be too long. */
    String step() {
        String value = value();
        return value.isEmpty() || value.length() > LONGEST_STEP ? one(numbers) : value;
    }

    /** A form: one or two of its fields are spoilt, missing or there twice. */
    String form(String valid, List<String> names) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : valid.split("&", -1)) {
            int is = field.indexOf('=');
            if (is > 0) {
                fields.put(field.substring(0, is), field.substring(is + 1));
            }
        }
        List<String> all = new ArrayList<>(fields.keySet());
        names.stream().filter(name -> !fields.containsKey(name)).forEach(all::add);
        List<String> twice = new ArrayList<>();
        int spoilt = all.isEmpty() ? 0 : 1 + random.nextInt(random.nextInt(4) == 0 ? 6 : 2);
        for (int i = 0; i < spoilt; i++) {
            String name = one(all);
            switch (random.nextInt(6)) {
                case 0 -> fields.remove(name);
                case 1 -> twice.add(name + "=" + value());
                case 2 -> twice.add(encode(name + "[0].x") + "=" + value());
                default -> fields.put(name, value());
            }
        }
        List<String> written = new ArrayList<>();
        fields.forEach((name, value) -> written.add(name + "=" + value));
        written.addAll(twice);
        return String.join("&", written);
    }

    /** JSON in which one value is another, or which is none. */
    byte[] json(String valid) {
        byte[] bytes = valid.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(12)) {
            case 0 -> new byte[0];
            case 1 -> "[".repeat(DEEP).getBytes(StandardCharsets.UTF_8);
            case 2 ->
                    ("{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP))
                            .getBytes(StandardCharsets.UTF_8);
            case 3 ->
                    one(List.of("null", "[null]", "{}", "[]", "1", "\"a\"", "[[]]", "[{}]"))
                            .getBytes(StandardCharsets.UTF_8);
            case 4 -> java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 5 -> {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                yield bytes;
            }
            default -> spoilt(valid).getBytes(StandardCharsets.UTF_8);
        };
    }

    private String spoilt(String json) {
        List<int[]> values = new ArrayList<>();
        var found =
                java.util.regex.Pattern.compile(
                                "(?<=:)\\s*(\"[^\"]*\"|[0-9]+|\\{}|\\[\\s*\\{.*)|\"[^\"]+\"(?=:)")
                        .matcher(json);
        while (found.find()) {
            values.add(new int[] {found.start(), found.end()});
        }
        if (values.isEmpty()) {
            return json;
        }
        int[] at = values.get(random.nextInt(values.size()));
        boolean name = json.startsWith(":", at[1]);
        String other = name ? "\"other\"" : jsonValue();
        return json.substring(0, at[0]) + other + tail(json, at);
    }

    /** What closes the text again, where a list at its end was replaced. */
    private static String tail(String json, int[] at) {
        return at[1] == json.length() && !json.endsWith("\"") ? "}" : json.substring(at[1]);
    }

    private String jsonValue() {
        return switch (random.nextInt(5)) {
            case 0 -> one(List.of("null", "true", "[]", "{}", "[null]", "{\"a\":null}", "[[1]]"));
            case 1 -> one(List.of("-1", "1e400", "99999999999999999999", "0.1", "2147483648"));
            case 2 ->
                    one(
                            List.of(
                                    "\"\"",
                                    "\"\\u0000\"",
                                    "\"\\ud800\"",
                                    "\"a\\u0000b\"",
                                    "\"" + MARKUP + "\"",
                                    "\"" + "长".repeat(LONG) + "\""));
            case 3 ->
                    one(
                            List.of(
                                    "\"2026-02-30\"",
                                    "\"+999999999-12-31T23:59:59Z\"",
                                    "\"-999999999-01-01T00:00:00Z\"",
                                    "\"9999-12-31T23:59:59Z\"",
                                    "\"1900-01-01T00:00:00Z\"",
                                    "\"2026-03-02T10:00:00+99:00\""));
            default -> "\"" + one(numbers) + "\"";
        };
    }

    /** A body of parts that is not one. */
    byte[] parts(String name) {
        String head =
                "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
                        .formatted(
                                name,
                                one(List.of("a.xlsx", "", "../a", "\u0000", "很".repeat(300))));
        return one(List.of(
                        "",
                        "--b",
                        head,
                        head + "PK\u0003\u0004no zip\r\n--b--\r\n",
                        head + "\r\n--b--\r\n",
                        head + "x".repeat(LONG) + "\r\n--b--\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    boolean sometimes(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

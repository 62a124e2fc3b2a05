package io.shouwen.pack.standard;

import io.shouwen.pack.yaml.Phrases;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a limit that cannot be read was probably meant. */
final class LimitHints {
    private static final Pattern AMOUNT =
            Pattern.compile("([0-9]{1,6})(\\.[0-9]{1,2})? *([^0-9. ].*?)( on \\S+)?");
    private static final Pattern NEXT_DAY =
            Pattern.compile(
                    "(?:by |before |until )?(?:next day|tomorrow) (?:at |by )?([0-9:]+|noon)"
                            + "|(?:by |before |until )?([0-9:]+|noon) (?:(?:of |on )?(?:the )?next"
                            + " day|tomorrow)");
    private static final List<String> UNITS =
            List.of(
                    "second", "seconds", "min", "minute", "minutes", "hour", "hours", "day",
                    "days");

    /** Other names of units. */
    private static final Map<String, String> ALSO =
            Map.ofEntries(
                    Map.entry("s", "seconds"),
                    Map.entry("sec", "seconds"),
                    Map.entry("m", "min"),
                    Map.entry("mins", "min"),
                    Map.entry("h", "hours"),
                    Map.entry("hr", "hours"),
                    Map.entry("hrs", "hours"),
                    Map.entry("d", "days"),
                    Map.entry("workdays", "working days"),
                    Map.entry("business days", "working days"),
                    Map.entry("business hours", "working hours"),
                    Map.entry("秒", "seconds"),
                    Map.entry("秒钟", "seconds"),
                    Map.entry("分", "min"),
                    Map.entry("分钟", "min"),
                    Map.entry("小时", "hours"),
                    Map.entry("个小时", "hours"),
                    Map.entry("天", "days"),
                    Map.entry("日", "days"),
                    Map.entry("工作日", "working days"),
                    Map.entry("个工作日", "working days"),
                    Map.entry("工作小时", "working hours"),
                    Map.entry("个工作小时", "working hours"));

    private static final Map<String, String> IN_WORDS =
            Map.of(
                    "half an hour", "30 min",
                    "半小时", "30 min",
                    "半个小时", "30 min",
                    "an hour", "1 hour",
                    "a quarter of an hour", "15 min",
                    "the next day", "end of next day",
                    "next day", "end of next day",
                    "tomorrow", "end of next day",
                    "today", "end of day",
                    "same day", "end of day");

    private LimitHints() {}

    static Optional<String> of(String text) {
        if (IN_WORDS.containsKey(text)) {
            return Optional.ofNullable(IN_WORDS.get(text));
        }
        Matcher next = NEXT_DAY.matcher(text);
        if (next.matches()) {
            String time = next.group(1) == null ? next.group(2) : next.group(1);
            String meant = time.equals("noon") ? "12:00" : time.length() == 4 ? "0" + time : time;
            return Times.secondOfDay(meant).map(second -> meant + " of next day");
        }
        Matcher amount = AMOUNT.matcher(text);
        return amount.matches() ? amount(amount) : Optional.empty();
    }

    private static Optional<String> amount(Matcher written) {
        Optional<String> unit = unit(written.group(3));
        String on = written.group(4) == null ? "" : written.group(4);
        if (Integer.parseInt(written.group(1)) == 0 && written.group(2) == null) {
            return Optional.empty();
        }
        return written.group(2) == null
                ? unit.map(known -> counted(written.group(1), known) + on)
                : unit.flatMap(known -> whole(written.group(1) + written.group(2), known))
                        .map(meant -> meant + on);
    }

    private static Optional<String> unit(String written) {
        if (written.startsWith("working ")) {
            return unit(written.substring("working ".length()))
                    .filter(unit -> !unit.startsWith("working "))
                    .map(unit -> "working " + unit);
        }
        return Optional.ofNullable(ALSO.get(written)).or(() -> Phrases.nearest(written, UNITS));
    }

    private static String counted(String number, String unit) {
        return number
                + " "
                + (number.equals("1") && unit.endsWith("s")
                        ? unit.substring(0, unit.length() - 1)
                        : unit);
    }

    /** An amount with decimals in the next smaller unit, if it is whole there. */
    private static Optional<String> whole(String number, String unit) {
        boolean working = unit.startsWith("working ");
        String plain = working ? unit.substring("working ".length()) : unit;
        int parts = plain.equals("days") ? 24 : 60;
        String smaller =
                switch (plain) {
                    case "days" -> working ? "" : "hours";
                    case "hours" -> "min";
                    case "min", "minutes" -> "seconds";
                    default -> "";
                };
        BigDecimal amount = new BigDecimal(number).multiply(BigDecimal.valueOf(parts));
        return smaller.isEmpty() || amount.stripTrailingZeros().scale() > 0
                ? Optional.empty()
                : Optional.of(
                        amount.setScale(0, RoundingMode.UNNECESSARY)
                                + (working ? " working " : " ")
                                + smaller);
    }
}

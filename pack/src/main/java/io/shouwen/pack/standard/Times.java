package io.shouwen.pack.standard;

import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days, times of day, moments and amounts of time as people write them. */
public final class Times {
    private static final Pattern DAY = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern TIME = Pattern.compile("([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?");
    private static final Pattern AMOUNT =
            Pattern.compile("([0-9]{1,6}) (seconds?|min|minutes?|hours?|days?)");
    private static final int SECONDS_A_DAY = 86_400;

    private Times() {}

    /** A day such as {@code 2026-03-02} that exists. */
    public static Optional<LocalDate> day(String text) {
        if (!DAY.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The day under a key; a value that is none is a problem. */
    static Optional<LocalDate> day(Form form, String key, Problems problems) {
        Optional<ScalarNode> written = form.text(key);
        Optional<LocalDate> day = written.flatMap(text -> day(text.text()));
        if (written.isPresent() && day.isEmpty()) {
            problems.add(
                    Slug.BAD_DATE,
                    written.get().spot(),
                    written.get().described() + " is not a day",
                    "write it as `2026-03-02`");
        }
        return day;
    }

    /** The second of the day of {@code 10:30} or {@code 10:30:15}; {@code 24:00} is its end. */
    public static Optional<Integer> secondOfDay(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
        int minute = Integer.parseInt(time.group(2));
        int total = Integer.parseInt(time.group(1)) * 3600 + minute * 60 + second;
        return minute < 60 && second < 60 && total <= SECONDS_A_DAY
                ? Optional.of(total)
                : Optional.empty();
    }

    /** A day and a time with a space or a {@code T} between them. */
    public static Optional<Instant> moment(String text, ZoneId zone) {
        String[] parts = text.split("[ T]+", -1);
        return parts.length == 2
                ? day(parts[0]).flatMap(day -> secondOfDay(parts[1]).flatMap(s -> at(day, s, zone)))
                : Optional.empty();
    }

    /** The instant of a local time; empty where the clocks were put forward over it. */
    public static Optional<Instant> at(LocalDate day, int secondOfDay, ZoneId zone) {
        LocalDateTime local =
                secondOfDay == SECONDS_A_DAY
                        ? day.plusDays(1).atStartOfDay()
                        : day.atTime(LocalTime.ofSecondOfDay(secondOfDay));
        return zone.getRules().getValidOffsets(local).isEmpty()
                ? Optional.empty()
                : Optional.of(local.atZone(zone).toInstant());
    }

    /** An elapsed amount such as {@code 30 min}, {@code 2 hours}, {@code 1 day}: a whole number. */
    public static Optional<Duration> amount(String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(amount.group(1));
        return Optional.of(
                switch (amount.group(2)) {
                    case "second", "seconds" -> Duration.ofSeconds(count);
                    case "min", "minute", "minutes" -> Duration.ofMinutes(count);
                    case "hour", "hours" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }
}

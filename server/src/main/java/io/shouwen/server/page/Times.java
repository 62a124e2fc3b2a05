package io.shouwen.server.page;

import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Writes instants, days and lengths of time for a reader in one zone and language. */
public record Times(ZoneId zone, Texts texts) {
    /** Day and time of day, with the year. */
    public String moment(Instant instant) {
        return format("yyyy年M月d日 HH:mm", "d MMM yyyy, HH:mm").format(instant.atZone(zone));
    }

    /** Day and time of day, without the year: for lists of the current weeks. */
    public String shortMoment(Instant instant) {
        return format("M月d日 HH:mm", "d MMM, HH:mm").format(instant.atZone(zone));
    }

    /** The time of day alone if it is today, else with its day. */
    public String nearMoment(Instant instant, Instant now) {
        boolean today = instant.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return today ? clock(instant) : shortMoment(instant);
    }

    /** The time of day alone. */
    public String clock(Instant instant) {
        return format("HH:mm", "HH:mm").format(instant.atZone(zone));
    }

    public String day(LocalDate day) {
        return format("yyyy年M月d日", "d MMM yyyy").format(day);
    }

    /** A day of the next weeks, with its name in the week. */
    public String weekday(LocalDate day) {
        return format("M月d日 EEE", "EEE d MMM").format(day);
    }

    /** For the datetime attribute of a time element. */
    public String machine(Instant instant) {
        return instant.toString();
    }

    /** The two greatest units: days and hours, hours and minutes, or minutes. */
    public String length(Duration duration) {
        Duration positive = duration.abs();
        long days = positive.toDays();
        if (days > 0) {
            return texts.of("time.days-hours", days, positive.toHoursPart());
        }
        if (positive.toHours() > 0) {
            return texts.of("time.hours-minutes", positive.toHours(), positive.toMinutesPart());
        }
        return texts.of("time.minutes", positive.toMinutes());
    }

    private DateTimeFormatter format(String zh, String en) {
        boolean chinese = texts.language() == Language.ZH;
        return DateTimeFormatter.ofPattern(chinese ? zh : en, texts.language().locale());
    }
}

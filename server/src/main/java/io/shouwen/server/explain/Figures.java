package io.shouwen.server.explain;

import io.shouwen.server.text.Texts;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times, lengths and amounts as a page writes them, in one language and one zone. */
public final class Figures {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Texts texts;
    private final ZoneId zone;

    public Figures(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /** To the minute, and to the second where there is one: a limit is broken by a second too. */
    public String time(Instant at) {
        return time(at, zone);
    }

    /** As {@link #time(Instant)}: it reads the same in every language. */
    public static String time(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return local.getSecond() == 0 ? MINUTE.format(local) : SECOND.format(local);
    }

    /**
     * Hours, minutes and seconds, never days: a length may be working time, whose days have no 24
     * hours.
     */
    public String length(Duration length) {
        Duration plain = length.abs();
        List<String> parts = new ArrayList<>(3);
        if (plain.toHours() > 0) {
            parts.add(texts.of("explain.hours", plain.toHours()));
        }
        if (plain.toMinutesPart() > 0) {
            parts.add(texts.of("explain.minutes", plain.toMinutesPart()));
        }
        if (plain.toSecondsPart() > 0) {
            parts.add(texts.of("explain.seconds", plain.toSecondsPart()));
        }
        return parts.isEmpty()
                ? texts.of("explain.under-a-second")
                : String.join(texts.of("explain.space"), parts);
    }

    /** Hundredths of a point, with its sign, without needless zeros. */
    public String points(long hundredths) {
        return texts.of("explain.points", signed(hundredths));
    }

    /** Fen as yuan, with its sign, without needless zeros. */
    public String money(long fen) {
        return texts.of("explain.money", signed(fen));
    }

    private static String signed(long hundredths) {
        String plain = plain(Math.abs(hundredths));
        return hundredths < 0 ? "−" + plain : plain;
    }

    /** Hundredths as a number that a form can take back: {@code 1.5}. */
    public static String plain(long hundredths) {
        BigDecimal units = BigDecimal.valueOf(hundredths, 2).stripTrailingZeros();
        return units.scale() < 0 ? units.setScale(0).toPlainString() : units.toPlainString();
    }
}

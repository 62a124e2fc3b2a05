package io.shouwen.assess.verdict;

import io.shouwen.assess.log.LogCase;
import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.judge.Evidence;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.Verdict;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes rows of {@code verdicts.csv}: instants in UTC, times in whole seconds. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front.
 */
final class VerdictLine {
    static final String HEADER =
            "case,clause,verdict,from,due,kept_at,spare_seconds,late_seconds,person,unit,because";
    static final String OTHER_HEADER = ",their_verdict,their_due";

    private final StringBuilder out = new StringBuilder(256);
    private final boolean withOther;

    VerdictLine(boolean withOther) {
        this.withOther = withOther;
    }

    StringBuilder of(VerdictRow row) {
        Judged judged = row.judged();
        out.setLength(0);
        text(out, row.of().id());
        out.append(',').append(judged.clause().value());
        out.append(',').append(judged.verdict().word()).append(',');
        instant(judged.from());
        out.append(',');
        instant(judged.due());
        out.append(',');
        instant(row.keptAt());
        out.append(',');
        seconds(row.spare());
        out.append(',');
        seconds(row.late());
        out.append(',');
        text(out, row.person());
        out.append(',');
        text(out, row.unit());
        out.append(',');
        because(row);
        if (withOther) {
            out.append(',');
            text(out, row.of().other().map(LogCase.Other::word).orElse(""));
            out.append(',');
            instant(row.of().other().flatMap(LogCase.Other::due));
        }
        return out.append('\n');
    }

    /** The gap if there is one, then each piece of evidence: role, fact, instant. */
    private void because(VerdictRow row) {
        if (row.judged().verdict() instanceof Verdict.Unprovable gap) {
            out.append(lower(gap.gap())).append(' ').append(gap.what()).append(" missing; ");
        }
        boolean first = true;
        for (Evidence evidence : row.judged().evidence()) {
            out.append(first ? "" : "; ").append(lower(evidence.role())).append(' ');
            first = false;
            Optional<Fact> fact = row.fact(evidence);
            if (fact.isPresent()) {
                out.append(fact.get().kind().name()).append(' ');
                instant(fact.get().occurredAt());
            }
        }
    }

    private static String lower(Enum<?> constant) {
        return switch (constant) {
            case Evidence.Role role when role == Evidence.Role.OPENED -> "opened";
            case Evidence.Role role when role == Evidence.Role.KEPT -> "kept";
            default -> constant.name().toLowerCase(Locale.ROOT);
        };
    }

    private void seconds(Optional<Duration> duration) {
        if (duration.isPresent()) {
            out.append(duration.get().toSeconds());
        }
    }

    private void instant(Optional<Instant> at) {
        if (at.isPresent()) {
            instant(at.get());
        }
    }

    /** As {@link Instant#toString} writes it, but without its cost. */
    private void instant(Instant at) {
        LocalDateTime utc =
                LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), ZoneOffset.UTC);
        int year = utc.getYear();
        if (year < 1000 || year > 9999 || at.getNano() != 0) {
            out.append(at);
            return;
        }
        out.append(year).append('-');
        two(utc.getMonthValue()).append('-');
        two(utc.getDayOfMonth()).append('T');
        two(utc.getHour()).append(':');
        two(utc.getMinute()).append(':');
        two(utc.getSecond()).append('Z');
    }

    private StringBuilder two(int number) {
        return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /** A text as a cell: quoted where it must be. */
    static void text(StringBuilder out, String text) {
        if (text.isEmpty()) {
            return;
        }
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            quoted |= c == ',' || c == '"' || c == '\n' || c == '\r';
        }
        String safe = formula(text) ? "'" + text : text;
        if (quoted) {
            out.append('"').append(safe.replace("\"", "\"\"")).append('"');
        } else {
            out.append(safe);
        }
    }

    private static boolean formula(String text) {
        return switch (text.charAt(0)) {
            case '=', '@', '\t' -> true;
            case '+', '-' -> text.length() > 1 && !Character.isDigit(text.charAt(1));
            default -> false;
        };
    }
}

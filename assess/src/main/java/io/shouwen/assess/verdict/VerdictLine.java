package io.shouwen.assess.verdict;

import io.shouwen.assess.log.LogCase;
import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.judge.Evidence;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.Verdict;

import java.time.Duration;
import java.time.Instant;
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

    private final Line out;
    private final boolean withOther;

    VerdictLine(Line out, boolean withOther) {
        this.out = out;
        this.withOther = withOther;
    }

    void add(VerdictRow row) {
        Judged judged = row.judged();
        cell(row.of().id());
        out.one(',').text(judged.clause().value());
        out.one(',').text(judged.verdict().word()).one(',');
        out.instant(judged.from()).one(',');
        instant(judged.due());
        out.one(',');
        instant(row.keptAt());
        out.one(',');
        seconds(row.spare());
        out.one(',');
        seconds(row.late());
        out.one(',');
        cell(row.person());
        out.one(',');
        cell(row.unit());
        out.one(',');
        because(row);
        if (withOther) {
            out.one(',');
            cell(row.of().other().map(LogCase.Other::word).orElse(""));
            out.one(',');
            instant(row.of().other().flatMap(LogCase.Other::due));
        }
        out.one('\n');
    }

    /** The gap if there is one, then each piece of evidence: role, fact, instant. */
    private void because(VerdictRow row) {
        if (row.judged().verdict() instanceof Verdict.Unprovable gap) {
            out.text(lower(gap.gap())).one(' ').text(gap.what()).text(" missing; ");
        }
        boolean first = true;
        for (Evidence evidence : row.judged().evidence()) {
            out.text(first ? "" : "; ").text(lower(evidence.role())).one(' ');
            first = false;
            Optional<Fact> fact = row.fact(evidence);
            if (fact.isPresent()) {
                out.text(fact.get().kind().name()).one(' ').instant(fact.get().occurredAt());
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
            out.number(duration.get().toSeconds());
        }
    }

    private void instant(Optional<Instant> at) {
        if (at.isPresent()) {
            out.instant(at.get());
        }
    }

    /** A text as a cell: quoted where it must be. */
    private void cell(String text) {
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
            out.one('"').text(safe.replace("\"", "\"\"")).one('"');
        } else {
            out.text(safe);
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

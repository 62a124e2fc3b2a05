package io.shouwen.assess.verdict;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.judge.Evidence;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.Verdict;
import io.shouwen.pack.log.LogCase;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Writes rows of {@code verdicts.csv}, times in whole seconds. */
final class VerdictLine {
    private static final String HEADER =
            "case,clause,verdict,from,due,kept_at,spare_seconds,late_seconds,person,unit,because";
    private static final String OTHER_HEADER = ",their_verdict,their_due";

    private final CsvLine line;
    private final Line out;
    private final boolean withOther;

    VerdictLine(CsvLine line, boolean withOther) {
        this.line = line;
        this.out = line.line();
        this.withOther = withOther;
    }

    static String header(boolean withOther) {
        return withOther ? HEADER + OTHER_HEADER : HEADER;
    }

    void add(VerdictRow row) {
        Judged judged = row.judged();
        line.cell(row.of().id()).word(judged.clause().value()).word(judged.verdict().word());
        line.instant(judged.from()).instant(judged.due()).instant(row.keptAt());
        seconds(row.spare());
        seconds(row.late());
        line.cell(row.person()).cell(row.unit()).next();
        because(row);
        if (withOther) {
            line.cell(row.of().other().map(LogCase.Other::word).orElse(""));
            line.instant(row.of().other().flatMap(LogCase.Other::due));
        }
        line.end();
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
        line.next();
        if (duration.isPresent()) {
            out.number(duration.get().toSeconds());
        }
    }
}

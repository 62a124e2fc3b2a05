package io.shouwen.engine.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An assessment as canonical text, one line an occasion: what stored judgements, reports and the
 * second judge are compared by, byte for byte. It changes only at {@link Assessment#next}.
 */
public final class VerdictText {
    private VerdictText() {}

    public static String of(Assessment assessment) {
        return assessment.judged().stream().map(VerdictText::line).collect(Collectors.joining());
    }

    /** One occasion: clause, occasion, start, first due, due, verdict, moves, evidence. */
    public static String line(Judged judged) {
        StringBuilder line = new StringBuilder(160);
        line.append(judged.clause()).append(' ').append(judged.occasion());
        line.append(" v").append(judged.standard().version());
        line.append(" from ").append(judged.from());
        line.append(" first ").append(instant(judged.firstDue()));
        line.append(" due ").append(instant(judged.due()));
        line.append(' ').append(verdict(judged.verdict()));
        for (Move move : judged.moves()) {
            line.append(" | ").append(lower(move.cause())).append(' ').append(move.at());
            line.append(" to ").append(instant(move.to())).append(" by ").append(move.why());
        }
        line.append(" because");
        for (Evidence evidence : judged.evidence()) {
            line.append(' ').append(lower(evidence.role())).append('=').append(evidence.fact());
        }
        return line.append('\n').toString();
    }

    private static String verdict(Verdict verdict) {
        String detail =
                switch (verdict) {
                    case Verdict.Pending pending -> "";
                    case Verdict.Kept kept -> " at " + kept.at() + " spare " + kept.spare();
                    case Verdict.Overdue overdue -> "";
                    case Verdict.Broken broken -> " at " + broken.at() + " late " + broken.late();
                    case Verdict.Breached breached ->
                            " at " + breached.at() + " " + failing(breached.failing());
                    case Verdict.Met met ->
                            " at " + met.at() + " " + count(met.counted(), met.among());
                    case Verdict.Decided decided ->
                            " row " + decided.row() + " " + new TreeMap<>(decided.then());
                    case Verdict.Excused excused -> " by " + excused.by();
                    case Verdict.Void nothing ->
                            " " + lower(nothing.reason()) + " by " + nothing.by();
                    case Verdict.Deviation deviation -> " reason " + deviation.reason();
                    case Verdict.Measured measured -> " at " + instant(measured.at());
                    case Verdict.Unprovable unprovable ->
                            " " + lower(unprovable.gap()) + " " + unprovable.what();
                };
        return verdict.word() + detail;
    }

    private static String failing(Failing failing) {
        return switch (failing) {
            case Failing.Wrong wrong -> "wrong " + wrong.attribute();
            case Failing.Lacking lacking -> "lacking " + lacking.what();
            case Failing.TooEarly early -> "before " + early.what();
            case Failing.Forbidden forbidden -> "forbidden by " + forbidden.by();
            case Failing.TooMany many -> many.counted() + " of at most " + many.most();
            case Failing.TooFew few -> count(few.counted(), few.among());
            case Failing.Gap gap ->
                    "gap from "
                            + gap.from()
                            + " for "
                            + gap.length().map(Duration::toString).orElse("-");
            case Failing.Closed closed -> "closed by " + closed.calendar();
        };
    }

    /** A plain count is among nothing. */
    private static String count(long counted, long among) {
        return among == 0 ? "count " + counted : counted + " among " + among;
    }

    private static String instant(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("-");
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

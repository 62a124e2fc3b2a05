package io.shouwen.pack.scenario;

import io.shouwen.engine.judge.Failing;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.Verdict;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A verdict in the words of scenarios, with those of its details that are looked at. */
record Expectation(String verdict, List<Detail> details) {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    Expectation {
        details = List.copyOf(details);
    }

    /** The details that can be looked at. */
    enum What {
        SPARE,
        LATE,
        DUE,
        FIRST_DUE,
        AT,
        REASON,
        MISSING,
        BY,
        PART,
        WRONG,
        LACKING,
        BEFORE,
        COUNT,
        AMONG,
        GAP,
        ROW,
        CLOSED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One detail, its value in the one way of writing it. */
    record Detail(What what, String value) {
        @Override
        public String toString() {
            return what.word() + " " + value;
        }
    }

    /** What was judged, with the same details looked at as here. */
    Expectation seenIn(Judged judged, ZoneId zone) {
        List<Detail> seen =
                details.stream()
                        .map(d -> new Detail(d.what(), value(d.what(), judged, zone).orElse("-")))
                        .toList();
        return new Expectation(judged.verdict().word(), seen);
    }

    private static Optional<String> value(What what, Judged judged, ZoneId zone) {
        return switch (what) {
            case DUE -> judged.due().map(at -> written(at, zone));
            case FIRST_DUE -> judged.firstDue().map(at -> written(at, zone));
            case PART -> Optional.of(judged.occasion().part());
            case SPARE,
                    LATE,
                    AT,
                    REASON,
                    MISSING,
                    BY,
                    WRONG,
                    LACKING,
                    BEFORE,
                    COUNT,
                    AMONG,
                    GAP,
                    ROW,
                    CLOSED ->
                    ofVerdict(what, judged.verdict(), zone);
        };
    }

    private static Optional<String> ofVerdict(What what, Verdict verdict, ZoneId zone) {
        return switch (verdict) {
            case Verdict.Kept kept when what == What.SPARE -> Optional.of(written(kept.spare()));
            case Verdict.Kept kept when what == What.AT -> Optional.of(written(kept.at(), zone));
            case Verdict.Broken broken when what == What.LATE ->
                    Optional.of(written(broken.late()));
            case Verdict.Broken broken when what == What.AT ->
                    Optional.of(written(broken.at(), zone));
            case Verdict.Measured measured when what == What.AT ->
                    measured.at().map(at -> written(at, zone));
            case Verdict.Excused excused when what == What.BY -> Optional.of(excused.by().value());
            case Verdict.Void nothing when what == What.BY -> Optional.of(nothing.by().value());
            case Verdict.Void nothing when what == What.REASON ->
                    Optional.of(nothing.reason().name().toLowerCase(Locale.ROOT));
            case Verdict.Deviation deviation when what == What.BY ->
                    Optional.of(deviation.reason().value());
            case Verdict.Unprovable unprovable when what == What.REASON ->
                    Optional.of(unprovable.gap().name().toLowerCase(Locale.ROOT));
            case Verdict.Unprovable unprovable when what == What.MISSING ->
                    Optional.of(unprovable.what());
            case Verdict.Breached breached when what == What.AT ->
                    Optional.of(written(breached.at(), zone));
            case Verdict.Breached breached -> ofFailing(what, breached.failing());
            case Verdict.Met met when what == What.AT -> Optional.of(written(met.at(), zone));
            case Verdict.Met met when what == What.COUNT ->
                    Optional.of(Long.toString(met.counted()));
            case Verdict.Met met when what == What.AMONG -> Optional.of(Long.toString(met.among()));
            case Verdict.Decided decided when what == What.ROW ->
                    Optional.of(Integer.toString(decided.row()));
            case Verdict other -> Optional.empty();
        };
    }

    private static Optional<String> ofFailing(What what, Failing failing) {
        return switch (failing) {
            case Failing.Wrong wrong when what == What.WRONG -> Optional.of(wrong.attribute());
            case Failing.Lacking lacking when what == What.LACKING -> Optional.of(lacking.what());
            case Failing.TooEarly early when what == What.BEFORE -> Optional.of(early.what());
            case Failing.Forbidden forbidden when what == What.BY ->
                    Optional.of(forbidden.by().value());
            case Failing.TooMany many when what == What.COUNT ->
                    Optional.of(Long.toString(many.counted()));
            case Failing.TooFew few when what == What.COUNT ->
                    Optional.of(Long.toString(few.counted()));
            case Failing.TooFew few when what == What.AMONG ->
                    Optional.of(Long.toString(few.among()));
            case Failing.Gap gap when what == What.GAP ->
                    Optional.of(gap.length().map(Expectation::written).orElse("lasting"));
            case Failing.Closed closed when what == What.CLOSED -> Optional.of(closed.calendar());
            case Failing other -> Optional.empty();
        };
    }

    /** A moment as scenarios write it: seconds only where there are some. */
    static String written(Instant at, ZoneId zone) {
        boolean whole = at.getEpochSecond() % 60 == 0;
        return (whole ? MINUTES : SECONDS).format(at.atZone(zone));
    }

    /** An amount of time as scenarios write it: minutes, or seconds where there are some. */
    static String written(Duration amount) {
        return amount.toSecondsPart() == 0
                ? amount.toMinutes() + " min"
                : amount.toSeconds() + " seconds";
    }

    @Override
    public String toString() {
        return details.isEmpty()
                ? verdict
                : verdict
                        + ", "
                        + details.stream().map(Detail::toString).collect(Collectors.joining(", "));
    }
}

package io.shouwen.pack.scenario;

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
    static final List<String> VERDICTS =
            List.of(
                    "pending",
                    "kept",
                    "overdue",
                    "broken",
                    "excused",
                    "void",
                    "deviation",
                    "measured",
                    "unprovable");

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
        BY;

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
            case SPARE, LATE, AT, REASON, MISSING, BY -> ofVerdict(what, judged.verdict(), zone);
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
            case Verdict other -> Optional.empty();
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

package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.judge.Verdict.Unprovable.Gap;
import io.shouwen.engine.standard.Cover;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.time.Interval;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Judges whether the presences cover each interval; each gap is an occasion of its own. */
final class CoverJudge implements RuleJudge {
    private final Hearing hearing;
    private final Cover cover;

    /** Where somebody may be present, and where somebody surely is. */
    private final List<Interval> perhaps;

    private final List<Interval> surely;

    private final Pauses.Meaning fit;

    CoverJudge(Hearing hearing, Cover cover) {
        this(hearing, cover, hearing::fit);
    }

    /**
     * Judges one of the places that a cover tells apart.
     *
     * @param fit whether a fact is of a pattern and about this place
     */
    CoverJudge(Hearing hearing, Cover cover, Pauses.Meaning fit) {
        this.hearing = hearing;
        this.cover = cover;
        this.fit = fit;
        Pauses sure = presences(Reading.SURE);
        List<Interval> present = intervals(sure, Pauses.NONE);
        this.perhaps = sure.doubtful() ? intervals(sure, presences(Reading.LONGEST)) : present;
        this.surely =
                sure.doubtful() ? intervals(presences(Reading.SHORTEST), Pauses.NONE) : present;
    }

    private Pauses presences(Reading reading) {
        return Pauses.of(cover.presences(), fit, hearing.facts(), reading);
    }

    private static List<Interval> intervals(Pauses some, Pauses more) {
        return Interval.unite(
                Stream.concat(some.marked().stream(), more.marked().stream())
                        .map(Pauses.Marked::interval)
                        .toList());
    }

    @Override
    public List<Judged> judge(List<Occasion> occasions, Docket docket) {
        return RuleJudge.each(hearing, occasions, this::judge);
    }

    /** The next moment at which a gap may begin or end without a fact. */
    @Override
    public Optional<Instant> next(List<Occasion> occasions) {
        Instant next = Instant.MAX;
        for (Occasion occasion : occasions) {
            for (Interval one : changing(occasion)) {
                next = sooner(sooner(next, one.to()), one.from());
            }
        }
        return Optional.of(next).filter(at -> !at.equals(Instant.MAX));
    }

    /** What is right at an edge is seen right after it. */
    private Instant sooner(Instant next, Instant edge) {
        boolean over = edge.isBefore(hearing.asOf()) || edge.equals(Instant.MAX);
        Instant after = over ? next : edge.plus(Judge.GRAIN);
        return after.isBefore(next) ? after : next;
    }

    /** The whole while it is not over, with what begins and ends in it from now on. */
    private List<Interval> changing(Occasion occasion) {
        Optional<Interval> open =
                whole(occasion, Instant.MAX).filter(one -> !one.to().isBefore(hearing.asOf()));
        if (open.isEmpty()) {
            return List.of();
        }
        List<Interval> changing = new ArrayList<>(perhaps);
        changing.addAll(surely);
        changing.add(open.get());
        if (cover.hours().isPresent()) {
            Instant from = hearing.asOf().minus(Judge.GRAIN);
            Interval soon = new Interval(from, hearing.asOf().plus(Duration.ofDays(1)));
            changing.addAll(days(cover.hours().get(), soon));
        }
        return changing;
    }

    void judge(Occasion occasion, List<Judged> judged) {
        Optional<Instant> end = end(occasion).filter(at -> !at.equals(Instant.MAX));
        boolean over = end.isPresent() && hearing.asOf().isAfter(end.get());
        List<Interval> windows = windows(occasion, hearing.asOf());
        List<Interval> gaps = gaps(windows, perhaps);
        if (!gaps.isEmpty() && perhaps.isEmpty() && !fed()) {
            String kind = cover.presences().getFirst().from().kind().name();
            Verdict verdict = new Verdict.Unprovable(Gap.PRODUCER, kind);
            judged.add(hearing.judged(occasion, verdict, Hearing.opened(occasion)));
            return;
        }
        if (gaps.isEmpty() && !gaps(windows, surely).isEmpty()) {
            Fit doubt = Pauses.doubt(cover.presences(), fit, hearing.facts());
            Verdict verdict = new Verdict.Unprovable(Gap.ATTRIBUTE, doubt.missing());
            judged.add(hearing.judged(occasion, verdict, Hearing.opened(occasion)));
        } else if (gaps.isEmpty()) {
            Verdict verdict =
                    over ? new Verdict.Kept(end.get(), Duration.ZERO) : new Verdict.Pending();
            judged.add(
                    hearing.judged(
                            occasion.id(),
                            occasion.start(),
                            end,
                            verdict,
                            Hearing.opened(occasion)));
        }
        Optional<Fact> perhapsOver = perhapsOver(occasion);
        for (int i = 0; i < gaps.size(); i++) {
            judged.add(gap(occasion, gaps.get(i), i + 1, perhapsOver));
        }
    }

    /** What may have ended it before what surely did. */
    private Optional<Fact> perhapsOver(Occasion occasion) {
        return cover.until()
                .flatMap(until -> first(until, occasion, Fit::possible))
                .filter(fact -> !fit.of(cover.until().orElseThrow(), fact).sure());
    }

    private Judged gap(Occasion occasion, Interval gap, int number, Optional<Fact> perhapsOver) {
        boolean lasts = gap.to().equals(hearing.asOf());
        Optional<Duration> length = lasts ? Optional.empty() : Optional.of(gap.length());
        String part = occasion.id().part();
        OccasionId id =
                number == 1
                        ? occasion.id()
                        : new OccasionId(
                                occasion.opened().id(),
                                part.isEmpty() ? "" + number : part + "." + number);
        Verdict verdict = new Verdict.Breached(gap.from(), new Failing.Gap(gap.from(), length));
        if (perhapsOver.filter(end -> !gap.from().isBefore(end.occurredAt())).isPresent()) {
            Fit ends = fit.of(cover.until().orElseThrow(), perhapsOver.get());
            verdict = new Verdict.Unprovable(Gap.ATTRIBUTE, ends.missing());
        }
        return hearing.judged(id, gap.from(), Optional.empty(), verdict, Hearing.opened(occasion));
    }

    private boolean fed() {
        return cover.presences().stream()
                .anyMatch(presence -> hearing.standards().fed(presence.from().kind()));
    }

    private Optional<Instant> end(Occasion occasion) {
        if (occasion.period().isPresent()) {
            Instant end = occasion.period().get().to();
            return occasion.ended()
                    .map(Fact::occurredAt)
                    .filter(at -> at.isBefore(end))
                    .or(() -> Optional.of(end));
        }
        return cover.until()
                .flatMap(until -> first(until, occasion, Fit::sure))
                .map(Fact::occurredAt);
    }

    private Optional<Fact> first(Pattern until, Occasion occasion, Predicate<Fit> enough) {
        return hearing.from(occasion.start()).stream()
                .filter(fact -> enough.test(fit.of(until, fact)))
                .findFirst();
    }

    /** What must be covered, as far as it lies before an instant. */
    private List<Interval> windows(Occasion occasion, Instant before) {
        List<Interval> whole = whole(occasion, before).stream().toList();
        return cover.hours().isPresent() && !whole.isEmpty()
                ? Interval.intersect(whole, days(cover.hours().get(), whole.getFirst()))
                : whole;
    }

    private Optional<Interval> whole(Occasion occasion, Instant before) {
        Instant opened = occasion.opened().occurredAt();
        Instant from = opened.isAfter(occasion.start()) ? opened : occasion.start();
        Instant to = end(occasion).filter(at -> at.isBefore(before)).orElse(before);
        return from.isBefore(to) ? Optional.of(new Interval(from, to)) : Optional.empty();
    }

    private List<Interval> days(Cover.Hours hours, Interval whole) {
        ZoneId zone = hearing.standard().zone();
        List<Interval> days = new ArrayList<>();
        LocalDate last = whole.to().atZone(zone).toLocalDate();
        for (LocalDate day = whole.from().atZone(zone).toLocalDate();
                !day.isAfter(last);
                day = day.plusDays(1)) {
            LocalDate end = hours.to().equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
            days.add(
                    new Interval(
                            day.atTime(hours.from()).atZone(zone).toInstant(),
                            end.atTime(hours.to()).atZone(zone).toInstant()));
        }
        return days;
    }

    private static List<Interval> gaps(List<Interval> windows, List<Interval> present) {
        List<Interval> gaps = new ArrayList<>();
        for (Interval window : windows) {
            Instant at = window.from();
            for (Interval here : present) {
                if (here.to().isAfter(at) && here.from().isBefore(window.to())) {
                    if (here.from().isAfter(at)) {
                        gaps.add(new Interval(at, here.from()));
                    }
                    at = here.to();
                }
            }
            if (at.isBefore(window.to())) {
                gaps.add(new Interval(at, window.to()));
            }
        }
        return gaps;
    }
}

package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.judge.Verdict.Unprovable.Gap;
import io.shouwen.engine.standard.Cover;
import io.shouwen.engine.time.Interval;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges whether the presences cover each interval; each gap is an occasion of its own. */
final class CoverJudge implements RuleJudge {
    private final Hearing hearing;
    private final Cover cover;
    private final List<Interval> present;

    CoverJudge(Hearing hearing, Cover cover) {
        this.hearing = hearing;
        this.cover = cover;
        this.present =
                Interval.unite(
                        Pauses.of(cover.presences(), hearing.standard(), hearing.facts())
                                .marked()
                                .stream()
                                .map(Pauses.Marked::interval)
                                .toList());
    }

    @Override
    public List<Judged> judge(List<Occasion> occasions, Set<FactId> carried) {
        List<Judged> judged = new ArrayList<>();
        for (Occasion occasion : occasions) {
            if (occasion.missing().isPresent()) {
                judged.add(hearing.undecided(occasion));
            } else {
                judge(occasion, judged);
            }
        }
        return judged;
    }

    /** The next begin or end of hours, or of the whole: there a gap may begin or end by itself. */
    @Override
    public Optional<Instant> next(List<Occasion> occasions) {
        Optional<Instant> next = Optional.empty();
        for (Occasion occasion : occasions) {
            for (Interval window : windows(occasion, hearing.asOf().plus(Duration.ofDays(2)))) {
                for (Instant edge : List.of(window.from(), window.to())) {
                    Instant after = edge.plus(Judge.GRAIN);
                    if (after.isAfter(hearing.asOf())
                            && !edge.equals(hearing.asOf().plus(Duration.ofDays(2)))
                            && next.map(after::isBefore).orElse(true)) {
                        next = Optional.of(after);
                    }
                }
            }
        }
        return next;
    }

    private void judge(Occasion occasion, List<Judged> judged) {
        Optional<Instant> end = end(occasion).filter(at -> !at.equals(Instant.MAX));
        boolean over = end.isPresent() && hearing.asOf().isAfter(end.get());
        List<Interval> gaps = gaps(windows(occasion, hearing.asOf()));
        if (!gaps.isEmpty() && present.isEmpty() && !fed()) {
            String kind = cover.presences().getFirst().from().kind().name();
            Verdict verdict = new Verdict.Unprovable(Gap.PRODUCER, kind);
            judged.add(hearing.judged(occasion, verdict, Hearing.opened(occasion)));
            return;
        }
        if (gaps.isEmpty()) {
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
        for (int i = 0; i < gaps.size(); i++) {
            judged.add(gap(occasion, gaps.get(i), i + 1));
        }
    }

    private Judged gap(Occasion occasion, Interval gap, int number) {
        boolean lasts = gap.to().equals(hearing.asOf());
        Optional<Duration> length = lasts ? Optional.empty() : Optional.of(gap.length());
        String part = occasion.id().part();
        OccasionId id =
                number == 1
                        ? occasion.id()
                        : new OccasionId(
                                occasion.opened().id(),
                                part.isEmpty() ? "" + number : part + "." + number);
        return hearing.judged(
                id,
                gap.from(),
                Optional.empty(),
                new Verdict.Breached(gap.from(), new Failing.Gap(gap.from(), length)),
                Hearing.opened(occasion));
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
                .flatMap(until -> hearing.first(until, occasion.start()))
                .map(Fact::occurredAt);
    }

    /** What must be covered, as far as it lies before an instant. */
    private List<Interval> windows(Occasion occasion, Instant before) {
        Instant opened = occasion.opened().occurredAt();
        Instant from = opened.isAfter(occasion.start()) ? opened : occasion.start();
        Instant to = end(occasion).filter(at -> at.isBefore(before)).orElse(before);
        if (!from.isBefore(to)) {
            return List.of();
        }
        Interval whole = new Interval(from, to);
        return cover.hours()
                .map(hours -> Interval.intersect(List.of(whole), days(hours, whole)))
                .orElse(List.of(whole));
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

    private List<Interval> gaps(List<Interval> windows) {
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

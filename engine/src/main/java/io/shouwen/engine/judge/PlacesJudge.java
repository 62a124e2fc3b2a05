package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Cover;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges a cover of which there is one in each place: the sign of each counter (S31). */
final class PlacesJudge implements RuleJudge {
    private final Hearing hearing;
    private final Cover cover;
    private final Bearing bearing;
    private final Map<Map<String, Value>, CoverJudge> places = new HashMap<>();

    PlacesJudge(Hearing hearing, Cover cover) {
        this.hearing = hearing;
        this.cover = cover;
        this.bearing = new Bearing(hearing, cover.same());
    }

    @Override
    public List<Judged> judge(List<Occasion> occasions, Docket docket) {
        return RuleJudge.each(
                hearing, occasions, (occasion, judged) -> place(occasion).judge(occasion, judged));
    }

    @Override
    public Optional<Instant> next(List<Occasion> occasions) {
        return occasions.stream()
                .flatMap(occasion -> place(occasion).next(List.of(occasion)).stream())
                .min(Comparator.naturalOrder());
    }

    private CoverJudge place(Occasion occasion) {
        Map<String, Value> values = new HashMap<>();
        cover.same()
                .forEach(name ->
                        occasion.opened().value(name).ifPresent(it -> values.put(name, it)));
        return places.computeIfAbsent(
                values,
                place ->
                        new CoverJudge(
                                hearing,
                                cover,
                                (pattern, fact) -> bearing.of(pattern, fact, occasion)));
    }
}

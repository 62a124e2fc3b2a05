package io.shouwen.server.insight;

import io.shouwen.server.insight.Lists.Line;
import io.shouwen.server.insight.ReportRows.Asked;
import io.shouwen.server.insight.SpanReports.Whose;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.place.Located;
import io.shouwen.server.place.Places;
import io.shouwen.server.subject.Place;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** Where things break, and where they break again. */
@Component
public final class Areas {
    private final OrgScope scope;
    private final Places places;
    private final Lists lists;
    private final JdbcClient jdbc;

    Areas(DataSource dataSource, OrgScope scope, Places places, Lists lists) {
        this.scope = scope;
        this.places = places;
        this.lists = lists;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * One area.
     *
     * @param place zero for reports that name no place
     * @param name empty where no place is named
     * @param again repairs at a place that had one in the thirty days before
     * @param againBefore as many in the span before
     */
    public record Area(int place, String name, long faults, long again, long againBefore) {}

    private record Count(long faults, long again) {}

    /** Those with repairs in the span, where most broke again first. */
    public List<Area> of(Whose whose, Span span) {
        return scope.reading(
                whose.org(),
                () -> {
                    Map<Integer, Count> before = counts(whose.in(span.before()));
                    return counts(whose.in(span)).entrySet().stream()
                            .map(one ->
                                    new Area(
                                            one.getKey(),
                                            places.find(whose.org(), one.getKey())
                                                    .map(Located::title)
                                                    .orElse(""),
                                            one.getValue().faults(),
                                            one.getValue().again(),
                                            before.getOrDefault(one.getKey(), new Count(0, 0))
                                                    .again()))
                            .sorted(
                                    Comparator.comparingLong(Area::again)
                                            .thenComparingLong(Area::faults)
                                            .reversed()
                                            .thenComparing(Area::name))
                            .toList();
                });
    }

    private Map<Integer, Count> counts(Asked asked) {
        Map<Integer, Count> counts = new HashMap<>();
        asked.ofFigures()
                .ask(jdbc, AreaFaults.counts())
                .query((row, n) ->
                        Map.entry(
                                row.getInt("area"),
                                new Count(row.getLong("faults"), row.getLong("again"))))
                .list()
                .forEach(one -> counts.put(one.getKey(), one.getValue()));
        return counts;
    }

    /** The repairs behind a number, the oldest first. */
    public List<Line> behind(Whose whose, Span span, AreaFaults faults, Place after, int most) {
        return lists.of(whose.in(span).ofFigures(), faults, after, most);
    }
}

package io.shouwen.server.report;

import io.shouwen.server.access.Me;
import io.shouwen.server.insight.Lists.Line;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.subject.Place;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes the page of a list behind a figure. */
@Component
class Behinds {
    static final int MOST = 50;

    private final Units units;

    Behinds(Units units) {
        this.units = units;
    }

    /** Where the page begins that a cursor names. */
    static Place after(String cursor) {
        return cursor.isEmpty()
                ? Place.SOONEST
                : Place.parse(cursor).orElseThrow(Refusal::notFound);
    }

    /**
     * One page of it.
     *
     * @param found one more than a page has if there is another
     * @param query of the page after a line
     */
    Behind of(
            Me me, Texts texts, Behind.Head head, List<Line> found, Function<Line, String> query) {
        Map<Integer, Unit> all = units.all(me.org());
        return new Behind(
                head,
                found.stream()
                        .limit(MOST)
                        .map(line ->
                                new Behind.Line(
                                        line.id().number(),
                                        Optional.ofNullable(all.get(line.unit()))
                                                .map(unit ->
                                                        texts.name(unit.nameZh(), unit.nameEn()))
                                                .orElse(""),
                                        line.at()))
                        .toList(),
                found.size() > MOST
                        ? Optional.of(query.apply(found.get(MOST - 1)))
                        : Optional.empty());
    }
}

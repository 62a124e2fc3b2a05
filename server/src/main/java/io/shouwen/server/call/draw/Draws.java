package io.shouwen.server.call.draw;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Practice;
import io.shouwen.server.access.Me;
import io.shouwen.server.call.CallKinds;
import io.shouwen.server.call.CallRow;
import io.shouwen.server.call.Calls;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Post;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/** Calls drawn for the quality office to listen to, and what it hears. */
@Component
final class Draws {
    /** Who answers for what is listened for. */
    private static final String AGENT = "agent";

    private static final List<String> RESULTS = List.of(Practice.PASS, Practice.FAIL);
    private static final int MOST_PER_AGENT = 20;

    private final OrgScope scope;
    private final Calls calls;
    private final Sight sight;
    private final Shelf shelf;
    private final WallClock clock;
    private final DrawRows rows;

    Draws(
            DataSource dataSource,
            OrgScope scope,
            Calls calls,
            Sight sight,
            Shelf shelf,
            WallClock clock) {
        this.scope = scope;
        this.calls = calls;
        this.sight = sight;
        this.shelf = shelf;
        this.clock = clock;
        this.rows = new DrawRows(JdbcClient.create(dataSource));
    }

    /** The Monday of the last week that is over. */
    LocalDate lastWeek(Me me) {
        return clock.now()
                .atZone(me.zone())
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(1);
    }

    /** Draws once of a week that is over; answers the number of the draw. */
    int draw(Me me, LocalDate week, int perAgent) {
        boolean over = week.getDayOfWeek() == DayOfWeek.MONDAY && !week.isAfter(lastWeek(me));
        if (!over || perAgent < 1 || perAgent > MOST_PER_AGENT) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT, "draw-not-possible", MOST_PER_AGENT);
        }
        List<CallRow> among = among(me, week);
        String seed = UUID.randomUUID().toString();
        Draw draw =
                new Draw(
                        0,
                        office(me),
                        week,
                        seed,
                        perAgent,
                        among.size(),
                        me.person(),
                        clock.now());
        return scope.in(
                me.org(),
                () -> {
                    int id =
                            rows.add(me.org(), draw)
                                    .orElseThrow(() ->
                                            new Refusal(HttpStatus.CONFLICT, "draw-made", week));
                    Lot.draw(among, seed, perAgent).forEach(drawn -> rows.add(me.org(), id, drawn));
                    return id;
                });
    }

    private List<CallRow> among(Me me, LocalDate week) {
        return calls.recorded(
                me.org(),
                sight.units(me),
                week.atStartOfDay(me.zone()).toInstant(),
                week.plusWeeks(1).atStartOfDay(me.zone()).toInstant());
    }

    private static int office(Me me) {
        return me.posts().stream()
                .filter(post -> post.role() == Role.QUALITY)
                .map(Post::unit)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    List<Draw> list(Me me, int before, int most) {
        return scope.reading(me.org(), () -> rows.list(me.org(), sight.units(me), before, most));
    }

    /** The draw of a number; one that does not exist and one out of sight look the same. */
    Draw seen(Me me, int id) {
        return scope.reading(me.org(), () -> rows.find(me.org(), id))
                .filter(draw -> sight.units(me).contains(draw.unit()))
                .orElseThrow(Refusal::notFound);
    }

    List<DrawRows.Drawn> drawn(OrgId org, int draw) {
        return scope.reading(org, () -> rows.drawn(org, draw));
    }

    /** Whether drawing again by the seed gives the same calls. */
    boolean same(Me me, Draw draw) {
        List<SubjectId> again =
                Lot.draw(among(me, draw.week()), draw.seed(), draw.perAgent()).stream()
                        .flatMap(drawn -> drawn.calls().stream())
                        .map(CallRow::id)
                        .toList();
        return again.equals(drawn(me.org(), draw.id()).stream().map(DrawRows.Drawn::call).toList());
    }

    /** What only a listener can hear: the practices for which an agent answers. */
    List<Clause> items(OrgId org, CallRow call) {
        Instant then = call.rangAt();
        Map<String, Clause> items = new LinkedHashMap<>();
        shelf.of(org).standards().versions().stream()
                .filter(version -> version.inForce(then))
                .flatMap(version -> version.clauses().stream())
                .filter(clause ->
                        clause.rule() instanceof Practice practice
                                && practice.answers().equals(AGENT))
                .forEach(clause -> items.putIfAbsent(clause.id().value(), clause));
        return List.copyOf(items.values());
    }

    /**
     * Somebody of the quality office has listened to a drawn call. What was not heard in it is left
     * out; whatever failed goes the way of every breach.
     */
    void listened(Me me, String key, Calls.Call call, int draw, Map<String, String> results) {
        boolean drawn =
                drawn(me.org(), seen(me, draw).id()).stream()
                        .anyMatch(one -> one.call().equals(call.id()));
        List<NewFact> facts = new ArrayList<>();
        facts.add(
                NewFact.now(
                        CallKinds.LISTENED,
                        Map.of("draw", new Value.Text(Integer.toString(draw)))));
        for (Clause item : items(me.org(), call.row())) {
            Optional.ofNullable(results.get(item.id().value()))
                    .filter(RESULTS::contains)
                    .ifPresent(result ->
                            facts.add(
                                    NewFact.now(
                                            Practice.NOTED,
                                            Map.of(
                                                    Practice.ITEM,
                                                    new Value.Text(item.id().value()),
                                                    Practice.RESULT,
                                                    new Value.Text(result)))));
        }
        if (!drawn || facts.size() == 1) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "nothing-heard");
        }
        Answers.done(calls.add(Sight.sender(me, key, "quality"), call.id(), facts));
    }
}

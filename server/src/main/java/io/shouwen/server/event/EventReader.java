package io.shouwen.server.event;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.place.Located;
import io.shouwen.server.place.Places;
import io.shouwen.server.story.Reader;
import io.shouwen.server.story.Sight;
import io.shouwen.server.text.Texts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** Puts declared events into words, and says who may do what about one. */
@Component
class EventReader {
    static final Set<Role> DECLARING =
            Set.of(Role.DISPATCHER, Role.CHIEF, Role.DEPUTY, Role.HEAD, Role.EXECUTIVE);
    private static final Set<Role> CALLING = Set.of(Role.AGENT, Role.DISPATCHER);
    static final int MOST_UNLINKED = 10_000;
    private static final int LINES = 20;

    private final OrgScope scope;
    private final Places places;
    private final Units units;
    private final Staff staff;
    private final Sight sight;
    private final Reader reader;
    private final WallClock clock;
    private final EventRows rows;
    private final WaveRows waves;
    private final BatchRows batch;

    EventReader(
            DataSource dataSource,
            OrgScope scope,
            Places places,
            Units units,
            Staff staff,
            Sight sight,
            Reader reader,
            WallClock clock) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.places = places;
        this.units = units;
        this.staff = staff;
        this.sight = sight;
        this.reader = reader;
        this.clock = clock;
        this.rows = new EventRows(jdbc);
        this.waves = new WaveRows(jdbc);
        this.batch = new BatchRows(jdbc);
    }

    List<EventView.Card> cards(Me me, List<DeclaredEvent> events, Texts texts) {
        Map<Integer, Member> people =
                staff.named(me.org(), events.stream().map(DeclaredEvent::author).toList());
        Map<Integer, Units.Unit> all = units.all(me.org());
        return events.stream()
                .map(event ->
                        new EventView.Card(
                                event,
                                name(people, event.author(), texts),
                                titles(me, scopeOf(me, event), all, texts)))
                .toList();
    }

    /** Where the reader is in the two lists of the page. */
    record At(long line, long call) {}

    EventView view(Me me, DeclaredEvent event, At at, Texts texts) {
        Set<Integer> seen = sight.units(me);
        boolean mayMove = event.open() && mayMove(me, event);
        List<BatchRows.Line> lines =
                scope.reading(
                        me.org(),
                        () -> batch.lines(me.org(), event.id(), seen, at.line(), LINES + 1));
        List<BatchRows.Call> calls =
                event.open()
                        ? List.of()
                        : scope.reading(
                                me.org(),
                                () ->
                                        batch.calls(
                                                me.org(), event.id(), seen, at.call(), LINES + 1));
        List<BatchRows.Line> shown = lines.subList(0, Math.min(LINES, lines.size()));
        List<BatchRows.Call> called = calls.subList(0, Math.min(LINES, calls.size()));
        return new EventView(
                cards(me, List.of(event), texts).getFirst(),
                clock.now(),
                scope.reading(me.org(), () -> rows.count(me.org(), event.id())),
                mayMove ? Optional.of(unlinked(me, event)) : Optional.empty(),
                scope.reading(me.org(), () -> waves.isUnderWay(me.org(), event.id())),
                mayMove,
                event.open() && mayEnd(me, event),
                me.is(Role.TECHNICIAN),
                me.hasAny(CALLING),
                lines(me, shown, texts),
                lines.size() > LINES ? shown.getLast().request().value() : 0,
                called.stream().map(call -> call(me, call)).toList(),
                calls.size() > LINES ? called.getLast().customer() : 0);
    }

    /** The calls of one customer. */
    Optional<BatchRows.Call> call(Me me, DeclaredEvent event, long customer) {
        return scope
                .reading(
                        me.org(),
                        () -> batch.calls(me.org(), event.id(), sight.units(me), customer - 1, 1))
                .stream()
                .filter(call -> call.customer() == customer)
                .findFirst();
    }

    /** Whoever declares events and reaches the unit of its author. */
    boolean mayMove(Me me, DeclaredEvent event) {
        return me.hasAny(DECLARING) && sight.units(me).contains(event.unit());
    }

    /** Also whoever works where it holds. */
    boolean mayEnd(Me me, DeclaredEvent event) {
        return mayMove(me, event) || (me.is(Role.TECHNICIAN) && worksThere(me, event));
    }

    private boolean worksThere(Me me, DeclaredEvent event) {
        EventScope where = scopeOf(me, event);
        Set<Integer> own = me.units();
        return where.units().stream().anyMatch(own::contains)
                || where.places().stream()
                        .flatMap(place -> places.find(me.org(), place).stream())
                        .flatMap(place -> place.crew().stream())
                        .anyMatch(own::contains);
    }

    private int unlinked(Me me, DeclaredEvent event) {
        return scope.reading(
                me.org(),
                () ->
                        rows.unlinked(
                                        me.org(),
                                        rows.scope(me.org(), event.id()),
                                        0,
                                        Long.MAX_VALUE,
                                        MOST_UNLINKED)
                                .size());
    }

    private EventScope scopeOf(Me me, DeclaredEvent event) {
        return scope.reading(me.org(), () -> rows.scope(me.org(), event.id()));
    }

    private List<String> titles(
            Me me, EventScope where, Map<Integer, Units.Unit> all, Texts texts) {
        List<String> titles = new ArrayList<>();
        where.places().stream()
                .sorted()
                .flatMap(place -> places.find(me.org(), place).stream())
                .map(Located::title)
                .forEach(title -> titles.add(title.replace("/", " / ")));
        where.units().stream()
                .sorted()
                .flatMap(unit -> Optional.ofNullable(all.get(unit)).stream())
                .forEach(unit -> titles.add(texts.name(unit.nameZh(), unit.nameEn())));
        where.channels().stream()
                .sorted()
                .forEach(channel -> titles.add(texts.of("event.channel." + channel)));
        return titles;
    }

    private List<EventView.Line> lines(Me me, List<BatchRows.Line> lines, Texts texts) {
        Map<Integer, Member> people =
                staff.named(
                        me.org(),
                        lines.stream().map(BatchRows.Line::handler).collect(Collectors.toSet()));
        return lines.stream()
                .map(line ->
                        new EventView.Line(
                                line.request(),
                                line.openedAt(),
                                line.open(),
                                name(people, line.handler(), texts),
                                line.customer()
                                        .map(id -> reader.masked(me.org(), id))
                                        .map(values -> values.getOrDefault("address", ""))
                                        .orElse("")))
                .toList();
    }

    private EventView.Call call(Me me, BatchRows.Call call) {
        return new EventView.Call(
                call.customer(),
                reader.masked(me.org(), call.customer()),
                call.requests(),
                call.outcome(),
                call.opinion(),
                call.attempts());
    }

    private static String name(Map<Integer, Member> people, int id, Texts texts) {
        return Optional.ofNullable(people.get(id))
                .map(member -> texts.name(member.nameZh(), member.nameEn()))
                .orElse("");
    }
}

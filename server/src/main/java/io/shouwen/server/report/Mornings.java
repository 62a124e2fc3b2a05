package io.shouwen.server.report;

import io.shouwen.server.access.Me;
import io.shouwen.server.callback.Callbacks;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.explain.Attributes;
import io.shouwen.server.insight.Lists;
import io.shouwen.server.insight.Span;
import io.shouwen.server.insight.SpanReports;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.quality.FindingDesk;
import io.shouwen.server.report.Morning.Again;
import io.shouwen.server.report.Morning.Calls;
import io.shouwen.server.report.Morning.Crew;
import io.shouwen.server.report.Morning.Intake;
import io.shouwen.server.report.MorningRows.Asked;
import io.shouwen.server.roster.Presence;
import io.shouwen.server.roster.Roster;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.Place;
import io.shouwen.server.text.Texts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** Reads the morning report of the units that somebody may see. */
@Component
class Mornings {
    private final OrgScope scope;
    private final Units units;
    private final Staff staff;
    private final Roster roster;
    private final Callbacks callbacks;
    private final SpanReports reports;
    private final Lists lists;
    private final FindingDesk findings;
    private final WallClock clock;
    private final MorningRows rows;

    Mornings(
            DataSource dataSource,
            OrgScope scope,
            Units units,
            Staff staff,
            Roster roster,
            Callbacks callbacks,
            SpanReports reports,
            Lists lists,
            FindingDesk findings,
            WallClock clock) {
        this.scope = scope;
        this.units = units;
        this.staff = staff;
        this.roster = roster;
        this.callbacks = callbacks;
        this.reports = reports;
        this.lists = lists;
        this.findings = findings;
        this.clock = clock;
        this.rows = new MorningRows(JdbcClient.create(dataSource));
    }

    private LocalDate today(Me me) {
        return clock.now().atZone(me.zone()).toLocalDate();
    }

    LocalDate yesterday(Me me) {
        return today(me).minusDays(1);
    }

    Morning of(Me me, LocalDate day, Texts texts) {
        Instant now = clock.now();
        Set<Integer> seen = units.reach(me.org(), me.units());
        Asked asked = new Asked(me, seen, day);
        Lists.Asked waiting = asked(me, seen, now);
        List<Intake> intake =
                scope.reading(me.org(), () -> rows.intake(asked)).stream()
                        .map(one ->
                                new Intake(
                                        symptom(one.symptom(), texts),
                                        one.count(),
                                        one.weekBefore()))
                        .toList();
        List<Again> again =
                scope.reading(me.org(), () -> rows.again(asked)).stream()
                        .map(one ->
                                new Again(one.number(), symptom(one.symptom(), texts), one.times()))
                        .toList();
        return new Morning(
                day,
                now,
                reports.of(
                        new SpanReports.Whose(me.org(), seen, me.zone(), Sight.reader(me)),
                        new Span(Span.Length.DAY, day),
                        texts),
                intake,
                crews(waiting, units.all(me.org()).values(), texts),
                waits(waiting),
                again,
                calls(me, seen, day.minusDays(1)),
                leaders(me, seen, texts));
    }

    /** What was asked for that is no fault has no symptom. */
    private static String symptom(String written, Texts texts) {
        return written.isEmpty()
                ? texts.of("morning.no-symptom")
                : Attributes.value(texts, written);
    }

    /** What waits just now under a word, of all units in sight or one of them. */
    List<Lists.Line> waiting(
            Me me, Standing standing, Optional<Integer> unit, Place after, int most) {
        Set<Integer> seen = units.reach(me.org(), me.units());
        unit.filter(one -> !seen.contains(one))
                .ifPresent(one -> {
                    throw Refusal.notFound();
                });
        return lists.of(
                asked(me, unit.map(Set::of).orElse(seen), clock.now()), standing, after, most);
    }

    private Lists.Asked asked(Me me, Set<Integer> units, Instant now) {
        Instant tonight = today(me).plusDays(1).atStartOfDay(me.zone()).toInstant();
        Instant tomorrow = today(me).plusDays(2).atStartOfDay(me.zone()).toInstant();
        FindingDesk.Ending ending = findings.ending(me.org(), tomorrow);
        return new Lists.Asked(
                me.org(),
                units,
                Sight.reader(me),
                Map.of(
                        "now", now,
                        "tonight", tonight,
                        "lapse_before", ending.lapseBefore(),
                        "decided_from", ending.decidedFrom(),
                        "decided_before", ending.decidedBefore()));
    }

    private List<Crew> crews(Lists.Asked asked, Collection<Unit> all, Texts texts) {
        Map<Integer, Map<Standing, Long>> waits = new HashMap<>();
        for (Standing standing : Standing.of(true)) {
            lists.byUnit(asked, standing)
                    .forEach((unit, times) ->
                            waits.computeIfAbsent(unit, one -> new EnumMap<>(Standing.class))
                                    .put(standing, times));
        }
        List<Crew> crews = new ArrayList<>();
        for (Unit unit : all) {
            Optional.ofNullable(waits.get(unit.id()))
                    .map(has -> new Crew(unit.id(), texts.name(unit.nameZh(), unit.nameEn()), has))
                    .ifPresent(crews::add);
        }
        return crews;
    }

    private Map<Standing, Long> waits(Lists.Asked asked) {
        Map<Standing, Long> waits = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.of(false)) {
            waits.put(
                    standing,
                    lists.byUnit(asked, standing).values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        }
        return waits;
    }

    private Calls calls(Me me, Set<Integer> seen, LocalDate reported) {
        Callbacks.Sum sum = callbacks.of(me.org(), seen, reported, me.zone());
        return new Calls(reported, sum.all(), sum.called(), sum.unreached(), sum.notFixed());
    }

    /** Who leads today, by the roster. */
    private List<String> leaders(Me me, Set<Integer> seen, Texts texts) {
        LocalDate today = today(me);
        List<Integer> people = roster.people(me.org(), seen, today, today.plusDays(1));
        List<Integer> leading =
                roster.now(me.org(), people).entrySet().stream()
                        .filter(one -> one.getValue() instanceof Presence.OnDuty on && on.leads())
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        Map<Integer, Staff.Member> named = staff.named(me.org(), leading);
        return leading.stream()
                .map(named::get)
                .filter(Objects::nonNull)
                .map(member -> texts.name(member.nameZh(), member.nameEn()))
                .toList();
    }
}

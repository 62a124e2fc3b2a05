package io.shouwen.server.roster;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.roster.RosterDay.Leave;
import io.shouwen.server.roster.RosterDay.Works;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Who is on duty when. A day is asked by the roster as it was known at the moment in question:
 * whoever writes it afterwards neither blames nor frees anybody.
 */
@Component
public final class Roster {
    private final OrgScope scope;
    private final Postings postings;
    private final WallClock clock;
    private final RosterRows rows;

    public Roster(DataSource dataSource, OrgScope scope, Postings postings, WallClock clock) {
        this.scope = scope;
        this.postings = postings;
        this.clock = clock;
        this.rows = new RosterRows(JdbcClient.create(dataSource));
    }

    /** A day to be written. */
    public record Cell(int person, LocalDate day, RosterDay.Plan plan) {}

    /** A person at an instant. */
    public record Moment(int person, Instant at) {}

    /** Where a person is at an instant, by the roster as it was known then. */
    public Presence at(OrgId org, int person, Instant at) {
        Moment moment = new Moment(person, at);
        return scope.reading(org, () -> at(org, List.of(moment), postings.zone(org)))
                .getOrDefault(moment, new Presence.Unplanned());
    }

    /** As {@link #at(OrgId, int, Instant)}, within the organisation's open transaction. */
    public Map<Moment, Presence> at(OrgId org, Collection<Moment> moments, ZoneId zone) {
        Map<Moment, Presence> found = new HashMap<>();
        for (Map.Entry<Moment, List<RosterDay>> each : rows.known(org, moments, zone).entrySet()) {
            Instant at = each.getKey().at();
            found.put(each.getKey(), presence(each.getValue(), at, zone));
        }
        return found;
    }

    /** Where these people are now. */
    public Map<Integer, Presence> now(OrgId org, Collection<Integer> people) {
        Instant now = clock.now();
        Map<Integer, Presence> here = new HashMap<>();
        scope.reading(
                        org,
                        () ->
                                at(
                                        org,
                                        people.stream().map(one -> new Moment(one, now)).toList(),
                                        postings.zone(org)))
                .forEach((moment, presence) -> here.put(moment.person(), presence));
        return here;
    }

    /** The days of these people from a day to before another, as written last. */
    public List<RosterDay> days(OrgId org, Set<Integer> people, LocalDate from, LocalDate until) {
        return scope.reading(org, () -> rows.days(org, people, from, until));
    }

    /** Whoever holds a post in these units on any day from one to before another. */
    public List<Integer> people(
            OrgId org, Collection<Integer> units, LocalDate from, LocalDate until) {
        return peopleOf(org, units, from, until).values().stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** As {@link #people}, each unit's people by name. */
    Map<Integer, List<Integer>> peopleOf(
            OrgId org, Collection<Integer> units, LocalDate from, LocalDate until) {
        return scope.reading(org, () -> rows.people(org, units, from, until));
    }

    /** Writes days; one that already says so is left alone. Answers how many were written. */
    public int write(OrgId org, Optional<Integer> by, Collection<Cell> cells) {
        Instant now = clock.now();
        return scope.in(org, () -> rows.write(org, by, cells, now));
    }

    /** The shifts of these units that are open, by unit and hour. */
    public List<Shift> shifts(OrgId org, Collection<Integer> units) {
        return scope.reading(org, () -> rows.shifts(org, units));
    }

    /** Opens a shift; one of the same code in the unit is closed, and days keep its hours. */
    public Shift open(OrgId org, Shift shift) {
        return scope.in(org, () -> rows.open(org, shift));
    }

    /**
     * The day itself and the one before, whose shift may reach into it. At the end of a shift
     * nobody is on it any more.
     */
    static Presence presence(List<RosterDay> twoDays, Instant at, ZoneId zone) {
        LocalDate today = at.atZone(zone).toLocalDate();
        for (RosterDay day : twoDays) {
            if (day.plan() instanceof Works works
                    && !at.isBefore(works.shift().from(day.day(), zone))
                    && at.isBefore(works.shift().until(day.day(), zone))) {
                return new Presence.OnDuty(
                        works.shift(), works.leads(), works.shift().until(day.day(), zone));
            }
        }
        return twoDays.stream()
                .filter(day -> day.day().equals(today))
                .findFirst()
                .<Presence>map(day ->
                        new Presence.OffDuty(
                                day.plan() instanceof Leave leave
                                        ? leave.standIn()
                                        : Optional.empty()))
                .orElseGet(Presence.Unplanned::new);
    }
}

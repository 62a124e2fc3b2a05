package io.shouwen.server.organisation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Who held which position in which unit on a day. Units are walked upwards as the tree stands.
 * Every method works within the organisation's open transaction.
 */
@Component
public final class Postings {
    private final PostingRows rows;

    public Postings(DataSource dataSource) {
        this.rows = new PostingRows(JdbcClient.create(dataSource));
    }

    public ZoneId zone(OrgId org) {
        return rows.zone(org);
    }

    /** The unit of a person on a day; of several the first one they joined. */
    public Optional<Integer> unitOf(OrgId org, int person, LocalDate day) {
        return rows.unitOf(org, person, day);
    }

    /** A person on a day. */
    public record On(int person, LocalDate day) {}

    /**
     * The units of several, as {@link #unitOf}. Whoever is no person here is not in the answer; a
     * person without a unit on that day is.
     */
    public Map<On, Optional<Integer>> unitsOf(OrgId org, Collection<On> wanted) {
        return wanted.isEmpty() ? Map.of() : rows.unitsOf(org, wanted);
    }

    /**
     * Who held the role on the day, in the nearest unit at or above this one where anybody did
     * besides the person left out.
     */
    public Set<Integer> nearest(OrgId org, int unit, Role role, LocalDate day, int without) {
        return new LinkedHashSet<>(rows.nearest(org, unit, role, day, without));
    }

    /**
     * The units over which a person holds one of these roles on a day, those below included. An
     * office works for the unit that it belongs to.
     */
    public Set<Integer> reach(OrgId org, int person, Set<Role> roles, LocalDate day) {
        return new LinkedHashSet<>(rows.reach(org, person, roles, day));
    }

    /** Names of people, to be shown. */
    public Map<Integer, Named> people(OrgId org, Set<Integer> people) {
        Map<Integer, Named> named = new HashMap<>();
        rows.people(org, people).forEach(one -> named.put(one.id(), one));
        return named;
    }

    /** Names of units, to be shown. */
    public Map<Integer, Named> units(OrgId org, Set<Integer> units) {
        Map<Integer, Named> named = new HashMap<>();
        rows.units(org, units).forEach(one -> named.put(one.id(), one));
        return named;
    }

    /** The names, in both languages, of a unit and of all above it as the tree stands. */
    public Set<String> namesAbove(OrgId org, int unit) {
        return new LinkedHashSet<>(rows.namesAbove(org, unit));
    }

    /** The unit and those above it as the tree stands, the nearest of each kind. */
    public Map<String, Integer> above(OrgId org, int unit) {
        Map<String, Integer> above = new HashMap<>();
        rows.above(org, unit).forEach(one -> above.putIfAbsent(one.kind(), one.unit()));
        return above;
    }

    /** A person or a unit by name. */
    public record Named(int id, String zh, String en) {}
}

package io.shouwen.server.quality;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.standard.Standards;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.standard.WorkingDays;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who stands where towards a finding: deciders today, chiefs and sharers on the day of the breach.
 */
final class Parties {
    private final Postings postings;

    Parties(Postings postings) {
        this.postings = postings;
    }

    ZoneId zone(OrgId org) {
        return postings.zone(org);
    }

    /** The names of people, for a sentence. */
    String names(OrgId org, Set<Integer> people) {
        return postings.people(org, people).values().stream()
                .map(Postings.Named::zh)
                .sorted()
                .collect(Collectors.joining("、"));
    }

    /** The units whose findings a person may read today. */
    Set<Integer> reads(OrgId org, int person, Instant now) {
        return postings.reach(org, person, Role.OVERSEEING, today(org, now));
    }

    /** Whether a person's positions reach the unit of another today. */
    boolean readsPerson(OrgId org, int reader, int person, Instant now) {
        return postings.unitOf(org, person, today(org, now))
                .filter(unit -> reads(org, reader, now).contains(unit))
                .isPresent();
    }

    /** Whether a person decides today about findings in the unit of another. */
    boolean decidesAbout(OrgId org, int decider, int person, Instant now) {
        LocalDate today = today(org, now);
        return postings.unitOf(org, person, today)
                .filter(unit -> postings.reach(org, decider, Role.DECIDING, today).contains(unit))
                .isPresent();
    }

    private LocalDate today(OrgId org, Instant now) {
        return now.atZone(zone(org)).toLocalDate();
    }

    Acting acting(OrgId org, int person, Finding finding, Deadlines deadlines, Instant now) {
        Breach breach = finding.breach();
        boolean decides =
                postings.reach(org, person, Role.DECIDING, today(org, now)).contains(breach.unit());
        return new Acting(
                person,
                decides,
                chiefs(org, breach),
                now,
                deadlines.appealUntil(finding),
                zone(org));
    }

    /** Who answers for a finding: the person found, or the chiefs where nobody is known. */
    Set<Integer> answering(OrgId org, Breach breach) {
        return breach.person().map(Set::of).orElseGet(() -> chiefs(org, breach));
    }

    /** The units about whose findings a person decides today. */
    Set<Integer> decides(OrgId org, int person, Instant now) {
        return postings.reach(org, person, Role.DECIDING, today(org, now));
    }

    private Set<Integer> chiefs(OrgId org, Breach breach) {
        return postings.nearest(
                org, breach.unit(), Role.CHIEF, breach.day(), breach.person().orElse(0));
    }

    /**
     * What an offence stands in by itself: the units it fell in, each by its kind, and the first
     * holder of each role, nearest to the unit, on the day.
     */
    Given standing(OrgId org, Breach breach, Set<String> roles) {
        Map<String, Value> values = new HashMap<>();
        postings.above(org, breach.unit()).forEach((kind, unit) -> values.put(kind, text(unit)));
        values.put("unit", text(breach.unit()));
        for (String name : roles) {
            role(name).stream()
                    .flatMap(role ->
                            postings.nearest(org, breach.unit(), role, breach.day(), 0).stream())
                    .findFirst()
                    .ifPresent(holder ->
                            values.put(
                                    BookFacts.holder(name),
                                    new Value.Text(Account.ofPerson(holder).name())));
        }
        return new Given(values);
    }

    private static Value text(int unit) {
        return new Value.Text(Integer.toString(unit));
    }

    private static Optional<Role> role(String code) {
        return Arrays.stream(Role.values()).filter(role -> role.code().equals(code)).findFirst();
    }

    /** Until when things can be done, by the organisation's terms. */
    record Deadlines(Terms terms, Standards standards, ZoneId zone) {
        /** Until when a confirmation waits for the answer of the person found. */
        Instant answerUntil(Instant toldAt) {
            return toldAt.plus(terms.answer());
        }

        /** The last instant of an appeal; the epoch when nothing was decided. */
        Instant appealUntil(Finding finding) {
            return finding.decided()
                    .map(decided -> appealUntil(decided.at()))
                    .orElse(Instant.EPOCH);
        }

        /** The last instant of an appeal against what was decided then. */
        Instant appealUntil(Instant decidedAt) {
            return WorkingDays.of(standards, terms.calendar(), zone, decidedAt)
                    .plusWorkingDays(decidedAt, terms.appealDays());
        }
    }
}

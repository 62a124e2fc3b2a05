package io.shouwen.server.dispatch;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Judged;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.roster.Presence;
import io.shouwen.server.roster.Roster;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** Gathers what a suggestion weighs. */
@Component
class Suggesting {
    private final OrgScope scope;
    private final Staff staff;
    private final Roster roster;
    private final DispatchRows rows;

    Suggesting(DataSource dataSource, OrgScope scope, Staff staff, Roster roster) {
        this.scope = scope;
        this.staff = staff;
        this.roster = roster;
        this.rows = new DispatchRows(dataSource);
    }

    /** The technicians of these units with their duty, their skills and what they have in hand. */
    List<Candidate> candidates(OrgId org, Collection<Integer> units) {
        List<Staff.Member> members =
                staff.holding(org, Role.TECHNICIAN, units).stream()
                        .collect(
                                Collectors.toMap(
                                        Staff.Member::id, one -> one, (first, second) -> first))
                        .values()
                        .stream()
                        .sorted(Comparator.comparingInt(Staff.Member::id))
                        .toList();
        Set<Integer> ids = members.stream().map(Staff.Member::id).collect(Collectors.toSet());
        Map<Integer, Presence> presence = roster.now(org, ids);
        Map<Integer, List<Instant>> dues = scope.reading(org, () -> rows.dues(org, ids));
        Map<Integer, Set<Skill>> skills = scope.reading(org, () -> rows.skills(org, ids));
        return members.stream()
                .map(one ->
                        new Candidate(
                                one.id(),
                                one.nameZh(),
                                one.nameEn(),
                                one.unit(),
                                presence.getOrDefault(one.id(), new Presence.Unplanned()),
                                skills.getOrDefault(one.id(), Set.of()),
                                dues.getOrDefault(one.id(), List.of())))
                .toList();
    }

    /** What the job asks of whoever goes. */
    static Need need(Story story) {
        List<Fact> counted = story.history().counted(story.judged().asOf());
        return new Need(
                story.request().unit(),
                Skill.forSymptom(last(counted, "symptom")),
                story.judged().judged().stream()
                        .filter(judged -> judged.verdict().open())
                        .map(Judged::due)
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder()),
                story.request().urgentAt().isPresent()
                        || last(counted, "severity").equals("major"));
    }

    private static String last(List<Fact> counted, String attribute) {
        return counted.stream()
                .flatMap(fact -> fact.value(attribute).stream())
                .map(Value::toString)
                .reduce("", (first, second) -> second);
    }
}

package io.shouwen.server.complaint;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.server.access.Me;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.quality.Findings;
import io.shouwen.server.request.RequestWords;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Puts complaints into words, and says who may do what about them. */
@Component
public final class ComplaintReader {
    static final Set<Role> NAMING =
            Set.of(
                    Role.AGENT,
                    Role.DISPATCHER,
                    Role.CHIEF,
                    Role.QUALITY,
                    Role.HEAD,
                    Role.EXECUTIVE);
    static final Set<Role> ASKING =
            Set.of(Role.AGENT, Role.DISPATCHER, Role.CHIEF, Role.QUALITY, Role.DEPUTY, Role.HEAD);
    static final Set<Role> CLOSING = Set.of(Role.CHIEF, Role.QUALITY, Role.HEAD);
    private static final Set<Role> APOLOGISING =
            Set.of(Role.CHIEF, Role.QUALITY, Role.HEAD, Role.EXECUTIVE);

    private final Complaints complaints;
    private final Units units;
    private final Staff staff;
    private final RequestWords words;
    private final Shelf shelf;
    private final Findings findings;

    ComplaintReader(
            Complaints complaints,
            Units units,
            Staff staff,
            RequestWords words,
            Shelf shelf,
            Findings findings) {
        this.complaints = complaints;
        this.units = units;
        this.staff = staff;
        this.words = words;
        this.shelf = shelf;
        this.findings = findings;
    }

    ComplaintView view(Me me, Story story, Complaint complaint, Texts texts) {
        OrgId org = me.org();
        boolean near = complaints.near(org, me.person(), complaint.concern());
        ComplaintView.May may = may(me, story, complaint, near);
        Optional<Complaint.Decision> decision = complaint.decision();
        return new ComplaintView(
                complaint,
                Apologies.madeForThem(story),
                against(org, complaint.concern().person(), complaint.concern().unit(), texts),
                asked(me, complaint, near, texts),
                decision.flatMap(one -> person(one.by()))
                        .map(id -> name(staff.named(org, List.of(id)), id, texts))
                        .orElse(""),
                decision.map(one -> said(org, story, one.words())).orElse(""),
                decision.map(one -> clause(org, story, one.clause(), texts)).orElse(""),
                may,
                may.name() ? possible(org) : List.of(),
                may.decide() ? clauses(org, texts) : List.of(),
                rewards(org),
                may.reward() && complaint.staff() ? merits(me, complaint) : List.of());
    }

    private String said(OrgId org, Story story, String name) {
        return words.of(org, story.request().id()).getOrDefault(name, "");
    }

    private List<ComplaintView.Line> asked(Me me, Complaint complaint, boolean near, Texts texts) {
        Set<Integer> ids = new HashSet<>();
        for (Asked one : complaint.asked()) {
            ids.add(one.by());
            one.settledBy().ifPresent(ids::add);
        }
        Map<Integer, Member> people = staff.named(me.org(), ids);
        boolean decides = !near && me.hasAny(Role.DECIDING);
        return complaint.asked().stream()
                .map(one ->
                        new ComplaintView.Line(
                                one,
                                name(people, one.by(), texts),
                                one.settledBy().map(id -> name(people, id, texts)).orElse(""),
                                decides && one.waits() && one.by() != me.person()))
                .toList();
    }

    private ComplaintView.May may(Me me, Story story, Complaint complaint, boolean near) {
        boolean free = complaint.open() && complaint.waiting().isEmpty();
        boolean decides = me.hasAny(Role.DECIDING) && !near;
        boolean rewardable =
                complaint.upheld()
                        && !complaint.rewarded()
                        && (!complaint.staff() || complaint.reporter().isPresent());
        return new ComplaintView.May(
                complaint.open() && me.hasAny(NAMING),
                free && me.hasAny(ASKING),
                free && decides,
                rewardable && decides,
                story.request().open() && !complaint.open() && me.hasAny(CLOSING),
                me.hasAny(APOLOGISING)
                        && Apologies.owedByTheHouse(staff, me.org(), story, complaint));
    }

    private List<String> merits(Me me, Complaint complaint) {
        return complaint
                .reporter()
                .map(person -> findings.mayRecord(me.org(), me.person(), person).merits())
                .orElse(List.of());
    }

    /** What the code lets a customer choose between. */
    private List<String> rewards(OrgId org) {
        return shelf.of(org)
                .standards()
                .catalogue()
                .kind(ComplaintKinds.DECIDED)
                .map(Catalogue.Kind::fields)
                .flatMap(fields -> Optional.ofNullable(fields.get("chosen")))
                .map(field -> field.allowed().stream().sorted().toList())
                .orElse(List.of());
    }

    private List<ComplaintView.Clause> clauses(OrgId org, Texts texts) {
        return shelf.of(org).standards().versions().stream()
                .flatMap(version -> version.clauses().stream())
                .map(one ->
                        new ComplaintView.Clause(
                                one.id().value(), texts.name(one.says().zh(), one.says().en())))
                .distinct()
                .toList();
    }

    private String clause(OrgId org, Story story, String id, Texts texts) {
        return id.isEmpty()
                ? ""
                : shelf.of(org)
                        .standards()
                        .clause(new ClauseId(id), story.request().openedAt())
                        .map(one -> id + " " + texts.name(one.says().zh(), one.says().en()))
                        .orElse(id);
    }

    /** The units of the house, each with its people. */
    public List<Against> possible(OrgId org) {
        Map<Integer, Units.Unit> all = units.all(org);
        Map<Integer, List<Member>> byUnit = new TreeMap<>();
        Arrays.stream(Role.values())
                .flatMap(role -> staff.holding(org, role, all.keySet()).stream())
                .distinct()
                .forEach(member ->
                        byUnit.computeIfAbsent(member.unit(), unit -> new ArrayList<>())
                                .add(member));
        return all.values().stream()
                .map(unit ->
                        new Against(
                                unit.id(),
                                unit.nameZh(),
                                unit.nameEn(),
                                byUnit.getOrDefault(unit.id(), List.of())))
                .toList();
    }

    List<ComplaintView.Card> cards(OrgId org, List<ComplaintRows.Line> lines, Texts texts) {
        Map<Integer, Units.Unit> all = units.all(org);
        Set<Integer> ids = new HashSet<>();
        lines.forEach(line -> line.person().ifPresent(ids::add));
        Map<Integer, Member> people = staff.named(org, ids);
        return lines.stream()
                .map(line ->
                        new ComplaintView.Card(
                                line.request().number(),
                                line.type(),
                                unit(all, Optional.of(line.unit()), texts),
                                against(people, all, line.person(), line.concerned(), texts),
                                line.openedAt(),
                                line.state(),
                                line.waits(),
                                line.due()))
                .toList();
    }

    private String against(
            OrgId org, Optional<Integer> person, Optional<Integer> unit, Texts texts) {
        Set<Integer> ids = person.map(Set::of).orElse(Set.of());
        return against(staff.named(org, ids), units.all(org), person, unit, texts);
    }

    private static String against(
            Map<Integer, Member> people,
            Map<Integer, Units.Unit> all,
            Optional<Integer> person,
            Optional<Integer> unit,
            Texts texts) {
        String where = unit(all, unit, texts);
        return person.map(
                        id -> texts.of("complaint.against.person", name(people, id, texts), where))
                .orElse(where);
    }

    private static String unit(Map<Integer, Units.Unit> all, Optional<Integer> unit, Texts texts) {
        return unit.flatMap(id -> Optional.ofNullable(all.get(id)))
                .map(one -> texts.name(one.nameZh(), one.nameEn()))
                .orElse("");
    }

    private static String name(Map<Integer, Member> people, Integer id, Texts texts) {
        return Optional.ofNullable(people.get(id))
                .map(one -> texts.name(one.nameZh(), one.nameEn()))
                .orElse("");
    }

    private static Optional<Integer> person(String actor) {
        return actor.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(actor)) : Optional.empty();
    }
}

package io.shouwen.server.inspection;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Practice;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** Inspections: planning them with a sheet drawn by risk, and finding them. */
@Component
class Inspections {
    static final String SOURCE = "inspection";

    /** What a technician is called in codes. */
    private static final Set<String> OUTDOORS = Set.of("field-worker", "installer");

    private static final String EVERYBODY = "staff";

    /** The fewest inspectors. */
    static final int TWO = 2;

    private final OrgScope scope;
    private final Journal journal;
    private final Histories histories;
    private final Sight sight;
    private final Units units;
    private final Staff staff;
    private final Postings postings;
    private final Shelf shelf;
    private final WallClock clock;
    private final InspectionRows rows;

    Inspections(
            DataSource dataSource,
            OrgScope scope,
            Journal journal,
            Histories histories,
            Sight sight,
            Units units,
            Staff staff,
            Postings postings,
            Shelf shelf,
            WallClock clock) {
        this.scope = scope;
        this.journal = journal;
        this.histories = histories;
        this.sight = sight;
        this.units = units;
        this.staff = staff;
        this.postings = postings;
        this.shelf = shelf;
        this.clock = clock;
        this.rows = new InspectionRows(JdbcClient.create(dataSource));
    }

    List<InspectionRows.Row> list(
            Me me, InspectionState state, Optional<Integer> unit, Place after, int most) {
        InspectionRows.Who who = new InspectionRows.Who(me.person(), sight.units(me));
        return scope.reading(me.org(), () -> rows.list(me.org(), who, state, unit, after, most));
    }

    /** The inspection of a number; one that does not exist and one out of sight look the same. */
    Inspection seen(Me me, String number) {
        return SubjectId.parse(number)
                .flatMap(id -> scope.reading(me.org(), () -> histories.read(me.org(), id)))
                .filter(history -> history.kind().equals(InspectionCourse.KIND))
                .map(Inspection::of)
                .filter(inspection -> sees(me, inspection))
                .orElseThrow(Refusal::notFound);
    }

    private boolean sees(Me me, Inspection inspection) {
        int reader = me.person();
        if (inspection.isInspector(reader) || inspection.plannedBy() == reader) {
            return true;
        }
        if (inspection.kind() == InspectionKind.SECRET && inspection.done().isEmpty()) {
            return false;
        }
        boolean theirs =
                inspection.persons().contains(reader)
                        || inspection
                                .rectification()
                                .filter(notice -> notice.person() == reader)
                                .isPresent();
        return theirs
                || (me.hasAny(Role.OVERSEEING) && sight.units(me).contains(inspection.unit()));
    }

    /** A unit in sight with everything below it. */
    Set<Integer> whole(Me me, int unit) {
        if (!sight.units(me).contains(unit)) {
            throw Refusal.notFound();
        }
        return below(me.org(), unit);
    }

    private Set<Integer> below(OrgId org, int unit) {
        Set<Integer> below = new HashSet<>(units.reach(org, Set.of(unit)));
        below.add(unit);
        return below;
    }

    /** Who works in a unit. */
    List<Member> people(OrgId org, int unit) {
        return holding(org, List.of(Role.values()), Set.of(unit));
    }

    /** Who may inspect a unit: nobody who works there, and not the chief of those who do. */
    List<Member> inspectors(OrgId org, int unit) {
        Set<Integer> barred = below(org, unit);
        Set<Integer> chiefs =
                scope.reading(
                        org,
                        () ->
                                postings.nearest(
                                        org,
                                        unit,
                                        Role.CHIEF,
                                        clock.now().atZone(postings.zone(org)).toLocalDate(),
                                        0));
        Set<Integer> within =
                holding(org, List.of(Role.values()), barred).stream()
                        .map(Member::id)
                        .collect(Collectors.toSet());
        return holding(org, Role.OVERSEEING, units.all(org).keySet()).stream()
                .filter(one -> !within.contains(one.id()) && !chiefs.contains(one.id()))
                .toList();
    }

    private List<Member> holding(OrgId org, Collection<Role> roles, Collection<Integer> where) {
        Map<Integer, Member> found = new LinkedHashMap<>();
        roles.stream()
                .sorted()
                .flatMap(role -> staff.holding(org, role, where).stream())
                .forEach(member -> found.putIfAbsent(member.id(), member));
        return List.copyOf(found.values());
    }

    /** What only a person can observe in a unit now, by clause. */
    SortedMap<String, Clause> practices(OrgId org, int unit, Instant at) {
        SortedMap<String, Clause> practices = new TreeMap<>();
        scope.reading(org, () -> shelf.of(org, unit)).standards().versions().stream()
                .filter(version -> version.inForce(at))
                .flatMap(version -> version.clauses().stream())
                .filter(clause -> clause.rule() instanceof Practice)
                .forEach(clause -> practices.putIfAbsent(clause.id().value(), clause));
        return practices;
    }

    /**
     * What is to be inspected, by whom.
     *
     * @param answering whose practices are drawn among, by the code's words for them
     * @param items how many items the sheet is to have
     * @param fixed what is to be looked at in any case, and why
     */
    record Plan(
            InspectionKind kind,
            int unit,
            List<Integer> persons,
            List<Integer> inspectors,
            String place,
            Instant when,
            Set<String> answering,
            int items,
            List<String> fixed,
            String reason) {
        Plan {
            persons = List.copyOf(persons);
            inspectors = List.copyOf(inspectors);
            answering = Set.copyOf(answering);
            fixed = List.copyOf(fixed);
        }
    }

    /** Plans an inspection and draws its sheet, once for each key. */
    SubjectId plan(Me me, String key, Plan plan) {
        check(me, plan);
        return scope.in(
                me.org(),
                () -> {
                    SubjectId id =
                            Answers.done(
                                            run(
                                                    Sight.sender(me, key, SOURCE),
                                                    Command.Opening.of(
                                                            InspectionCourse.KIND, plan.unit()),
                                                    planned(plan)))
                                    .subject();
                    boolean drawn =
                            histories.read(me.org(), id).orElseThrow().facts().stream()
                                    .anyMatch(fact -> fact.kind().equals(InspectionKinds.DRAWN));
                    if (!drawn) {
                        Answers.done(
                                run(
                                        Sight.sender(me, key + "/draw", SOURCE),
                                        new Command.Existing(id),
                                        drawn(draw(me.org(), plan))));
                    }
                    return id;
                });
    }

    private io.shouwen.server.journal.Outcome run(
            Sender sender, Command.Target target, NewFact fact) {
        return journal.run(
                new Command(
                        sender.org(),
                        sender.actor(),
                        sender.key(),
                        sender.source(),
                        target,
                        List.of(fact)));
    }

    private void check(Me me, Plan plan) {
        whole(me, plan.unit());
        Set<Integer> may = ids(inspectors(me.org(), plan.unit()));
        Set<Integer> there = ids(people(me.org(), plan.unit()));
        boolean two = Set.copyOf(plan.inspectors()).size() >= TWO;
        if (!two || !may.containsAll(plan.inspectors())) {
            throw refused("inspectors-unfit");
        }
        boolean known =
                practices(me.org(), plan.unit(), clock.now()).keySet().containsAll(plan.fixed());
        if (!known || !there.containsAll(plan.persons())) {
            throw Refusal.notFound();
        }
        boolean counts = plan.items() >= 1 && plan.items() <= Lot.MOST;
        boolean reasoned = plan.fixed().isEmpty() || !plan.reason().isBlank();
        if (!counts || !reasoned || plan.fixed().size() > plan.items()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "inspection-sheet-unfit", Lot.MOST);
        }
    }

    private static Set<Integer> ids(List<Member> people) {
        return people.stream().map(Member::id).collect(Collectors.toSet());
    }

    private static NewFact planned(Plan plan) {
        Map<String, Value> values = new HashMap<>();
        values.put(InspectionKinds.KIND, new Value.Text(plan.kind().word()));
        values.put(InspectionKinds.PLACE, new Value.Text(plan.place()));
        values.put(InspectionKinds.PLANNED_FOR, new Value.Moment(plan.when()));
        values.put(InspectionKinds.INSPECTORS, new Value.Text(joined(plan.inspectors())));
        values.put(InspectionKinds.PERSONS, new Value.Text(joined(plan.persons())));
        return NewFact.now(InspectionKinds.PLANNED, values);
    }

    static String joined(Collection<?> parts) {
        return parts.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private Drawn draw(OrgId org, Plan plan) {
        Instant now = clock.now();
        SortedMap<String, Long> weights = weights(org, plan, now);
        Drawn drawn =
                Drawn.draw(
                        UUID.randomUUID().toString(),
                        weights,
                        plan.fixed().stream().distinct().toList(),
                        plan.fixed().isEmpty() ? "" : plan.reason(),
                        plan.items() - plan.fixed().size());
        if (drawn.items().isEmpty()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "inspection-sheet-unfit", Lot.MOST);
        }
        return drawn;
    }

    private SortedMap<String, Long> weights(OrgId org, Plan plan, Instant now) {
        Set<Integer> where = below(org, plan.unit());
        Map<String, Long> findings = rows.findings(org, where, now.minus(Risk.RECENT));
        Map<String, Instant> looked = rows.lastLooked(org, where);
        SortedMap<String, Long> weights = new TreeMap<>();
        practices(org, plan.unit(), now)
                .forEach((item, clause) -> {
                    if (plan.answering().contains(((Practice) clause.rule()).answers())) {
                        weights.put(
                                item,
                                Risk.weight(
                                        findings.getOrDefault(item, 0L),
                                        Optional.ofNullable(looked.get(item)),
                                        now));
                    }
                });
        return weights;
    }

    private static NewFact drawn(Drawn drawn) {
        return NewFact.now(
                InspectionKinds.DRAWN,
                Map.of(
                        InspectionKinds.SEED, new Value.Text(drawn.seed()),
                        InspectionKinds.WEIGHTS, new Value.Text(drawn.written()),
                        InspectionKinds.FIXED, new Value.Text(joined(drawn.fixed())),
                        InspectionKinds.REASON, new Value.Text(drawn.reason()),
                        InspectionKinds.SHEET, new Value.Text(joined(drawn.items()))));
    }

    /** Whose practices there are in a unit, by the code's words for them. */
    List<String> answering(OrgId org, int unit) {
        return practices(org, unit, clock.now()).values().stream()
                .map(clause -> ((Practice) clause.rule()).answers())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** Of these the ones that fit the posts there; all of them where no post says anything. */
    Set<String> fitting(OrgId org, int unit) {
        List<String> all = answering(org, unit);
        Set<String> wanted = new HashSet<>();
        for (Role role : Role.values()) {
            if (!staff.holding(org, role, Set.of(unit)).isEmpty()) {
                wanted.add(role.code());
                if (role == Role.TECHNICIAN) {
                    wanted.addAll(OUTDOORS);
                }
            }
        }
        wanted.retainAll(all);
        if (wanted.isEmpty()) {
            return Set.copyOf(all);
        }
        wanted.add(EVERYBODY);
        return wanted;
    }

    static Refusal refused(String slug) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, slug);
    }
}

package io.shouwen.server.personnel;

import io.shouwen.server.masters.Change.Difference;
import io.shouwen.server.masters.Line;
import io.shouwen.server.masters.Names;
import io.shouwen.server.masters.Report;
import io.shouwen.server.masters.Taking;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.personnel.PersonRows.Person;
import io.shouwen.server.personnel.PostRows.Held;
import io.shouwen.server.personnel.UnitRows.Unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes in the sheet of posts. A post is what one person is in one unit from one day on. */
final class PostsTaking implements Taking {
    private final OrgId org;
    private final LocalDate today;
    private final PostRows rows;
    private final PersonRows people;
    private final Report report;
    private final Names<Person> personNames;
    private final Names<Unit> unitNames;
    private final Map<Integer, List<Held>> ofPerson = new HashMap<>();
    private final Set<Held> seen = new HashSet<>();
    private Optional<Line> lastEnding = Optional.empty();

    PostsTaking(
            OrgId org,
            LocalDate today,
            PostRows rows,
            PersonRows people,
            UnitRows units,
            Report report) {
        this.org = org;
        this.today = today;
        this.rows = rows;
        this.people = people;
        this.report = report;
        this.personNames = PeopleMaster.names(people.all(org));
        this.unitNames = UnitsMaster.names(units.all(org));
        rows.all(org).forEach(held -> of(held.person()).add(held));
    }

    private List<Held> of(int person) {
        return ofPerson.computeIfAbsent(person, key -> new ArrayList<>());
    }

    @Override
    public void lines(List<Line> batch) {
        batch.forEach(this::line);
    }

    private void line(Line line) {
        Optional<Person> person =
                one(
                        line,
                        PostsMaster.PERSON,
                        personNames,
                        "people",
                        "no-such-person",
                        "several-people");
        Optional<Unit> unit =
                one(line, PostsMaster.UNIT, unitNames, "units", "no-such-unit", "several-units");
        Optional<LocalDate> from = line.day(PostsMaster.FROM);
        Optional<LocalDate> until = line.day(PostsMaster.UNTIL);
        if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get())) {
            report.problem(line, PostsMaster.UNTIL, "until-before-from");
        }
        String role = line.text(PostsMaster.ROLE);
        if (person.isEmpty() || unit.isEmpty() || from.isEmpty() || role.isEmpty()) {
            return;
        }
        Held written = new Held(0, person.get().id(), unit.get().id(), role, from.get(), until);
        Optional<Held> stored = of(written.person()).stream().filter(written::sameAs).findFirst();
        Held held =
                new Held(
                        stored.map(Held::id).orElse(0),
                        written.person(),
                        written.unit(),
                        role,
                        from.get(),
                        line.day(PostsMaster.UNTIL, stored.flatMap(Held::until)));
        check(line, held, person.get(), unit.get());
        if (!report.faulty(line)) {
            write(line, held, stored, person.get());
        }
    }

    private <T> Optional<T> one(
            Line line,
            String column,
            Names<T> names,
            String sheet,
            String unknown,
            String several) {
        String written = line.text(column);
        Set<T> meant = written.isEmpty() ? Set.of() : names.meant(written);
        if (written.isEmpty()) {
            report.spoil(line);
        } else if (meant.isEmpty() && report.mentions(sheet, written)) {
            report.spoil(line);
        } else if (meant.isEmpty()) {
            report.unknown(line, column, unknown, names.known());
        } else if (meant.size() > 1) {
            report.problem(line, column, several);
        }
        return meant.size() == 1 ? meant.stream().findFirst() : Optional.empty();
    }

    private void check(Line line, Held held, Person person, Unit unit) {
        if (!seen.add(
                new Held(
                        0,
                        held.person(),
                        held.unit(),
                        held.role(),
                        held.from(),
                        Optional.empty()))) {
            report.problem(line, PostsMaster.FROM, "post-twice");
        } else if (of(held.person()).stream()
                .filter(other -> !other.sameAs(held))
                .anyMatch(held::overlaps)) {
            report.problem(line, PostsMaster.FROM, "posts-overlap");
        }
        if (outlasts(held, unit.closed())) {
            report.problem(line, PostsMaster.UNIT, "unit-closes-before");
        }
        if (outlasts(held, person.left())) {
            report.problem(line, PostsMaster.PERSON, "person-leaves-before");
        }
    }

    private static boolean outlasts(Held held, Optional<LocalDate> end) {
        return end.isPresent() && held.until().map(day -> day.isAfter(end.get())).orElse(true);
    }

    private void write(Line line, Held held, Optional<Held> stored, Person person) {
        List<Held> others = of(held.person());
        if (stored.isEmpty()) {
            rows.add(org, held);
            others.add(held);
            report.added(line, person.zh());
            return;
        }
        Optional<LocalDate> was = stored.get().until();
        if (was.equals(held.until())) {
            return;
        }
        rows.end(org, held);
        others.remove(stored.get());
        others.add(held);
        List<Difference> difference =
                List.of(
                        new Difference(
                                PostsMaster.UNTIL,
                                UnitsTaking.day(was),
                                UnitsTaking.day(held.until())));
        if (was.isEmpty()) {
            if (held.role().equals(Role.ADMIN.code())) {
                lastEnding = Optional.of(line);
            }
            report.closed(line, person.zh(), difference);
        } else {
            report.changed(line, person.zh(), difference);
        }
    }

    @Override
    public void after() {
        if (lastEnding.isPresent() && !people.administered(org, today)) {
            report.problem(lastEnding.get(), PostsMaster.UNTIL, "last-administrator");
        }
    }
}

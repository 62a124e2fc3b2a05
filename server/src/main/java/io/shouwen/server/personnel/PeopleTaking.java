package io.shouwen.server.personnel;

import io.shouwen.server.masters.Change.Difference;
import io.shouwen.server.masters.Line;
import io.shouwen.server.masters.Names;
import io.shouwen.server.masters.Report;
import io.shouwen.server.masters.Taking;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.personnel.PersonRows.Person;
import io.shouwen.server.personnel.PersonRows.Superior;
import io.shouwen.server.personnel.UnitRows.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes in the sheet of people: first who each row is, then whose superior is whose. */
final class PeopleTaking implements Taking {
    private final OrgId org;
    private final LocalDate today;
    private final PersonRows rows;
    private final UnitRows units;
    private final Report report;
    private final List<Line> lines = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Names<Node> names = new Names<>();
    private Optional<Line> lastLeaving = Optional.empty();

    PeopleTaking(OrgId org, LocalDate today, PersonRows rows, UnitRows units, Report report) {
        this.org = org;
        this.today = today;
        this.rows = rows;
        this.units = units;
        this.report = report;
    }

    /** A person as they will be: stored, or brought by a row, or both. */
    private static final class Node {
        final Optional<Person> stored;
        Optional<Line> line = Optional.empty();
        @Nullable Node superior;
        int id;

        Node(Optional<Person> stored) {
            this.stored = stored;
            this.id = stored.map(Person::id).orElse(0);
        }

        String number() {
            return line.map(it -> it.text(PeopleMaster.NUMBER))
                    .filter(number -> !number.isEmpty())
                    .orElseGet(() -> stored.map(Person::number).orElse(""));
        }

        String zh() {
            return line.map(it -> it.text(PeopleMaster.NAME))
                    .orElseGet(() -> stored.map(Person::zh).orElse(""));
        }

        String en() {
            String old = stored.map(Person::en).orElse("");
            return line.map(it -> it.text(PeopleMaster.NAME_EN, old)).orElse(old);
        }

        Optional<LocalDate> left() {
            Optional<LocalDate> old = stored.flatMap(Person::left);
            return line.isPresent() ? line.get().day(PeopleMaster.LEFT, old) : old;
        }
    }

    @Override
    public void lines(List<Line> batch) {
        lines.addAll(batch);
    }

    @Override
    public void end() {
        Map<Integer, Node> stored = new HashMap<>();
        for (Person person : rows.all(org)) {
            Node node = new Node(Optional.of(person));
            stored.put(person.id(), node);
            nodes.add(node);
            names.code(person.number(), node);
            names.name(person.zh(), node);
        }
        for (Node node : nodes) {
            node.superior =
                    node.stored
                            .flatMap(Person::superior)
                            .map(it -> stored.get(it.person()))
                            .orElse(null);
        }
        lines.forEach(this::match);
        Names<Node> all = new Names<>();
        for (Node node : nodes) {
            all.code(node.number(), node);
            all.name(node.zh(), node);
            all.name(node.en(), node);
        }
        nodes.forEach(node -> node.line.ifPresent(line -> superior(node, line, all)));
        Names<Unit> employers = UnitsMaster.names(units.all(org));
        Map<Node, Optional<Integer>> employer = new HashMap<>();
        nodes.forEach(node ->
                node.line.ifPresent(line -> employer.put(node, employer(node, line, employers))));
        nodes.forEach(node -> node.line.ifPresent(line -> check(node, line)));
        lines.stream().filter(report::faulty).forEach(this::mention);
        nodes.forEach(node ->
                node.line.ifPresent(
                        line -> write(node, line, employer.getOrDefault(node, Optional.empty()))));
        nodes.forEach(node -> node.line.ifPresent(line -> tell(node, line)));
    }

    private void mention(Line line) {
        report.mention(line.text(PeopleMaster.NUMBER));
        report.mention(line.text(PeopleMaster.NAME));
    }

    private void match(Line line) {
        String number = line.text(PeopleMaster.NUMBER);
        String name = line.text(PeopleMaster.NAME);
        Optional<Node> known = names.byCode(number);
        Optional<Node> node =
                known.isPresent()
                        ? known
                        : names.byName(name).stream()
                                .filter(it -> it.number().isEmpty())
                                .findFirst();
        if (node.isPresent() && node.get().line.isPresent()) {
            report.problem(
                    line,
                    number.isEmpty() ? PeopleMaster.NAME : PeopleMaster.NUMBER,
                    "person-twice");
            return;
        }
        if (node.isEmpty() && number.isEmpty()) {
            if (!report.faulty(line, PeopleMaster.NUMBER)) {
                report.problem(line, PeopleMaster.NUMBER, "number-needed", name);
            }
            return;
        }
        Node its =
                node.orElseGet(() -> {
                    Node fresh = new Node(Optional.empty());
                    nodes.add(fresh);
                    return fresh;
                });
        its.line = Optional.of(line);
        names.code(its.number(), its);
    }

    private void superior(Node node, Line line, Names<Node> all) {
        if (!line.has(PeopleMaster.SUPERIOR)) {
            return;
        }
        String written = line.text(PeopleMaster.SUPERIOR);
        Set<Node> meant = written.isEmpty() ? Set.of() : all.meant(written);
        if (written.isEmpty()) {
            node.superior = null;
        } else if (meant.isEmpty()) {
            report.unknown(line, PeopleMaster.SUPERIOR, "no-such-person", all.known());
        } else if (meant.size() > 1) {
            report.problem(line, PeopleMaster.SUPERIOR, "several-people");
        } else {
            node.superior = meant.iterator().next();
        }
    }

    private Optional<Integer> employer(Node node, Line line, Names<Unit> all) {
        Optional<Integer> old = node.stored.flatMap(Person::employer);
        if (!line.has(PeopleMaster.EMPLOYER)) {
            return old;
        }
        String written = line.text(PeopleMaster.EMPLOYER);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Set<Unit> meant = all.meant(written);
        if (meant.isEmpty() && report.mentions("units", written)) {
            report.spoil(line);
        } else if (meant.isEmpty()) {
            report.unknown(line, PeopleMaster.EMPLOYER, "no-such-unit", all.known());
        } else if (meant.size() > 1) {
            report.problem(line, PeopleMaster.EMPLOYER, "several-units");
        } else if (!meant.iterator().next().kind().equals("contractor")) {
            report.problem(line, PeopleMaster.EMPLOYER, "not-a-contractor");
        }
        return meant.stream().findFirst().map(Unit::id);
    }

    private void check(Node node, Line line) {
        if (circles(node)) {
            report.problem(line, PeopleMaster.SUPERIOR, "circle");
        }
        Optional<LocalDate> before = node.stored.flatMap(Person::left);
        Optional<LocalDate> left = node.left();
        if (left.isPresent() && !left.equals(before)) {
            if (node.id > 0 && rows.postsBegin(org, node.id, left.get())) {
                report.problem(line, PeopleMaster.LEFT, "posts-begin-after");
            }
            lastLeaving = Optional.of(line);
        }
        Optional<Superior> was = node.stored.flatMap(Person::superior);
        Optional<LocalDate> from = line.day(PeopleMaster.SUPERIOR_FROM);
        if (was.isEmpty() || from.isEmpty() || node.superior == null) {
            return;
        }
        boolean same = node.superior.id == was.get().person();
        Optional<LocalDate> ended =
                same ? rows.superiorEnded(org, node.id) : Optional.of(was.get().from());
        if (ended.isPresent() && from.get().isBefore(ended.get())) {
            report.problem(line, PeopleMaster.SUPERIOR_FROM, "superior-too-early");
        }
    }

    private static boolean circles(Node from) {
        Set<Node> seen = new HashSet<>();
        Node at = from;
        while (at != null) {
            if (!seen.add(at)) {
                return true;
            }
            at = at.superior;
        }
        return false;
    }

    private void write(Node node, Line line, Optional<Integer> employer) {
        if (report.faulty(line)) {
            return;
        }
        Person will =
                new Person(
                        node.id,
                        node.number(),
                        node.zh(),
                        node.en(),
                        employer,
                        node.stored.flatMap(Person::superior),
                        node.left());
        if (node.stored.isEmpty()) {
            node.id = rows.add(org, will);
        } else if (!will.equals(node.stored.get())) {
            rows.change(org, will);
        }
    }

    /** The superiors come last: all people have their ids then. */
    private void tell(Node node, Line line) {
        if (node.superior != null && node.superior.id == 0) {
            report.spoil(line);
        }
        if (report.faulty(line)) {
            return;
        }
        List<Difference> differences = new ArrayList<>();
        supervise(node, line, differences);
        Optional<LocalDate> leaves =
                node.left().filter(day -> !Optional.of(day).equals(before(node)));
        leaves.ifPresent(day -> leave(node, day));
        if (node.stored.isEmpty()) {
            report.added(line, node.zh());
            return;
        }
        Person was = node.stored.get();
        UnitsTaking.differ(differences, PeopleMaster.NUMBER, was.number(), node.number());
        UnitsTaking.differ(differences, PeopleMaster.NAME, was.zh(), node.zh());
        UnitsTaking.differ(differences, PeopleMaster.NAME_EN, was.en(), node.en());
        differEmployer(differences, was, line);
        UnitsTaking.differ(
                differences,
                PeopleMaster.LEFT,
                UnitsTaking.day(was.left()),
                UnitsTaking.day(node.left()));
        if (leaves.isPresent() && was.left().isEmpty()) {
            report.closed(line, node.zh(), differences);
        } else if (!differences.isEmpty()) {
            report.changed(line, node.zh(), differences);
        }
    }

    private static Optional<LocalDate> before(Node node) {
        return node.stored.flatMap(Person::left);
    }

    private void differEmployer(List<Difference> differences, Person was, Line line) {
        if (!line.has(PeopleMaster.EMPLOYER)) {
            return;
        }
        Map<Integer, String> written = UnitsMaster.written(units.all(org));
        String before = was.employer().map(written::get).orElse("");
        Names<Unit> all = UnitsMaster.names(units.all(org));
        String after =
                all.meant(line.text(PeopleMaster.EMPLOYER)).stream()
                        .findFirst()
                        .map(unit -> written.getOrDefault(unit.id(), ""))
                        .orElse("");
        UnitsTaking.differ(differences, PeopleMaster.EMPLOYER, before, after);
    }

    private void leave(Node node, LocalDate day) {
        rows.endPosts(org, node.id, day);
        node.stored
                .flatMap(Person::superior)
                .filter(superior -> superior.from().isBefore(day))
                .ifPresent(superior -> rows.endSuperior(org, node.id, day));
    }

    private void supervise(Node node, Line line, List<Difference> differences) {
        Optional<Superior> was = node.stored.flatMap(Person::superior);
        Optional<LocalDate> from = line.day(PeopleMaster.SUPERIOR_FROM);
        Node superior = node.superior;
        if (superior == null) {
            was.ifPresent(it -> {
                LocalDate next = it.from().plusDays(1);
                rows.endSuperior(org, node.id, next.isAfter(today) ? next : today);
                differ(differences, PeopleMaster.SUPERIOR, it.person(), 0);
            });
            return;
        }
        if (was.isPresent() && was.get().person() == superior.id) {
            from.filter(day -> !day.equals(was.get().from()))
                    .ifPresent(day -> {
                        rows.moveSuperior(org, node.id, day);
                        UnitsTaking.differ(
                                differences,
                                PeopleMaster.SUPERIOR_FROM,
                                was.get().from().toString(),
                                day.toString());
                    });
            return;
        }
        LocalDate start = from.orElse(today);
        if (was.isPresent() && !start.isAfter(was.get().from())) {
            start = was.get().from();
        } else if (was.isPresent()) {
            rows.endSuperior(org, node.id, start);
        }
        rows.beginSuperior(org, node.id, new Superior(superior.id, start));
        differ(
                differences,
                PeopleMaster.SUPERIOR,
                was.map(Superior::person).orElse(0),
                superior.id);
    }

    private void differ(List<Difference> differences, String column, int before, int after) {
        UnitsTaking.differ(differences, column, named(before), named(after));
    }

    private String named(int person) {
        return nodes.stream()
                .filter(node -> node.id == person && person > 0)
                .findFirst()
                .map(Node::zh)
                .orElse("");
    }

    @Override
    public void after() {
        if (lastLeaving.isPresent() && !rows.administered(org, today)) {
            report.problem(lastLeaving.get(), PeopleMaster.LEFT, "last-administrator");
        }
    }
}

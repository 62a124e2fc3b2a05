package io.shouwen.server.personnel;

import io.shouwen.server.masters.Change.Difference;
import io.shouwen.server.masters.Line;
import io.shouwen.server.masters.Names;
import io.shouwen.server.masters.Report;
import io.shouwen.server.masters.Taking;
import io.shouwen.server.organisation.OrgId;
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

/**
 * Takes in the sheet of units. The tree is built in memory first, because a row may name a unit
 * that a later row brings; then it is written from the top down.
 */
final class UnitsTaking implements Taking {
    private final OrgId org;
    private final LocalDate today;
    private final UnitRows rows;
    private final Report report;
    private final List<Line> lines = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Names<Node> names = new Names<>();

    UnitsTaking(OrgId org, LocalDate today, UnitRows rows, Report report) {
        this.org = org;
        this.today = today;
        this.rows = rows;
        this.report = report;
    }

    /** A unit as it will be: stored, or brought by a row, or both. */
    private static final class Node {
        final Optional<Unit> stored;
        Optional<Line> line = Optional.empty();
        @Nullable Node parent;
        int id;
        boolean written;

        Node(Optional<Unit> stored) {
            this.stored = stored;
            this.id = stored.map(Unit::id).orElse(0);
        }

        String code() {
            String old = stored.map(Unit::code).orElse("");
            return line.map(it -> it.text(UnitsMaster.CODE))
                    .filter(code -> !code.isEmpty())
                    .orElse(old);
        }

        String zh() {
            return line.map(it -> it.text(UnitsMaster.NAME))
                    .orElseGet(() -> stored.map(Unit::zh).orElse(""));
        }

        String en() {
            String old = stored.map(Unit::en).orElse("");
            return line.map(it -> it.text(UnitsMaster.NAME_EN, old)).orElse(old);
        }

        Optional<LocalDate> closed() {
            Optional<LocalDate> old = stored.flatMap(Unit::closed);
            return line.isPresent() ? line.get().day(UnitsMaster.CLOSED, old) : old;
        }
    }

    @Override
    public void lines(List<Line> batch) {
        lines.addAll(batch);
    }

    @Override
    public void end() {
        Map<Integer, Node> stored = new HashMap<>();
        for (Unit unit : rows.all(org)) {
            Node node = new Node(Optional.of(unit));
            stored.put(unit.id(), node);
            nodes.add(node);
        }
        for (Node node : nodes) {
            node.parent = node.stored.flatMap(Unit::parent).map(stored::get).orElse(null);
            names.code(node.code(), node);
            names.name(node.zh(), node);
        }
        lines.forEach(this::match);
        Names<Node> all = new Names<>();
        for (Node node : nodes) {
            all.code(node.code(), node);
            all.name(node.zh(), node);
            all.name(node.en(), node);
        }
        nodes.forEach(node -> node.line.ifPresent(line -> place(node, line, all)));
        nodes.forEach(node -> node.line.ifPresent(line -> check(node, line)));
        lines.stream().filter(report::faulty).forEach(this::mention);
        nodes.forEach(this::write);
    }

    private void mention(Line line) {
        report.mention(line.text(UnitsMaster.NAME));
        report.mention(line.text(UnitsMaster.CODE));
    }

    /** Finds the unit that the row is about, or makes a new one. */
    private void match(Line line) {
        String code = line.text(UnitsMaster.CODE);
        String name = line.text(UnitsMaster.NAME);
        Optional<Node> node = code.isEmpty() ? byName(name) : byCode(code, name);
        if (node.isPresent() && node.get().line.isPresent()) {
            report.problem(
                    line,
                    code.isEmpty() ? UnitsMaster.NAME : UnitsMaster.CODE,
                    code.isEmpty() ? "unit-twice" : "code-twice");
            return;
        }
        if (node.isEmpty() && code.isEmpty() && !names.byName(name).isEmpty()) {
            report.problem(line, UnitsMaster.NAME, "unit-needs-code");
            return;
        }
        Node its =
                node.orElseGet(() -> {
                    Node fresh = new Node(Optional.empty());
                    nodes.add(fresh);
                    return fresh;
                });
        its.line = Optional.of(line);
        names.code(its.code(), its);
        names.name(its.zh(), its);
    }

    /** A code that is new may be the first one of a unit that had only its name until now. */
    private Optional<Node> byCode(String code, String name) {
        Optional<Node> known = names.byCode(code);
        return known.isPresent()
                ? known
                : names.byName(name).stream()
                        .filter(node -> node.code().isEmpty() && node.line.isEmpty())
                        .findFirst();
    }

    private Optional<Node> byName(String name) {
        Set<Node> so = names.byName(name);
        return so.size() == 1
                ? so.stream().findFirst()
                : so.stream().filter(node -> node.code().isEmpty()).findFirst();
    }

    private void place(Node node, Line line, Names<Node> all) {
        boolean root = node.stored.isPresent() && node.stored.get().parent().isEmpty();
        if (!line.has(UnitsMaster.PARENT) && node.stored.isPresent()) {
            return;
        }
        String written = line.text(UnitsMaster.PARENT);
        if (written.isEmpty()) {
            if (!root) {
                report.problem(line, UnitsMaster.PARENT, "parent-needed");
            }
            return;
        }
        if (root) {
            report.problem(line, UnitsMaster.PARENT, "root-has-no-parent");
            return;
        }
        Set<Node> meant = all.meant(written);
        if (meant.size() == 1) {
            node.parent = meant.iterator().next();
        } else if (meant.isEmpty()) {
            report.unknown(line, UnitsMaster.PARENT, "no-such-unit", all.known());
        } else {
            report.problem(line, UnitsMaster.PARENT, "several-units");
        }
    }

    private void check(Node node, Line line) {
        if (circles(node)) {
            report.problem(line, UnitsMaster.PARENT, "circle");
            return;
        }
        LocalDate opened = opened(node, line);
        Optional<LocalDate> closed = node.closed();
        if (closed.isEmpty()) {
            if (node.parent != null && node.parent.closed().isPresent()) {
                report.problem(line, UnitsMaster.PARENT, "parent-closed");
            }
            return;
        }
        if (node.stored.isPresent() && node.stored.get().parent().isEmpty()) {
            report.problem(line, UnitsMaster.CLOSED, "root-stays");
        } else if (!closed.get().isAfter(opened)) {
            report.problem(line, UnitsMaster.CLOSED, "closed-before-opened");
        } else if (nodes.stream()
                .anyMatch(below -> below.parent == node && below.closed().isEmpty())) {
            report.problem(line, UnitsMaster.CLOSED, "open-units-below");
        }
    }

    private static boolean circles(Node from) {
        Set<Node> seen = new HashSet<>();
        Node at = from;
        while (at != null) {
            if (!seen.add(at)) {
                return true;
            }
            at = at.parent;
        }
        return false;
    }

    private LocalDate opened(Node node, Line line) {
        LocalDate old = node.stored.map(Unit::opened).orElse(today);
        return line.day(UnitsMaster.OPENED).orElse(old);
    }

    /** Answers whether the unit is there afterwards. */
    private boolean write(Node node) {
        if (node.written || node.line.isEmpty()) {
            return node.written || node.id > 0;
        }
        node.written = true;
        Line line = node.line.get();
        if (node.parent != null && !write(node.parent)) {
            report.spoil(line);
        }
        if (report.faulty(line)) {
            return node.id > 0;
        }
        Unit will =
                new Unit(
                        node.id,
                        node.code(),
                        node.zh(),
                        node.en(),
                        line.text(UnitsMaster.KIND),
                        Optional.ofNullable(node.parent).map(parent -> parent.id),
                        opened(node, line),
                        node.closed());
        if (node.stored.isEmpty()) {
            node.id = rows.add(org, will);
            report.added(line, node.zh());
            return true;
        }
        change(node, line, node.stored.get(), will);
        return true;
    }

    private void change(Node node, Line line, Unit was, Unit will) {
        if (will.equals(was)) {
            return;
        }
        List<Difference> differences = new ArrayList<>();
        differ(differences, UnitsMaster.NAME, was.zh(), will.zh());
        differ(differences, UnitsMaster.CODE, was.code(), will.code());
        differ(differences, UnitsMaster.NAME_EN, was.en(), will.en());
        differ(differences, UnitsMaster.KIND, was.kind(), will.kind());
        differ(differences, UnitsMaster.PARENT, named(was.parent()), named(will.parent()));
        differ(differences, UnitsMaster.OPENED, was.opened().toString(), will.opened().toString());
        differ(differences, UnitsMaster.CLOSED, day(was.closed()), day(will.closed()));
        rows.change(org, will);
        if (was.closed().isEmpty() && will.closed().isPresent()) {
            report.closed(line, node.zh(), differences);
        } else {
            report.changed(line, node.zh(), differences);
        }
    }

    private String named(Optional<Integer> unit) {
        return unit.flatMap(id -> nodes.stream().filter(node -> node.id == id).findFirst())
                .map(Node::zh)
                .orElse("");
    }

    static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    static void differ(List<Difference> to, String column, String before, String after) {
        if (!before.equals(after)) {
            to.add(new Difference(column, before, after));
        }
    }

    /** Only once all posts are in is it known whether a unit that closes is left. */
    @Override
    public void after() {
        for (Node node : nodes) {
            if (node.line.isPresent()
                    && node.id > 0
                    && node.closed().isPresent()
                    && rows.heldAfter(org, node.id, node.closed().get())) {
                report.problem(node.line.get(), UnitsMaster.CLOSED, "posts-after-closing");
            }
        }
    }
}

package io.shouwen.server.place;

import io.shouwen.server.masters.Change.Difference;
import io.shouwen.server.masters.Line;
import io.shouwen.server.masters.Names;
import io.shouwen.server.masters.Report;
import io.shouwen.server.masters.Taking;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.personnel.UnitBook;
import io.shouwen.server.place.PlaceRows.Stored;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Takes in the sheet of places. Rows are matched from the top of the tree down, whatever their
 * order; then every place whose own words or whose way from the top changed is written.
 */
final class PlacesTaking implements Taking {
    private static final int PIECE = 1_000;

    private final OrgId org;
    private final PlaceRows rows;
    private final UnitBook units;
    private final Report report;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> lineNames = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Node> byCode = new HashMap<>();
    private final Map<String, Node> byTitle = new HashMap<>();
    private final Names<Node> byName = new Names<>();

    PlacesTaking(OrgId org, PlaceRows rows, UnitBook units, Report report) {
        this.org = org;
        this.rows = rows;
        this.units = units;
        this.report = report;
    }

    /** A place as it will be: stored, or brought by a row, or both. */
    private static final class Node {
        final Optional<Stored> stored;
        Optional<Line> line = Optional.empty();
        Optional<Integer> crew;
        @Nullable Node parent;
        int id;
        boolean done;

        Node(Optional<Stored> stored, @Nullable Node parent) {
            this.stored = stored;
            this.parent = parent;
            this.crew = stored.flatMap(Stored::crew);
            this.id = stored.map(Stored::id).orElse(0);
        }

        String name() {
            return line.map(it -> it.text(PlacesMaster.NAME))
                    .orElseGet(() -> stored.map(Stored::name).orElse(""));
        }

        String code() {
            return line.map(it -> it.text(PlacesMaster.CODE))
                    .filter(code -> !code.isEmpty())
                    .orElseGet(() -> stored.map(Stored::code).orElse(""));
        }

        String title() {
            return parent == null ? name() : parent.title() + "/" + name();
        }

        List<Integer> path() {
            List<Integer> path = parent == null ? new ArrayList<>() : parent.path();
            path.add(id);
            return path;
        }

        Optional<LocalDate> closed() {
            Optional<LocalDate> old = stored.flatMap(Stored::closed);
            return line.isPresent() ? line.get().day(PlacesMaster.CLOSED, old) : old;
        }

        Stored will() {
            Optional<Line> row = line;
            return new Stored(
                    id,
                    Optional.ofNullable(parent).map(it -> it.id),
                    row.map(it -> it.text(PlacesMaster.KIND))
                            .orElseGet(() -> stored.map(Stored::kind).orElse("")),
                    name(),
                    code(),
                    own(PlacesMaster.SETTLEMENT, stored.map(Stored::settlement).orElse("")),
                    crew,
                    own(PlacesMaster.OUTAGE, stored.map(Stored::outage).orElse("")),
                    closed(),
                    path(),
                    title());
        }

        private String own(String column, String old) {
            return line.map(it -> it.text(column, old)).orElse(old);
        }
    }

    @Override
    public void lines(List<Line> batch) {
        lines.addAll(batch);
        batch.forEach(line -> lineNames.merge(line.text(PlacesMaster.NAME), 1, Integer::sum));
    }

    @Override
    public void end() {
        Map<Integer, Node> stored = new HashMap<>();
        rows.each(
                org,
                PIECE,
                place -> {
                    Node parent = place.parent().map(stored::get).orElse(null);
                    Node node = new Node(Optional.of(place), parent);
                    stored.put(place.id(), node);
                    nodes.add(node);
                    know(node);
                });
        List<Line> left = lines;
        while (!left.isEmpty()) {
            List<Line> later = left.stream().filter(line -> !match(line)).toList();
            if (later.size() == left.size()) {
                later.forEach(this::homeless);
                break;
            }
            left = later;
        }
        Names<Integer> crews = units.names(org);
        nodes.forEach(node -> node.line.ifPresent(line -> check(node, line, crews)));
        Map<Integer, String> written = units.written(org);
        nodes.forEach(node -> write(node, written));
    }

    private void know(Node node) {
        if (!node.code().isEmpty()) {
            byCode.put(node.code(), node);
        }
        byTitle.put(node.title(), node);
        byName.name(node.name(), node);
    }

    /** Answers false if the place above is not known yet. */
    private boolean match(Line line) {
        String name = line.text(PlacesMaster.NAME);
        Optional<Node> coded = Optional.ofNullable(byCode.get(line.text(PlacesMaster.CODE)));
        String within = line.text(PlacesMaster.WITHIN);
        Optional<Node> above = Optional.empty();
        if (line.has(PlacesMaster.WITHIN) && !within.isEmpty()) {
            above = meant(within);
            if (above.isEmpty()) {
                return false;
            }
        } else if (!line.has(PlacesMaster.WITHIN)) {
            above = coded.flatMap(it -> Optional.ofNullable(it.parent));
        }
        String title = above.map(it -> it.title() + "/" + name).orElse(name);
        Optional<Node> node = coded.isPresent() ? coded : Optional.ofNullable(byTitle.get(title));
        if (name.contains("/")) {
            report.problem(line, PlacesMaster.NAME, "stroke-in-name");
        } else if (node.filter(it -> it.line.isPresent()).isPresent()
                || coded.filter(it -> byTitle.getOrDefault(title, it) != it).isPresent()) {
            report.problem(line, PlacesMaster.NAME, "place-twice");
        } else {
            Node its = node.orElseGet(() -> new Node(Optional.empty(), null));
            if (node.isEmpty()) {
                nodes.add(its);
            }
            bring(its, line, above.orElse(null));
        }
        return true;
    }

    /** A place that gets another name, or hangs elsewhere, takes all below it along. */
    private void bring(Node its, Line line, @Nullable Node above) {
        String before = its.stored.isPresent() ? its.title() : "";
        its.line = Optional.of(line);
        its.parent = above;
        if (circles(its)) {
            its.parent = null;
            report.problem(line, PlacesMaster.WITHIN, "circle");
        }
        know(its);
        if (its.stored.isPresent() && !its.title().equals(before)) {
            nodes.forEach(node -> byTitle.put(node.title(), node));
        }
    }

    /** By code, by the way from the top, or by a name that no other place has or will have. */
    private Optional<Node> meant(String within) {
        Node coded = byCode.get(within);
        Node titled = byTitle.get(within.replaceAll("\\s*/\\s*", "/"));
        if (coded != null || titled != null) {
            return Optional.of(coded != null ? coded : Objects.requireNonNull(titled));
        }
        Set<Node> named = byName.byName(within);
        long brought = named.stream().filter(node -> node.line.isPresent()).count();
        boolean alone = named.size() == 1 && lineNames.getOrDefault(within, 0) <= brought;
        return alone ? named.stream().findFirst() : Optional.empty();
    }

    private void homeless(Line line) {
        String within = line.text(PlacesMaster.WITHIN);
        boolean several = byName.byName(within).size() + lineNames.getOrDefault(within, 0) > 1;
        if (several) {
            report.problem(line, PlacesMaster.WITHIN, "several-places");
        } else {
            report.unknown(line, PlacesMaster.WITHIN, "no-such-place", byTitle.keySet());
        }
        report.mention(line.text(PlacesMaster.NAME));
        report.mention(line.text(PlacesMaster.CODE));
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

    private void check(Node node, Line line, Names<Integer> crews) {
        String written = line.text(PlacesMaster.CREW);
        if (line.has(PlacesMaster.CREW)) {
            Set<Integer> meant = written.isEmpty() ? Set.of() : crews.meant(written);
            node.crew = meant.stream().findFirst();
            if (meant.size() > 1) {
                report.problem(line, PlacesMaster.CREW, "several-units");
            } else if (meant.isEmpty() && !written.isEmpty()) {
                if (report.mentions("units", written)) {
                    report.spoil(line);
                } else {
                    report.unknown(line, PlacesMaster.CREW, "no-such-unit", crews.known());
                }
            }
        }
        if (node.closed().isEmpty() && node.parent != null && node.parent.closed().isPresent()) {
            report.problem(line, PlacesMaster.WITHIN, "place-above-closed");
        }
    }

    /** Answers whether the place is there afterwards. */
    private boolean write(Node node, Map<Integer, String> crews) {
        if (node.done) {
            return node.id > 0;
        }
        node.done = true;
        boolean above = node.parent == null || write(node.parent, crews);
        if (node.line.isPresent() && (!above || report.faulty(node.line.get()))) {
            report.spoil(node.line.get());
            report.mention(node.title());
            report.mention(node.code());
            return node.id > 0;
        }
        if (node.stored.isEmpty()) {
            node.id = rows.nextId();
            rows.add(org, node.will());
            report.added(node.line.orElseThrow(), node.title());
            return true;
        }
        Stored was = node.stored.get();
        Stored will = node.will();
        if (!will.equals(was)) {
            rows.change(org, will, !will.name().equals(was.name()));
            node.line.ifPresent(line -> tell(line, was, will, crews));
        }
        return true;
    }

    private void tell(Line line, Stored was, Stored will, Map<Integer, String> crews) {
        List<Difference> differences = new ArrayList<>();
        differ(differences, PlacesMaster.NAME, was.name(), will.name());
        differ(differences, PlacesMaster.WITHIN, above(was), above(will));
        differ(differences, PlacesMaster.KIND, was.kind(), will.kind());
        differ(differences, PlacesMaster.CODE, was.code(), will.code());
        differ(differences, PlacesMaster.SETTLEMENT, was.settlement(), will.settlement());
        differ(
                differences,
                PlacesMaster.CREW,
                was.crew().map(crews::get).orElse(""),
                will.crew().map(crews::get).orElse(""));
        differ(differences, PlacesMaster.OUTAGE, was.outage(), will.outage());
        differ(differences, PlacesMaster.CLOSED, day(was.closed()), day(will.closed()));
        if (was.closed().isEmpty() && will.closed().isPresent()) {
            report.closed(line, will.title(), differences);
        } else if (!differences.isEmpty()) {
            report.changed(line, will.title(), differences);
        }
    }

    private static String above(Stored place) {
        int cut = place.title().lastIndexOf('/');
        return cut < 0 ? "" : place.title().substring(0, cut);
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private static void differ(List<Difference> to, String column, String before, String after) {
        if (!before.equals(after)) {
            to.add(new Difference(column, before, after));
        }
    }
}

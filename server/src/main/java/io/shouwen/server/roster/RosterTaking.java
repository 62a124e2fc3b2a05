package io.shouwen.server.roster;

import io.shouwen.server.masters.Change.Difference;
import io.shouwen.server.masters.Line;
import io.shouwen.server.masters.Names;
import io.shouwen.server.masters.Report;
import io.shouwen.server.masters.Taking;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Postings.On;
import io.shouwen.server.personnel.PersonBook;
import io.shouwen.server.roster.Roster.Cell;
import io.shouwen.server.roster.RosterDay.Leave;
import io.shouwen.server.roster.RosterDay.Plan;
import io.shouwen.server.roster.RosterDay.Rests;
import io.shouwen.server.roster.RosterDay.Works;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes in the sheet of the roster. A day that already says so is left alone. */
final class RosterTaking implements Taking {
    private final OrgId org;
    private final Instant now;
    private final RosterRows rows;
    private final PersonBook people;
    private final Names<Integer> names;
    private final Postings postings;
    private final Report report;
    private final Set<On> seen = new HashSet<>();
    private final Map<Integer, List<Shift>> shifts = new HashMap<>();

    RosterTaking(
            OrgId org,
            Instant now,
            RosterRows rows,
            PersonBook people,
            Postings postings,
            Report report) {
        this.org = org;
        this.now = now;
        this.rows = rows;
        this.people = people;
        this.names = people.names(org);
        this.postings = postings;
        this.report = report;
    }

    private record Row(Line line, On on) {}

    @Override
    public void lines(List<Line> batch) {
        List<Row> read = new ArrayList<>();
        for (Line line : batch) {
            Optional<Integer> person = PersonBook.meant(names, line, RosterMaster.PERSON, report);
            Optional<LocalDate> day = line.day(RosterMaster.DAY);
            if (person.isEmpty() || day.isEmpty()) {
                report.spoil(line);
                continue;
            }
            On on = new On(person.get(), day.get());
            if (!seen.add(on)) {
                report.problem(line, RosterMaster.DAY, "roster-twice");
            }
            read.add(new Row(line, on));
        }
        Map<On, Optional<Integer>> units =
                postings.unitsOf(org, read.stream().map(Row::on).toList());
        for (Row row : read) {
            plan(row, units.getOrDefault(row.on(), Optional.empty()))
                    .filter(plan -> !report.faulty(row.line()))
                    .ifPresent(plan -> write(row, plan));
        }
    }

    private Optional<Plan> plan(Row row, Optional<Integer> unit) {
        return switch (row.line().text(RosterMaster.DUTY)) {
            case "shift" -> works(row, unit);
            case "rest" -> Optional.of(new Rests());
            case "leave" -> leave(row);
            default -> Optional.empty();
        };
    }

    private Optional<Plan> works(Row row, Optional<Integer> unit) {
        Line line = row.line();
        if (unit.isEmpty()) {
            report.problem(line, RosterMaster.PERSON, "roster-no-post");
            return Optional.empty();
        }
        List<Shift> open = shifts.computeIfAbsent(unit.get(), one -> rows.shifts(org, Set.of(one)));
        String code = line.text(RosterMaster.SHIFT);
        Optional<Shift> shift =
                kept(row.on(), code)
                        .or(() -> open.stream().filter(one -> one.code().equals(code)).findFirst());
        if (shift.isEmpty()) {
            report.unknown(
                    line,
                    RosterMaster.SHIFT,
                    code.isEmpty() ? "shift-needed" : "no-such-shift",
                    open.stream().map(Shift::code).toList());
        }
        boolean leads = line.text(RosterMaster.LEADS).equals(RosterMaster.YES);
        return shift.map(one -> new Works(one, leads));
    }

    /**
     * The shift that the day has already, closed or not: its hours do not change by coming back.
     */
    private Optional<Shift> kept(On on, String code) {
        return stored(on)
                .map(RosterDay::plan)
                .filter(Works.class::isInstance)
                .map(plan -> ((Works) plan).shift())
                .filter(shift -> shift.code().equals(code));
    }

    private Optional<Plan> leave(Row row) {
        Optional<Integer> standIn =
                PersonBook.meant(names, row.line(), RosterMaster.STAND_IN, report);
        if (standIn.filter(one -> one == row.on().person()).isPresent()) {
            report.problem(row.line(), RosterMaster.STAND_IN, "stand-in-self");
        }
        return Optional.of(new Leave(standIn));
    }

    private void write(Row row, Plan plan) {
        On on = row.on();
        Optional<RosterDay> before = stored(on);
        if (rows.write(org, Optional.empty(), List.of(new Cell(on.person(), on.day(), plan)), now)
                == 0) {
            return;
        }
        String name = row.line().text(RosterMaster.PERSON) + " " + on.day();
        if (before.isEmpty()) {
            report.added(row.line(), name);
        } else {
            report.changed(row.line(), name, differences(before.get().plan(), plan));
        }
    }

    private Optional<RosterDay> stored(On on) {
        return rows.days(org, Set.of(on.person()), on.day(), on.day().plusDays(1)).stream()
                .findFirst();
    }

    private List<Difference> differences(Plan before, Plan after) {
        Map<Integer, String> written = people.written(org);
        List<Difference> differences = new ArrayList<>();
        RosterMaster.cells(before, written)
                .forEach((column, was) -> {
                    String is = RosterMaster.cells(after, written).getOrDefault(column, "");
                    if (!was.equals(is)) {
                        differences.add(new Difference(column, was, is));
                    }
                });
        return differences;
    }
}

package io.shouwen.server.roster;

import io.shouwen.server.masters.Change.Difference;
import io.shouwen.server.masters.Column;
import io.shouwen.server.masters.Line;
import io.shouwen.server.masters.Master;
import io.shouwen.server.masters.Names;
import io.shouwen.server.masters.Report;
import io.shouwen.server.masters.Sheet;
import io.shouwen.server.masters.Taking;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.personnel.UnitBook;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.sql.DataSource;

/** The hours for which the people of each unit are rostered. */
@Component
final class ShiftsMaster implements Master {
    private static final String UNIT = "unit";
    private static final String CODE = "code";
    private static final String NAME = "name";
    private static final String NAME_EN = "name-en";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final int DAY = 1440;

    private static final Sheet SHEET =
            new Sheet(
                    "shifts",
                    34,
                    false,
                    List.of(
                            Column.text(UNIT).must(),
                            Column.text(CODE).must(),
                            Column.text(NAME).must(),
                            Column.text(NAME_EN),
                            Column.text(FROM).must(),
                            Column.text(UNTIL).must()));

    private final RosterRows rows;
    private final UnitBook units;

    ShiftsMaster(DataSource dataSource, UnitBook units) {
        this.rows = new RosterRows(JdbcClient.create(dataSource));
        this.units = units;
    }

    @Override
    public Sheet sheet() {
        return SHEET;
    }

    @Override
    public void give(OrgId org, Consumer<Map<String, String>> to) {
        Map<Integer, String> written = units.written(org);
        for (Shift shift : rows.shifts(org, written.keySet())) {
            Map<String, String> row = new HashMap<>();
            row.put(UNIT, written.getOrDefault(shift.unit(), ""));
            row.put(CODE, shift.code());
            row.put(NAME, shift.nameZh());
            row.put(NAME_EN, shift.nameEn());
            row.put(FROM, clock(shift.fromMinute()));
            row.put(UNTIL, clock(shift.untilMinute()));
            to.accept(row);
        }
    }

    private static String clock(int minute) {
        return minute == DAY ? "24:00" : "%02d:%02d".formatted(minute % DAY / 60, minute % 60);
    }

    @Override
    public Taking take(OrgId org, Report report) {
        Names<Integer> names = units.names(org);
        Set<String> seen = new HashSet<>();
        return batch -> batch.forEach(line -> line(org, line, names, seen, report));
    }

    private void line(OrgId org, Line line, Names<Integer> names, Set<String> seen, Report report) {
        String written = line.text(UNIT);
        Set<Integer> meant = written.isEmpty() ? Set.of() : names.meant(written);
        if (!written.isEmpty() && meant.isEmpty() && !report.mentions("units", written)) {
            report.unknown(line, UNIT, "no-such-unit", names.known());
        } else if (meant.size() > 1) {
            report.problem(line, UNIT, "several-units");
        } else if (meant.isEmpty()) {
            report.spoil(line);
        }
        String code = line.text(CODE);
        if (!code.isEmpty() && !code.matches("\\S{1,8}")) {
            report.problem(line, CODE, "shift-code");
        }
        OptionalInt from = minute(line, FROM, report);
        OptionalInt until = minute(line, UNTIL, report);
        if (!seen.add(meant + " " + code)) {
            report.problem(line, CODE, "shift-twice");
        }
        if (report.faulty(line) || from.isEmpty() || until.isEmpty() || code.isEmpty()) {
            return;
        }
        int begins = from.getAsInt() % DAY;
        int ends = until.getAsInt() > begins ? until.getAsInt() : until.getAsInt() + DAY;
        open(
                org,
                line,
                new Shift(
                        0,
                        meant.iterator().next(),
                        code,
                        line.text(NAME),
                        line.text(NAME_EN),
                        begins,
                        ends),
                report);
    }

    /** Minutes after midnight of a time such as 08:30; 24:00 is the end of the day. */
    private static OptionalInt minute(Line line, String column, Report report) {
        String written = line.text(column).replace('：', ':');
        if (written.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(
                    written.equals("24:00")
                            ? DAY
                            : LocalTime.parse(written.matches("\\d:.*") ? "0" + written : written)
                                            .toSecondOfDay()
                                    / 60);
        } catch (DateTimeException e) {
            report.problem(line, column, "time-unreadable");
            return OptionalInt.empty();
        }
    }

    /** Hours never change: one of the same code closes, and days that were written keep it. */
    private void open(OrgId org, Line line, Shift wanted, Report report) {
        Optional<Shift> open =
                rows.shifts(org, Set.of(wanted.unit())).stream()
                        .filter(one -> one.code().equals(wanted.code()))
                        .findFirst();
        if (open.filter(one -> one.saysAs(wanted)).isPresent()) {
            return;
        }
        rows.open(org, wanted);
        if (open.isPresent()) {
            report.changed(line, wanted.code(), differences(open.get(), wanted));
        } else {
            report.added(line, wanted.code());
        }
    }

    private static List<Difference> differences(Shift before, Shift after) {
        return Stream.of(
                        new Difference(NAME, before.nameZh(), after.nameZh()),
                        new Difference(NAME_EN, before.nameEn(), after.nameEn()),
                        new Difference(FROM, clock(before.fromMinute()), clock(after.fromMinute())),
                        new Difference(
                                UNTIL, clock(before.untilMinute()), clock(after.untilMinute())))
                .filter(one -> !one.before().equals(one.after()))
                .toList();
    }
}

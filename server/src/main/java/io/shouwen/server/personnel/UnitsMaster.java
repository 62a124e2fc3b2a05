package io.shouwen.server.personnel;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.masters.Column;
import io.shouwen.server.masters.Master;
import io.shouwen.server.masters.Names;
import io.shouwen.server.masters.Report;
import io.shouwen.server.masters.Sheet;
import io.shouwen.server.masters.Taking;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.personnel.UnitRows.Unit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javax.sql.DataSource;

/** The tree of units, contractors among them. A unit is closed, never taken away. */
@Component
final class UnitsMaster implements Master {
    static final String NAME = "name";
    static final String CODE = "code";
    static final String NAME_EN = "name-en";
    static final String KIND = "kind";
    static final String PARENT = "parent";
    static final String OPENED = "opened";
    static final String CLOSED = "closed";

    static final Sheet SHEET =
            new Sheet(
                    "units",
                    10,
                    false,
                    List.of(
                            Column.text(NAME).must(),
                            Column.text(CODE),
                            Column.text(NAME_EN),
                            Column.word(
                                            KIND,
                                            "unit-kind.",
                                            List.of(
                                                    "company",
                                                    "branch",
                                                    "hall",
                                                    "office",
                                                    "section",
                                                    "crew",
                                                    "station",
                                                    "contractor"))
                                    .must(),
                            Column.text(PARENT),
                            Column.day(OPENED),
                            Column.day(CLOSED)));

    private final UnitRows rows;
    private final Postings postings;
    private final WallClock clock;

    UnitsMaster(DataSource dataSource, Postings postings, WallClock clock) {
        this.rows = new UnitRows(JdbcClient.create(dataSource));
        this.postings = postings;
        this.clock = clock;
    }

    @Override
    public Sheet sheet() {
        return SHEET;
    }

    @Override
    public Taking take(OrgId org, Report report) {
        LocalDate today = clock.now().atZone(postings.zone(org)).toLocalDate();
        return new UnitsTaking(org, today, rows, report);
    }

    @Override
    public void give(OrgId org, Consumer<Map<String, String>> to) {
        List<Unit> units = rows.all(org);
        Map<Integer, String> written = written(units);
        for (Unit unit : units) {
            Map<String, String> row = new HashMap<>();
            row.put(NAME, unit.zh());
            row.put(CODE, unit.code());
            row.put(NAME_EN, unit.en());
            row.put(KIND, unit.kind());
            row.put(PARENT, unit.parent().map(written::get).orElse(""));
            row.put(OPENED, unit.opened().toString());
            row.put(CLOSED, unit.closed().map(LocalDate::toString).orElse(""));
            to.accept(row);
        }
    }

    /** How each unit is written where another sheet names it: its code if it has one. */
    static Map<Integer, String> written(List<Unit> units) {
        Map<Integer, String> written = new HashMap<>();
        units.forEach(
                unit -> written.put(unit.id(), unit.code().isEmpty() ? unit.zh() : unit.code()));
        return written;
    }

    /** All units by what may be written for them. */
    static Names<Unit> names(List<Unit> units) {
        Names<Unit> names = new Names<>();
        for (Unit unit : units) {
            names.code(unit.code(), unit);
            names.name(unit.zh(), unit);
            names.name(unit.en(), unit);
        }
        return names;
    }
}

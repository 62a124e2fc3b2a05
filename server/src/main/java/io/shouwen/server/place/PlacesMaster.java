package io.shouwen.server.place;

import io.shouwen.server.masters.Column;
import io.shouwen.server.masters.Master;
import io.shouwen.server.masters.Report;
import io.shouwen.server.masters.Sheet;
import io.shouwen.server.masters.Taking;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.personnel.UnitBook;
import io.shouwen.server.place.PlaceRows.Stored;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javax.sql.DataSource;

/** The tree of addresses. */
@Component
final class PlacesMaster implements Master {
    static final String NAME = "name";
    static final String WITHIN = "within";
    static final String KIND = "kind";
    static final String CODE = "code";
    static final String SETTLEMENT = "settlement";
    static final String CREW = "crew";
    static final String OUTAGE = "outage";
    static final String CLOSED = "closed";

    static final Sheet SHEET =
            new Sheet(
                    "places",
                    40,
                    false,
                    List.of(
                            Column.text(NAME).must(),
                            Column.text(WITHIN),
                            Column.word(
                                            KIND,
                                            "place-kind.",
                                            List.of(
                                                    "area",
                                                    "street",
                                                    "village",
                                                    "compound",
                                                    "building"))
                                    .must(),
                            Column.text(CODE),
                            Column.word(
                                    SETTLEMENT,
                                    "story.value.",
                                    List.of("city", "town-street", "village")),
                            Column.text(CREW),
                            Column.text(OUTAGE),
                            Column.day(CLOSED)));

    private static final int PIECE = 500;

    private final PlaceRows rows;
    private final UnitBook units;

    PlacesMaster(DataSource dataSource, UnitBook units) {
        this.rows = new PlaceRows(JdbcClient.create(dataSource));
        this.units = units;
    }

    @Override
    public Sheet sheet() {
        return SHEET;
    }

    @Override
    public Taking take(OrgId org, Report report) {
        return new PlacesTaking(org, rows, units, report);
    }

    @Override
    public void give(OrgId org, Consumer<Map<String, String>> to) {
        Map<Integer, String> crews = units.written(org);
        rows.each(org, PIECE, place -> to.accept(row(place, crews)));
    }

    private static Map<String, String> row(Stored place, Map<Integer, String> crews) {
        int cut = place.title().lastIndexOf('/');
        Map<String, String> row = new HashMap<>();
        row.put(NAME, place.name());
        row.put(WITHIN, cut < 0 ? "" : place.title().substring(0, cut));
        row.put(KIND, place.kind());
        row.put(CODE, place.code());
        row.put(SETTLEMENT, place.settlement());
        row.put(CREW, place.crew().map(crews::get).orElse(""));
        row.put(OUTAGE, place.outage());
        row.put(CLOSED, place.closed().map(LocalDate::toString).orElse(""));
        return row;
    }
}

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
import io.shouwen.server.personnel.PersonRows.Person;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javax.sql.DataSource;

/** The people of the house and of its contractors. Somebody leaves, and is never taken away. */
@Component
final class PeopleMaster implements Master {
    static final String NUMBER = "number";
    static final String NAME = "name";
    static final String NAME_EN = "name-en";
    static final String EMPLOYER = "employer";
    static final String SUPERIOR = "superior";
    static final String SUPERIOR_FROM = "superior-from";
    static final String LEFT = "left";

    static final Sheet SHEET =
            new Sheet(
                    "people",
                    20,
                    false,
                    List.of(
                            Column.text(NUMBER),
                            Column.text(NAME).must(),
                            Column.text(NAME_EN),
                            Column.text(EMPLOYER),
                            Column.text(SUPERIOR),
                            Column.day(SUPERIOR_FROM),
                            Column.day(LEFT)));

    private final PersonRows rows;
    private final UnitRows units;
    private final Postings postings;
    private final WallClock clock;

    PeopleMaster(DataSource dataSource, Postings postings, WallClock clock) {
        this.rows = new PersonRows(JdbcClient.create(dataSource));
        this.units = new UnitRows(JdbcClient.create(dataSource));
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
        return new PeopleTaking(org, today, rows, units, report);
    }

    @Override
    public void give(OrgId org, Consumer<Map<String, String>> to) {
        Map<Integer, String> unitNames = UnitsMaster.written(units.all(org));
        List<Person> people = rows.all(org);
        Map<Integer, String> written = written(people);
        for (Person person : people) {
            Map<String, String> row = new HashMap<>();
            row.put(NUMBER, person.number());
            row.put(NAME, person.zh());
            row.put(NAME_EN, person.en());
            row.put(EMPLOYER, person.employer().map(unitNames::get).orElse(""));
            row.put(SUPERIOR, person.superior().map(it -> written.get(it.person())).orElse(""));
            row.put(SUPERIOR_FROM, person.superior().map(it -> it.from().toString()).orElse(""));
            row.put(LEFT, person.left().map(LocalDate::toString).orElse(""));
            to.accept(row);
        }
    }

    /** How each person is written where another sheet names them. */
    static Map<Integer, String> written(List<Person> people) {
        Map<Integer, String> written = new HashMap<>();
        people.forEach(person ->
                written.put(
                        person.id(), person.number().isEmpty() ? person.zh() : person.number()));
        return written;
    }

    /** All people by what may be written for them. */
    static Names<Person> names(List<Person> people) {
        Names<Person> names = new Names<>();
        for (Person person : people) {
            names.code(person.number(), person);
            names.name(person.zh(), person);
            names.name(person.en(), person);
        }
        return names;
    }
}

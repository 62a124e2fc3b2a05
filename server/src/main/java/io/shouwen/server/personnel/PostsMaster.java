package io.shouwen.server.personnel;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.masters.Column;
import io.shouwen.server.masters.Master;
import io.shouwen.server.masters.Report;
import io.shouwen.server.masters.Sheet;
import io.shouwen.server.masters.Taking;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.personnel.PostRows.Held;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javax.sql.DataSource;

/** Who holds which position in which unit, from day to day. */
@Component
final class PostsMaster implements Master {
    static final String PERSON = "person";
    static final String UNIT = "unit";
    static final String ROLE = "role";
    static final String FROM = "from";
    static final String UNTIL = "until";

    static final Sheet SHEET =
            new Sheet(
                    "posts",
                    30,
                    false,
                    List.of(
                            Column.text(PERSON).must(),
                            Column.text(UNIT).must(),
                            Column.word(
                                            ROLE,
                                            "role.",
                                            Arrays.stream(Role.values()).map(Role::code).toList())
                                    .must(),
                            Column.day(FROM).must(),
                            Column.day(UNTIL)));

    private final PostRows rows;
    private final PersonRows people;
    private final UnitRows units;
    private final Postings postings;
    private final WallClock clock;

    PostsMaster(DataSource dataSource, Postings postings, WallClock clock) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.rows = new PostRows(jdbc);
        this.people = new PersonRows(jdbc);
        this.units = new UnitRows(jdbc);
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
        return new PostsTaking(org, today, rows, people, units, report);
    }

    @Override
    public void give(OrgId org, Consumer<Map<String, String>> to) {
        Map<Integer, String> unitNames = UnitsMaster.written(units.all(org));
        Map<Integer, String> peopleNames = PeopleMaster.written(people.all(org));
        for (Held held : rows.all(org)) {
            to.accept(
                    Map.of(
                            PERSON, peopleNames.getOrDefault(held.person(), ""),
                            UNIT, unitNames.getOrDefault(held.unit(), ""),
                            ROLE, held.role(),
                            FROM, held.from().toString(),
                            UNTIL, held.until().map(LocalDate::toString).orElse("")));
        }
    }
}

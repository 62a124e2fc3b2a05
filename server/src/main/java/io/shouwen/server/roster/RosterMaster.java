package io.shouwen.server.roster;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.masters.Column;
import io.shouwen.server.masters.Master;
import io.shouwen.server.masters.Report;
import io.shouwen.server.masters.Sheet;
import io.shouwen.server.masters.Taking;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.personnel.PersonBook;
import io.shouwen.server.roster.RosterDay.Leave;
import io.shouwen.server.roster.RosterDay.Plan;
import io.shouwen.server.roster.RosterDay.Works;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javax.sql.DataSource;

/** Who works when: a row for a person and a day. What goes out begins with this month. */
@Component
final class RosterMaster implements Master {
    static final String PERSON = "person";
    static final String DAY = "day";
    static final String DUTY = "duty";
    static final String SHIFT = "shift";
    static final String LEADS = "leads";
    static final String STAND_IN = "stand-in";
    static final String YES = "yes";
    static final String NO = "no";

    private static final int MONTHS_OUT = 4;

    private static final Sheet SHEET =
            new Sheet(
                    "roster",
                    36,
                    false,
                    List.of(
                            Column.text(PERSON).must(),
                            Column.day(DAY).must(),
                            Column.word(DUTY, "roster.duty.", List.of("shift", "rest", "leave"))
                                    .must(),
                            Column.text(SHIFT),
                            Column.word(LEADS, "master.word.", List.of(YES, NO)),
                            Column.text(STAND_IN)));

    private final RosterRows rows;
    private final PersonBook people;
    private final Postings postings;
    private final WallClock clock;

    RosterMaster(DataSource dataSource, PersonBook people, Postings postings, WallClock clock) {
        this.rows = new RosterRows(JdbcClient.create(dataSource));
        this.people = people;
        this.postings = postings;
        this.clock = clock;
    }

    @Override
    public Sheet sheet() {
        return SHEET;
    }

    @Override
    public Taking take(OrgId org, Report report) {
        return new RosterTaking(org, clock.now(), rows, people, postings, report);
    }

    @Override
    public void give(OrgId org, Consumer<Map<String, String>> to) {
        LocalDate first = clock.now().atZone(postings.zone(org)).toLocalDate().withDayOfMonth(1);
        Map<Integer, String> written = people.written(org);
        for (RosterDay day :
                rows.days(org, written.keySet(), first, first.plusMonths(MONTHS_OUT))) {
            Map<String, String> row = new HashMap<>();
            row.put(PERSON, written.getOrDefault(day.person(), ""));
            row.put(DAY, day.day().toString());
            row.putAll(cells(day.plan(), written));
            to.accept(row);
        }
    }

    /** How a plan is written, column by column. */
    static Map<String, String> cells(Plan plan, Map<Integer, String> written) {
        return Map.of(
                DUTY, plan.word(),
                SHIFT, plan instanceof Works works ? works.shift().code() : "",
                LEADS, plan instanceof Works works ? word(works.leads()) : "",
                STAND_IN,
                        plan instanceof Leave leave
                                ? leave.standIn().map(written::get).orElse("")
                                : "");
    }

    private static String word(boolean leads) {
        return leads ? YES : NO;
    }
}

package io.shouwen.server.personnel;

import io.shouwen.server.masters.Line;
import io.shouwen.server.masters.Names;
import io.shouwen.server.masters.Report;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.personnel.PersonRows.Person;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** People as other sheets write them, within the organisation's open transaction. */
@Component
public final class PersonBook {
    private final PersonRows rows;

    public PersonBook(DataSource dataSource) {
        this.rows = new PersonRows(JdbcClient.create(dataSource));
    }

    /** The people by what may be written for them. */
    public Names<Integer> names(OrgId org) {
        Names<Integer> names = new Names<>();
        for (Person person : rows.all(org)) {
            names.code(person.number(), person.id());
            names.name(person.zh(), person.id());
            names.name(person.en(), person.id());
        }
        return names;
    }

    /** How each person is written: by staff number if they have one, else by name. */
    public Map<Integer, String> written(OrgId org) {
        return PeopleMaster.written(rows.all(org));
    }

    /** Whom a cell means; empty with a problem told, and where nothing is written. */
    public static Optional<Integer> meant(
            Names<Integer> names, Line line, String column, Report report) {
        String written = line.text(column);
        Set<Integer> meant = written.isEmpty() ? Set.of() : names.meant(written);
        if (!written.isEmpty() && meant.isEmpty() && report.mentions("people", written)) {
            report.spoil(line);
        } else if (!written.isEmpty() && meant.isEmpty()) {
            report.unknown(line, column, "no-such-person", names.known());
        } else if (meant.size() > 1) {
            report.problem(line, column, "several-people");
        }
        return meant.size() == 1 ? meant.stream().findFirst() : Optional.empty();
    }
}

package io.shouwen.server.hall;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Numbers given on paper, entered and approved afterwards. */
final class PaperNumberRows {
    private static final int MOST = 500;

    private final JdbcClient jdbc;

    PaperNumberRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Enters one, unless it was entered for the day before; answers whether it was not. */
    boolean enter(OrgId org, PaperNumber paper, LocalDate day) {
        return jdbc.sql(
                                """
                                insert into hall_paper (org, unit, number, service, day, given_at,
                                    entered_by, entered_at)
                                values (:org, :unit, :number, :service, :day,
                                    cast(:given_at as timestamptz), :person,
                                    cast(:entered_at as timestamptz))
                                on conflict do nothing
                                """)
                        .param("org", org.value())
                        .param("unit", paper.unit())
                        .param("number", paper.number())
                        .param("service", paper.service())
                        .param("day", day)
                        .param("given_at", paper.givenAt().toString())
                        .param("person", paper.enteredBy())
                        .param("entered_at", paper.enteredAt().toString())
                        .update()
                == 1;
    }

    /** What waits for a word in a hall, the first one first. */
    List<PaperNumber> waiting(OrgId org, int unit) {
        return jdbc.sql(
                        """
                        select * from hall_paper
                        where org = :org and unit = :unit and word is null
                        order by id
                        limit :most
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("most", MOST)
                .query((row, n) -> paper(row))
                .list();
    }

    /** One that waits for a word; until the transaction ends, nobody else says one. */
    Optional<PaperNumber> lock(OrgId org, int unit, long id) {
        return jdbc.sql(
                        """
                        select * from hall_paper
                        where org = :org and unit = :unit and id = :id and word is null
                        for update
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("id", id)
                .query((row, n) -> paper(row))
                .optional();
    }

    void decide(OrgId org, long id, int person, Optional<SubjectId> ticket, Instant at) {
        jdbc.sql(
                        """
                        update hall_paper
                        set decided_by = :person, decided_at = cast(:at as timestamptz),
                            word = :word, ticket = :ticket
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("person", person)
                .param("at", at.toString())
                .param("word", ticket.isPresent() ? "approved" : "refused")
                .param("ticket", ticket.map(SubjectId::value).orElse(null), Types.BIGINT)
                .update();
    }

    private static PaperNumber paper(ResultSet row) throws SQLException {
        return new PaperNumber(
                row.getLong("id"),
                row.getInt("unit"),
                row.getString("number"),
                row.getString("service"),
                row.getObject("given_at", OffsetDateTime.class).toInstant(),
                row.getInt("entered_by"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant());
    }
}

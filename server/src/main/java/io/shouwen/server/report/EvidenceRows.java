package io.shouwen.server.report;

import io.shouwen.server.insight.Span;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What was signed and found in a year. */
final class EvidenceRows {
    private final JdbcClient jdbc;

    EvidenceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A month as it was signed.
     *
     * @param written the very text whose hash the fact month.signed names
     */
    record Signed(LocalDate month, String written, String hash, SubjectId fact, Instant at) {}

    List<Signed> months(OrgId org, Span year) {
        return jdbc.sql(
                        """
                        select month, figures, hash, subject, signed_at from signed_month
                        where org = :org and month >= :from and month < :until
                        order by month
                        """)
                .param("org", org.value())
                .param("from", year.from())
                .param("until", year.until())
                .query((row, n) ->
                        new Signed(
                                row.getObject("month", LocalDate.class),
                                row.getString("figures"),
                                row.getString("hash"),
                                new SubjectId(row.getLong("subject")),
                                row.getObject("signed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** A finding, with nobody's name. */
    record Found(
            SubjectId id,
            SubjectId subject,
            String clause,
            String verdict,
            String state,
            int unit,
            OptionalInt person,
            Instant raisedAt,
            Optional<Instant> decidedAt) {
        Place place() {
            return new Place(raisedAt, id.value());
        }
    }

    List<Found> findings(OrgId org, Span year, ZoneId zone, Place after, int most) {
        return jdbc.sql(
                        """
                        select id, subject, clause, verdict, state, unit, person, raised_at, decided_at
                        from finding
                        where org = :org and state <> 'trial'
                            and raised_at >= :from and raised_at < :until
                            and (raised_at, id) > (cast(:after_at as timestamptz), :after_id)
                        order by raised_at, id
                        limit :most
                        """)
                .param("org", org.value())
                .param("from", start(year.from(), zone))
                .param("until", start(year.until(), zone))
                .param("after_at", after.at().toString())
                .param("after_id", after.id())
                .param("most", most)
                .query((row, n) -> {
                    int person = row.getInt("person");
                    OptionalInt whom = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(person);
                    return new Found(
                            new SubjectId(row.getLong("id")),
                            new SubjectId(row.getLong("subject")),
                            row.getString("clause"),
                            row.getString("verdict"),
                            row.getString("state"),
                            row.getInt("unit"),
                            whom,
                            row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                            Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                                    .map(OffsetDateTime::toInstant));
                })
                .list();
    }

    private static OffsetDateTime start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }
}

package io.shouwen.server.acknowledgement;

import io.shouwen.engine.standard.StandardRef;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The read table of signatures. */
final class AcknowledgementRows {
    private final JdbcClient jdbc;

    AcknowledgementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A version of a code. */
    record Version(String code, String version) {
        static Version of(StandardRef ref) {
            return new Version(ref.code(), ref.version());
        }
    }

    void keep(OrgId org, int person, Version signed, SubjectId subject, Instant at) {
        jdbc.sql(
                        """
                        insert into acknowledgement (org, person, code, version, subject, at)
                        values (:org, :person, :code, :version, :subject, :at)
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("code", signed.code())
                .param("version", signed.version())
                .param("subject", subject.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What a person has signed. */
    Set<Version> of(OrgId org, int person) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                select code, version from acknowledgement
                                where org = :org and person = :person
                                """)
                        .param("org", org.value())
                        .param("person", person)
                        .query((row, n) ->
                                new Version(row.getString("code"), row.getString("version")))
                        .list());
    }

    /** Who of these people has signed. */
    Set<Integer> signed(OrgId org, Version version, Collection<Integer> people) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                select person from acknowledgement
                                where org = :org and code = :code and version = :version
                                    and person = any(:people)
                                """)
                        .param("org", org.value())
                        .param("code", version.code())
                        .param("version", version.version())
                        .param("people", people.toArray(Integer[]::new))
                        .query((row, n) -> row.getInt("person"))
                        .list());
    }

    /** Everybody at a post today in these units, with the signature; those without one first. */
    List<Acknowledgements.Signature> signatures(
            OrgId org, Version version, Collection<Integer> units, int most) {
        return jdbc.sql(
                        """
                        select p.id, p.name_zh, p.name_en, a.at
                        from person p
                        left join acknowledgement a on a.org = p.org and a.person = p.id
                            and a.code = :code and a.version = :version
                        where p.org = :org and p.id in (
                            select s.person from post s join org o on o.org = s.org
                            where s.org = :org and s.unit = any(:units)
                                and s.from_day <= (now() at time zone o.zone)::date
                                and (s.until_day is null
                                    or s.until_day > (now() at time zone o.zone)::date))
                        order by a.at nulls first, p.id
                        limit :most
                        """)
                .param("org", org.value())
                .param("code", version.code())
                .param("version", version.version())
                .param("units", units.toArray(Integer[]::new))
                .param("most", most)
                .query((row, n) ->
                        new Acknowledgements.Signature(
                                row.getString("name_zh"),
                                row.getString("name_en"),
                                Optional.ofNullable(row.getObject("at", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant)))
                .list();
    }

    /** Everybody who has not left. */
    List<Integer> everybody(OrgId org) {
        return jdbc.sql("select id from person where org = :org and left_on is null order by id")
                .param("org", org.value())
                .query((row, n) -> row.getInt("id"))
                .list();
    }
}

package io.shouwen.server.notice;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.subject.FactBody;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Messages, kept and sent; all but {@link #due} run inside a transaction of one organisation. */
final class MessageRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    MessageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A message taken to be sent.
     *
     * @param attempts with this one
     */
    record Taken(
            long id,
            Notice.To to,
            String template,
            List<Value> parameters,
            SubjectId about,
            int author,
            int attempts) {}

    void keep(OrgId org, List<Notice> notices, Instant now) {
        ArrayNode rows = JSON.createArrayNode();
        for (Notice notice : notices) {
            ObjectNode row = rows.addObject();
            row.put("place", rows.size());
            row.put("key", notice.key());
            switch (notice.to()) {
                case Notice.Staff staff -> row.put("staff", staff.person());
                case Notice.Customer customer -> row.put("customer", customer.person().value());
            }
            row.put("template", notice.template());
            row.set("parameters", FactBody.write(numbered(notice.parameters())));
            row.put("about", notice.about().value());
            row.put("author", notice.author());
            row.put("good_until", now.plus(notice.goodFor()).toString());
        }
        jdbc.sql(
                        """
                        insert into message (org, key, staff, customer, template, parameters, about,
                            author, unit, kept_at, good_until, next_at)
                        select :org, m.key, m.staff, m.customer, m.template, m.parameters, m.about,
                            m.author, s.unit, :now, m.good_until, :now
                        from jsonb_to_recordset(cast(:rows as jsonb)) as m(place int, key text,
                            staff int, customer bigint, template text, parameters jsonb,
                            about bigint, author int, good_until timestamptz)
                        join subject s on s.org = :org and s.id = m.about
                        order by m.place
                        on conflict do nothing
                        """)
                .param("org", org.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("rows", rows.toString())
                .update();
    }

    private static Map<String, Value> numbered(List<Value> parameters) {
        Map<String, Value> numbered = new HashMap<>();
        for (int n = 0; n < parameters.size(); n++) {
            numbered.put(Integer.toString(n), parameters.get(n));
        }
        return numbered;
    }

    static List<Value> parameters(String json) {
        Map<String, Value> numbered = FactBody.read(json);
        return IntStream.range(0, numbered.size())
                .mapToObj(n -> Optional.ofNullable(numbered.get(Integer.toString(n))).orElseThrow())
                .toList();
    }

    /** The organisations with messages to send or to let lapse, asked outside of any of them. */
    List<OrgId> due(Instant now) {
        return jdbc.sql("select gate_messages(:now)")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new OrgId(row.getInt(1)))
                .list();
    }

    /** What was not sent while it was worth being told. */
    void lapse(OrgId org, Instant now) {
        jdbc.sql(
                        """
                        update message set state = 'lapsed'
                        where org = :org and state = 'waiting' and good_until <= :now
                        """)
                .param("org", org.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes what is due, the oldest first: until the lease ends nobody else tries it. */
    List<Taken> take(OrgId org, Instant now, Duration lease, int most) {
        return jdbc.sql(
                        """
                        update message set attempts = attempts + 1, next_at = :until
                        where (org, id) in (
                            select org, id from message
                            where org = :org and state = 'waiting' and next_at <= :now
                            order by next_at, id limit :most for update skip locked)
                        returning id, staff, customer, template, parameters, about, author, attempts
                        """)
                .param("org", org.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> taken(row))
                .list();
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(
                row.getLong("id"),
                to(row),
                row.getString("template"),
                parameters(row.getString("parameters")),
                new SubjectId(row.getLong("about")),
                row.getInt("author"),
                row.getInt("attempts"));
    }

    private static Notice.To to(ResultSet row) throws SQLException {
        Integer staff = row.getObject("staff", Integer.class);
        return staff == null
                ? new Notice.Customer(new PersonId(row.getLong("customer")))
                : new Notice.Staff(staff);
    }

    void sent(OrgId org, long id, Instant now) {
        jdbc.sql(
                        """
                        update message set state = 'sent', sent_at = :now, error = ''
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** To be tried again, unless it can never be sent. */
    void failed(OrgId org, long id, Optional<Instant> next, String error) {
        jdbc.sql(
                        """
                        update message set error = :error,
                            next_at = coalesce(cast(:next as timestamptz), next_at),
                            state = case when cast(:next as timestamptz) is null then 'lapsed'
                                else state end
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("next", next.map(Instant::toString).orElse(null))
                .param("error", error)
                .update();
    }

    /** The number by which the gateway knows a person of the house; empty if there is none. */
    Optional<String> staffNumber(OrgId org, int person) {
        return jdbc.sql(
                        """
                        select staff_no from person
                        where org = :org and id = :person and staff_no <> ''
                        """)
                .param("org", org.value())
                .param("person", person)
                .query(String.class)
                .optional();
    }

    /**
     * A message as lists show it.
     *
     * @param to as in {@link Notice}
     */
    record Told(
            long id,
            Notice.To to,
            String template,
            List<Value> parameters,
            SubjectId about,
            String state,
            Instant keptAt,
            Optional<Instant> sentAt,
            boolean read,
            int attempts,
            String error) {}

    private static final String TOLD =
            """
            select id, staff, customer, template, parameters, about, state, kept_at, sent_at,
                read_at, attempts, error
            from message
            """;

    /** To the person, the newest first. */
    List<Told> mine(OrgId org, int person, long before, int most) {
        return jdbc.sql(
                        TOLD
                                + """
                                where org = :org and staff = :person and id < :before
                                order by id desc limit :most
                                """)
                .param("org", org.value())
                .param("person", person)
                .param("before", before)
                .param("most", most)
                .query((row, n) -> told(row))
                .list();
    }

    /** About subjects of these units, the newest first; all states, or one. */
    List<Told> of(
            OrgId org, Collection<Integer> units, Optional<String> state, long before, int most) {
        return jdbc.sql(
                        TOLD
                                + """
                                where org = :org and unit = any(:units) and id < :before
                                """
                                + state.map(one -> "and state = :state\n").orElse("")
                                + """
                                order by id desc limit :most
                                """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("state", state.orElse(""))
                .param("before", before)
                .param("most", most)
                .query((row, n) -> told(row))
                .list();
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                row.getLong("id"),
                to(row),
                row.getString("template"),
                parameters(row.getString("parameters")),
                new SubjectId(row.getLong("about")),
                row.getString("state"),
                row.getObject("kept_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("sent_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getObject("read_at") != null,
                row.getInt("attempts"),
                row.getString("error"));
    }

    /** Marks what the person was shown, up to and with one. */
    void read(OrgId org, int person, long upTo, Instant now) {
        jdbc.sql(
                        """
                        update message set read_at = :now
                        where org = :org and staff = :person and read_at is null and id <= :upto
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("upto", upTo)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}

package io.shouwen.bench;

import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.subject.SubjectId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Stores many copies of a request, or of a visit, that real commands brought about: every row that
 * they left, under a new number and at another time. The texts inside a stored judgement keep the
 * first one's times, and the copies' facts its hashes, so they can be judged again but not sealed:
 * the sealer is kept away meanwhile and passes them over afterwards. The answers to the first one's
 * commands are not copied: those to the copies count as forgotten, unless they are asked for.
 */
record Fill(BenchServer server) {
    private static final int CHUNK = 20_000;

    /** The lock that a sealer holds while it seals. */
    private static final long SEALERS_TURN = 0x5ea1_0000_0001L;

    /**
     * A request that was told under a key.
     *
     * @param others what else came of it, such as its call and its findings
     */
    record Model(SubjectId request, List<SubjectId> others, String key) {
        Model(SubjectId request, String key) {
            this(request, List.of(), key);
        }

        List<SubjectId> subjects() {
            return Stream.concat(Stream.of(request), others.stream()).toList();
        }
    }

    /** Copies one request, each a step later than the one before. */
    void copy(Model model, int copies, Duration first, Duration step, boolean answers)
            throws SQLException {
        try (Connection owner = server.database().asOwner()) {
            try (Statement statement = owner.createStatement()) {
                statement.execute("set synchronous_commit = off");
                statement.execute("set work_mem = '64MB'");
                statement.execute("select pg_advisory_lock(%d)".formatted(SEALERS_TURN));
            }
            owner.setAutoCommit(false);
            for (int done = 0; done < copies; done += CHUNK) {
                chunk(
                        owner,
                        model,
                        Math.min(CHUNK, copies - done),
                        first.plus(step.multipliedBy(done)),
                        step);
                if (answers) {
                    execute(owner, ANSWERS, model.key(), model.key(), model.key());
                }
                owner.commit();
            }
            execute(owner, "select set_config('shouwen.org', ?, true)", server.org().toString());
            execute(
                    owner,
                    """
                    insert into seal_progress (org, searched) values (?::int, pg_current_xact_id())
                    on conflict (org) do update set searched = excluded.searched
                    """,
                    server.org().toString());
            owner.commit();
        }
    }

    private void chunk(Connection owner, Model model, int copies, Duration first, Duration step)
            throws SQLException {
        execute(owner, "select set_config('shouwen.org', ?, true)", server.org().toString());
        List<SubjectId> subjects = model.subjects();
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < subjects.size(); i++) {
            numbers.append(
                    ", (%s::bigint >> 40 << 40) | nextval('subject_number') as id%d"
                            .formatted(subjects.get(i), i));
        }
        execute(
                owner,
                """
                create temp table copy on commit drop as
                select i, ?::interval + ?::interval * i as later %s
                from generate_series(0, ?::int - 1) i
                """
                        .formatted(numbers),
                first.toString(),
                step.toString(),
                Integer.toString(copies));
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            for (String insert : inserts(owner, table.getKey(), table.getValue(), subjects)) {
                execute(owner, insert);
            }
        }
    }

    /** Tables of what a request leaves, and the column in each that says of which subject. */
    private static final Map<String, String> TABLES = tables();

    /** What no two rows share: numbers of a book go on, secrets are not there twice. */
    private static final Map<String, String> SPECIAL =
            Map.of(
                    "receipt.number",
                    "(select max(number) from receipt) + 1 + c.i",
                    "ticket.link",
                    "null",
                    "rating.mark",
                    "null");

    private static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("subject", "id");
        tables.put("fact", "subject");
        tables.put("judgement", "subject");
        tables.put("promise", "subject");
        tables.put("alarm", "subject");
        tables.put("request", "id");
        tables.put("request_errand", "request");
        tables.put("first_contact_duty", "request");
        tables.put("dispatch_wait", "request");
        tables.put("slip", "request");
        tables.put("complaint", "request");
        tables.put("call", "id");
        tables.put("finding", "id");
        tables.put("ticket", "id");
        tables.put("rating", "visit");
        tables.put("till", "id");
        tables.put("till_count", "till");
        tables.put("payment", "id");
        tables.put("tender", "payment");
        tables.put("receipt", "payment");
        return tables;
    }

    /** One statement for each of the subjects that has rows in the table. */
    private List<String> inserts(
            Connection owner, String table, String key, List<SubjectId> subjects)
            throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (PreparedStatement columns = owner.prepareStatement(COLUMNS)) {
            columns.setString(1, table);
            ResultSet row = columns.executeQuery();
            while (row.next()) {
                String name = row.getString(1);
                names.add(name);
                values.add(
                        SPECIAL.getOrDefault(
                                table + "." + name, value(name, row.getString(2), subjects)));
            }
        }
        List<String> inserts = new ArrayList<>();
        for (SubjectId subject : subjects) {
            inserts.add(
                    "insert into %s (%s) select %s from copy c, %s t where t.%s = %s"
                            .formatted(
                                    table,
                                    String.join(", ", names),
                                    String.join(", ", values),
                                    table,
                                    key,
                                    subject));
        }
        return inserts;
    }

    private static final String COLUMNS =
            """
            select attname, format_type(atttypid, null) from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped
                and attgenerated = '' and attidentity = '' and attname <> 'xid'
            order by attnum
            """;

    /** The time moves along, a number becomes that of the copy, and customers take turns. */
    private static String value(String column, String type, List<SubjectId> subjects) {
        if (column.equals("customer") || column.equals("caller")) {
            return "1 + c.i % 500000";
        }
        return switch (type) {
            case "timestamp with time zone" -> "t.%s + c.later".formatted(column);
            case "date" -> "(t.%s + c.later)::date".formatted(column);
            case "bigint" -> {
                StringBuilder cases = new StringBuilder("case t.%s".formatted(column));
                for (int i = 0; i < subjects.size(); i++) {
                    cases.append(" when %s then c.id%d".formatted(subjects.get(i), i));
                }
                yield cases.append(" else t.%s end".formatted(column)).toString();
            }
            default -> "t." + column;
        };
    }

    private static final String ANSWERS =
            """
            insert into command (org, actor, key, request_hash, answer, at)
            select org, actor, key || c.id0, request_hash, answer, at + later
            from copy c, command d
            where d.actor in ('1', '4') and d.key in (? || ' report', ? || ' arrive', ? || ' fix')
            """;

    private static void execute(Connection owner, String sql, String... values)
            throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    /** What came longer ago has been seen to: findings are decided, complaints closed. */
    void settleUntil(Duration ago) throws SQLException {
        try (Connection owner = server.database().asOwner()) {
            owner.setAutoCommit(false);
            execute(owner, "select set_config('shouwen.org', ?, true)", server.org().toString());
            for (String update : SETTLED) {
                execute(owner, update, ago.toString());
            }
            owner.commit();
        }
    }

    private static final String[] SETTLED = {
        """
        update finding set state = 'dismissed'
        where state = 'raised' and raised_at < now() - ?::interval
        """,
        """
        delete from promise p using complaint c
        where c.request = p.subject and c.opened_at < now() - ?::interval
        """,
        """
        update request r set state = 'closed', closed_at = r.opened_at + interval '3 days'
        from complaint c where c.request = r.id and c.opened_at < now() - ?::interval
        """,
        """
        update complaint set state = 'not-upheld', waits = false
        where opened_at < now() - ?::interval
        """
    };

    /** Fresh statistics and visibility, as a database of some age has them. */
    void settle() throws SQLException {
        try (Connection owner = server.database().asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    /** When the next alarm of a request rings. */
    Instant alarm(Model model) {
        return server.bean(OrgScope.class)
                .reading(
                        server.org(),
                        () ->
                                server.jdbc()
                                        .sql("select next_at from alarm where subject = :id")
                                        .param("id", model.request().value())
                                        .query((row, n) ->
                                                row.getObject(1, java.time.OffsetDateTime.class)
                                                        .toInstant())
                                        .single());
    }
}

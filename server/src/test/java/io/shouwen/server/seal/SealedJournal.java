package io.shouwen.server.seal;

import io.shouwen.server.keys.KeyFolder;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.postgres.TestDatabase;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** A database with organisations, facts written straight into the journal, and a sealer. */
public final class SealedJournal implements AutoCloseable {
    public static final OrgId ONE = new OrgId(1);
    public static final OrgId TWO = new OrgId(2);

    public final TestDatabase database = TestDatabase.fresh();
    public final OrgScope scope = database.orgScope();
    final Path keys;

    public SealedJournal(Path keys) {
        this.keys = keys;
        JdbcClient jdbc = database.jdbc();
        for (OrgId org : List.of(ONE, TWO)) {
            scope.run(
                    org,
                    () ->
                            jdbc.sql("insert into org (org, name_zh) values (:org, '甲')")
                                    .param("org", org.value())
                                    .update());
        }
    }

    public Sealer sealer() {
        return sealer(keys);
    }

    Sealer sealer(Path otherKeys) {
        return new Sealer(database.pool(), scope, new KeyFolder(otherKeys));
    }

    Seal seal() {
        return new Seal(database.pool(), scope);
    }

    SealReport verify(WitnessFile witness) throws SQLException {
        try (Connection connection = database.asOwner()) {
            return new SealVerifier(connection, witness, Duration.ZERO).verify();
        }
    }

    public SealReport verify() throws SQLException {
        return verify(WitnessFile.none());
    }

    /** Facts 1 to {@code facts} of one subject, in one transaction. */
    public void facts(OrgId org, long subject, int facts) throws SQLException {
        try (Connection connection = database.asOwner()) {
            connection.setAutoCommit(false);
            tell(connection, org, subject, 1, facts);
            connection.commit();
        }
    }

    /** Writes facts into an open transaction of the caller. */
    static void tell(Connection connection, OrgId org, long subject, int first, int last)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select set_config('shouwen.org', '%s', true)".formatted(org));
            statement.execute(
                    """
                    insert into subject (org, id, kind, unit, facts, opened_at)
                    values (%s, %d, 'request', 1, %d, now())
                    on conflict (id) do update set facts = excluded.facts
                    """
                            .formatted(org, subject, last));
            statement.execute(
                    """
                    insert into fact (org, subject, n, kind, occurred_at, recorded_at, standing,
                        actor, told_as, source, source_key, body, salt, hash)
                    select %1$s, %2$d, n, 'repair.reported', '2026-03-02 10:00+08',
                        clock_timestamp() - interval '1 s', 'counted', '7', 'agent', 'desk',
                        case when n %% 2 = 0 then 'key ' || n end,
                        jsonb_build_object('area', 'urban', 'rings', n, 'vip', true, 'met',
                            '{"at": "2026-03-02T02:30:00Z"}'::jsonb, 'on',
                            '{"day": "2026-03-03"}'::jsonb, 'fee', '{"fen": 5000}'::jsonb),
                        '\\x0102'::bytea, decode(repeat('00', 32), 'hex')
                    from generate_series(%3$d, %4$d) n
                    """
                            .formatted(org, subject, first, last));
        }
        hash(connection, subject);
    }

    private static void hash(Connection connection, long subject) throws SQLException {
        String unhashed =
                "select * from fact where subject = ? and hash = decode(repeat('00', 32), 'hex')";
        String update = "update fact set hash = ? where subject = ? and n = ?";
        try (PreparedStatement select = connection.prepareStatement(unhashed);
                PreparedStatement set = connection.prepareStatement(update)) {
            select.setLong(1, subject);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    set.setBytes(1, FactDigest.of(FactColumns.of(rows)).orElseThrow().bytes());
                    set.setLong(2, subject);
                    set.setInt(3, rows.getInt("n"));
                    set.addBatch();
                }
            }
            set.executeBatch();
        }
    }

    /** Does to one organisation's rows what only whoever owns the database can do. */
    public void tamper(OrgId org, String sql) throws SQLException {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('shouwen.org', '%s', false)".formatted(org));
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}

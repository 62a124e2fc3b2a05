package io.shouwen.server.seal;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.seal.Fault.Kind;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Goes through the journal of one organisation: each subject's facts are numbered from one without
 * gap up to its own count, and none waits for its seal too long.
 */
final class FactWalk {
    private final Connection connection;
    private final OrgId org;
    private final Duration grace;
    private final SealVerifier.Faults faults;
    private long subject;
    private int n;
    private int expected;
    private long count;
    private long waiting;

    FactWalk(Connection connection, OrgId org, Duration grace, SealVerifier.Faults faults) {
        this.connection = connection;
        this.org = org;
        this.grace = grace;
        this.faults = faults;
    }

    long count() {
        return count;
    }

    long waiting() {
        return waiting;
    }

    void walk() throws SQLException {
        while (piece() == SealedRows.PIECE) {
            // The next piece begins after the last row of this one.
        }
        endSubject();
    }

    private int piece() throws SQLException {
        String query =
                """
                select f.subject, f.n, coalesce(s.facts, 0), l.no is not null,
                    f.xid < pg_snapshot_xmin(pg_current_snapshot())
                        and f.recorded_at < shouwen_now() - make_interval(secs => ?)
                from fact f
                left join subject s on s.id = f.subject and s.org = f.org
                left join leaf l on l.subject = f.subject and l.n = f.n and l.org = f.org
                where f.org = ? and (f.subject, f.n) > (?, ?)
                order by f.subject, f.n
                limit ?
                """;
        int read = 0;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setDouble(1, grace.toMillis() / 1000.0);
            statement.setInt(2, org.value());
            statement.setLong(3, subject);
            statement.setInt(4, n);
            statement.setInt(5, SealedRows.PIECE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    read++;
                    next(rows.getLong(1), rows.getInt(2), rows.getInt(3));
                    if (!rows.getBoolean(4)) {
                        unsealed(rows.getBoolean(5));
                    }
                }
            }
        }
        return read;
    }

    private void next(long nextSubject, int nextN, int facts) {
        if (nextSubject != subject) {
            endSubject();
            subject = nextSubject;
            n = 0;
        }
        missing(nextN);
        n = nextN;
        expected = facts;
        count++;
    }

    private void endSubject() {
        if (subject != 0) {
            missing(expected + 1);
        }
    }

    private void missing(int reached) {
        for (int gap = n + 1; gap < reached; gap++) {
            faults.found(org, Kind.FACT_NUMBER_MISSING, subject, gap);
        }
    }

    private void unsealed(boolean late) {
        waiting++;
        if (late) {
            faults.found(org, Kind.FACT_UNSEALED, subject, n);
        }
    }
}

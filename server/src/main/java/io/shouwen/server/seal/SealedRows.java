package io.shouwen.server.seal;

import io.shouwen.server.organisation.OrgId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sealed tables as a check reads them: by plain JDBC, in pieces, trusting nothing. */
final class SealedRows {
    static final int PIECE = 5000;

    private final Connection connection;

    SealedRows(Connection connection) {
        this.connection = connection;
    }

    /**
     * A leaf as it is stored.
     *
     * @param reckoned the hash that the fact's columns give; none if they give none
     * @param written the hash that stands in the fact itself; none if the fact is gone
     */
    record StoredLeaf(
            long no,
            long subject,
            int n,
            Hash hash,
            Optional<Hash> reckoned,
            Optional<Hash> written) {
        /** Whether the journal still holds the fact, changed or not. */
        boolean isThere() {
            return written.isPresent();
        }

        /** Whether the fact is there, unchanged, and the one that was sealed. */
        boolean sound() {
            return reckoned.equals(Optional.of(hash)) && written.equals(reckoned);
        }
    }

    /** A root as it is stored; none if its columns make no root. */
    record StoredRoot(long no, Optional<Root> root) {}

    Map<String, SealPublicKey> keys() throws SQLException {
        String query = "select key, algorithm, public from seal_key";
        Map<String, SealPublicKey> keys = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                keys.put(
                        rows.getString(1),
                        new SealPublicKey(
                                SealAlgorithm.named(rows.getString(2)), rows.getBytes(3)));
            }
        }
        return keys;
    }

    /** One more than the last leaf that is there. */
    long leaves(OrgId org) throws SQLException {
        String query = "select coalesce(max(no) + 1, 0) from leaf where org = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setInt(1, org.value());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    List<StoredLeaf> leaves(OrgId org, long from, long to) throws SQLException {
        String query =
                """
                select l.no as leaf_no, l.subject as leaf_subject, l.n as leaf_n,
                    l.hash as leaf_hash, f.*
                from leaf l
                left join fact f on f.subject = l.subject and f.n = l.n and f.org = l.org
                where l.org = ? and l.no >= ? and l.no < ?
                order by l.no
                """;
        List<StoredLeaf> leaves = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setInt(1, org.value());
            statement.setLong(2, from);
            statement.setLong(3, to);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    leaves.add(leaf(rows));
                }
            }
        }
        return leaves;
    }

    private static StoredLeaf leaf(ResultSet row) throws SQLException {
        boolean there = row.getBytes("salt") != null;
        return new StoredLeaf(
                row.getLong("leaf_no"),
                row.getLong("leaf_subject"),
                row.getInt("leaf_n"),
                Hash.of(row.getBytes("leaf_hash")),
                there ? FactDigest.of(FactColumns.of(row)) : Optional.empty(),
                there ? Optional.of(Hash.of(row.getBytes("hash"))) : Optional.empty());
    }

    List<StoredRoot> roots(OrgId org, long after, int most) throws SQLException {
        String query =
                """
                select org, no, first, last, merkle, previous, at, algorithm, key, signature
                from root
                where org = ? and no > ?
                order by no
                limit ?
                """;
        List<StoredRoot> roots = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setInt(1, org.value());
            statement.setLong(2, after);
            statement.setInt(3, most);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    roots.add(new StoredRoot(rows.getLong(2), readable(rows)));
                }
            }
        }
        return roots;
    }

    Optional<Root> root(OrgId org, long no) throws SQLException {
        return roots(org, no - 1, 1).stream()
                .filter(root -> root.no() == no)
                .findFirst()
                .flatMap(StoredRoot::root);
    }

    private static Optional<Root> readable(ResultSet row) throws SQLException {
        try {
            return Optional.of(SealRows.root(row));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<Hash> subtree(OrgId org, int level, long no) throws SQLException {
        String query = "select hash from subtree where org = ? and level = ? and no = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setInt(1, org.value());
            statement.setInt(2, level);
            statement.setLong(3, no);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(Hash.of(rows.getBytes(1))) : Optional.empty();
            }
        }
    }
}

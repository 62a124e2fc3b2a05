package io.shouwen.server.seal;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The seal's tables. Everything here runs inside a transaction for one organisation. */
final class SealRows {
    static final long TURN = 0x5ea1_0000_0001L;

    /** Nothing was searched yet: a new organisation, or one restored from a backup. */
    static final String NOWHERE = "0";

    private final JdbcClient jdbc;

    SealRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A fact that no transaction can any longer come before. */
    record Settled(long subject, int n, Hash hash, String xid) {}

    /** Whether this transaction may seal: in the whole database one at a time does. */
    boolean takeTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:turn)")
                .param("turn", TURN)
                .query(Boolean.class)
                .single();
    }

    /** The number below which every transaction has ended, in whatever way. */
    String horizon() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
                .query(String.class)
                .single();
    }

    String searched(OrgId org) {
        return jdbc.sql("select searched::text from seal_progress where org = :org")
                .param("org", org.value())
                .query(String.class)
                .optional()
                .orElse(NOWHERE);
    }

    void searchedUpTo(OrgId org, String xid) {
        jdbc.sql(
                        """
                        insert into seal_progress (org, searched) values (:org, :xid::xid8)
                        on conflict (org) do update set searched = excluded.searched
                        """)
                .param("org", org.value())
                .param("xid", xid)
                .update();
    }

    List<Settled> settled(OrgId org, String from, String horizon, int most) {
        return jdbc.sql(
                        """
                        select f.subject, f.n, f.hash, f.xid::text
                        from fact f
                        where f.org = :org and f.xid >= :from::xid8 and f.xid < :horizon::xid8
                            and not exists (select from leaf l
                                where l.subject = f.subject and l.n = f.n)
                        order by f.xid, f.subject, f.n
                        limit :most
                        """)
                .param("org", org.value())
                .param("from", from)
                .param("horizon", horizon)
                .param("most", most)
                .query((row, i) ->
                        new Settled(
                                row.getLong(1),
                                row.getInt(2),
                                Hash.of(row.getBytes(3)),
                                row.getString(4)))
                .list();
    }

    long leaves(OrgId org) {
        return jdbc.sql("select coalesce(max(no) + 1, 0) from leaf where org = :org")
                .param("org", org.value())
                .query(Long.class)
                .single();
    }

    void addLeaves(OrgId org, List<Leaf> leaves) {
        jdbc.sql(
                        """
                        insert into leaf (org, no, subject, n, hash)
                        select :org, t.no, t.subject, t.n, t.hash
                        from unnest(:nos::bigint[], :subjects::bigint[], :ns::int[],
                            :hashes::bytea[]) t (no, subject, n, hash)
                        """)
                .param("org", org.value())
                .param("nos", leaves.stream().mapToLong(Leaf::no).toArray())
                .param("subjects", leaves.stream().mapToLong(Leaf::subject).toArray())
                .param("ns", leaves.stream().mapToInt(Leaf::n).toArray())
                .param(
                        "hashes",
                        leaves.stream().map(leaf -> leaf.hash().bytes()).toArray(byte[][]::new))
                .update();
    }

    void addSubtree(OrgId org, int level, long no, Hash hash) {
        jdbc.sql(
                        """
                        insert into subtree (org, level, no, hash) values (:org, :level, :no, :hash)
                        """)
                .param("org", org.value())
                .param("level", level)
                .param("no", no)
                .param("hash", hash.bytes())
                .update();
    }

    List<Hash> hashes(OrgId org, Merkle merkle, int level, long from, long to) {
        return level == 0
                ? leaves(org, from, to).stream().map(leaf -> leaf.hashed(merkle)).toList()
                : subtrees(org, level, from, to);
    }

    private List<Leaf> leaves(OrgId org, long from, long to) {
        return jdbc.sql(
                        """
                        select l.org, l.no, l.subject, l.n, l.hash
                        from leaf l
                        where l.org = :org and l.no >= :from and l.no < :to
                        order by l.no
                        """)
                .param("org", org.value())
                .param("from", from)
                .param("to", to)
                .query((row, i) -> leaf(row))
                .list();
    }

    private List<Hash> subtrees(OrgId org, int level, long from, long to) {
        return jdbc.sql(
                        """
                        select s.hash
                        from subtree s
                        where s.org = :org and s.level = :level and s.no >= :from and s.no < :to
                        order by s.no
                        """)
                .param("org", org.value())
                .param("level", level)
                .param("from", from)
                .param("to", to)
                .query((row, i) -> Hash.of(row.getBytes(1)))
                .list();
    }

    Optional<Leaf> leaf(OrgId org, long subject, int n) {
        return jdbc.sql(
                        """
                        select l.org, l.no, l.subject, l.n, l.hash
                        from leaf l
                        where l.org = :org and l.subject = :subject and l.n = :n
                        """)
                .param("org", org.value())
                .param("subject", subject)
                .param("n", n)
                .query((row, i) -> leaf(row))
                .optional();
    }

    /** Everything that was told of a subject, in order. */
    List<FactColumns> facts(OrgId org, long subject) {
        return jdbc.sql("select * from fact where org = :org and subject = :subject order by n")
                .param("org", org.value())
                .param("subject", subject)
                .query((row, i) -> FactColumns.of(row))
                .list();
    }

    private static Leaf leaf(ResultSet row) throws SQLException {
        return new Leaf(
                new OrgId(row.getInt(1)),
                row.getLong(2),
                row.getLong(3),
                row.getInt(4),
                Hash.of(row.getBytes(5)));
    }

    void addKey(SealPublicKey key) {
        jdbc.sql(
                        """
                        insert into seal_key (key, algorithm, public)
                        values (:key, :algorithm, :public) on conflict (key) do nothing
                        """)
                .param("key", key.id())
                .param("algorithm", key.algorithm().written())
                .param("public", key.x509())
                .update();
    }

    List<SealPublicKey> keys() {
        return jdbc.sql("select algorithm, public from seal_key order by made_at, key")
                .query((row, i) ->
                        new SealPublicKey(SealAlgorithm.named(row.getString(1)), row.getBytes(2)))
                .list();
    }

    void addRoot(Root root) {
        jdbc.sql(
                        """
                        insert into root (org, no, first, last, merkle, previous, at, algorithm,
                            key, signature)
                        values (:org, :no, :first, :last, :merkle, :previous, :at, :algorithm,
                            :key, :signature)
                        """)
                .param("org", root.org().value())
                .param("no", root.no())
                .param("first", root.first())
                .param("last", root.last())
                .param("merkle", root.merkle().bytes())
                .param("previous", root.previous().bytes())
                .param("at", root.at().atOffset(ZoneOffset.UTC))
                .param("algorithm", root.algorithm().written())
                .param("key", root.key())
                .param("signature", root.signature().bytes())
                .update();
    }

    Optional<Root> latest(OrgId org) {
        return jdbc.sql(
                        """
                        select org, no, first, last, merkle, previous, at, algorithm, key, signature
                        from root
                        where org = :org
                        order by no desc
                        limit 1
                        """)
                .param("org", org.value())
                .query((row, i) -> root(row))
                .optional();
    }

    /** Roots with a number above one, in order. */
    List<Root> roots(OrgId org, long after, int most) {
        return jdbc.sql(
                        """
                        select org, no, first, last, merkle, previous, at, algorithm, key, signature
                        from root
                        where org = :org and no > :after
                        order by no
                        limit :most
                        """)
                .param("org", org.value())
                .param("after", after)
                .param("most", most)
                .query((row, i) -> root(row))
                .list();
    }

    Optional<Root> root(OrgId org, long no) {
        return roots(org, no - 1, 1).stream().filter(root -> root.no() == no).findFirst();
    }

    /** The last root signed before an instant. */
    Optional<Root> lastBefore(OrgId org, Instant instant) {
        return jdbc.sql(
                        """
                        select org, no, first, last, merkle, previous, at, algorithm, key, signature
                        from root
                        where org = :org and at < :instant
                        order by at desc, no desc
                        limit 1
                        """)
                .param("org", org.value())
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .query((row, i) -> root(row))
                .optional();
    }

    /** Reads a row of all columns of root, in the order of the table. */
    static Root root(ResultSet row) throws SQLException {
        return new Root(
                new OrgId(row.getInt(1)),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                Hash.of(row.getBytes(5)),
                Hash.of(row.getBytes(6)),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                SealAlgorithm.named(row.getString(8)),
                row.getString(9),
                Root.Signature.of(row.getBytes(10)));
    }
}

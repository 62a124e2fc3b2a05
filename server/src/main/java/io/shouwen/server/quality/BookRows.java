package io.shouwen.server.quality;

import io.shouwen.server.ledger.Account;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which findings make up a book, and who may decide in it. */
final class BookRows {
    private static final int OF_PERSON = 4712;
    private static final int OF_UNIT = 4713;
    private static final int OF_ALL = 4714;

    private final JdbcClient jdbc;

    BookRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Days, both included. */
    record Span(LocalDate from, LocalDate to) {}

    /** The advisory lock of one account. */
    record Lock(int space, int number) implements Comparable<Lock> {
        static Lock of(Breach breach) {
            return breach.person()
                    .map(Lock::ofPerson)
                    .orElseGet(() -> new Lock(OF_UNIT, breach.unit()));
        }

        private static Lock ofPerson(int person) {
            return new Lock(OF_PERSON, person);
        }

        static Lock of(Account account) {
            return Account.person(account.name())
                    .map(Lock::ofPerson)
                    .orElseGet(() -> new Lock(OF_UNIT, Account.unit(account.name()).orElseThrow()));
        }

        @Override
        public int compareTo(Lock other) {
            return Comparator.comparingInt(Lock::space)
                    .thenComparingInt(Lock::number)
                    .compare(this, other);
        }
    }

    /** Accounts in one order, so that two who want several wait and never hang. */
    void hold(OrgId org, boolean all, Collection<Lock> accounts) {
        lock(all ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared", OF_ALL, org.value());
        if (!all) {
            accounts.forEach(one -> lock("pg_advisory_xact_lock", one.space(), one.number()));
        }
    }

    private void lock(String function, int space, int number) {
        jdbc.sql("select " + function + "(:space, :number)::text")
                .param("space", space)
                .param("number", number)
                .query()
                .singleRow();
    }

    /** Measures of one person, or of a unit where nobody is known, whenever they were decided. */
    Set<Long> measured(OrgId org, Lock account) {
        String whose =
                account.space() == OF_PERSON
                        ? "person = :whose"
                        : "person is null and unit = :whose";
        return new LinkedHashSet<>(
                jdbc.sql("select id from finding where org = :org and measured and " + whose)
                        .param("org", org.value())
                        .param("whose", account.number())
                        .query(Long.class)
                        .list());
    }

    /**
     * A standing finding and what links it with others.
     *
     * @param keys by what it is counted together with those of other people
     */
    record Link(long id, Lock account, Set<String> keys) {}

    /** The keys under which a finding was ever counted. */
    Set<String> keys(OrgId org, SubjectId finding) {
        return new LinkedHashSet<>(
                jdbc.sql(
                                """
                                select unnest(counted) from finding
                                where org = :org and id = :id
                                """)
                        .param("org", org.value())
                        .param("id", finding.value())
                        .query(String.class)
                        .list());
    }

    /**
     * The standing findings of these accounts and under these keys.
     *
     * @param across whether there may be others under keys that nobody has reckoned yet
     */
    List<Link> linked(
            OrgId org, Collection<Lock> accounts, Set<String> keys, boolean across, Span span) {
        return jdbc.sql(
                        """
                        select id, person, unit, counted from finding
                        where org = :org and confirmed_revision > 0
                            and day between :from and :to
                            and (person = any(:persons)
                                or (person is null and unit = any(:units))
                                or counted && :keys::text[]
                                or (:across and counted is null))
                        """)
                .param("org", org.value())
                .param("from", span.from())
                .param("to", span.to())
                .param("persons", numbers(accounts, OF_PERSON))
                .param("units", numbers(accounts, OF_UNIT))
                .param("keys", keys.toArray(String[]::new))
                .param("across", across)
                .query((row, n) -> link(row))
                .list();
    }

    private static Integer[] numbers(Collection<Lock> accounts, int space) {
        return accounts.stream()
                .filter(one -> one.space() == space)
                .map(Lock::number)
                .toArray(Integer[]::new);
    }

    private static Link link(ResultSet row) throws SQLException {
        int person = row.getInt("person");
        Lock account =
                row.wasNull() ? new Lock(OF_UNIT, row.getInt("unit")) : new Lock(OF_PERSON, person);
        Array counted = row.getArray("counted");
        return new Link(
                row.getLong("id"),
                account,
                counted == null ? Set.of() : Set.of((String[]) counted.getArray()));
    }

    /** The subjects that hold these claims. */
    List<SubjectId> books(OrgId org, String kind, Collection<String> keys) {
        return jdbc.sql(
                        """
                        select subject from claim
                        where org = :org and kind = :kind and key = any(:keys)
                        """)
                .param("org", org.value())
                .param("kind", kind)
                .param("keys", keys.toArray(String[]::new))
                .query((row, n) -> new SubjectId(row.getLong("subject")))
                .list();
    }

    /** In one unit, or under one of these holders of a role. */
    Set<Long> about(OrgId org, int unit, Set<Integer> holders, Span span) {
        return new LinkedHashSet<>(
                jdbc.sql(
                                """
                                select id from finding
                                where org = :org and (confirmed_revision > 0 or measured)
                                    and day between :from and :to and unit = :unit
                                union
                                select id from finding
                                where org = :org and (confirmed_revision > 0 or measured)
                                    and day between :from and :to and holders && :holders
                                """)
                        .param("org", org.value())
                        .param("unit", unit)
                        .param("holders", holders.toArray(Integer[]::new))
                        .param("from", span.from())
                        .param("to", span.to())
                        .query(Long.class)
                        .list());
    }
}

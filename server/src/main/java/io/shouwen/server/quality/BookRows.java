package io.shouwen.server.quality;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
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
                    .map(person -> new Lock(OF_PERSON, person))
                    .orElseGet(() -> new Lock(OF_UNIT, breach.unit()));
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

    /** Of one person, or of a unit where nobody is known; measures are remembered beyond it. */
    Set<Long> ofAccount(OrgId org, Optional<Integer> person, int unit, Span span) {
        String whose = person.isPresent() ? "person = :whose" : "person is null and unit = :whose";
        return new LinkedHashSet<>(
                jdbc.sql(
                                """
                                select id from finding
                                where org = :org and confirmed_revision > 0
                                    and day between :from and :to and %s
                                union
                                select id from finding where org = :org and measured and %s
                                """
                                        .formatted(whose, whose))
                        .param("org", org.value())
                        .param("whose", person.orElse(unit))
                        .param("from", span.from())
                        .param("to", span.to())
                        .query(Long.class)
                        .list());
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

    /** Of everybody. */
    Set<Long> all(OrgId org, Span span) {
        return new LinkedHashSet<>(
                jdbc.sql(
                                """
                                select id from finding
                                where org = :org and confirmed_revision > 0
                                    and day between :from and :to
                                """)
                        .param("org", org.value())
                        .param("from", span.from())
                        .param("to", span.to())
                        .query(Long.class)
                        .list());
    }
}

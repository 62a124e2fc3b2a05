package io.shouwen.server.ledger;

import io.shouwen.engine.score.Due;
import io.shouwen.engine.score.Due.Currency;
import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The tables txn, entry, period and balance. */
final class LedgerRows {
    private final JdbcClient jdbc;

    LedgerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An entry of a finding that no other entry has taken back. */
    record Standing(long id, Due due, YearMonth forPeriod) {}

    List<Standing> standing(OrgId org, long finding) {
        return standing(org, List.of(finding)).getOrDefault(finding, List.of());
    }

    /** As {@link #standing(OrgId, long)}, for several. */
    Map<Long, List<Standing>> standing(OrgId org, Collection<Long> findings) {
        Map<Long, List<Standing>> standing = new HashMap<>();
        jdbc.sql(
                        """
                        select t.finding, e.id, e.account, e.role, e.currency, e.amount, e.for_period
                        from txn t
                        join entry e on e.org = t.org and e.txn = t.id
                        where t.org = :org and t.finding = any(:findings)
                            and e.account <> 'org' and e.reverses is null
                            and not exists (select from txn back
                                where back.org = t.org and back.key = 'reverses:' || e.id)
                        order by e.id
                        """)
                .param("org", org.value())
                .param("findings", findings.toArray(Long[]::new))
                .query(row -> {
                    standing.computeIfAbsent(row.getLong("finding"), one -> new ArrayList<>())
                            .add(standing(row));
                });
        return standing;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getLong("id"),
                new Due(
                        row.getString("account"),
                        row.getString("role"),
                        currency(row.getString("currency")),
                        row.getLong("amount")),
                Periods.of(row.getInt("for_period")));
    }

    /** The last month that takes no entries any more. */
    Optional<YearMonth> lastClosed(OrgId org) {
        return jdbc.sql(
                        "select max(no) as no from period where org = :org and book_kind ="
                                + " 'ledger'")
                .param("org", org.value())
                .query((row, n) -> Optional.of(row.getInt("no")).filter(no -> no > 0))
                .single()
                .map(Periods::of);
    }

    /** Waits until nobody closes a month; the lock lasts as long as the transaction. */
    void holdOpen(OrgId org) {
        jdbc.sql("select pg_advisory_xact_lock_shared(4711, :org)::text")
                .param("org", org.value())
                .query()
                .singleRow();
    }

    /** Waits until nobody posts. */
    void holdAlone(OrgId org) {
        jdbc.sql("select pg_advisory_xact_lock(4711, :org)::text")
                .param("org", org.value())
                .query()
                .singleRow();
    }

    void post(
            OrgId org,
            Settling what,
            String key,
            YearMonth postedIn,
            YearMonth forPeriod,
            Due due,
            OptionalLong reverses) {
        jdbc.sql(
                        """
                        with moved as (
                            insert into txn (org, key, reason, finding, revision, fact, cause, at)
                            values (:org, :key, :reason, :finding, :revision, :fact, :cause::bigint, :at)
                            returning id)
                        insert into entry (org, posted_in, txn, account, for_period, currency, role,
                            amount, reverses, why)
                        select :org, :posted_in, moved.id, side.account, :for_period, :currency,
                            :role, side.amount, side.reverses, side.why
                        from moved, (values (:account, :amount, :reverses::bigint, :why),
                            ('org', -:amount, null, '')) as side (account, amount, reverses, why)
                        """)
                .param("org", org.value())
                .param("key", key)
                .param("reason", lower(what.reason()))
                .param("finding", what.finding())
                .param("revision", what.revision())
                .param("fact", what.fact())
                .param("cause", what.cause().map(Settling.Cause::finding).orElse(null))
                .param("why", reverses.isPresent() ? "" : Reckoned.write(what.reckoned(), due))
                .param("at", what.at().atOffset(ZoneOffset.UTC))
                .param("posted_in", Periods.number(postedIn))
                .param("for_period", Periods.number(forPeriod))
                .param("currency", lower(due.currency()))
                .param("role", due.role())
                .param("account", due.account())
                .param("amount", due.amount())
                .param("reverses", reverses.isPresent() ? reverses.getAsLong() : null)
                .update();
    }

    /** What stands on an account: the last closed balance and what was posted since. */
    long balance(OrgId org, Account account, Currency currency) {
        return jdbc.sql(
                        """
                        with closed as (
                            select coalesce(max(no), 0) as no from period
                            where org = :org and book_kind = 'ledger')
                        select (coalesce((select b.amount from balance b, closed
                                where b.org = :org and b.account = :account
                                    and b.currency = :currency and b.period = closed.no), 0)
                            + coalesce((select sum(e.amount) from entry e
                                where e.org = :org and e.account = :account
                                    and e.currency = :currency
                                    and e.posted_in > (select no from closed)), 0))::bigint
                        """)
                .param("org", org.value())
                .param("account", account.name())
                .param("currency", lower(currency))
                .query(Long.class)
                .single();
    }

    /** The newest entries first, from before the place of the cursor on. */
    List<Line> lines(OrgId org, Account account, Currency currency, Place before, int limit) {
        return jdbc.sql(
                        """
                        select e.id, e.posted_in, e.for_period, e.role, e.amount, e.reverses, e.why,
                            t.finding, t.revision, t.reason, t.at,
                            (select r.id from txn back
                                join entry r on r.org = back.org and r.txn = back.id
                                    and r.reverses = e.id
                                where back.org = e.org and back.key = 'reverses:' || e.id)
                                as reversed_by
                        from entry e
                        join txn t on t.org = e.org and t.id = e.txn
                        where e.org = :org and e.account = :account and e.currency = :currency
                            and (e.posted_in, e.id) < (:posted_in, :id)
                        order by e.posted_in desc, e.id desc
                        limit :limit
                        """)
                .param("org", org.value())
                .param("account", account.name())
                .param("currency", lower(currency))
                .param("posted_in", before.postedIn())
                .param("id", before.id())
                .param("limit", limit)
                .query((row, n) -> line(row, currency))
                .list();
    }

    /** What was posted at the cursor's place and after it. */
    long since(OrgId org, Account account, Currency currency, Place place) {
        return jdbc.sql(
                        """
                        select coalesce(sum(e.amount), 0)::bigint from entry e
                        where e.org = :org and e.account = :account and e.currency = :currency
                            and (e.posted_in, e.id) >= (:posted_in, :id)
                        """)
                .param("org", org.value())
                .param("account", account.name())
                .param("currency", lower(currency))
                .param("posted_in", place.postedIn())
                .param("id", place.id())
                .query(Long.class)
                .single();
    }

    /** A place in an account's history. */
    record Place(int postedIn, long id) {
        static final Place END = new Place(Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    List<Ledger.Moved> moved(OrgId org, YearMonth first, YearMonth last) {
        return jdbc.sql(
                        """
                        select account, count(*) as entries,
                            coalesce(sum(amount) filter (where currency = 'points'), 0)::bigint
                                as points,
                            coalesce(sum(amount) filter (where currency = 'cny'), 0)::bigint
                                as money
                        from entry
                        where org = :org and posted_in between :first and :last
                            and account <> 'org' and account not like 'cash:%'
                        group by account
                        order by account
                        """)
                .param("org", org.value())
                .param("first", Periods.number(first))
                .param("last", Periods.number(last))
                .query((row, n) ->
                        new Ledger.Moved(
                                new Account(row.getString("account")),
                                row.getLong("points"),
                                row.getLong("money"),
                                row.getLong("entries")))
                .list();
    }

    void close(OrgId org, YearMonth month, int by, Instant at) {
        jdbc.sql(
                        """
                        insert into period (org, book_kind, no, closed_at, closed_by)
                        values (:org, 'ledger', :no, :at, :by)
                        """)
                .param("org", org.value())
                .param("no", Periods.number(month))
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Carries every account over: the balance of the close before, and what came since. */
    void carry(OrgId org, int closedBefore, YearMonth month) {
        jdbc.sql(
                        """
                        insert into balance (org, account, currency, period, amount)
                        select :org, account, currency, :no, sum(amount)
                        from (select account, currency, amount from balance
                                where org = :org and period = :before
                            union all
                            select account, currency, amount from entry
                                where org = :org and posted_in > :before and posted_in <= :no) moved
                        group by account, currency
                        """)
                .param("org", org.value())
                .param("before", closedBefore)
                .param("no", Periods.number(month))
                .update();
    }

    private static Line line(ResultSet row, Currency currency) throws SQLException {
        return new Line(
                row.getLong("id"),
                Periods.of(row.getInt("posted_in")),
                Periods.of(row.getInt("for_period")),
                row.getLong("finding"),
                row.getInt("revision"),
                Settling.Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)),
                row.getString("role"),
                currency,
                row.getLong("amount"),
                0,
                optional(row, "reverses"),
                optional(row, "reversed_by"),
                Reckoned.read(row.getString("why")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static OptionalLong optional(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Currency currency(String word) {
        return Currency.valueOf(word.toUpperCase(Locale.ROOT));
    }
}

package io.shouwen.server.ledger;

import io.shouwen.engine.score.Due.Currency;
import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import javax.sql.DataSource;

/**
 * The money of the cash desk, in the same books as points and in double entry: accounts {@code
 * cash:…}, which nobody's own account is the other side of. Every method works within the
 * organisation's open transaction.
 */
@Component
public class CashLedger {
    private final JdbcClient jdbc;
    private final LedgerRows rows;

    public CashLedger(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.rows = new LedgerRows(jdbc);
    }

    /** Why money moves. */
    public enum Reason {
        PAYMENT,
        REFUND,
        /** Money that was taken for a payment that did not come about was given back. */
        RETURNED,
        /** The small money with which a till begins. */
        FLOAT,
        HANDED_IN,
        DEPOSIT,
        REMITTANCE,
        RECONCILED,
        /** Something that was booked wrongly, or never arrived, was put right. */
        CORRECTED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A movement of money.
     *
     * @param key under which it is posted once and never again
     * @param subject the payment, till or day whose fact brings it about
     * @param amounts fen by account, each not zero, together zero
     */
    public record Movement(
            String key,
            Reason reason,
            long subject,
            YearMonth month,
            Instant at,
            Map<Account, Long> amounts) {
        public Movement {
            Map<Account, Long> kept = new LinkedHashMap<>(amounts);
            kept.values().removeIf(amount -> amount == 0);
            if (kept.values().stream().mapToLong(Long::longValue).sum() != 0) {
                throw new IllegalArgumentException(
                        "Expected a movement that sums to zero, but was " + kept);
            }
            amounts = Map.copyOf(kept);
        }
    }

    /** Posts it into its month, or the first open one after it. */
    public void post(OrgId org, Movement movement) {
        if (movement.amounts().isEmpty()) {
            return;
        }
        rows.holdOpen(org);
        YearMonth postedIn =
                rows.lastClosed(org)
                        .filter(last -> !movement.month().isAfter(last))
                        .map(last -> last.plusMonths(1))
                        .orElse(movement.month());
        jdbc.sql(
                        """
                        with moved as (
                            insert into txn (org, key, reason, cash, at)
                            values (:org, :key, :reason, :cash, :at)
                            returning id)
                        insert into entry
                            (org, posted_in, txn, account, for_period, currency, role, amount)
                        select :org, :posted_in, moved.id, side.account, :for_period, 'cny',
                            :reason, side.amount
                        from moved, unnest(cast(:accounts as text[]), cast(:amounts as bigint[]))
                            as side (account, amount)
                        """)
                .param("org", org.value())
                .param("key", movement.key())
                .param("reason", movement.reason().word())
                .param("cash", movement.subject())
                .param("at", movement.at().atOffset(ZoneOffset.UTC))
                .param("posted_in", Periods.number(postedIn))
                .param("for_period", Periods.number(movement.month()))
                .param(
                        "accounts",
                        movement.amounts().keySet().stream()
                                .map(Account::name)
                                .toArray(String[]::new))
                .param("amounts", movement.amounts().values().toArray(Long[]::new))
                .update();
    }

    /** What stands on an account of the cash desk, in fen. */
    public long balance(OrgId org, Account account) {
        return rows.balance(org, account, Currency.CNY);
    }
}

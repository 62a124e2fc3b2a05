package io.shouwen.server.ledger;

import io.shouwen.engine.score.Due;
import io.shouwen.engine.score.Due.Currency;
import io.shouwen.engine.score.Settlement;
import io.shouwen.server.ledger.LedgerRows.Place;
import io.shouwen.server.ledger.LedgerRows.Standing;
import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import javax.sql.DataSource;

/**
 * Points and money in double entry. Nothing is ever changed: what was wrong is taken back by an
 * entry that points to it. Every method works within the organisation's open transaction, and
 * whoever settles a finding holds the lock of its book.
 */
@Component
public class Ledger {
    private final LedgerRows rows;

    public Ledger(DataSource dataSource) {
        this.rows = new LedgerRows(JdbcClient.create(dataSource));
    }

    /**
     * Posts what is due less what is posted, and says how many entries that took; a second run
     * posts nothing. More is one more entry; less takes the old ones back and posts the rest anew.
     * What a closed month no longer takes goes into the first open one.
     */
    public int settle(OrgId org, Settling what) {
        List<Standing> standing = rows.standing(org, what.finding());
        List<Due> posted = standing.stream().map(Standing::due).toList();
        List<Due> toPost = Settlement.toPost(what.due(), posted);
        if (toPost.isEmpty()) {
            return 0;
        }
        rows.holdOpen(org);
        Optional<YearMonth> closed = rows.lastClosed(org);
        int count = 0;
        for (Due line : toPost) {
            count += post(org, what, line, standing, closed);
        }
        return count;
    }

    private int post(
            OrgId org,
            Settling what,
            Due line,
            List<Standing> standing,
            Optional<YearMonth> closed) {
        List<Standing> same = standing.stream().filter(one -> sameLine(one.due(), line)).toList();
        long before = same.stream().mapToLong(one -> one.due().amount()).sum();
        long after = before + line.amount();
        boolean more = before == 0 || (before < 0 ? after < before : after > before);
        if (more) {
            rows.post(
                    org,
                    what,
                    key(what, line, what.forPeriod()),
                    open(what.forPeriod(), closed),
                    what.forPeriod(),
                    line,
                    OptionalLong.empty());
            return 1;
        }
        for (Standing one : same) {
            rows.post(
                    org,
                    what,
                    "reverses:" + one.id(),
                    open(one.forPeriod(), closed),
                    one.forPeriod(),
                    withAmount(line, -one.due().amount()),
                    OptionalLong.of(one.id()));
        }
        if (after == 0) {
            return same.size();
        }
        rows.post(
                org,
                what,
                key(what, line, what.forPeriod()),
                open(what.forPeriod(), closed),
                what.forPeriod(),
                withAmount(line, after),
                OptionalLong.empty());
        return same.size() + 1;
    }

    static boolean sameLine(Due one, Due other) {
        return one.account().equals(other.account())
                && one.role().equals(other.role())
                && one.currency() == other.currency();
    }

    private static Due withAmount(Due line, long amount) {
        return new Due(line.account(), line.role(), line.currency(), amount);
    }

    private static String key(Settling what, Due line, YearMonth forPeriod) {
        String own =
                "finding:%d/r%d/f%d/%s/%s/%s/%d"
                        .formatted(
                                what.finding(),
                                what.revision(),
                                what.fact(),
                                line.account(),
                                line.role(),
                                line.currency().name().toLowerCase(Locale.ROOT),
                                Periods.number(forPeriod));
        return own
                + what.cause()
                        .map(one -> "/by:%d/f%d".formatted(one.finding(), one.fact()))
                        .orElse("");
    }

    private static YearMonth open(YearMonth wanted, Optional<YearMonth> closed) {
        return closed.filter(last -> !wanted.isAfter(last))
                .map(last -> last.plusMonths(1))
                .orElse(wanted);
    }

    /** What is posted for a finding and not taken back, by account. */
    public List<Due> posted(OrgId org, long finding) {
        return rows.standing(org, finding).stream().map(Standing::due).toList();
    }

    /** As {@link #posted(OrgId, long)}, for several findings; one without entries is missing. */
    public Map<Long, List<Due>> posted(OrgId org, Collection<Long> findings) {
        Map<Long, List<Due>> posted = new HashMap<>();
        if (!findings.isEmpty()) {
            rows.standing(org, findings)
                    .forEach((finding, standing) ->
                            posted.put(finding, standing.stream().map(Standing::due).toList()));
        }
        return posted;
    }

    public long balance(OrgId org, Account account, Currency currency) {
        return rows.balance(org, account, currency);
    }

    /**
     * The account's entries, newest first, each with the balance after it.
     *
     * @param before the cursor of the page before; empty for the newest
     */
    public List<Line> lines(
            OrgId org, Account account, Currency currency, Optional<Cursor> before, int limit) {
        Place place = before.map(Cursor::place).orElse(Place.END);
        long running =
                rows.balance(org, account, currency) - rows.since(org, account, currency, place);
        List<Line> lines = new ArrayList<>();
        for (Line line : rows.lines(org, account, currency, place, limit)) {
            lines.add(withBalance(line, running));
            running -= line.amount();
        }
        return List.copyOf(lines);
    }

    private static Line withBalance(Line line, long balance) {
        return new Line(
                line.id(),
                line.postedIn(),
                line.forPeriod(),
                line.finding(),
                line.revision(),
                line.reason(),
                line.role(),
                line.currency(),
                line.amount(),
                balance,
                line.reverses(),
                line.reversedBy(),
                line.why(),
                line.at());
    }

    /** Where a page of lines ended. */
    public record Cursor(YearMonth postedIn, long id) {
        public static Cursor after(Line line) {
            return new Cursor(line.postedIn(), line.id());
        }

        private Place place() {
            return new Place(Periods.number(postedIn), id);
        }
    }

    /** What months moved on the accounts of people and units: what was posted in them. */
    public List<Moved> moved(OrgId org, YearMonth first, YearMonth last) {
        return rows.moved(org, first, last);
    }

    /**
     * What some months moved on one account.
     *
     * @param points hundredths of a point
     * @param money fen
     * @param entries how many entries these are
     */
    public record Moved(Account account, long points, long money, long entries) {}

    /** The last month that takes no entries any more. */
    public Optional<YearMonth> lastClosed(OrgId org) {
        return rows.lastClosed(org);
    }

    /**
     * Closes a month, and with it every month before: none of them takes entries any more, and what
     * stands on each account is carried over. Closing what is closed does nothing.
     */
    public void close(OrgId org, YearMonth month, int by, Instant at) {
        rows.holdAlone(org);
        Optional<YearMonth> closed = rows.lastClosed(org);
        if (closed.isPresent() && !month.isAfter(closed.get())) {
            return;
        }
        rows.carry(org, closed.map(Periods::number).orElse(0), month);
        rows.close(org, month, by, at);
    }
}

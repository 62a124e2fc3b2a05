package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Steps.fact;
import static io.shouwen.server.cashier.Steps.money;
import static io.shouwen.server.cashier.Steps.text;
import static io.shouwen.server.cashier.Steps.whole;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.cashier.StatementRows.Match;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.ledger.CashLedger;
import io.shouwen.server.ledger.CashLedger.Movement;
import io.shouwen.server.ledger.CashLedger.Reason;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.request.Requests.Sender;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/**
 * Compares what banks, card companies and wallets say of a day with what was taken. What agrees
 * moves from the safe to the bank, unless it was carried there; what does not is shown until it is
 * put right by a {@link Correction}. Files of a hall are read one after the other.
 */
@Component
final class Reconciling {
    private final OrgScope scope;
    private final Steps steps;
    private final CashLedger ledger;
    private final WallClock clock;
    private final StatementRows rows;
    private final OursRows ours;
    private final TillRows tills;

    Reconciling(
            DataSource dataSource,
            OrgScope scope,
            Steps steps,
            CashLedger ledger,
            WallClock clock) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.steps = steps;
        this.ledger = ledger;
        this.clock = clock;
        this.rows = new StatementRows(jdbc);
        this.ours = new OursRows(jdbc);
        this.tills = new TillRows(jdbc);
    }

    /** A line of a statement, in fen; below zero is what was given back. */
    record Line(String reference, long amount) {}

    /** Reads a statement of a locked day, once. */
    void read(
            Sender sender,
            int unit,
            Channel channel,
            LocalDate day,
            String digest,
            List<Line> lines) {
        OrgId org = sender.org();
        TillRows.CashDay locked =
                scope.reading(org, () -> tills.locked(org, unit, day))
                        .orElseThrow(() -> Cashier.refused("cash-day-not-locked"));
        scope.run(
                org,
                () -> {
                    rows.hold(unit);
                    if (rows.known(org, channel, digest)) {
                        throw Cashier.refused("statement-known");
                    }
                    List<Match> matches = matches(org, unit, channel, day, lines);
                    steps.act(
                            sender,
                            locked.id(),
                            _ -> List.of(told(channel, day, lines.size(), matches)));
                    long id =
                            rows.add(
                                    org,
                                    new Statement(
                                            0,
                                            unit,
                                            channel.word(),
                                            day,
                                            lines.size(),
                                            Steps.person(sender),
                                            clock.now(),
                                            0),
                                    digest);
                    rows.add(org, id, matches);
                    ours.seen(org, id);
                    post(org, unit, id, day, matches);
                });
    }

    private static NewFact told(Channel channel, LocalDate day, int lines, List<Match> matches) {
        List<Match> agreeing = matches.stream().filter(Match::agrees).toList();
        return fact(
                TillKinds.RECONCILED,
                Map.of(
                        "channel", text(channel.word()),
                        "day", new Value.Day(day),
                        "lines", whole(lines),
                        "matched", whole(agreeing.size()),
                        "amount", money(agreeing.stream().mapToLong(Match::amount).sum())));
    }

    private List<Match> matches(
            OrgId org, int unit, Channel channel, LocalDate day, List<Line> lines) {
        Map<String, List<Ours>> unseen = new HashMap<>();
        Set<String> references = lines.stream().map(Line::reference).collect(Collectors.toSet());
        for (Ours one : ours.unseen(org, unit, channel, day, references)) {
            unseen.computeIfAbsent(one.reference(), _ -> new ArrayList<>()).add(one);
        }
        List<Match> matches = new ArrayList<>();
        for (Line line : lines) {
            List<Ours> same = unseen.getOrDefault(line.reference(), List.of());
            Optional<Ours> agreeing =
                    same.stream().filter(one -> one.amount() == line.amount()).findFirst();
            Optional<Ours> found = agreeing.or(() -> same.stream().findFirst());
            matches.add(new Match(line.reference(), line.amount(), found, agreeing.isPresent()));
            agreeing.ifPresent(same::remove);
        }
        return matches;
    }

    private void post(OrgId org, int unit, long id, LocalDate day, List<Match> matches) {
        Map<Account, Long> amounts = new HashMap<>();
        for (Match match : matches) {
            if (match.agrees()) {
                Mending.arrive(unit, match.ours().orElseThrow(), amounts);
            }
        }
        ledger.post(
                org,
                new Movement(
                        "statement:" + id,
                        Reason.RECONCILED,
                        id,
                        YearMonth.from(day),
                        clock.now(),
                        amounts));
    }
}

package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Steps.fact;
import static io.shouwen.server.cashier.Steps.money;
import static io.shouwen.server.cashier.Steps.text;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.ledger.CashLedger;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/** The cash days of halls: locked once every till is approved, then paid in. */
@Component
final class CashDays {
    private final OrgScope scope;
    private final Steps steps;
    private final CashLedger ledger;
    private final TillRows rows;

    CashDays(DataSource dataSource, OrgScope scope, Steps steps, CashLedger ledger) {
        this.scope = scope;
        this.steps = steps;
        this.ledger = ledger;
        this.rows = new TillRows(JdbcClient.create(dataSource));
    }

    Optional<TillRows.CashDay> locked(OrgId org, int unit, LocalDate day) {
        return scope.reading(org, () -> rows.locked(org, unit, day));
    }

    /** Locks the day: a subject of its own, which a day that was opened again has already. */
    void lock(Sender sender, int unit, LocalDate day) {
        List<NewFact> locked = List.of(fact(TillKinds.LOCKED, Map.of("day", new Value.Day(day))));
        Optional<TillRows.CashDay> before =
                scope.reading(sender.org(), () -> rows.day(sender.org(), unit, day));
        if (before.isPresent()) {
            steps.act(sender, before.get().id(), _ -> locked);
            return;
        }
        steps.open(
                sender,
                new Command.Opening(
                        CashDayCourse.KIND,
                        unit,
                        Optional.of(new Command.Claim(CashDayCourse.KIND, unit + "/" + day))),
                () -> locked);
    }

    /** Money goes to the bank, with its slip. */
    void deposit(Sender sender, SubjectId day, Method method, long amount, String slip) {
        steps.act(
                sender,
                day,
                _ ->
                        List.of(
                                fact(
                                        TillKinds.DEPOSITED,
                                        Map.of(
                                                "amount", money(amount),
                                                "method", text(method.word()),
                                                "reference", text(slip)))));
    }

    /** What was collected for a company goes to it; the days are those that it settles. */
    void remit(
            Sender sender,
            SubjectId day,
            String payee,
            long amount,
            String reference,
            Optional<CashReports.Span> span) {
        Map<String, Value> values = new HashMap<>();
        values.put("payee", text(payee));
        values.put("amount", money(amount));
        values.put("reference", text(reference));
        span.ifPresent(days -> {
            values.put("from", new Value.Day(days.from()));
            values.put("until", new Value.Day(days.until()));
        });
        steps.act(sender, day, _ -> List.of(fact(TillKinds.REMITTED, values)));
    }

    List<CashOut> outs(OrgId org, int unit, LocalDate day) {
        return scope.reading(org, () -> rows.outs(org, unit, day));
    }

    /** What lies in the safe of a hall, by method. */
    Map<Method, Long> safe(OrgId org, int unit) {
        Map<Method, Long> safe = new EnumMap<>(Method.class);
        scope.run(
                org,
                () ->
                        Method.IN_TILL.forEach(method ->
                                safe.put(
                                        method,
                                        ledger.balance(org, TillCourse.inSafe(unit, method)))));
        return safe;
    }

    /** What is collected for a company and not yet settled with it. */
    long collected(OrgId org, String payee) {
        return scope.reading(org, () -> -ledger.balance(org, Account.ofCash("payee:" + payee)));
    }
}

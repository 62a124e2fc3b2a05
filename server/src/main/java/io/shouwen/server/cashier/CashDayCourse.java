package io.shouwen.server.cashier;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.ledger.CashLedger;
import io.shouwen.server.ledger.CashLedger.Movement;
import io.shouwen.server.ledger.CashLedger.Reason;
import io.shouwen.server.subject.History;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** The course of a hall's cash day: locked, then paid in and settled with other companies. */
@Component
public final class CashDayCourse implements Course {
    static final String KIND = "cash-day";

    private final TillRows rows;
    private final CashLedger ledger;

    public CashDayCourse(DataSource dataSource, CashLedger ledger) {
        this.rows = new TillRows(JdbcClient.create(dataSource));
        this.ledger = ledger;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        if (more.size() != 1) {
            return Optional.of(Refused.of("till-one-at-a-time"));
        }
        Fact fact = more.getFirst();
        rows.holdDays(before.unit());
        if (fact.kind().equals(TillKinds.LOCKED)) {
            return unready(before, Said.day(fact));
        }
        boolean locked =
                !before.stored().isEmpty()
                        && rows.locked(
                                        before.org(),
                                        before.unit(),
                                        Said.day(before.facts().getFirst()))
                                .isPresent();
        if (!locked) {
            return Optional.of(Refused.of("cash-day-not-locked"));
        }
        return switch (fact.kind().name()) {
            case "money.deposited" -> deposit(before, fact);
            case "money.remitted" -> remit(before, fact);
            case "statement.read" -> Optional.empty();
            default -> Optional.of(Refused.of("cash-day-locked"));
        };
    }

    private Optional<Refused> unready(History before, LocalDate day) {
        if (rows.locked(before.org(), before.unit(), day).isPresent()) {
            return Optional.of(Refused.of("cash-day-locked"));
        }
        List<Till> tills = rows.of(before.org(), Set.of(before.unit()), day);
        boolean approved =
                !tills.isEmpty()
                        && tills.stream().allMatch(till -> till.state().equals(Till.APPROVED));
        return approved ? Optional.empty() : Optional.of(Refused.of("till-not-approved"));
    }

    private Optional<Refused> deposit(History before, Fact fact) {
        Method method = Method.of(Said.text(fact, "method")).orElse(Method.BALANCE);
        boolean carried = method == Method.CASH || method.paper();
        long safe = ledger.balance(before.org(), TillCourse.inSafe(before.unit(), method));
        return amount(carried, Said.whole(fact, "amount"), safe);
    }

    private Optional<Refused> remit(History before, Fact fact) {
        rows.holdPayee(before.org(), Said.text(fact, "payee"));
        long collected = -ledger.balance(before.org(), payee(fact));
        return amount(!Said.text(fact, "payee").isBlank(), Said.whole(fact, "amount"), collected);
    }

    private static Optional<Refused> amount(boolean possible, long amount, long there) {
        return possible && amount > 0 && amount <= there
                ? Optional.empty()
                : Optional.of(Refused.of("amount-not-there"));
    }

    private static Account payee(Fact fact) {
        return Moving.income(Said.text(fact, "payee"), "other");
    }

    @Override
    public History.Holding holding(History after) {
        return new History.Holding(after.unit(), Optional.empty(), Optional.empty());
    }

    @Override
    public void keep(List<Told> told) {
        for (Told one : told) {
            History after = one.after();
            Fact fact = one.more().getLast();
            LocalDate day = Said.day(after.facts().getFirst());
            switch (fact.kind().name()) {
                case "cash-day.locked" ->
                        rows.lock(
                                after.org(),
                                new TillRows.CashDay(
                                        after.id(),
                                        after.unit(),
                                        day,
                                        Said.actor(fact),
                                        fact.occurredAt(),
                                        false));
                case "money.deposited" -> {
                    Method method = Said.method(fact);
                    out(after, fact, day, "", TillCourse.inSafe(after.unit(), method), bank());
                }
                case "money.remitted" ->
                        out(after, fact, day, Said.text(fact, "payee"), bank(), payee(fact));
                default -> {}
            }
        }
    }

    private void out(
            History after, Fact fact, LocalDate day, String payee, Account from, Account to) {
        long amount = Said.whole(fact, "amount");
        rows.add(
                after.org(),
                new CashOut(
                        0,
                        after.unit(),
                        day,
                        payee,
                        Said.text(fact, "method"),
                        amount,
                        Said.text(fact, "reference"),
                        Said.actor(fact),
                        fact.occurredAt(),
                        false,
                        Said.day(fact, "from"),
                        Said.day(fact, "until")));
        ledger.post(
                after.org(),
                new Movement(
                        "cash-out:%d:%d".formatted(after.id().value(), after.stored().size()),
                        payee.isEmpty() ? Reason.DEPOSIT : Reason.REMITTANCE,
                        after.id().value(),
                        YearMonth.from(day),
                        fact.recordedAt(),
                        Map.of(from, -amount, to, amount)));
    }

    static Account bank() {
        return Account.ofCash("bank");
    }
}

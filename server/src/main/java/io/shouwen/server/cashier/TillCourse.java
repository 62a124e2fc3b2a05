package io.shouwen.server.cashier;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.ledger.CashLedger;
import io.shouwen.server.ledger.CashLedger.Movement;
import io.shouwen.server.ledger.CashLedger.Reason;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.History;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import javax.sql.DataSource;

/**
 * The course of a till: opened with small money, counted against what the books say of each method,
 * explained where that differs, and approved by somebody else. Somebody who decides counts it for a
 * cashier who is gone; then a third person approves.
 */
@Component
public final class TillCourse implements Course {
    static final String KIND = "till";

    private final TillRows rows;
    private final PaymentRows payments;
    private final CashLedger ledger;

    public TillCourse(DataSource dataSource, CashLedger ledger) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.rows = new TillRows(jdbc);
        this.payments = new PaymentRows(jdbc);
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
        return before.stored().isEmpty()
                ? opening(before, more.getFirst())
                : later(before, more.getFirst());
    }

    private Optional<Refused> opening(History before, Fact fact) {
        if (!fact.kind().equals(TillKinds.OPENED)) {
            return Optional.of(Refused.of("not-opened"));
        }
        rows.holdDays(before.unit());
        if (rows.locked(before.org(), before.unit(), Said.day(fact)).isPresent()) {
            return Optional.of(Refused.of("cash-day-locked"));
        }
        if (Said.whole(fact, "float") < 0) {
            return Optional.of(Refused.of("amount-missing"));
        }
        return rows.open(before.org(), Said.actor(fact)).isPresent()
                ? Optional.of(Refused.of("till-open"))
                : Optional.empty();
    }

    private Optional<Refused> later(History before, Fact fact) {
        Till till = rows.lock(before.org(), before.id()).orElseThrow();
        return switch (fact.kind().name()) {
            case "till.counted" ->
                    till.cashier() == Said.actor(fact)
                            ? counted(before.org(), till, fact)
                            : Optional.of(Refused.of("till-not-open"));
            case "till.counted-for-absent" ->
                    till.cashier() == Said.actor(fact) || Said.text(fact, "words").isBlank()
                            ? Optional.of(Refused.of("till-unexplained"))
                            : counted(before.org(), till, fact);
            case "till.approved", "till.recount-asked" -> {
                if (!till.counted()) {
                    yield Optional.of(Refused.of("till-not-counted"));
                }
                yield till.touchedBy(Said.actor(fact))
                        ? Optional.of(Refused.of("till-second-person"))
                        : Optional.empty();
            }
            default -> Optional.of(Refused.of("already-open"));
        };
    }

    private Optional<Refused> counted(OrgId org, Till till, Fact fact) {
        if (!till.open()) {
            return Optional.of(Refused.of("till-not-open"));
        }
        if (payments.openAt(org, till.id().value()) > 0) {
            return Optional.of(Refused.of("till-has-payments"));
        }
        boolean differs =
                counts(org, till.id().value(), fact).stream()
                        .anyMatch(count -> count.difference() != 0);
        return differs && Said.text(fact, "words").isBlank()
                ? Optional.of(Refused.of("till-unexplained"))
                : Optional.empty();
    }

    /** What was counted, beside what the books say. */
    private List<Till.Count> counts(OrgId org, long till, Fact counted) {
        return Method.IN_TILL.stream()
                .map(method ->
                        new Till.Count(
                                method,
                                ledger.balance(org, Moving.inTill(till, method)),
                                Said.whole(counted, method.word())))
                .toList();
    }

    @Override
    public History.Holding holding(History after) {
        return new History.Holding(
                after.unit(),
                Optional.empty(),
                last(after)
                        .filter(fact -> fact.kind().equals(TillKinds.APPROVED))
                        .map(Fact::occurredAt));
    }

    private static Optional<Fact> last(History history) {
        return history.facts().isEmpty()
                ? Optional.empty()
                : Optional.of(history.facts().getLast());
    }

    @Override
    public void keep(List<Told> told) {
        for (Told one : told) {
            History after = one.after();
            Fact fact = one.more().getLast();
            rows.keep(after.org(), till(after, fact));
            switch (fact.kind().name()) {
                case "till.opened" -> begin(after, fact);
                case "till.counted", "till.counted-for-absent" ->
                        counts(after.org(), after.id().value(), fact)
                                .forEach(count -> rows.keep(after.org(), after.id(), count));
                case "till.approved" -> handIn(after, fact);
                default -> {}
            }
        }
    }

    private static Till till(History history, Fact last) {
        Fact opened = history.facts().getFirst();
        Optional<Fact> counted =
                history.facts().stream().filter(TillCourse::counts).reduce((one, other) -> other);
        boolean approved = last.kind().equals(TillKinds.APPROVED);
        String state = approved ? Till.APPROVED : counts(last) ? Till.COUNTED : Till.OPEN;
        return new Till(
                history.id(),
                history.unit(),
                Said.actor(opened),
                Said.day(opened),
                state,
                Said.whole(opened, "float"),
                opened.occurredAt(),
                counted.map(Fact::occurredAt),
                counted.map(fact -> OptionalInt.of(Said.actor(fact))).orElse(OptionalInt.empty()),
                approved ? OptionalInt.of(Said.actor(last)) : OptionalInt.empty(),
                counted.map(fact -> Said.text(fact, "words")).orElse(""));
    }

    private static boolean counts(Fact fact) {
        return fact.kind().equals(TillKinds.COUNTED) || fact.kind().equals(TillKinds.COUNTED_FOR);
    }

    /** The small money comes out of the safe. */
    private void begin(History after, Fact fact) {
        long begun = Said.whole(fact, "float");
        Map<Account, Long> amounts = new HashMap<>();
        amounts.put(Moving.inTill(after.id().value(), Method.CASH), begun);
        amounts.put(inSafe(after.unit(), Method.CASH), -begun);
        post(after, "float:" + after.id().value(), Reason.FLOAT, fact.recordedAt(), amounts);
    }

    /** All that was counted goes into the safe; what is missing or too much stands by itself. */
    private void handIn(History after, Fact fact) {
        Map<Account, Long> amounts = new HashMap<>();
        for (Till.Count count : rows.counts(after.org(), after.id())) {
            amounts.merge(
                    Moving.inTill(after.id().value(), count.method()),
                    -count.expected(),
                    Long::sum);
            amounts.merge(inSafe(after.unit(), count.method()), count.counted(), Long::sum);
            amounts.merge(Account.ofCash("difference"), -count.difference(), Long::sum);
        }
        post(
                after,
                "handed-in:" + after.id().value(),
                Reason.HANDED_IN,
                fact.recordedAt(),
                amounts);
    }

    private void post(
            History after, String key, Reason reason, Instant at, Map<Account, Long> amounts) {
        ledger.post(
                after.org(),
                new Movement(
                        key,
                        reason,
                        after.id().value(),
                        YearMonth.from(Said.day(after.facts().getFirst())),
                        at,
                        amounts));
    }

    /** Where money of a method lies between a till and the bank. */
    static Account inSafe(int unit, Method method) {
        return Account.ofCash("safe:%d:%s".formatted(unit, method.word()));
    }
}

package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Steps.fact;
import static io.shouwen.server.cashier.Steps.money;
import static io.shouwen.server.cashier.Steps.text;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Command;
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
import java.util.Set;

import javax.sql.DataSource;

/** Tills, from the small money of the morning to the day that is locked. */
@Component
public final class Tills {
    private final OrgScope scope;
    private final Steps steps;
    private final CashLedger ledger;
    private final TillRows rows;

    Tills(DataSource dataSource, OrgScope scope, Steps steps, CashLedger ledger) {
        this.scope = scope;
        this.steps = steps;
        this.ledger = ledger;
        this.rows = new TillRows(JdbcClient.create(dataSource));
    }

    /** The till that a cashier has open. */
    public Optional<Till> open(OrgId org, int cashier) {
        return scope.reading(org, () -> rows.open(org, cashier));
    }

    public SubjectId open(Sender sender, int unit, LocalDate day, long begun) {
        return steps.open(
                        sender,
                        Command.Opening.of(TillCourse.KIND, unit),
                        () ->
                                List.of(
                                        fact(
                                                TillKinds.OPENED,
                                                Map.of(
                                                        "float",
                                                        money(begun),
                                                        "day",
                                                        new Value.Day(day)))))
                .subject();
    }

    /** What the books say of each method. */
    public Map<Method, Long> expected(OrgId org, SubjectId till) {
        Map<Method, Long> expected = new EnumMap<>(Method.class);
        scope.run(
                org,
                () ->
                        Method.IN_TILL.forEach(method ->
                                expected.put(
                                        method,
                                        ledger.balance(org, Moving.inTill(till.value(), method)))));
        return expected;
    }

    /** Tells what was counted; from then on no money comes or goes. */
    public void count(Sender sender, SubjectId till, Map<Method, Long> counted, String words) {
        count(sender, till, TillKinds.COUNTED, counted, words);
    }

    /** Counts the till of a cashier who is gone; the words say why. */
    void countFor(Sender sender, SubjectId till, Map<Method, Long> counted, String words) {
        count(sender, till, TillKinds.COUNTED_FOR, counted, words);
    }

    private void count(
            Sender sender, SubjectId till, FactKind kind, Map<Method, Long> counted, String words) {
        Map<String, Value> values = new HashMap<>();
        Method.IN_TILL.forEach(
                method -> values.put(method.word(), money(counted.getOrDefault(method, 0L))));
        if (!words.isBlank()) {
            values.put("words", text(words.strip()));
        }
        steps.act(sender, till, _ -> List.of(fact(kind, values)));
    }

    public void approve(Sender sender, SubjectId till) {
        steps.act(
                sender,
                till,
                _ ->
                        List.of(
                                fact(
                                        TillKinds.APPROVED,
                                        Map.of(
                                                "difference",
                                                money(difference(sender.org(), till))))));
    }

    private long difference(OrgId org, SubjectId till) {
        return rows.counts(org, till).stream().mapToLong(Till.Count::difference).sum();
    }

    public void recount(Sender sender, SubjectId till, String reason) {
        steps.act(
                sender,
                till,
                _ -> List.of(fact(TillKinds.RECOUNT, Map.of("reason", text(reason)))));
    }

    public Optional<Till> find(OrgId org, SubjectId till) {
        return scope.reading(org, () -> rows.find(org, till));
    }

    public List<Till> of(OrgId org, Set<Integer> units, LocalDate day) {
        return scope.reading(org, () -> rows.of(org, units, day));
    }

    public List<Till.Count> counts(OrgId org, SubjectId till) {
        return scope.reading(org, () -> rows.counts(org, till));
    }
}

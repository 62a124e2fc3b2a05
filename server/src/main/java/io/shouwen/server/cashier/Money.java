package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Steps.fact;
import static io.shouwen.server.cashier.Steps.money;
import static io.shouwen.server.cashier.Steps.text;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.NewFact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The facts by which a piece of money is put down, taken and entered. */
final class Money {
    private Money() {}

    static NewFact tendered(Method method, long amount, String reference) {
        Map<String, Value> values = new HashMap<>();
        values.put("method", text(method.word()));
        values.put("amount", money(amount));
        values.put("due", money(amount));
        if (!reference.isEmpty()) {
            values.put("reference", text(reference));
        }
        return fact(CashierKinds.TENDERED, values);
    }

    static List<NewFact> taken(Method method, long amount, String reference) {
        Map<String, Value> recorded = new HashMap<>();
        recorded.put("method", text(method.word()));
        recorded.put("amount", money(amount));
        if (!reference.isEmpty()) {
            recorded.put("instrument", text(reference));
        }
        return List.of(
                fact(
                        CashierKinds.TAKEN,
                        Map.of("method", text(method.word()), "amount", money(amount))),
                fact(CashierKinds.RECORDED, recorded));
    }
}

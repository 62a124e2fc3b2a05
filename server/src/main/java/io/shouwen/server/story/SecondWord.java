package io.shouwen.server.story;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.Refusal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a second person may say of a fact that waits: accept or decline. */
final class SecondWord {
    private SecondWord() {}

    static List<NewFact> of(String word, int n, String reason) {
        FactKind kind =
                switch (word) {
                    case "accept" -> FactKind.ACCEPTED;
                    case "decline" -> FactKind.DECLINED;
                    default -> throw Refusal.notFound();
                };
        Map<String, Value> values = new HashMap<>();
        values.put(FactKind.NAMED_FACT, new Value.Text(Integer.toString(n)));
        if (!reason.isBlank()) {
            values.put("reason", new Value.Text(reason.strip()));
        }
        return List.of(NewFact.now(kind, values));
    }
}

package io.shouwen.engine.standard;

import static io.shouwen.engine.check.Checks.checkArgument;

import io.shouwen.engine.fact.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A table that decides: the first row that holds (S13, S25, S35, D12).
 *
 * @param rows from the first to the last
 * @param applied the fact that puts the decision into effect; it must say what the table says
 */
public record Entitlement(
        Opening.OnFact opening,
        List<Row> rows,
        Optional<Pattern> applied,
        String answers,
        String broken)
        implements Obligation {
    public Entitlement {
        checkArgument(!rows.isEmpty(), "a table has rows");
        rows = List.copyOf(rows);
    }

    /** One row: what must hold of the opening fact, and what then is decided. */
    public record Row(Condition where, Map<String, Value> then) {
        public Row {
            then = Map.copyOf(then);
        }
    }

    @Override
    public void looks(Consumer<Pattern> reader) {
        applied.ifPresent(reader);
        rows.forEach(row -> Pattern.compared(row.where(), reader));
    }
}

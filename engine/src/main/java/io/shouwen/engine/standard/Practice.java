package io.shouwen.engine.standard;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What only a person can observe: an item on an inspection sheet, ticked or measured (S26).
 *
 * @param clause the clause that the notes of inspectors name
 * @param look what to look at
 * @param measure the bounds of a measured item; a value beats a tick
 */
public record Practice(
        ClauseId clause, Words look, Optional<Measure> measure, String answers, String broken)
        implements Obligation {
    /** An inspector's note on one item. */
    public static final FactKind NOTED = new FactKind("inspection.noted");

    /** Which item the note is about: a clause id. */
    public static final String ITEM = "item";

    /** The tick: {@link #PASS}, {@link #FAIL} or, for an item that does not apply, another word. */
    public static final String RESULT = "result";

    public static final String PASS = "pass";
    public static final String FAIL = "fail";

    /** The measured value, a whole number of the item's unit. */
    public static final String VALUE = "value";

    /** Inclusive bounds of a measured item. */
    public record Measure(String unit, long least, long most) {}

    @Override
    public Opening opening() {
        Condition about = new Condition.OneOf(ITEM, Set.of(new Value.Text(clause.value())));
        return new Opening.OnFact(List.of(new Pattern(NOTED, about)));
    }

    @Override
    public void looks(Consumer<Pattern> reader) {}
}

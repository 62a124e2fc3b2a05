package io.shouwen.engine.standard;

import io.shouwen.engine.fact.FactKind;

import java.util.function.Consumer;

/** Facts of one kind whose attributes meet a condition. */
public record Pattern(FactKind kind, Condition where) {
    public static Pattern any(FactKind kind) {
        return new Pattern(kind, Condition.ALWAYS);
    }

    /** Tells the facts besides the one it looks at with which a condition compares. */
    static void compared(Condition where, Consumer<Pattern> reader) {
        where.references(reference -> reference.of().map(Pattern::any).ifPresent(reader));
    }

    /** True when it means every fact of the kind. */
    public boolean unconditional() {
        return where instanceof Condition.All all && all.parts().isEmpty();
    }
}

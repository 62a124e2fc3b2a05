package io.shouwen.engine.standard;

import io.shouwen.engine.fact.FactKind;

/** Facts of one kind whose attributes meet a condition. */
public record Pattern(FactKind kind, Condition where) {
    public static Pattern any(FactKind kind) {
        return new Pattern(kind, Condition.ALWAYS);
    }

    /** True when it means every fact of the kind. */
    public boolean unconditional() {
        return where instanceof Condition.All all && all.parts().isEmpty();
    }
}

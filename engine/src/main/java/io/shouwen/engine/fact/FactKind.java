package io.shouwen.engine.fact;

import static io.shouwen.engine.check.Checks.checkArgument;

/** A name from the catalogue of what can happen, such as {@code repair.reported}. */
public record FactKind(String name) implements Comparable<FactKind> {
    /** Takes the fact named by {@code fact} out of the fold; a strike may itself be struck. */
    public static final FactKind STRUCK = new FactKind("fact.struck");

    /** A second person lets the proposed fact named by {@code fact} count. */
    public static final FactKind ACCEPTED = new FactKind("fact.accepted");

    /**
     * A second person declines the proposed fact named by {@code fact}; it never counts, accepted
     * or not, unless the refusal is struck.
     */
    public static final FactKind DECLINED = new FactKind("fact.declined");

    /**
     * The attribute by which {@link #STRUCK}, {@link #ACCEPTED} and {@link #DECLINED} name a fact.
     */
    public static final String NAMED_FACT = "fact";

    private static final String ABOUT = "fact.";

    public FactKind {
        checkArgument(!name.isBlank(), "a fact kind is not blank");
    }

    /** True for the kinds that speak about another fact rather than about the world. */
    public boolean aboutFacts() {
        return name.startsWith(ABOUT) && (equals(STRUCK) || equals(ACCEPTED) || equals(DECLINED));
    }

    @Override
    public int compareTo(FactKind other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}

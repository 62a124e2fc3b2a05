package io.shouwen.engine.standard;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Where facts of one kind lie.
 *
 * @param home what a fact of the kind may be told of; empty for anything
 * @param told the books into which it is copied besides, once it is recorded at home
 */
public record Homes(Set<Home> home, Set<Home> told) {
    /** Nothing is said: such facts lie anywhere. */
    public static final Homes ANYWHERE = new Homes(Set.of(), Set.of());

    public Homes {
        home = Set.copyOf(home);
        told = Set.copyOf(told);
    }

    /** Whether a fact of the kind may be told of such a subject. */
    public boolean takes(Home one) {
        return home.isEmpty() || home.contains(one);
    }

    /** Those of both; where one says nothing, those of the other. A home is no book besides. */
    public Homes and(Homes other) {
        if (home.isEmpty()) {
            return other;
        }
        if (other.home.isEmpty()) {
            return this;
        }
        Set<Home> homes = EnumSet.copyOf(home);
        homes.addAll(other.home);
        Set<Home> books = new HashSet<>(told);
        books.addAll(other.told);
        books.removeAll(homes);
        return new Homes(homes, books);
    }

    /** Wherever facts of the kind are found, told or copied. */
    public Set<Home> found() {
        if (home.isEmpty()) {
            return EnumSet.allOf(Home.class);
        }
        EnumSet<Home> found = EnumSet.copyOf(home);
        found.addAll(told);
        return found;
    }
}

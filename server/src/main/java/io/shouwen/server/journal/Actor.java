package io.shouwen.server.journal;

import java.util.Optional;
import java.util.Set;

/**
 * Who tells a fact, and in which capacities they may.
 *
 * @param id a person's id, or {@code token:} and a token's id; what a second person is compared by
 * @param capacities the producers of the catalogue that the actor may speak as
 * @param kinds the only kinds of fact the actor may tell; empty for no such bound
 */
public record Actor(String id, Set<String> capacities, Optional<Set<String>> kinds) {
    /** The capacity of other systems. */
    public static final String API = "api";

    public Actor {
        capacities = Set.copyOf(capacities);
        kinds = kinds.map(Set::copyOf);
    }

    /** A person at the posts they hold today. */
    public static Actor person(int person, Set<String> roles) {
        return new Actor(Integer.toString(person), roles, Optional.empty());
    }

    /** Another system, by its token, which names the kinds of fact it may tell. */
    public static Actor token(int token, Set<String> kinds) {
        return new Actor("token:" + token, Set.of(API), Optional.of(kinds));
    }
}

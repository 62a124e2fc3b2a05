package io.shouwen.server.access;

import io.shouwen.server.organisation.Role;

import java.util.Set;

/** Who may use a route. */
public sealed interface Guest {
    /** Anybody, signed in or not. */
    record Everyone() implements Guest {}

    /** Anybody who is signed in. */
    record SignedInPerson() implements Guest {}

    /** Whoever holds one of these roles today. */
    record Holder(Set<Role> roles) implements Guest {
        public Holder {
            roles = Set.copyOf(roles);
        }
    }

    /** A system with a valid token. */
    record Token() implements Guest {}
}

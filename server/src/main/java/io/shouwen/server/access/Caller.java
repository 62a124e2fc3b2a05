package io.shouwen.server.access;

import io.shouwen.server.organisation.OrgId;

import java.util.OptionalInt;
import java.util.Set;

/** Another system that calls with a token; it may produce the kinds of fact that are named. */
public record Caller(OrgId org, int token, String name, OptionalInt person, Set<String> kinds) {
    public Caller {
        kinds = Set.copyOf(kinds);
    }

    public boolean mayProduce(String kind) {
        return kinds.contains(kind);
    }
}

package io.shouwen.server.standard;

import io.shouwen.engine.standard.Catalogue;

import java.util.List;

/** Kinds of fact that the running organisation itself lives by, whatever code it has adopted. */
public record OwnKinds(List<Catalogue.Kind> kinds) {
    public OwnKinds {
        kinds = List.copyOf(kinds);
    }
}

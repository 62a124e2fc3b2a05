package io.shouwen.engine.fact;

import static io.shouwen.engine.check.Checks.checkArgument;

/** What facts are about: a request, a ticket, a call, a person's year. Everything folds by it. */
public record Subject(String kind, String id) {
    public Subject {
        checkArgument(!kind.isBlank() && !id.isBlank(), "a subject has a kind and an id");
    }

    @Override
    public String toString() {
        return kind + ":" + id;
    }
}

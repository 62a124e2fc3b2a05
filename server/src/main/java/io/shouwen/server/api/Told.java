package io.shouwen.server.api;

import io.shouwen.server.journal.Outcome;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The answer to facts that were told.
 *
 * @param again whether this very command was answered before, and this is that answer
 */
public record Told(String request, Instant recordedAt, List<Noted> facts, boolean again) {
    public Told {
        facts = List.copyOf(facts);
    }

    /** One fact; a proposed one waits for a second person. */
    public record Noted(int n, String kind, String standing) {}

    static Told of(Outcome.Done done) {
        return new Told(
                done.subject().number(),
                done.at(),
                done.facts().stream()
                        .map(fact ->
                                new Noted(
                                        fact.n(),
                                        fact.kind().name(),
                                        fact.standing().name().toLowerCase(Locale.ROOT)))
                        .toList(),
                done.again());
    }
}

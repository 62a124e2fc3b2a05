package io.shouwen.server.subject;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A fact as other systems are given it: as it lies in the journal, with attributes as text. */
public record ToldFact(
        int n,
        String kind,
        Instant occurredAt,
        Instant recordedAt,
        String actor,
        String toldAs,
        String source,
        String standing,
        Map<String, String> attributes) {
    public static ToldFact of(StoredFact stored) {
        Map<String, String> attributes = new TreeMap<>();
        stored.fact().values().forEach((name, value) -> attributes.put(name, value.toString()));
        return new ToldFact(
                stored.n(),
                stored.fact().kind().name(),
                stored.fact().occurredAt(),
                stored.fact().recordedAt(),
                stored.fact().actor(),
                stored.toldAs(),
                stored.source(),
                stored.fact().standing().name().toLowerCase(Locale.ROOT),
                attributes);
    }
}

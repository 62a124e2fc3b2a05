package io.shouwen.server.subject;

import io.shouwen.engine.fact.Fact;

import java.time.Duration;
import java.util.Optional;

/**
 * A fact with what the journal keeps beside it.
 *
 * @param n its place within its subject, from one; as text it is the fact's id for the judge
 * @param toldAs the capacity in which its actor told it, one of its kind's producers
 * @param source the screen, device, interface or import it came through
 * @param sourceKey its own key there: the same key twice is one fact
 * @param deviceAhead how far the telling device's clock was ahead; already taken off the claim
 */
public record StoredFact(
        int n,
        Fact fact,
        String toldAs,
        String source,
        Optional<String> sourceKey,
        Duration deviceAhead) {}

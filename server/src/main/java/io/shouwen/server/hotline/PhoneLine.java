package io.shouwen.server.hotline;

import io.shouwen.server.call.Agent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * My phone: what I am doing, and the calls that ring there, are talked about or wait to be written
 * down.
 *
 * @param agent empty while I have not signed in
 * @param extension the one I used last
 */
public record PhoneLine(Instant now, Optional<Agent> agent, String extension, List<Pop> pops) {
    public PhoneLine {
        pops = List.copyOf(pops);
    }
}

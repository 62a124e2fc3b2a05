package io.shouwen.server.quality;

import java.time.Instant;

/**
 * What somebody said about a finding.
 *
 * @param words names the text, which is kept apart from the facts
 */
public record Spoken(int by, Instant at, String words) {}

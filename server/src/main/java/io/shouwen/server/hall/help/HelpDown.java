package io.shouwen.server.hall.help;

import java.time.Instant;

/**
 * That the systems of a hall are down, as its screens say it.
 *
 * @param hall in words; empty where the reader has one hall alone
 * @param what is down, in the words of whoever said so
 */
public record HelpDown(String hall, String what, Instant since) {}

package io.shouwen.server.hall.help;

/**
 * A call for help as a screen shows it.
 *
 * @param hall in words; empty where the reader has one hall alone
 * @param by who raised it
 * @param going who goes there; empty while nobody does
 * @param asks whether the reader may say that they go
 */
public record HelpLine(HelpCall call, String hall, String by, String going, boolean asks) {}

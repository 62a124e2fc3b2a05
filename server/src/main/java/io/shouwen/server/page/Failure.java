package io.shouwen.server.page;

import org.springframework.http.HttpStatus;

/**
 * What a visitor is told when something did not work.
 *
 * @param clause the clause of the code that refuses; empty unless one does
 * @param says what that clause asks for
 * @param incident names one entry of the log; empty unless the fault is ours
 */
public record Failure(
        HttpStatus status,
        String slug,
        String title,
        String sentence,
        String clause,
        String says,
        String incident) {}

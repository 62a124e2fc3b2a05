package io.shouwen.server.hall;

import java.time.Instant;

/**
 * A number that was given on paper, and waits for the word of a second person.
 *
 * @param number with a P before what stood on the paper
 * @param givenAt when it was given
 * @param enteredBy who entered it afterwards
 */
public record PaperNumber(
        long id,
        int unit,
        String number,
        String service,
        Instant givenAt,
        int enteredBy,
        Instant enteredAt) {}

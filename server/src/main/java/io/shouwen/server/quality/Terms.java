package io.shouwen.server.quality;

import java.time.Duration;

/**
 * What an organisation has settled about its findings.
 *
 * @param money whether deductions of money are proposed at all; off until switched on
 * @param answer how long the person found has before a confirmation may go ahead without an answer,
 *     in whole hours; zero lets it go ahead at once
 * @param appealDays within how many working days after the decision an appeal is possible
 * @param calendar the working calendar of those days; empty for Monday to Friday
 */
public record Terms(boolean money, Duration answer, int appealDays, String calendar) {
    /** What holds until an organisation settles otherwise. */
    static final Terms USUAL = new Terms(false, Duration.ofHours(24), 5, "");

    Terms withMoney() {
        return new Terms(true, answer, appealDays, calendar);
    }
}

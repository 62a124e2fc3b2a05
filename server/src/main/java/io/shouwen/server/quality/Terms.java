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
 * @param lapseDays after how many days a finding that nobody decides lapses; zero for never
 * @param panel how many people decide an appeal
 */
public record Terms(
        boolean money, Duration answer, int appealDays, String calendar, int lapseDays, int panel) {
    static final int MOST_ANSWER_HOURS = 720;
    static final int MOST_APPEAL_DAYS = 60;
    static final int MOST_LAPSE_DAYS = 365;
    static final int MOST_PANEL = 9;

    /** What holds until an organisation settles otherwise. */
    static final Terms USUAL = new Terms(false, Duration.ofHours(24), 5, "");

    /** With what is usual about lapsing and about appeals. */
    public Terms(boolean money, Duration answer, int appealDays, String calendar) {
        this(money, answer, appealDays, calendar, 30, 1);
    }

    Terms withMoney() {
        return new Terms(true, answer, appealDays, calendar, lapseDays, panel);
    }

    public boolean lapses() {
        return lapseDays > 0;
    }

    /** How long a finding waits to be decided. */
    Duration lapse() {
        return Duration.ofDays(lapseDays);
    }

    /** Whether an organisation may settle it so. */
    boolean allowed() {
        return within(answer.toHours(), 0, MOST_ANSWER_HOURS)
                && within(appealDays, 1, MOST_APPEAL_DAYS)
                && within(lapseDays, 0, MOST_LAPSE_DAYS)
                && within(panel, 1, MOST_PANEL);
    }

    private static boolean within(long number, int least, int most) {
        return number >= least && number <= most;
    }
}

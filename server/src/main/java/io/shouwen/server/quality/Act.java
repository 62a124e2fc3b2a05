package io.shouwen.server.quality;

import java.util.Locale;

/** What a person may do about a finding. */
public enum Act {
    ANSWER,
    CONFIRM,
    SECOND,
    DISMISS,
    APPEAL,
    UPHOLD,
    OVERTURN,
    /** What a declared event excused is to be decided after all. */
    REOPEN,
    /** The person is told by when to pay what the finding takes. */
    NOTIFY,
    /** What the finding takes was paid. */
    PAY;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it belongs to whoever answers for the finding, rather than to a decider. */
    boolean ofTheFound() {
        return this == ANSWER || this == APPEAL;
    }
}

package io.shouwen.engine.standard;

/** A clause measures its limit on a calendar that is not among those it would be judged by. */
public final class MissingCalendarException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient ClauseId clause;
    private final String calendar;

    MissingCalendarException(ClauseId clause, String calendar) {
        super("the clause %s names the calendar %s, which is missing".formatted(clause, calendar));
        this.clause = clause;
        this.calendar = calendar;
    }

    public ClauseId clause() {
        return clause;
    }

    public String calendar() {
        return calendar;
    }
}

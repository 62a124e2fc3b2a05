package io.shouwen.server.report;

import io.shouwen.server.insight.Listed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What waits just now: with what a day begins. The times are {@code :now}, the end of today {@code
 * :tonight} and that of tomorrow {@code :tomorrow}.
 */
public enum Standing implements Listed {
    OVERDUE("/requests/", Standing.promised("< :now"), true),
    DUE_TODAY("/requests/", Standing.promised(">= :now and p.due_at < :tonight"), true),
    OPEN("/requests/", Standing.RUNNING, true),
    /** Offers to take over that nobody has answered. */
    UNACCEPTED("/requests/", Standing.RUNNING + "and r.offered_to is not null", true),
    /** Those of them whose time to answer is over. */
    UNANSWERED(
            "/requests/",
            Standing.RUNNING + "and r.offered_to is not null and r.offer_due < :now",
            true),
    /** There is danger, and nobody has ended it. */
    URGENT("/requests/", Standing.RUNNING + "and r.urgent_at is not null", false),
    ABOVE_OVERDUE("/requests/", Standing.above("< :now"), false),
    ABOVE_DUE_TODAY("/requests/", Standing.above(">= :now and r.due_at < :tonight"), false),
    /** Whoever works here has to know of them, whatever unit declared them. */
    OUTAGES(
            "/events/",
            """
            select r.id, r.unit, r.starts_at as at
            from event r
            where r.org = :org
                and tstzrange(r.starts_at, r.ended_at) @> cast(:now as timestamptz)
            """,
            false),
    UNDECIDED("/findings/", Standing.found("raised", "raised_at"), false),
    APPEALED("/findings/", Standing.found("appealed", "raised_at"), false),
    /** Nobody has decided it, and by the end of tomorrow it is too late. */
    LAPSING(
            "/findings/",
            Standing.found("raised", "told_at")
                    + """
                    and r.verdict <> 'merit' and r.told_at < cast(:lapse_before as timestamptz)
                    """,
            false),
    /** By the end of tomorrow the person found can no longer appeal. */
    APPEAL_ENDING(
            "/findings/",
            Standing.found("confirmed", "decided_at")
                    + """
                    and r.verdict <> 'merit' and r.decided_at >= cast(:decided_from as timestamptz)
                    and r.decided_at < cast(:decided_before as timestamptz)
                    """,
            false);

    private static final String RUNNING =
            """
            select r.id, r.unit, r.opened_at as at
            from request r
            where r.org = :org and r.unit = any(:units) and r.state = 'open'
            """;

    private final String home;
    private final String rows;
    private final boolean byUnit;

    Standing(String home, String rows, boolean byUnit) {
        this.home = home;
        this.rows = rows;
        this.byUnit = byUnit;
    }

    private static String promised(String due) {
        return """
        select r.id, p.unit, min(p.due_at) as at
        from promise p
        join request r on r.id = p.subject
        where p.org = :org and p.unit = any(:units) and p.due_at %s
        group by r.id, p.unit
        """
                .formatted(due);
    }

    private static String above(String due) {
        return """
        select r.request as id, r.unit, r.due_at as at
        from above_order r
        where r.org = :org and r.unit = any(:units) and r.open and r.due_at %s
        """
                .formatted(due);
    }

    private static String found(String state, String at) {
        return """
        select r.id, r.unit, r.%s as at
        from finding r
        where r.org = :org and r.unit = any(:units) and r.state = '%s'
        """
                .formatted(at, state);
    }

    /** Those told for each unit, or those told for all of them. */
    public static List<Standing> of(boolean byUnit) {
        return List.of(values()).stream().filter(one -> one.byUnit == byUnit).toList();
    }

    /** The one of a word. */
    public static Optional<Standing> parse(String word) {
        return List.of(values()).stream().filter(one -> one.word().equals(word)).findFirst();
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String home() {
        return home;
    }

    @Override
    public String rows() {
        return rows;
    }
}

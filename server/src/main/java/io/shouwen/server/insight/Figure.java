package io.shouwen.server.insight;

import java.util.List;
import java.util.Locale;

/**
 * A figure of a report: nothing but the number of rows of a list, so that whoever asks for what is
 * behind a figure sees exactly what was counted.
 *
 * <p>What a request or finding came to is counted on the day on which it was opened or raised: of
 * those reported on Monday so many were fixed by now. So a figure of a past day moves as long as
 * its cases do, and figures of one column belong together.
 */
public enum Figure implements Listed {
    OPENED(Section.INTAKE, Figure.REQUESTS),
    STILL_OPEN(Section.INTAKE, Figure.REQUESTS + "and r.state = 'open'"),
    CLOSED(Section.INTAKE, Figure.REQUESTS + "and r.state = 'closed'"),
    REOPENED(Section.INTAKE, Figure.REQUESTS + Figure.has("request.reopened", "")),
    /** The customer had another matter in the thirty days before (repeat contact). */
    REPEATED(
            Section.INTAKE,
            Figure.REQUESTS
                    + """
                    and r.customer is not null and exists (select from request e
                        where e.org = r.org and e.customer = r.customer
                            and e.opened_at < r.opened_at
                            and e.opened_at >= r.opened_at - interval '30 days')
                    """),
    ASKED_TWICE(Section.INTAKE, Figure.REQUESTS + Figure.calledAgain(1)),
    ASKED_THRICE(Section.INTAKE, Figure.REQUESTS + Figure.calledAgain(2)),
    URGENT(Section.INTAKE, Figure.REQUESTS + "and r.urgent_at is not null"),
    REPAIRS(Section.KINDS, Figure.type("repair")),
    INSTALLATIONS(Section.KINDS, Figure.type("installation")),
    ENQUIRIES(Section.KINDS, Figure.type("enquiry")),
    SUGGESTIONS(Section.KINDS, Figure.type("suggestion")),
    PRAISE(Section.KINDS, Figure.type("praise")),
    /** Written down by our own people, of a call, a letter or a visitor. */
    BY_DESK(
            Section.KINDS,
            Figure.told("not in ('technician', 'portal', 'api')")
                    + "and not "
                    + Figure.ABOVE
                    + ")"),
    /** Reported to a technician, who wrote it down. */
    BY_FIELD(Section.KINDS, Figure.told("= 'technician'")),
    BY_PORTAL(Section.KINDS, Figure.told("= 'portal'")),
    /** Sent by another system. */
    BY_SYSTEM(Section.KINDS, Figure.told("= 'api'") + "and not " + Figure.ABOVE + ")"),
    FROM_ABOVE(Section.KINDS, Figure.REQUESTS + Figure.fromAbove("")),
    /** Its reply came too late or is owed and too late already. */
    ABOVE_OVERDUE(
            Section.INTAKE,
            Figure.REQUESTS + Figure.fromAbove("and a.due_at < coalesce(a.answered_at, now())")),
    ABOVE_REDONE(Section.INTAKE, Figure.REQUESTS + Figure.fromAbove("and a.round > 1")),
    CALLS(Section.HOTLINE, Figure.RANG),
    ANSWERED(Section.HOTLINE, Figure.RANG + "and r.answered_at is not null"),
    ABANDONED(Section.HOTLINE, Figure.RANG + "and r.state = 'abandoned'"),
    CALLED_BACK(Section.CALLBACK, Figure.REQUESTS + Figure.has("callback.done", "")),
    /** A repair that was neither withdrawn nor called back (cable.3.2.6d, f). */
    NOT_CALLED_BACK(
            Section.CALLBACK,
            Figure.REQUESTS
                    + Figure.has("repair.reported", "")
                    + Figure.hasNot("repair.withdrawn")
                    + Figure.hasNot("callback.done")),
    NOT_FIXED(
            Section.CALLBACK,
            Figure.REQUESTS
                    + Figure.has("callback.done", "and f.body ->> 'outcome' = 'not-fixed'")),
    DISSATISFIED(
            Section.CALLBACK,
            Figure.REQUESTS
                    + Figure.has("callback.done", "and f.body ->> 'opinion' = 'dissatisfied'")),
    COMPLAINTS(Section.COMPLAINTS, Figure.COMPLAINED),
    COMPLAINTS_UPHELD(Section.COMPLAINTS, Figure.COMPLAINED + Figure.decided(true)),
    COMPLAINTS_NOT_UPHELD(Section.COMPLAINTS, Figure.COMPLAINED + Figure.decided(false)),
    DOWNGRADE_ASKED(Section.COMPLAINTS, Figure.change("downgrade-asked")),
    DOWNGRADED(Section.COMPLAINTS, Figure.change("downgrade-approved")),
    MERGE_ASKED(Section.COMPLAINTS, Figure.change("merge-asked")),
    MERGED(Section.COMPLAINTS, Figure.change("merge-approved")),
    WITHDRAWAL_ASKED(Section.COMPLAINTS, Figure.change("withdrawal-asked")),
    WITHDRAWN(Section.COMPLAINTS, Figure.change("withdrawal-approved")),
    RAISED(Section.FINDINGS, Figure.FOUND),
    UNDECIDED(Section.FINDINGS, Figure.FOUND + "and r.state = 'raised'"),
    CONFIRMED(Section.FINDINGS, Figure.FOUND + "and r.state in ('confirmed', 'upheld')"),
    APPEALED(Section.FINDINGS, Figure.FOUND + "and r.state = 'appealed'"),
    NOT_UPHELD(
            Section.FINDINGS,
            Figure.FOUND + "and r.state in ('dismissed', 'overturned', 'withdrawn')"),
    /** Nobody decided it in time. */
    LAPSED(Section.FINDINGS, Figure.FOUND + "and r.state = 'lapsed'"),
    INSPECTED(Section.INSPECTIONS, Figure.SHEETS),
    LOOKED_AT(Section.INSPECTIONS, Figure.ITEMS),
    BROKEN_THERE(Section.INSPECTIONS, Figure.ITEMS + "and r.result = 'fail'"),
    TO_RECTIFY(Section.INSPECTIONS, Figure.SHEETS + "and r.broken > 0"),
    RECTIFIED(Section.INSPECTIONS, Figure.SHEETS + "and r.mended_at is not null"),
    /** Reported by the first date, and found so by an inspector. */
    RECTIFIED_IN_TIME(Section.INSPECTIONS, Figure.SHEETS + "and r.mended_at <= r.first_due");

    /** The rows of a figure; {@code r} is the request, {@code at} when it was opened. */
    private static final String REQUESTS =
            """
            select r.id, r.unit, r.opened_at as at
            from request r
            where r.org = :org and r.unit = any(:units)
                and r.opened_at >= :from and r.opened_at < :until
            """;

    /** The head of a condition that a request came from above. */
    private static final String ABOVE =
            "exists (select from above_order a where a.org = r.org and a.request = r.id";

    private static final String RANG =
            """
            select r.id, r.unit, r.rang_at as at
            from call r
            where r.org = :org and r.unit = any(:units)
                and r.rang_at >= :from and r.rang_at < :until
            """;

    /** Complaints and reports of poor service; none of them leaves this list for being changed. */
    private static final String COMPLAINED = REQUESTS + "and r.type in ('complaint', 'report')";

    /** What a trial brings is told to the person alone and counts nowhere. */
    private static final String FOUND =
            """
            select r.id, r.unit, r.raised_at as at
            from finding r
            where r.org = :org and r.unit = any(:units) and r.state <> 'trial'
                and r.raised_at >= :from and r.raised_at < :until
            """;

    /** A sheet that all have signed. */
    private static final String SHEETS =
            """
            select r.id, r.unit, r.done_at as at
            from inspection r
            where r.org = :org and r.unit = any(:units)
                and r.done_at >= :from and r.done_at < :until
            """;

    private static final String ITEMS =
            """
            select r.inspection as id, r.unit, r.looked_at as at
            from inspection_item r
            where r.org = :org and r.unit = any(:units) and r.done
                and r.result <> 'not-applicable'
                and r.looked_at >= :from and r.looked_at < :until
            """;

    private final Section section;
    private final String rows;

    Figure(Section section, String rows) {
        this.section = section;
        this.rows = rows;
    }

    /** What belongs together on the page. */
    public enum Section {
        INTAKE("/requests/"),
        KINDS("/requests/"),
        HOTLINE("/calls/"),
        CALLBACK("/requests/"),
        COMPLAINTS("/requests/"),
        FINDINGS("/findings/"),
        INSPECTIONS("/inspections/");

        private final String home;

        Section(String home) {
            this.home = home;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public List<Figure> figures() {
            return List.of(Figure.values()).stream().filter(one -> one.section == this).toList();
        }
    }

    private static String has(String kind, String more) {
        return """
        and exists (select from fact f
            where f.subject = r.id and f.kind = '%s' and f.standing = 'counted' %s)
        """
                .formatted(kind, more);
    }

    private static String hasNot(String kind) {
        return has(kind, "").replaceFirst("and exists", "and not exists");
    }

    private static String type(String type) {
        return REQUESTS + "and r.type = '%s'".formatted(type);
    }

    /** By whom the request was told of first. */
    private static String told(String as) {
        return REQUESTS
                + "and exists (select from fact f where f.subject = r.id and f.n = 1 and f.told_as %s)\n"
                        .formatted(as);
    }

    private static String decided(boolean upheld) {
        return has("complaint.decided", "and (f.body ->> 'upheld')::boolean = " + upheld);
    }

    private static String change(String fact) {
        return COMPLAINED + has("complaint." + fact, "");
    }

    private static String fromAbove(String more) {
        return "and %s %s)\n".formatted(ABOVE, more);
    }

    private static String calledAgain(int times) {
        return """
        and (select count(*) from fact f
            where f.subject = r.id and f.kind = 'customer.called-again'
                and f.standing = 'counted') >= %d
        """
                .formatted(times);
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String home() {
        return section.home;
    }

    /** Those from {@code :from} to before {@code :until}. */
    @Override
    public String rows() {
        return rows;
    }
}

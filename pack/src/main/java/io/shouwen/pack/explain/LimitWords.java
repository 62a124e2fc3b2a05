package io.shouwen.pack.explain;

import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Limit.Before.Lead;
import io.shouwen.engine.standard.Limit.DayOfMonth.Month;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The time a promise gives. */
record LimitWords(Templates t, ConditionWords conditions) {
    /**
     * The limit.
     *
     * @param period what the period is called that opens it
     */
    String of(Limit limit, String period) {
        return switch (limit) {
            case Limit.Elapsed elapsed ->
                    elapsed.amount().isZero() ? t.of("limit.at-once") : elapsed(elapsed.amount());
            case Limit.WorkingTime time ->
                    t.of("limit.working-time", length(time.amount()), time.calendar());
            case Limit.WorkingDays days -> t.of("limit.working-days", days.days(), days.calendar());
            case Limit.EndOfDay end ->
                    switch (end.daysAfter()) {
                        case 0 -> t.of("limit.end-of-day");
                        case 1 -> t.of("limit.end-of-next-day");
                        default ->
                                t.of("limit.end-of-later-day", t.counted("day", end.daysAfter()));
                    };
            case Limit.DateFrom from -> t.of("limit.date", conditions.attribute(from.attribute()));
            case Limit.AtTime at ->
                    switch (at.daysAfter()) {
                        case 0 -> t.of("limit.at-time", at.time());
                        case 1 -> t.of("limit.at-time-next", at.time());
                        default ->
                                t.of(
                                        "limit.at-time-later",
                                        at.time(),
                                        t.counted("day", at.daysAfter()));
                    };
            case Limit.DayOfMonth day -> t.of("limit.day-of-month", day.day(), month(day.month()));
            case Limit.EndOfPeriod end -> t.of("limit.end-of-period", period);
            case Limit.Before before ->
                    t.of(
                            "limit.before",
                            lead(before.lead()),
                            conditions.attribute(before.attribute()));
            case Limit.InEdition edited ->
                    t.of(
                            "limit.edition",
                            conditions.edited(edited.given(), given -> of(given, period)));
            case Limit.AnyTime any -> t.of("limit.any-time");
            case Limit.Unbound unbound -> t.of("limit.unbound", t.of("code", unbound.parameter()));
        };
    }

    /** Days by the stop-watch are hours, so that nobody takes them for days of the calendar. */
    private String elapsed(Duration amount) {
        if (!Duration.ofDays(amount.toDays()).equals(amount)) {
            return t.of("limit.elapsed", length(amount));
        }
        String hours = t.counted("hour", amount.toHours());
        return amount.toDays() == 1
                ? t.of("limit.elapsed", hours)
                : t.of("limit.elapsed-days", hours, length(amount));
    }

    private String month(Month month) {
        return switch (month) {
            case Month.After after ->
                    after.months() == 0
                            ? t.of("month.same")
                            : t.of("month.after", t.counted("month", after.months()));
            case Month.OfNext next ->
                    t.of("month.of-next", t.of("period." + Draft.word(next.period())));
            case Month.Named named -> t.of("month.named", named.month().getValue());
        };
    }

    private String lead(Lead lead) {
        return switch (lead) {
            case Lead.Time time -> length(time.amount());
            case Lead.Days days -> t.counted("day", days.days());
            case Lead.WorkingDays days ->
                    t.of(
                            "lead.working-days",
                            t.counted("working-day", days.days()),
                            days.calendar());
        };
    }

    /** An amount of time, days only where they are whole. */
    String length(Duration amount) {
        List<String> parts = new ArrayList<>();
        boolean days = amount.toHoursPart() == 0 && amount.toMinutesPart() == 0;
        long hours = days ? 0 : amount.toHours();
        add(parts, "day", days ? amount.toDays() : 0);
        add(parts, "hour", hours);
        add(parts, "minute", amount.toMinutesPart());
        add(parts, "second", amount.toSecondsPart());
        return parts.isEmpty()
                ? t.counted("minute", 0)
                : String.join(t.chinese() ? " " : t.of("list.and"), parts);
    }

    private void add(List<String> parts, String unit, long number) {
        if (number > 0) {
            parts.add(t.counted(unit, number));
        }
    }
}

package io.shouwen.assess.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What could honestly be promised: which share would have been kept at which limit. */
final class CurveSection {
    /** The shares for which the limit is told. */
    static final int[] PERCENT = {50, 80, 90, 95, 99};

    private static final int SHOWN = 6;
    private final Html out;
    private final List<TimedClauses.Timed> clauses;

    CurveSection(Html out, List<TimedClauses.Timed> clauses) {
        this.out = out;
        this.clauses = clauses;
    }

    void write() {
        if (clauses.isEmpty()) {
            return;
        }
        out.raw("<section><h2>").say("curve").raw("</h2><p class=soft>").say("curve-says");
        if (clauses.stream().anyMatch(one -> !one.times().exact())) {
            out.raw(" ").say("curve-steps", ReportPage.number(TimesTaken.MOST));
        }
        out.raw("</p>");
        int shown = Math.min(SHOWN, clauses.size());
        part(clauses.subList(0, shown));
        if (shown < clauses.size()) {
            out.raw("<details><summary>")
                    .say("more-rows", clauses.size() - shown)
                    .raw("</summary>");
            part(clauses.subList(shown, clauses.size()));
            out.raw("</details>");
        }
        out.raw("</section>\n");
    }

    private void part(List<TimedClauses.Timed> some) {
        table(some);
        out.raw("<div class=curves>");
        for (TimedClauses.Timed one : some) {
            out.raw("<figure><figcaption>").text(one.clause().id().value());
            out.raw("<span class=says>").both(one.clause().says()).raw("</span></figcaption>");
            boolean worked = one.calendar().isPresent();
            new CurvePicture(out, one.curve(), one.limitSeconds(), worked).write();
            out.raw("</figure>");
        }
        out.raw("</div>");
    }

    private void table(List<TimedClauses.Timed> some) {
        out.raw("<div class=wide tabindex=0><table><thead><tr><th>").say("clause");
        out.raw("</th><th class=n>").say("curve-limit").raw("</th><th class=n>").say("kept-share");
        out.raw("</th>");
        for (int percent : PERCENT) {
            out.raw("<th class=n>").say("curve-for", percent).raw("</th>");
        }
        out.raw("</tr></thead><tbody>");
        some.forEach(this::row);
        out.raw("</tbody></table></div>");
    }

    private void row(TimedClauses.Timed one) {
        boolean worked = one.calendar().isPresent();
        out.raw("<tr><td>").text(one.clause().id().value()).raw("<span class=says>");
        if (worked) {
            out.say("curve-working", one.calendar().orElse(""));
        } else {
            out.say("curve-elapsed");
        }
        out.raw("</span></td><td class=n>").both(Spans.upTo(one.limitSeconds(), worked));
        double share = 100 * one.curve().shareAt(one.limitSeconds());
        out.raw("</td><td class=n>" + String.format(Locale.ROOT, "%.1f %%", share));
        if (one.times().open() > 0) {
            out.raw("<span class=says>");
            out.say("curve-open", ReportPage.number(one.times().open())).raw("</span>");
        }
        out.raw("</td>");
        for (int percent : PERCENT) {
            OptionalLong limit = one.curve().limitFor(percent);
            out.raw("<td class=n>");
            if (limit.isPresent()) {
                out.both(Spans.upTo(limit.getAsLong(), worked));
            } else {
                out.raw("–");
            }
            out.raw("</td>");
        }
        out.raw("</tr>");
    }
}

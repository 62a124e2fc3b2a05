package io.shouwen.assess.report;

import io.shouwen.assess.verdict.VerdictRow;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a change would make of the verdicts: before and after, clause by clause. */
final class WhatIfSection {
    private static final List<String> SHOWN = List.of("kept", "broken", "overdue");
    private final Html out;
    private final WhatIf change;
    private final String file;
    private final ReportPage.Moment moment;

    WhatIfSection(Html out, WhatIf change, String file, ReportPage.Moment moment) {
        this.out = out;
        this.change = change;
        this.file = file;
        this.moment = moment;
    }

    void write() {
        long changed =
                change.clauses().values().stream().mapToLong(WhatIf.Difference::changed).sum();
        out.raw("<section><h2>").say("what-if").raw(" <code class=same>").text(file);
        out.raw("</code></h2><p class=soft>");
        out.say("what-if-says", ReportPage.number(changed), ReportPage.number(change.cases()));
        out.raw("</p>");
        if (changed > 0) {
            clauses();
            cases();
        }
        out.raw("</section>\n");
    }

    private void clauses() {
        out.raw("<div class=wide tabindex=0><table><thead><tr><th>").say("clause");
        out.raw("</th><th class=n>").say("kept-share").raw("</th>");
        for (String word : SHOWN) {
            out.raw("<th class=n>").say("verdict." + word).raw("</th>");
        }
        out.raw("<th class=n>").say("changed").raw("</th></tr></thead><tbody>");
        long same = 0;
        for (Map.Entry<String, WhatIf.Difference> clause : change.clauses().entrySet()) {
            if (clause.getValue().changed() > 0) {
                row(clause.getKey(), clause.getValue());
            } else {
                same++;
            }
        }
        out.raw("</tbody></table></div>");
        if (same > 0) {
            out.raw("<p class=soft>").say("what-if-same", same).raw("</p>");
        }
    }

    private void row(String clause, WhatIf.Difference difference) {
        out.raw("<tr><td>").text(clause).raw("</td><td class=n>");
        out.raw(Pictures.percent(difference.before().keptPercent()) + " → <b>");
        out.raw(Pictures.percent(difference.after().keptPercent()) + "</b>");
        out.raw("<span class=says>" + points(difference) + "</span></td>");
        for (String word : SHOWN) {
            long before = difference.before().of(word);
            long after = difference.after().of(word);
            out.raw("<td class=n>" + ReportPage.number(before));
            if (before != after) {
                out.raw(" → <b>" + ReportPage.number(after) + "</b>");
                out.raw(String.format(Locale.ROOT, "<span class=says>%+,d</span>", after - before));
            }
            out.raw("</td>");
        }
        out.raw("<td class=n>" + ReportPage.number(difference.changed()) + "</td></tr>");
    }

    private static String points(WhatIf.Difference difference) {
        OptionalDouble before = difference.before().keptPercent();
        OptionalDouble after = difference.after().keptPercent();
        return before.isPresent() && after.isPresent()
                ? String.format(Locale.ROOT, "%+.1f", after.getAsDouble() - before.getAsDouble())
                : "";
    }

    private void cases() {
        out.raw("<details><summary>").say("what-if-cases", "what-if.csv");
        out.raw("</summary><div class=wide tabindex=0><table><thead><tr><th>").say("case");
        out.raw("</th><th>").say("clause").raw("</th><th>").say("before").raw("</th><th>");
        out.say("after").raw("</th></tr></thead><tbody>");
        for (WhatIf.Changed one : change.first()) {
            out.raw("<tr><td>").text(one.id()).raw("</td><td>").text(one.clause().value());
            out.raw("</td><td>");
            side(one.before());
            out.raw("</td><td>");
            side(one.after());
            out.raw("</td></tr>");
        }
        out.raw("</tbody></table></div></details>");
    }

    private void side(Optional<VerdictRow> row) {
        String word = WhatIf.Changed.word(row);
        if (word.isEmpty()) {
            out.say("not-judged");
            return;
        }
        out.raw("<i class=\"dot " + word + "\"></i>").say("verdict." + word);
        WhatIf.Changed.due(row)
                .ifPresent(due ->
                        out.raw("<span class=says>")
                                .say("due")
                                .raw(" " + moment.of(due) + "</span>"));
    }
}

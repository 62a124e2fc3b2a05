package io.shouwen.assess.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The share kept by group and clause: units or persons down, clauses across. */
final class CrossTable {
    private static final int CLAUSES = 8;
    private static final int GROUPS = 40;
    private final Html out;
    private final Tally tally;
    private final ClauseTally.By by;
    private final String what;

    CrossTable(Html out, Tally tally, ClauseTally.By by, String what) {
        this.out = out;
        this.tally = tally;
        this.by = by;
        this.what = what;
    }

    /** The clauses and groups with the most; all of them are in the summary. */
    void write() {
        List<String> clauses =
                tally.clauses().entrySet().stream()
                        .filter(clause -> !by.of(clause.getValue()).isEmpty())
                        .sorted(
                                Comparator.comparingLong((Map.Entry<String, ClauseTally> clause) ->
                                        -clause.getValue().counts().all()))
                        .limit(CLAUSES)
                        .map(Map.Entry::getKey)
                        .toList();
        List<String> groups =
                tally.groups(by).entrySet().stream()
                        .sorted(
                                Comparator.comparingLong((Map.Entry<String, Counts> group) ->
                                        -group.getValue().all()))
                        .limit(GROUPS)
                        .map(Map.Entry::getKey)
                        .toList();
        out.raw("<details open><summary>").say("by-clause").raw("</summary><p class=soft>");
        out.say("by-clause-says").raw("</p><div class=wide tabindex=0><table><thead><tr><th>");
        out.say(what).raw("</th>");
        for (String clause : clauses) {
            out.raw("<th class=cross>").text(clause).raw("</th>");
        }
        out.raw("</tr></thead><tbody>");
        groups.forEach(group -> row(group, clauses));
        out.raw("</tbody></table></div></details>");
    }

    private void row(String group, List<String> clauses) {
        out.raw("<tr><td>").text(group).raw("</td>");
        Map<String, ClauseTally> tallies = tally.clauses();
        for (String clause : clauses) {
            Map<String, Counts> groups = by.of(tallies.getOrDefault(clause, new ClauseTally()));
            Counts counts = groups.getOrDefault(group, new Counts());
            out.raw("<td class=cross>");
            if (counts.all() > 0) {
                out.raw(Pictures.percent(counts.keptPercent()))
                        .raw(" <small class=soft>" + ReportPage.number(counts.all()) + "</small>");
            }
            out.raw("</td>");
        }
        out.raw("</tr>");
    }
}

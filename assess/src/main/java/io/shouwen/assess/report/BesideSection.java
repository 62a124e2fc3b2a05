package io.shouwen.assess.report;

import io.shouwen.engine.standard.Words;
import io.shouwen.pack.mapping.Mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The other system's verdicts and due moments beside ours, every difference with its reason. */
final class BesideSection {
    private static final int CLAUSES_SHOWN = 10;

    private final Html out;
    private final Beside beside;
    private final Map<String, Words> says;

    BesideSection(Html out, Beside beside, Map<String, Words> says) {
        this.out = out;
        this.beside = beside;
        this.says = says;
    }

    void write() {
        long agreeing = 0;
        long both = 0;
        for (Map.Entry<Beside.Pair, Beside.Count> pair : beside.pairs().entrySet()) {
            boolean speaks = !pair.getKey().theirs().isEmpty() && !pair.getKey().ours().isEmpty();
            both += speaks ? pair.getValue().times() : 0;
            agreeing += pair.getKey().why() == Beside.Why.AGREES ? pair.getValue().times() : 0;
        }
        out.raw("<section><h2>").say("beside").raw("</h2><p class=soft>");
        out.say("beside-says", ReportPage.number(agreeing), ReportPage.number(both)).raw("</p>");
        matrix();
        differences();
        if (!beside.dues().isEmpty()) {
            dues();
        }
        out.raw("</section>\n");
    }

    private void matrix() {
        TreeSet<String> ours =
                new TreeSet<>(
                        Comparator.comparingInt(
                                word -> word.isEmpty() ? 99 : Counts.WORDS.indexOf(word)));
        SortedMap<String, Map<String, Long>> rows = new TreeMap<>();
        beside.pairs()
                .forEach((pair, count) -> {
                    ours.add(pair.ours());
                    rows.computeIfAbsent(pair.theirs(), key -> new TreeMap<>())
                            .merge(pair.ours(), count.times(), Long::sum);
                });
        out.raw("<div class=wide tabindex=0><table><thead><tr><th>")
                .say("theirs")
                .raw(" \\ ")
                .say("ours")
                .raw("</th>");
        for (String word : ours) {
            out.raw("<th class=n>");
            ours(word);
            out.raw("</th>");
        }
        out.raw("</tr></thead><tbody>");
        rows.forEach((theirs, counts) -> {
            out.raw("<tr><td>");
            theirs(theirs);
            out.raw("</td>");
            for (String word : ours) {
                long count = counts.getOrDefault(word, 0L);
                out.raw("<td class=n>" + (count == 0 ? "·" : ReportPage.number(count)) + "</td>");
            }
            out.raw("</tr>");
        });
        out.raw("</tbody></table></div>");
    }

    private void theirs(String word) {
        if (word.isEmpty()) {
            out.say("nobody");
        } else {
            out.raw("<code class=word>").text(word).raw("</code>");
        }
    }

    private void ours(String word) {
        if (word.isEmpty()) {
            out.say("no-clause");
        } else {
            out.raw("<i class=\"dot " + word + "\"></i>").say("verdict." + word);
        }
    }

    private void differences() {
        List<Map.Entry<Beside.Pair, Beside.Count>> rows =
                new ArrayList<>(beside.pairs().entrySet());
        rows.removeIf(row -> row.getKey().why() == Beside.Why.AGREES);
        if (rows.isEmpty()) {
            return;
        }
        rows.sort(Comparator.comparingLong(row -> -row.getValue().times()));
        out.raw("<h3>")
                .say("differences")
                .raw("</h3><div class=wide tabindex=0><table><thead><tr><th>");
        out.say("theirs").raw("</th><th>").say("ours").raw("</th><th class=n>").say("count");
        out.raw("</th><th>").say("why").raw("</th><th class=hide-narrow>").say("examples");
        out.raw("</th></tr></thead><tbody>");
        for (Map.Entry<Beside.Pair, Beside.Count> row : rows) {
            out.raw("<tr><td>");
            theirs(row.getKey().theirs());
            out.raw("</td><td>");
            ours(row.getKey().ours());
            out.raw("</td><td class=n>" + ReportPage.number(row.getValue().times()) + "</td><td>");
            out.say("why." + row.getKey().why().name());
            explained(row.getKey())
                    .ifPresent(
                            because -> out.raw("<span class=says>").both(because).raw("</span>"));
            out.raw("</td><td class=hide-narrow><code>")
                    .text(String.join(" ", row.getValue().examples()))
                    .raw("</code></td></tr>");
        }
        out.raw("</tbody></table></div><p class=soft>").say("differences-file").raw("</p>");
    }

    private Optional<Words> explained(Beside.Pair pair) {
        return beside.other().explained().stream()
                .filter(one -> one.theirs().equals(pair.theirs()) && one.ours().equals(pair.ours()))
                .map(Mapping.Explained::because)
                .findFirst();
    }

    private void dues() {
        out.raw("<h3>").say("dues").raw("</h3><p class=soft>").say("dues-says");
        out.raw("</p><ul class=key>");
        for (Beside.Near near : Beside.Near.values()) {
            out.raw("<li><i class=" + style(near) + "></i>")
                    .say("near." + near.name())
                    .raw(" <b>" + ReportPage.number(total(near)) + "</b></li>");
        }
        out.raw("</ul><p class=soft>").say("near-note").raw("</p>");
        List<String> clauses = new ArrayList<>(beside.dues().keySet());
        clauses.sort(
                Comparator.comparingLong((String clause) -> -all(clause)).thenComparing(c -> c));
        int shown = Math.min(CLAUSES_SHOWN, clauses.size());
        table(clauses.subList(0, shown));
        if (shown < clauses.size()) {
            out.raw("<details><summary>")
                    .say("more-rows", ReportPage.number(clauses.size() - shown))
                    .raw("</summary>");
            table(clauses.subList(shown, clauses.size()));
            out.raw("</details>");
        }
    }

    private static String style(Beside.Near near) {
        return switch (near) {
            case SAME_MOMENT -> "n0";
            case SAME_MINUTE -> "n1";
            case SAME_WORKING_MOMENT -> "n2";
            case SAME_DAY -> "n3";
            case ANOTHER_DAY -> "n4";
        };
    }

    private long total(Beside.Near near) {
        return beside.dues().values().stream()
                .filter(counts -> counts.containsKey(near))
                .mapToLong(counts -> counts.getOrDefault(near, new Beside.Count()).times())
                .sum();
    }

    private long all(String clause) {
        return beside.dues().getOrDefault(clause, Map.of()).values().stream()
                .mapToLong(Beside.Count::times)
                .sum();
    }

    private void table(List<String> clauses) {
        out.raw("<div class=wide tabindex=0><table><tbody>");
        for (String clause : clauses) {
            Map<Beside.Near, Beside.Count> counts = beside.dues().getOrDefault(clause, Map.of());
            long all = all(clause);
            out.raw("<tr><td>").text(clause);
            Words words = says.get(clause);
            if (words != null) {
                out.raw("<span class=says>").both(words).raw("</span>");
            }
            out.raw("</td><td class=b><div class=bar>");
            for (Beside.Near near : Beside.Near.values()) {
                long many = counts.getOrDefault(near, new Beside.Count()).times();
                if (many > 0) {
                    out.raw("<i class=" + style(near) + " style=\"width:")
                            .raw(Pictures.decimal(100.0 * many / all) + "%\"></i>");
                }
            }
            long apart = counts.getOrDefault(Beside.Near.ANOTHER_DAY, new Beside.Count()).times();
            out.raw("</div></td><td class=n>")
                    .raw(String.format(Locale.ROOT, "%.1f %%", 100.0 * (all - apart) / all))
                    .raw("</td><td class=n>" + ReportPage.number(all) + "</td></tr>");
        }
        out.raw("</tbody></table></div>");
    }
}

package io.shouwen.assess.report;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.log.BadLine;
import io.shouwen.pack.log.BadLines;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The report as one page that needs nothing else: style, pictures and both languages inside. */
public final class ReportPage {
    private static final int ROWS_SHOWN = 12;

    private final Tally tally;
    private final Optional<WhatIf> change;
    private final JudgedBy by;
    private final Standard standard;
    private final Moment moment;
    private final Html out = new Html();

    private ReportPage(Tally tally, Optional<WhatIf> change, JudgedBy by) {
        this.tally = tally;
        this.change = change;
        this.by = by;
        this.standard = by.standards().versions().getLast();
        this.moment = new Moment(standard.zone());
    }

    /** The page. */
    public static String of(Tally tally, Optional<WhatIf> change, JudgedBy by) {
        return new ReportPage(tally, change, by).page();
    }

    /** Instants as the report shows them. */
    record Moment(ZoneId zone) {
        private static final DateTimeFormatter SHOWN =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
        private static final DateTimeFormatter WITH_SECONDS =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

        String of(Instant at) {
            return (at.getEpochSecond() % 60 == 0 ? SHOWN : WITH_SECONDS).format(at.atZone(zone));
        }
    }

    private String page() {
        Words title = Both.text("title");
        out.raw("<!doctype html>\n<html lang=zh><head><meta charset=utf-8>")
                .raw("<meta name=viewport content=\"width=device-width, initial-scale=1\">")
                .raw("<title>")
                .text(title.zh() + " · " + title.en())
                .raw("</title><style>")
                .raw(Both.file("report.css"))
                .raw("</style></head><body>\n");
        header(title);
        out.raw("<main>");
        headline();
        clauses();
        change.ifPresent(
                what -> new WhatIfSection(out, what, by.change().orElse(""), moment).write());
        new CurveSection(out, TimedClauses.of(tally, by.standards())).write();
        if (tally.all().decided() > 0) {
            spread();
        }
        if (tally.months().size() > 1) {
            months();
        }
        groups("units", "unit", ClauseTally.By.UNIT);
        groups("persons", "person", ClauseTally.By.PERSON);
        tally.beside().ifPresent(beside -> new BesideSection(out, beside, says()).write());
        new WorstSection(out, tally.worst(), by.standards(), moment).write();
        bad();
        new JudgedBySection(out, by, moment).write();
        return out.raw("</main><script>")
                .raw(Both.file("report.js"))
                .raw("</script></body></html>\n")
                .toString();
    }

    private void header(Words title) {
        String asOf = moment.of(by.asOf());
        out.raw("<header><div><h1>").both(title).raw("</h1><p class=soft>");
        Words zhEn = standard.title();
        out.both(
                        new Words(
                                Both.text("subtitle", zhEn.zh(), asOf).zh(),
                                Both.text("subtitle", zhEn.en(), asOf).en()))
                .raw("</p></div><div class=tools>")
                .raw("<button id=language type=button>")
                .raw(
                        "<span class=zh lang=en>English</span><span class=en"
                                + " lang=zh>中文</span></button>")
                .raw("<button id=theme type=button>")
                .say("theme")
                .raw("</button></div>")
                .raw("<span hidden id=title-zh>")
                .text(title.zh() + " · " + zhEn.zh())
                .raw("</span><span hidden id=title-en>")
                .text(title.en() + " · " + zhEn.en())
                .raw("</span></header>\n");
    }

    private void headline() {
        Counts all = tally.all();
        out.raw("<section class=head><div>");
        if (all.decided() == 0) {
            out.raw("<p>").say("headline-none").raw("</p>");
        } else {
            String share = String.format(Locale.ROOT, "%.1f", all.keptPercent().orElse(0));
            out.raw("<div class=share>" + share + "<small>%</small></div><div class=soft>")
                    .say("of-decided", number(all.decided()))
                    .raw("</div>");
        }
        out.raw("</div><div>");
        Pictures.bar(out, all, true);
        out.raw("<ul class=key>");
        for (String word : Counts.WORDS) {
            if (all.of(word) > 0) {
                out.raw("<li><i class=" + word + "></i>")
                        .say("verdict." + word)
                        .raw(" <b>" + number(all.of(word)) + "</b></li>");
            }
        }
        out.raw("</ul><ul class=figures>");
        figure(tally.cases(), "cases");
        figure(tally.facts(), "facts");
        figure(all.all(), "occasions");
        figure(by.bad().count(), "bad-lines");
        out.raw("</ul></div></section>\n");
    }

    private void figure(long many, String what) {
        out.raw("<li><b>" + number(many) + "</b>").say(what).raw("</li>");
    }

    static String number(long many) {
        return String.format(Locale.ROOT, "%,d", many);
    }

    private Map<String, Words> says() {
        Map<String, Words> says = new HashMap<>();
        for (Standard version : by.standards().versions()) {
            for (Clause clause : version.clauses()) {
                says.put(clause.id().value(), clause.says());
            }
        }
        return says;
    }

    private void clauses() {
        out.raw("<section><h2>").say("clauses").raw("</h2>");
        SortedMap<String, Counts> clauses = new TreeMap<>();
        tally.clauses().forEach((clause, of) -> clauses.put(clause, of.counts()));
        table("clause", clauses, says());
        if (tally.unasked().times() > 0) {
            out.raw("<p class=soft>").say("unasked", number(tally.unasked().times())).raw("</p>");
        }
        out.raw("</section>\n");
    }

    private void groups(String title, String what, ClauseTally.By by) {
        SortedMap<String, Counts> groups = tally.groups(by);
        if (groups.isEmpty()) {
            return;
        }
        out.raw("<section><h2>").say(title).raw("</h2>");
        table(what, groups, Map.of());
        if (tally.clauses().size() > 1) {
            new CrossTable(out, tally, by, what).write();
        }
        out.raw("</section>\n");
    }

    /** The groups with the most first; beyond a dozen they are folded away. */
    private void table(String what, Map<String, Counts> groups, Map<String, Words> says) {
        List<Map.Entry<String, Counts>> rows = new ArrayList<>(groups.entrySet());
        rows.sort(
                Comparator.comparingLong((Map.Entry<String, Counts> row) -> -row.getValue().all())
                        .thenComparing(Map.Entry::getKey));
        int shown = Math.min(rows.size(), ROWS_SHOWN);
        rows(what, rows.subList(0, shown), says);
        if (shown < rows.size()) {
            out.raw("<details><summary>")
                    .say("more-rows", number(rows.size() - shown))
                    .raw("</summary>");
            rows(what, rows.subList(shown, rows.size()), says);
            out.raw("</details>");
        }
    }

    private void rows(String what, List<Map.Entry<String, Counts>> rows, Map<String, Words> says) {
        out.raw("<div class=wide tabindex=0><table><thead><tr><th>")
                .say(what)
                .raw("</th><th></th><th class=n>")
                .say("kept-share")
                .raw("</th><th class=n>")
                .say("all")
                .raw("</th><th class=\"n hide-narrow\">")
                .say("late-now")
                .raw("</th></tr></thead><tbody>");
        for (Map.Entry<String, Counts> row : rows) {
            Counts counts = row.getValue();
            out.raw("<tr><td>").text(row.getKey());
            Words words = says.get(row.getKey());
            if (words != null) {
                out.raw("<span class=says>").both(words).raw("</span>");
            }
            out.raw("</td><td class=b>");
            Pictures.bar(out, counts, false);
            out.raw("</td><td class=n>" + Pictures.percent(counts.keptPercent()))
                    .raw("</td><td class=n>" + number(counts.all()))
                    .raw("</td><td class=\"n hide-narrow\">")
                    .raw(number(counts.of("broken") + counts.of("overdue") + counts.of("breached")))
                    .raw("</td></tr>");
        }
        out.raw("</tbody></table></div>");
    }

    private void spread() {
        out.raw("<section><h2>").say("spread").raw("</h2><p class=soft>");
        out.say("spread-says").raw("</p>");
        Pictures.spread(out, tally.all().spread());
        out.raw("</section>\n");
    }

    private void months() {
        out.raw("<section><h2>").say("months").raw("</h2><p class=soft>");
        out.say("months-says").raw("</p>");
        Pictures.months(out, tally.months());
        out.raw("</section>\n");
    }

    private void bad() {
        BadLines bad = by.bad();
        out.raw("<section><h2>").say("bad").raw("</h2>");
        if (bad.count() == 0) {
            out.raw("<p class=soft>").say("bad-none").raw("</p></section>\n");
            return;
        }
        out.raw("<p class=soft>").say("bad-says").raw("</p><ul class=key>");
        for (Map.Entry<BadLine, Long> reason : bad.counts().entrySet()) {
            out.raw("<li>")
                    .say("bad." + reason.getKey().slug())
                    .raw(" <b>" + number(reason.getValue()) + "</b></li>");
        }
        out.raw("</ul><details><summary>").say("bad").raw("</summary>");
        out.raw("<div class=wide tabindex=0><table><tbody>");
        for (BadLines.Told told : bad.first()) {
            out.raw("<tr><td class=n>")
                    .say("line", told.line())
                    .raw("</td><td>")
                    .say("bad." + told.reason().slug())
                    .raw("</td><td>")
                    .text(told.column())
                    .raw("</td><td><code>")
                    .text(told.text())
                    .raw("</code></td></tr>");
        }
        out.raw("</tbody></table></div></details></section>\n");
    }
}

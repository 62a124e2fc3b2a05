package io.shouwen.assess.report;

import io.shouwen.engine.standard.Standard;

import java.util.TreeSet;

/** What the report was judged by, so that anybody can judge again and get the same. */
final class JudgedBySection {
    private final Html out;
    private final JudgedBy by;
    private final ReportPage.Moment moment;

    JudgedBySection(Html out, JudgedBy by, ReportPage.Moment moment) {
        this.out = out;
        this.by = by;
        this.moment = moment;
    }

    void write() {
        out.raw("<section><h2>").say("judged-by").raw("</h2><dl>");
        for (Standard version : by.standards().versions()) {
            term("standard");
            out.both(version.title()).raw(" <code>").text(version.ref().toString()).raw("</code>");
            term("hash");
            out.raw("<code>").text(version.ref().hash()).raw("</code>");
        }
        for (String calendar : new TreeSet<>(by.standards().calendars().byName().keySet())) {
            term("calendar");
            out.text(calendar + " · " + zoneOf(calendar));
        }
        term("as-of");
        out.text(moment.of(by.asOf()) + " — ").say(by.asOfGiven() ? "as-of-given" : "as-of-last");
        term("zone");
        out.text(by.standards().versions().getLast().zone().getId());
        term("log");
        out.text(by.log())
                .raw(" · ")
                .text(ReportPage.number(by.reading().rows()))
                .raw(" ")
                .say("rows");
        if (by.spilled()) {
            out.raw(" · ").say("spilled");
        }
        term("mapping");
        out.text(by.mapping());
        if (!by.reading().unseen().isEmpty()) {
            out.raw(" · ").say("unseen", String.join(", ", by.reading().unseen()));
        }
        term("command");
        out.raw("<code>").text(by.command()).raw("</code></dd></dl><p class=soft>");
        out.say("same-judge").raw("</p></section>\n");
    }

    private void term(String key) {
        out.raw("</dd><dt>").say(key).raw("</dt><dd>");
    }

    private String zoneOf(String calendar) {
        return by.standards().calendars().editions(calendar).getLast().calendar().zone().getId();
    }
}

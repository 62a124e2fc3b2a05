package io.shouwen.assess.report;

import io.shouwen.assess.verdict.VerdictRow;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Evidence;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.Verdict;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.log.LogCase;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The longest delays, each with the facts of its case in order and the due moment among them. */
final class WorstSection {
    private static final int MOST_FACTS = 24;
    private static final int ENDS = 6;
    private final Html out;
    private final List<VerdictRow> worst;
    private final Standards standards;
    private final ReportPage.Moment moment;

    WorstSection(Html out, List<VerdictRow> worst, Standards standards, ReportPage.Moment moment) {
        this.out = out;
        this.worst = worst;
        this.standards = standards;
        this.moment = moment;
    }

    void write() {
        out.raw("<section><h2>").say("worst").raw("</h2><p class=soft>");
        out.say(worst.isEmpty() ? "nothing-late" : "worst-says").raw("</p><ol class=cases>");
        int place = 0;
        for (VerdictRow row : worst) {
            place++;
            out.raw("<li><details" + (place == 1 ? " open" : "") + "><summary><span class=same>");
            out.raw(place + "</span><span>").text(row.of().id());
            out.raw(" <span class=tag><i class=\"dot " + row.judged().verdict().word() + "\"></i>")
                    .say("verdict." + row.judged().verdict().word())
                    .raw("</span><span class=says>")
                    .text(row.judged().clause().value() + " · ");
            clause(row).map(Clause::says).ifPresent(out::both);
            if (!row.unit().isEmpty()) {
                out.text(" · " + row.unit());
            }
            if (!row.person().isEmpty()) {
                out.text(" · " + row.person());
            }
            out.raw("</span></span><span class=n>").both(late(row)).raw("</span></summary>");
            chain(row);
            out.raw("</details></li>");
        }
        out.raw("</ol></section>\n");
    }

    private Optional<Clause> clause(VerdictRow row) {
        return standards.clause(row.judged().clause(), row.judged().from());
    }

    private Words late(VerdictRow row) {
        Duration late = row.late().orElse(Duration.ZERO);
        boolean working =
                clause(row)
                        .map(Clause::rule)
                        .filter(rule ->
                                rule instanceof Promise promise
                                        && promise.within() instanceof Limit.WorkingTime)
                        .isPresent();
        return working ? Spans.worked(late) : Spans.of(late);
    }

    private void chain(VerdictRow row) {
        out.raw("<ul class=chain>");
        boolean dueTold = row.judged().due().isEmpty();
        Instant due = row.judged().due().orElse(Instant.MAX);
        Map<FactId, Evidence.Role> roles = roles(row.judged());
        List<LogCase.Entry> entries = row.of().entries();
        int left = 0;
        for (int at = 0; at < entries.size(); at++) {
            LogCase.Entry entry = entries.get(at);
            boolean passes = !dueTold && due.isBefore(entry.fact().occurredAt());
            boolean shown = shown(entries, at, roles);
            if (left > 0 && (shown || passes)) {
                between(left);
                left = 0;
            }
            if (passes) {
                due(due);
                dueTold = true;
            }
            if (shown) {
                fact(entry, Optional.ofNullable(roles.get(entry.fact().id())));
            } else {
                left++;
            }
        }
        if (left > 0) {
            between(left);
        }
        if (!dueTold) {
            due(due);
        }
        if (row.judged().verdict() instanceof Verdict.Overdue) {
            out.raw("<li class=due>").say("still-open").raw("</li>");
        }
        out.raw("</ul>");
    }

    private static Map<FactId, Evidence.Role> roles(Judged judged) {
        Map<FactId, Evidence.Role> roles = new HashMap<>();
        for (Evidence evidence : judged.evidence()) {
            roles.putIfAbsent(evidence.fact(), evidence.role());
        }
        return roles;
    }

    /** Of a long chain only its ends and what the verdict stands on. */
    private static boolean shown(
            List<LogCase.Entry> entries, int at, Map<FactId, Evidence.Role> roles) {
        return entries.size() <= MOST_FACTS
                || at < ENDS
                || at >= entries.size() - ENDS
                || roles.containsKey(entries.get(at).fact().id());
    }

    private void between(int left) {
        out.raw("<li class=soft>").say("facts-between", left).raw("</li>");
    }

    private void due(Instant due) {
        out.raw("<li class=due><b>" + moment.of(due) + "</b> ").say("due").raw("</li>");
    }

    private void fact(LogCase.Entry entry, Optional<Evidence.Role> role) {
        FactKind kind = entry.fact().kind();
        out.raw(role.isPresent() ? "<li class=weighs><b>" : "<li><b>");
        out.raw(moment.of(entry.fact().occurredAt()) + "</b> ");
        standards
                .catalogue()
                .kind(kind)
                .ifPresentOrElse(known -> out.both(known.says()), () -> out.text(kind.name()));
        out.raw(" <code class=same>").text(kind.name());
        new TreeMap<>(entry.fact().values())
                .forEach((name, value) -> out.text(" " + name + "=" + shown(value)));
        out.raw("</code> <small>").text(entry.fact().actor());
        if (!entry.unit().isEmpty()) {
            out.text(" · " + entry.unit());
        }
        out.raw(" ").say("line", entry.line()).raw("</small>");
        role.ifPresent(
                weighs -> out.raw(" <span class=tag>").say("role." + word(weighs)).raw("</span>"));
        out.raw("</li>");
    }

    private static String word(Evidence.Role role) {
        return switch (role) {
            case OPENED -> "opened";
            case KEPT -> "kept";
            case PAUSED -> "paused";
            case RESUMED -> "resumed";
            case AMENDED,
                    MOVED,
                    EXCUSED,
                    VOIDED,
                    REASON,
                    EXCEPTED,
                    BEFORE,
                    COMPARED,
                    AGAINST,
                    COUNTED ->
                    "other";
        };
    }

    private String shown(Value value) {
        return value instanceof Value.Moment at ? moment.of(at.at()) : value.toString();
    }
}

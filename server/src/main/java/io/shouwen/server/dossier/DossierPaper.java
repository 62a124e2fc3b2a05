package io.shouwen.server.dossier;

import io.shouwen.server.dossier.Dossiers.Content;
import io.shouwen.server.explain.Attributes;
import io.shouwen.server.file.FileLine;
import io.shouwen.server.page.Times;
import io.shouwen.server.paper.Paper;
import io.shouwen.server.paper.Sheet;
import io.shouwen.server.quality.FindingLine;
import io.shouwen.server.seal.CaseProof;
import io.shouwen.server.slip.Slip;
import io.shouwen.server.story.ClockView;
import io.shouwen.server.story.Event;
import io.shouwen.server.story.Reading;
import io.shouwen.server.text.Texts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A case on A4: its head, its promises, its story, what was found, what lies with it, the proof.
 */
final class DossierPaper {
    private final Content content;
    private final Reading reading;
    private final Times times;
    private final Texts t;

    DossierPaper(Content content, Times times) {
        this.content = content;
        this.reading = content.reading();
        this.times = times;
        this.t = times.texts();
    }

    byte[] pdf() {
        String title = t.of("dossier.title", reading.number());
        try (Paper paper =
                Paper.on(
                        Sheet.A4,
                        title,
                        t.language().tag(),
                        (page, pages) -> t.of("dossier.foot", reading.number(), page, pages))) {
            paper.title(title);
            head(paper);
            clocks(paper);
            story(paper);
            findings(paper);
            files(paper);
            content.proof().ifPresentOrElse(proof -> proof(paper, proof), () -> unsealed(paper));
            return paper.pdf();
        }
    }

    private void head(Paper paper) {
        pair(paper, "story.attribute.type", t.of("story.value." + reading.type().word()));
        pair(paper, "story.fault", fault());
        pair(paper, "story.unit", reading.unit());
        pair(paper, "story.opened", times.moment(reading.openedAt()));
        pair(
                paper,
                "story.closed-at",
                reading.closedAt().map(times::moment).orElse(t.of("story.open")));
        pair(paper, "story.first-contact", reading.firstContact());
        pair(paper, "story.handler", reading.handler());
        content.customer().forEach((field, value) -> pair(paper, "customer." + field, value));
        pair(
                paper,
                "dossier.exported",
                t.of("dossier.exported.by", times.moment(reading.asOf()), content.by()));
        paper.gap();
        paper.soft(t.of(content.whole() ? "dossier.whole" : "dossier.masked"));
    }

    private String fault() {
        return reading.severity().isEmpty()
                ? reading.symptom()
                : reading.symptom() + " · " + reading.severity();
    }

    private void pair(Paper paper, String key, String value) {
        if (!value.isEmpty()) {
            paper.pair(t.of(key), value);
        }
    }

    private void clocks(Paper paper) {
        List<ClockView> clocks = new ArrayList<>(reading.running());
        clocks.addAll(reading.settled());
        if (clocks.isEmpty()) {
            return;
        }
        paper.heading(t.of("story.clocks"));
        paper.table(
                List.of(3, 3, 2, 6),
                List.of(
                        t.of("dossier.promise"),
                        t.of("story.due"),
                        t.of("dossier.verdict"),
                        t.of("dossier.because")),
                clocks.stream().map(this::clock).toList());
    }

    private List<String> clock(ClockView clock) {
        String due = clock.due().map(times::shortMoment).orElse("");
        String first =
                clock.moved()
                        ? "\n"
                                + t.of("story.first-due")
                                + " "
                                + clock.firstDue().map(times::shortMoment).orElse("")
                        : "";
        return List.of(
                clock.goal() + "\n" + clock.cite() + "\n" + clock.clause(),
                due + first,
                t.of("verdict." + clock.state()),
                clock.because());
    }

    private void story(Paper paper) {
        paper.heading(t.of("story.events"));
        paper.table(
                List.of(1, 3, 7, 4),
                List.of(
                        t.of("dossier.n"),
                        t.of("dossier.at"),
                        t.of("dossier.what"),
                        t.of("dossier.who")),
                reading.events().stream().map(this::event).toList());
    }

    private List<String> event(Event event) {
        StringBuilder what = new StringBuilder(event.kind());
        if (event.standing() != Event.Standing.COUNTED) {
            what.append("  [")
                    .append(t.of("story.standing." + event.standing().word()))
                    .append(']');
        }
        event.details()
                .forEach(detail ->
                        what.append('\n').append(detail.name()).append(' ').append(detail.value()));
        if (!event.word().isEmpty()) {
            what.append('\n').append(event.word());
        }
        String told =
                event.told().map(at -> "\n" + t.of("story.told", times.shortMoment(at))).orElse("");
        return List.of(
                Integer.toString(event.n()),
                times.shortMoment(event.occurred()) + told,
                what.toString(),
                event.who() + " · " + event.source());
    }

    private void findings(Paper paper) {
        if (content.findings().isEmpty()) {
            return;
        }
        paper.heading(t.of("dossier.findings"));
        paper.table(
                List.of(3, 4, 3, 3),
                List.of(
                        t.of("dossier.finding"),
                        t.of("story.clause"),
                        t.of("dossier.state"),
                        t.of("dossier.decided")),
                content.findings().stream().map(this::finding).toList());
    }

    private List<String> finding(FindingLine finding) {
        return List.of(
                finding.id().number(),
                finding.clause(),
                t.of("finding.state." + finding.state().name().toLowerCase(Locale.ROOT)),
                finding.decidedAt().map(times::shortMoment).orElse(""));
    }

    private void files(Paper paper) {
        if (content.files().isEmpty() && content.slips().isEmpty()) {
            return;
        }
        paper.heading(t.of("file.list"));
        List<List<String>> rows = new ArrayList<>();
        for (Slip slip : content.slips()) {
            rows.add(
                    List.of(
                            t.of("file.slip", slip.number()),
                            times.shortMoment(slip.visitedAt()),
                            slip.filled()
                                    ? Attributes.value(
                                            t,
                                            "form",
                                            slip.form().isEmpty() ? "paper" : slip.form())
                                    : t.of("slip.not-filled")));
        }
        for (FileLine file : content.files()) {
            String media =
                    file.media().isEmpty()
                            ? ""
                            : t.of("file.media." + file.media()) + " " + file.measure();
            rows.add(
                    List.of(
                            t.of("story.value." + file.what()),
                            times.shortMoment(file.keptAt()),
                            (file.by() + " " + media).strip()));
        }
        paper.table(
                List.of(4, 3, 5),
                List.of(t.of("dossier.file"), t.of("dossier.at"), t.of("dossier.more")),
                rows);
        paper.gap();
        paper.soft(t.of("dossier.files.about"));
    }

    private void unsealed(Paper paper) {
        paper.heading(t.of("dossier.proof"));
        paper.text(t.of("dossier.unsealed"));
    }

    private void proof(Paper paper, CaseProof proof) {
        String name = reading.number() + CaseProof.ENDING;
        paper.attach(
                name,
                "application/jsonl",
                t.of("dossier.attached", reading.number()),
                proof.text().getBytes(StandardCharsets.UTF_8));
        paper.heading(t.of("dossier.proof"));
        paper.text(t.of("dossier.proof.about", name));
        paper.gap();
        paper.strong("bin/shouwen seal verify --case %s.pdf".formatted(reading.number()));
        paper.gap();
        paper.text(t.of("dossier.proof.key", proof.key().id()));
        if (!proof.waiting().isEmpty()) {
            paper.text(t.of("dossier.waiting", proof.waiting().size()));
        }
        paper.gap();
        pair(paper, "dossier.root", proof.root().no() + " · " + times.moment(proof.root().at()));
        pair(paper, "dossier.merkle", proof.root().merkle().toString());
        pair(paper, "dossier.signature", proof.root().signature().base64());
        paper.gap();
        paper.table(
                List.of(1, 2, 9),
                List.of(t.of("dossier.n"), t.of("dossier.leaf"), t.of("dossier.hash")),
                proof.facts().stream()
                        .map(fact ->
                                List.of(
                                        Integer.toString(fact.n()),
                                        Long.toString(fact.leaf()),
                                        fact.hash().toString()))
                        .toList());
    }
}

package io.shouwen.server.quality;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.judge.Judged;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.explain.Sentences;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.quality.Proposals.Proposal;
import io.shouwen.server.quality.Proposals.Word;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What waits for a second person. */
@Controller
public class ProposalPages {
    private final Proposals proposals;
    private final Sheets sheets;
    private final Frames frames;
    private final WallClock clock;

    ProposalPages(Proposals proposals, Sheets sheets, Frames frames, WallClock clock) {
        this.proposals = proposals;
        this.sheets = sheets;
        this.frames = frames;
        this.clock = clock;
    }

    @Bean
    static NavigationLink proposalsLink() {
        return new NavigationLink("/proposals", "proposal.link", 63);
    }

    /**
     * A waiting fact in words.
     *
     * @param own whether the reader sent it and so cannot be the second person
     */
    public record Row(
            String number,
            int n,
            String what,
            String by,
            String occurred,
            String recorded,
            String behind,
            List<Effect> effects,
            boolean own,
            String key) {}

    /** What it would do to one verdict. */
    public record Effect(
            String clause, String wordBefore, String before, String wordAfter, String after) {}

    @GetMapping("/proposals")
    String show(Me me, HttpServletRequest request, Model model) {
        Texts texts = Texts.in(frames.language(request));
        Instant now = clock.now();
        List<Row> rows =
                proposals.waiting(me.org(), me.person()).stream()
                        .map(one -> row(me, texts, one, now))
                        .toList();
        model.addAttribute("rows", rows);
        return "quality/proposals";
    }

    private Row row(Me me, Texts texts, Proposal proposal, Instant now) {
        Sentences sentences =
                sheets.sentences(me.org(), texts, me.zone(), proposal.history().facts());
        Fact fact = proposal.proposed().fact();
        boolean person = fact.actor().matches("[0-9]{1,9}");
        String by =
                person
                        ? Map.copyOf(
                                        sheets.people(
                                                me.org(),
                                                texts,
                                                Set.of(Integer.valueOf(fact.actor()))))
                                .getOrDefault(Integer.valueOf(fact.actor()), fact.actor())
                        : fact.actor();
        return new Row(
                proposal.history().id().number(),
                proposal.proposed().n(),
                sentences.kind(fact.kind()),
                by,
                sentences.figures().time(fact.occurredAt()),
                sentences.figures().time(fact.recordedAt()),
                sentences.figures().length(Duration.between(fact.occurredAt(), fact.recordedAt())),
                proposal.changes().stream()
                        .map(change ->
                                new Effect(
                                        sentences.clause(
                                                change.after().clause(), change.after().from()),
                                        change.before()
                                                .map(Judged::verdict)
                                                .map(verdict -> verdict.word())
                                                .orElse(""),
                                        change.before()
                                                .map(was -> sentences.verdict(was, now))
                                                .orElse(""),
                                        change.after().verdict().word(),
                                        sentences.verdict(change.after(), now)))
                        .toList(),
                fact.actor().equals(Integer.toString(me.person())),
                UUID.randomUUID().toString());
    }

    @PostMapping("/proposals/{number}/{n}")
    String decide(
            Me me,
            @PathVariable String number,
            @PathVariable int n,
            @RequestParam boolean accepted,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        SubjectId subject = SubjectId.parse(number).orElseThrow(Refusal::notFound);
        Answers.done(
                proposals.decide(
                        new Findings.Sender(me.org(), me.person(), key),
                        me.roles(),
                        subject,
                        n,
                        new Word(accepted, reason)));
        return "redirect:/proposals";
    }
}

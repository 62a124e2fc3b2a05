package io.shouwen.server.quality;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.access.Me;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.story.Answers;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the head of the house settles about findings, and who settled what before. */
@Controller
public class TermsPages {
    private static final Command.Claim CLAIM = new Command.Claim(TermsCourse.SUBJECT, "house");
    private static final int MOST_CHANGES = 50;

    private final Journal journal;
    private final Shelf shelf;
    private final Findings findings;
    private final Sheets sheets;
    private final Frames frames;
    private final Units units;

    TermsPages(
            Units units,
            Journal journal,
            Shelf shelf,
            Findings findings,
            Sheets sheets,
            Frames frames) {
        this.journal = journal;
        this.shelf = shelf;
        this.findings = findings;
        this.sheets = sheets;
        this.frames = frames;
        this.units = units;
    }

    /** One change. */
    public record Change(Instant at, String by, Terms terms) {}

    @GetMapping("/findings/terms")
    String terms(Me me, HttpServletRequest request, Model model) {
        Texts texts = Texts.in(frames.language(request));
        model.addAttribute("terms", findings.terms(me.org()));
        model.addAttribute("changes", changes(me.org(), texts));
        model.addAttribute("calendars", calendars(me.org()));
        model.addAttribute("may", maySettle(me));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "quality/terms";
    }

    @PostMapping("/findings/terms")
    String settle(
            Me me,
            @RequestParam(defaultValue = "false") boolean money,
            @RequestParam(defaultValue = "") String answerHours,
            @RequestParam(defaultValue = "") String appealDays,
            @RequestParam(defaultValue = "") String lapseDays,
            @RequestParam(defaultValue = "") String panel,
            @RequestParam(defaultValue = "") String calendar,
            @RequestParam String key) {
        if (!maySettle(me)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "terms-not-yours");
        }
        if (!calendar.isEmpty() && !calendars(me.org()).contains(calendar)) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "terms-out-of-bounds");
        }
        Terms terms =
                new Terms(
                        money,
                        Duration.ofHours(whole(answerHours)),
                        whole(appealDays),
                        calendar,
                        whole(lapseDays),
                        whole(panel));
        Answers.done(
                journal.run(
                        new Command(
                                me.org(),
                                Actor.person(
                                        me.person(),
                                        me.roles().stream()
                                                .map(Role::code)
                                                .collect(Collectors.toSet())),
                                key,
                                "findings",
                                target(me.org()),
                                List.of(TermsCourse.settled(terms)))));
        return "redirect:/findings/terms";
    }

    private Command.Target target(OrgId org) {
        return journal.holder(org, CLAIM)
                .<Command.Target>map(Command.Existing::new)
                .orElseGet(() ->
                        new Command.Opening(
                                TermsCourse.SUBJECT, units.house(org), Optional.of(CLAIM)));
    }

    /** Whoever leads the whole house. */
    private boolean maySettle(Me me) {
        return me.holds(Role.EXECUTIVE, units.house(me.org()));
    }

    private Set<String> calendars(OrgId org) {
        return new TreeSet<>(shelf.of(org).standards().calendars().byName().keySet());
    }

    private List<Change> changes(OrgId org, Texts texts) {
        List<Fact> facts =
                journal.holder(org, CLAIM).stream()
                        .flatMap(subject -> journal.history(org, subject).stream())
                        .flatMap(history -> history.facts().reversed().stream())
                        .limit(MOST_CHANGES)
                        .toList();
        Set<Integer> people =
                facts.stream()
                        .map(fact -> new FactReader(fact).actor())
                        .collect(Collectors.toSet());
        Map<Integer, String> names = sheets.people(org, texts, people);
        return facts.stream()
                .map(fact ->
                        new Change(
                                fact.recordedAt(),
                                names.getOrDefault(new FactReader(fact).actor(), ""),
                                TermsCourse.read(fact)))
                .toList();
    }

    /** What is no number is out of every bound. */
    private static int whole(String number) {
        return number.strip().matches("[0-9]{1,6}") ? Integer.parseInt(number.strip()) : -1;
    }
}

package io.shouwen.server.quality;

import io.shouwen.server.access.Me;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.quality.Findings.Said;
import io.shouwen.server.quality.Findings.Sender;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** One finding, and one's own findings. */
@Controller
class FindingPages {
    /** Begins the name of every field that answers what a code asks. */
    private static final String GIVEN = "given.";

    private final Findings findings;
    private final Sheets sheets;
    private final FindingDesk desk;
    private final DeskReader reader;
    private final Frames frames;

    FindingPages(
            Findings findings, Sheets sheets, FindingDesk desk, DeskReader reader, Frames frames) {
        this.desk = desk;
        this.reader = reader;
        this.findings = findings;
        this.sheets = sheets;
        this.frames = frames;
    }

    @Bean
    static NavigationLink myFindingsLink() {
        return new NavigationLink("/my/findings", "finding.mine.link", 61);
    }

    @GetMapping("/my/findings")
    String mine(
            Me me,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request,
            Model model) {
        Texts texts = Texts.in(frames.language(request));
        List<FindingLine> lines = findings.ofPerson(me.org(), me.person(), place(after));
        model.addAttribute("list", reader.list(me, lines, texts));
        model.addAttribute("limits", desk.limits(me.org(), lines));
        return "quality/mine";
    }

    private static Place place(String after) {
        return after.isEmpty() ? Place.NEWEST : Place.parse(after).orElseThrow(Refusal::notFound);
    }

    @GetMapping("/findings/{number}")
    String one(
            Me me,
            @PathVariable String number,
            @RequestParam Map<String, String> asked,
            HttpServletRequest request,
            Model model) {
        FindingView view =
                SubjectId.parse(number)
                        .flatMap(id -> findings.find(me.org(), me.person(), id, given(asked)))
                        .orElseThrow(Refusal::notFound);
        Texts texts = Texts.in(frames.language(request));
        model.addAttribute("sheet", sheets.sheet(view, texts, me.zone()));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "quality/finding";
    }

    @PostMapping("/findings/{number}/{act}")
    String say(
            Me me,
            @PathVariable String number,
            @PathVariable String act,
            @RequestParam int revision,
            @RequestParam(defaultValue = "0") String points,
            @RequestParam(defaultValue = "0") String money,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam Map<String, String> form,
            @RequestParam String key) {
        SubjectId id = SubjectId.parse(number).orElseThrow(Refusal::notFound);
        Act wanted =
                Arrays.stream(Act.values())
                        .filter(known -> known.code().equals(act))
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        if (findings.find(me.org(), me.person(), id).isEmpty()) {
            throw Refusal.notFound();
        }
        Answers.done(
                findings.say(
                        new Sender(me.org(), me.person(), key),
                        id,
                        new Said(
                                wanted,
                                revision,
                                hundredths(points),
                                hundredths(money),
                                words,
                                given(form),
                                seen)));
        return "redirect:/findings/" + id.number();
    }

    @PostMapping("/findings/{number}/measures")
    String measure(
            Me me,
            @PathVariable String number,
            @RequestParam String decision,
            @RequestParam String clause,
            @RequestParam String account,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String words,
            @RequestParam String key) {
        SubjectId id = SubjectId.parse(number).orElseThrow(Refusal::notFound);
        Measure.Decision wanted = Measure.Decision.of(decision).orElseThrow(Refusal::notFound);
        if (findings.find(me.org(), me.person(), id).isEmpty()) {
            throw Refusal.notFound();
        }
        Answers.done(
                findings.measure(
                        new Sender(me.org(), me.person(), key),
                        id,
                        new Findings.Measuring(wanted, clause, account, step, words)));
        return "redirect:/findings/" + id.number();
    }

    /** The answers to what a code asks. */
    private static Map<String, String> given(Map<String, String> form) {
        return form.entrySet().stream()
                .filter(one -> one.getKey().startsWith(GIVEN))
                .collect(
                        Collectors.toMap(
                                one -> one.getKey().substring(GIVEN.length()),
                                Map.Entry::getValue));
    }

    private static long hundredths(String amount) {
        try {
            return new BigDecimal(amount.strip()).movePointRight(2).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Refusal(HttpStatus.CONFLICT, "amount-unreadable", amount);
        }
    }
}

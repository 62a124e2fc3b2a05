package io.shouwen.server.call.draw;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Practice;
import io.shouwen.server.access.Me;
import io.shouwen.server.call.CallKinds;
import io.shouwen.server.call.CallLine;
import io.shouwen.server.call.CallLines;
import io.shouwen.server.call.Calls;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.subject.History;
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

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The quality office draws calls, listens to them and says what it heard. */
@Controller
class DrawPages {
    private static final int MOST = 30;

    private final Draws draws;
    private final Calls calls;
    private final CallLines lines;
    private final Journal journal;
    private final Staff staff;
    private final Frames frames;

    DrawPages(
            Draws draws,
            Calls calls,
            CallLines lines,
            Journal journal,
            Staff staff,
            Frames frames) {
        this.draws = draws;
        this.calls = calls;
        this.lines = lines;
        this.journal = journal;
        this.staff = staff;
        this.frames = frames;
    }

    @Bean
    static NavigationLink drawsLink() {
        return new NavigationLink("/calls/draws", "draw.link", 65);
    }

    @GetMapping("/calls/draws")
    String list(Me me, @RequestParam(defaultValue = "2147483647") int before, Model model) {
        List<Draw> found = draws.list(me, before, MOST + 1);
        List<Draw> page = found.subList(0, Math.min(MOST, found.size()));
        model.addAttribute("draws", page);
        model.addAttribute("next", found.size() > MOST ? page.getLast().id() : 0);
        model.addAttribute("week", draws.lastWeek(me));
        return "call/draws";
    }

    @PostMapping("/calls/draws")
    String draw(Me me, @RequestParam LocalDate week, @RequestParam int perAgent) {
        return "redirect:/calls/draws/" + draws.draw(me, week, perAgent);
    }

    @GetMapping("/calls/draws/{id}")
    String show(Me me, @PathVariable int id, HttpServletRequest request, Model model) {
        Texts texts = frames.of(request).t();
        Draw draw = draws.seen(me, id);
        List<SubjectId> drawn =
                draws.drawn(me.org(), id).stream().map(DrawRows.Drawn::call).toList();
        Map<SubjectId, CallLine> found =
                lines.of(me.org(), calls.rows(me.org(), drawn), texts).stream()
                        .collect(Collectors.toMap(line -> line.row().id(), Function.identity()));
        Set<SubjectId> listened =
                journal.histories(me.org(), drawn).stream()
                        .filter(DrawPages::listened)
                        .map(History::id)
                        .collect(Collectors.toSet());
        model.addAttribute(
                "sheet",
                new DrawSheet(
                        draw,
                        name(me, draw.drawnBy(), texts),
                        draws.same(me, draw),
                        drawn.stream()
                                .flatMap(call -> Optional.ofNullable(found.get(call)).stream())
                                .map(line ->
                                        new DrawSheet.Line(
                                                line, listened.contains(line.row().id())))
                                .toList()));
        return "call/draw";
    }

    private static boolean listened(History call) {
        return call.facts().stream().anyMatch(fact -> fact.kind().equals(CallKinds.LISTENED));
    }

    private String name(Me me, int person, Texts texts) {
        return Optional.ofNullable(staff.named(me.org(), List.of(person)).get(person))
                .map(member -> texts.name(member.nameZh(), member.nameEn()))
                .orElse("");
    }

    /** What to listen for in one call. */
    @GetMapping("/calls/{number}/listening")
    String listen(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int draw,
            HttpServletRequest request,
            Model model) {
        Calls.Call call = calls.seen(me, number);
        Texts texts = frames.of(request).t();
        model.addAttribute("draw", draw);
        model.addAttribute("line", lines.of(me.org(), List.of(call.row()), texts).getFirst());
        model.addAttribute(
                "items",
                draws.items(me.org(), call.row()).stream()
                        .map(clause -> item(clause, texts))
                        .toList());
        model.addAttribute("key", UUID.randomUUID().toString());
        return "call/listening";
    }

    private static DrawSheet.Item item(Clause clause, Texts texts) {
        String look =
                clause.rule() instanceof Practice practice
                        ? texts.name(practice.look().zh(), practice.look().en())
                        : "";
        return new DrawSheet.Item(
                clause.id().value(), texts.name(clause.says().zh(), clause.says().en()), look);
    }

    @PostMapping("/calls/{number}/listened")
    String listened(
            Me me,
            @PathVariable String number,
            @RequestParam int draw,
            @RequestParam String key,
            @RequestParam Map<String, String> form) {
        Calls.Call call = calls.seen(me, number);
        draws.listened(me, key, call, draw, form);
        return "redirect:/calls/draws/" + draw;
    }
}

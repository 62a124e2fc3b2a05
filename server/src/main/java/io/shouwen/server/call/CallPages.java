package io.shouwen.server.call;

import io.shouwen.server.access.Me;
import io.shouwen.server.call.CallRows.Filter;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.page.Times;
import io.shouwen.server.story.Clocks;
import io.shouwen.server.story.Reader;
import io.shouwen.server.story.Sight;
import io.shouwen.server.story.Streams;
import io.shouwen.server.subject.Place;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Calls as lists, one by one, and live; and what each agent is doing. */
@Controller
class CallPages {
    private static final int MOST = 30;

    private final OrgScope scope;
    private final Calls calls;
    private final Agents agents;
    private final CallWatch watch;
    private final CallLines lines;
    private final Sight sight;
    private final Reader reader;
    private final Clocks clocks;
    private final Judgements judgements;
    private final Streams streams;
    private final WallClock clock;
    private final Frames frames;
    private final CallRows rows;

    CallPages(
            DataSource dataSource,
            OrgScope scope,
            Calls calls,
            Agents agents,
            CallWatch watch,
            CallLines lines,
            Sight sight,
            Reader reader,
            Clocks clocks,
            Judgements judgements,
            Streams streams,
            WallClock clock,
            Frames frames) {
        this.scope = scope;
        this.calls = calls;
        this.agents = agents;
        this.watch = watch;
        this.lines = lines;
        this.sight = sight;
        this.reader = reader;
        this.clocks = clocks;
        this.judgements = judgements;
        this.streams = streams;
        this.clock = clock;
        this.frames = frames;
        this.rows = new CallRows(JdbcClient.create(dataSource));
    }

    @Bean
    static NavigationLink callsLink() {
        return new NavigationLink("/calls", "call.link", 15);
    }

    /** The calls of a day, the newest first; today unless another day is asked for. */
    @GetMapping("/calls")
    String list(
            Me me,
            @RequestParam(required = false) Optional<LocalDate> day,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest request,
            Model model) {
        boolean known =
                state.isEmpty()
                        || Arrays.stream(CallState.values())
                                .anyMatch(one -> one.word().equals(state));
        Place after =
                cursor.isEmpty()
                        ? Place.NEWEST
                        : Place.parse(cursor).orElseThrow(Refusal::notFound);
        if (!known) {
            throw Refusal.notFound();
        }
        Instant now = clock.now();
        LocalDate today = now.atZone(me.zone()).toLocalDate();
        LocalDate asked = day.filter(one -> one.isBefore(today)).orElse(today);
        Filter filter =
                new Filter(
                        sight.units(me),
                        state,
                        mine ? me.person() : 0,
                        asked.atStartOfDay(me.zone()).toInstant(),
                        asked.plusDays(1).atStartOfDay(me.zone()).toInstant());
        List<CallRow> found =
                scope.reading(me.org(), () -> rows.list(me.org(), filter, after, MOST + 1));
        List<CallRow> page = found.subList(0, Math.min(MOST, found.size()));
        model.addAttribute(
                "listed",
                new CallList(
                        asked,
                        today,
                        state,
                        mine,
                        lines.of(me.org(), page, frames.of(request).t()),
                        found.size() > MOST ? page.getLast().place().toString() : ""));
        return "call/list";
    }

    @GetMapping("/calls/live")
    String live(Me me, HttpServletRequest request, Model model) {
        model.addAttribute("position", streams.position());
        model.addAttribute("board", watch.board(me, frames.of(request).t()));
        return "call/live";
    }

    /** The part that moves by itself. */
    @GetMapping("/calls/board")
    String board(Me me, HttpServletRequest request, Model model) {
        model.addAttribute("board", watch.board(me, frames.of(request).t()));
        return "call/board";
    }

    @GetMapping(path = "/calls/changes", produces = "text/event-stream")
    SseEmitter changes(
            Me me,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastEventId,
            @RequestParam(defaultValue = "") String after) {
        return streams.boards(me, new Streams.Read(lastEventId, after));
    }

    /** One call: what was told of it, what was answered, and what the code makes of it. */
    @GetMapping("/calls/{number}")
    String show(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        Calls.Call call = calls.seen(me, number);
        Times times = frames.of(request).times();
        Instant now = clock.now();
        model.addAttribute("now", now);
        model.addAttribute("call", call);
        model.addAttribute(
                "line", lines.of(me.org(), List.of(call.row()), times.texts()).getFirst());
        model.addAttribute("words", calls.words(me.org(), call.history()));
        model.addAttribute("events", reader.events(call.history(), now, times));
        model.addAttribute(
                "verdicts",
                clocks.of(
                        call.history(),
                        judgements.assess(call.history(), now),
                        times.texts().language(),
                        me.zone()));
        return "call/call";
    }

    /** What I am doing from now on. Whoever has a call to write down does that first. */
    @PostMapping("/calls/me")
    String turn(
            Me me,
            @RequestParam String state,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String extension) {
        if (calls.unwritten(me)) {
            throw new Refusal(HttpStatus.CONFLICT, "call-unwritten");
        }
        switch (state) {
            case "ready" -> ready(me, extension.strip());
            case "pause" -> pause(me, reason);
            case "out" -> agents.signOut(me.org(), me.person());
            default -> throw Refusal.notFound();
        }
        return "redirect:/hotline";
    }

    private void ready(Me me, String extension) {
        if (agents.now(me.org(), me.person()).isPresent()) {
            agents.turn(me.org(), me.person(), Agent.State.READY, "");
        } else {
            agents.signIn(me.org(), me.person(), Calls.post(me), extension);
        }
    }

    private void pause(Me me, String reason) {
        if (!Agent.REASONS.contains(reason)) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "pause-reason-missing");
        }
        agents.turn(me.org(), me.person(), Agent.State.PAUSE, reason);
    }
}

package io.shouwen.server.desk;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.event.Events;
import io.shouwen.server.explain.Attributes;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.request.Requests;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Clocks;
import io.shouwen.server.story.Reader;
import io.shouwen.server.story.Sight;
import io.shouwen.server.story.Streams;
import io.shouwen.server.story.Urgency;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

/** Dispatch: what runs, by promised time, and who goes. */
@Controller
class DeskPage {
    private static final int MOST = 30;
    private static final List<Role> ASSIGNING = List.of(Role.DISPATCHER, Role.CHIEF, Role.HEAD);

    private final OrgScope scope;
    private final Sight sight;
    private final Units units;
    private final Staff staff;
    private final Clocks clocks;
    private final Reader reader;
    private final WallClock clock;
    private final Requests requests;
    private final Streams streams;
    private final Events events;
    private final Frames frames;
    private final DeskRows rows;

    DeskPage(
            DataSource dataSource,
            OrgScope scope,
            Sight sight,
            Units units,
            Staff staff,
            Clocks clocks,
            Reader reader,
            WallClock clock,
            Requests requests,
            Streams streams,
            Events events,
            Frames frames) {
        this.scope = scope;
        this.sight = sight;
        this.units = units;
        this.staff = staff;
        this.clocks = clocks;
        this.reader = reader;
        this.clock = clock;
        this.requests = requests;
        this.streams = streams;
        this.events = events;
        this.frames = frames;
        this.rows = new DeskRows(JdbcClient.create(dataSource));
    }

    @Bean
    static NavigationLink deskLink() {
        return new NavigationLink("/desk", "desk.link", 20);
    }

    @GetMapping("/desk")
    String show(
            Me me,
            @RequestParam(defaultValue = "0") int crew,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("position", streams.position());
        fill(me, new Shown(crew, type, cursor), request, model);
        return "desk/desk";
    }

    /** The part that moves by itself. */
    @GetMapping("/desk/board")
    String board(
            Me me,
            @RequestParam(defaultValue = "0") int crew,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest request,
            Model model) {
        fill(me, new Shown(crew, type, cursor), request, model);
        return "desk/board";
    }

    @GetMapping(path = "/desk/live", produces = "text/event-stream")
    SseEmitter listen(
            Me me,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastEventId,
            @RequestParam(defaultValue = "") String after) {
        return streams.boards(me, new Streams.Read(lastEventId, after));
    }

    @PostMapping("/desk/{number}/handler")
    String assign(
            Me me,
            @PathVariable String number,
            @RequestParam int handler,
            @RequestParam String key,
            @RequestParam(defaultValue = "0") int crew,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String cursor) {
        SubjectId id = sight.story(me, number).request().id();
        boolean sendable =
                staff.holding(me.org(), Role.TECHNICIAN, sight.units(me)).stream()
                        .anyMatch(member -> member.id() == handler);
        if (!sendable) {
            throw Refusal.notFound();
        }
        Answers.done(requests.assign(Sight.sender(me, key, "desk"), id, handler, ""));
        return "redirect:/desk?crew=%d&type=%s"
                        .formatted(crew, RequestType.of(type).map(RequestType::word).orElse(""))
                + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
    }

    /** Which part of the board is asked for. */
    private record Shown(int crew, String type, String cursor) {
        BoardPlace from() {
            return cursor.isEmpty()
                    ? BoardPlace.FIRST
                    : BoardPlace.parse(cursor).orElseThrow(Refusal::notFound);
        }
    }

    private void fill(Me me, Shown asked, HttpServletRequest request, Model model) {
        Texts texts = frames.of(request).times().texts();
        Instant now = clock.now();
        Set<Integer> seen = sight.units(me);
        Set<Integer> shown = asked.crew() == 0 ? seen : within(seen, asked.crew());
        List<DeskRows.Row> found =
                scope.reading(
                        me.org(),
                        () -> rows.board(me, shown, asked.type(), asked.from(), MOST + 1));
        List<DeskRows.Row> page = found.subList(0, Math.min(MOST, found.size()));
        Map<Integer, Unit> all = units.all(me.org());
        model.addAttribute(
                "board",
                new Board(
                        now,
                        lines(me, page, all, texts, now),
                        all.values().stream()
                                .filter(unit -> seen.contains(unit.id()))
                                .filter(unit -> unit.kind().equals("crew"))
                                .toList(),
                        asked.crew(),
                        asked.type(),
                        asked.cursor(),
                        found.size() > MOST ? page.getLast().place().toString() : "",
                        technicians(me, seen),
                        events.open(me.org(), now),
                        me.hasAny(ASSIGNING)));
        model.addAttribute("key", UUID.randomUUID().toString());
    }

    private static Set<Integer> within(Set<Integer> seen, int crew) {
        return seen.contains(crew) ? Set.of(crew) : Set.of();
    }

    private Map<Integer, List<Member>> technicians(Me me, Set<Integer> seen) {
        Map<Integer, List<Member>> byUnit = new HashMap<>();
        staff.holding(me.org(), Role.TECHNICIAN, seen)
                .forEach(member ->
                        byUnit.computeIfAbsent(member.unit(), unit -> new ArrayList<>())
                                .add(member));
        return byUnit;
    }

    private List<Board.Line> lines(
            Me me, List<DeskRows.Row> page, Map<Integer, Unit> all, Texts texts, Instant now) {
        Set<Integer> ids = new HashSet<>();
        page.forEach(row -> ids.add(row.handler()));
        Map<Integer, Member> people = staff.named(me.org(), ids);
        Set<Integer> drivers = new HashSet<>();
        staff.holding(me.org(), Role.TECHNICIAN, all.keySet())
                .forEach(member -> drivers.add(member.id()));
        return page.stream().map(row -> line(me, row, all, people, drivers, texts, now)).toList();
    }

    private Board.Line line(
            Me me,
            DeskRows.Row row,
            Map<Integer, Unit> all,
            Map<Integer, Member> people,
            Set<Integer> drivers,
            Texts texts,
            Instant now) {
        Duration left = Duration.between(now, row.due());
        boolean overdue = row.overdue() || left.isNegative();
        String state =
                overdue ? "overdue" : Urgency.soon(row.from(), row.due(), now) ? "soon" : "pending";
        return new Board.Line(
                row.request().number(),
                row.clause().isEmpty()
                        ? ""
                        : clocks.goal(me.org(), row.clause(), row.from(), texts.language()),
                state,
                left,
                row.due(),
                row.firstDue(),
                row.unit(),
                Optional.ofNullable(all.get(row.unit()))
                        .map(unit -> texts.name(unit.nameZh(), unit.nameEn()))
                        .orElse(""),
                row.handler(),
                Optional.ofNullable(people.get(row.handler()))
                        .map(member -> texts.name(member.nameZh(), member.nameEn()))
                        .orElse(""),
                drivers.contains(row.handler()),
                row.customer()
                        .map(id -> reader.masked(me.org(), id).getOrDefault("address", ""))
                        .orElse(""),
                row.type(),
                Attributes.value(texts, row.symptom()),
                row.urged(),
                row.urgentAt(),
                row.event().flatMap(id -> events.find(me.org(), id)));
    }
}

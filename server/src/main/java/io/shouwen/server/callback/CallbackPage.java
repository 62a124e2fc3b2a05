package io.shouwen.server.callback;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.explain.Attributes;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Reader;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.Place;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

/** The callback desk: every repair of yesterday is called back this morning (cable.3.2.6f–h). */
@Controller
class CallbackPage {
    private static final int MOST = 30;

    private final OrgScope scope;
    private final Callbacks callbacks;
    private final Sight sight;
    private final Requests requests;
    private final Reader reader;
    private final WallClock clock;
    private final Frames frames;
    private final CallbackRows rows;

    CallbackPage(
            DataSource dataSource,
            OrgScope scope,
            Callbacks callbacks,
            Sight sight,
            Requests requests,
            Reader reader,
            WallClock clock,
            Frames frames) {
        this.scope = scope;
        this.callbacks = callbacks;
        this.sight = sight;
        this.requests = requests;
        this.reader = reader;
        this.clock = clock;
        this.frames = frames;
        this.rows = new CallbackRows(JdbcClient.create(dataSource));
    }

    @Bean
    static NavigationLink callbackLink() {
        return new NavigationLink("/callbacks", "callback.link", 30);
    }

    /** The day before today unless another is asked for; one that is not over has no list. */
    @GetMapping("/callbacks")
    String list(
            Me me,
            @RequestParam(required = false) Optional<LocalDate> day,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest request,
            Model model) {
        Instant now = clock.now();
        LocalDate yesterday = now.atZone(me.zone()).toLocalDate().minusDays(1);
        LocalDate asked = day.filter(one -> !one.isAfter(yesterday)).orElse(yesterday);
        Place from =
                cursor.isEmpty()
                        ? Place.SOONEST
                        : Place.parse(cursor).orElseThrow(Refusal::notFound);
        Texts texts = frames.of(request).times().texts();
        model.addAttribute("list", list(me, asked, from, now, texts));
        model.addAttribute("yesterday", yesterday);
        model.addAttribute("key", UUID.randomUUID().toString());
        return "callback/list";
    }

    private CallbackList list(Me me, LocalDate day, Place from, Instant now, Texts texts) {
        Set<Integer> seen = sight.units(me);
        CallbackRows.Day asked = CallbackRows.Day.of(me.org(), seen, day, me.zone());
        List<CallbackRows.Row> found =
                scope.reading(me.org(), () -> rows.owed(asked, from, MOST + 1));
        List<CallbackRows.Row> page = found.subList(0, Math.min(MOST, found.size()));
        int unreachable = callbacks.unreachable();
        Callbacks.Sum sum = callbacks.of(me.org(), seen, day, me.zone());
        return new CallbackList(
                day,
                day.plusDays(1).atTime(12, 0).atZone(me.zone()).toInstant(),
                now,
                sum.all(),
                sum.called(),
                sum.unreached(),
                page.stream().map(row -> line(me, row, unreachable, texts)).toList(),
                found.size() > MOST ? page.getLast().place().toString() : "");
    }

    private CallbackList.Line line(Me me, CallbackRows.Row row, int unreachable, Texts texts) {
        return new CallbackList.Line(
                row.request().number(),
                row.openedAt(),
                Attributes.value(texts, row.symptom()),
                row.customer(),
                row.customer().map(id -> reader.masked(me.org(), id)).orElse(Map.of()),
                row.outcome(),
                row.opinion(),
                row.attempts(),
                row.outcome().isEmpty() && row.attempts() >= unreachable,
                row.event());
    }

    /** Not fixed: the same request runs on with a new report of the fault and new clocks. */
    @PostMapping("/callbacks/{number}")
    String called(
            Me me,
            @PathVariable String number,
            @RequestParam String outcome,
            @RequestParam String opinion,
            @RequestParam LocalDate day,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        List<NewFact> facts = CallbackFacts.done(story, outcome, opinion);
        Answers.done(requests.add(Sight.sender(me, key, "callback"), story.request().id(), facts));
        return "redirect:/callbacks?day=" + day;
    }

    @PostMapping("/callbacks/{number}/missed")
    String missed(
            Me me,
            @PathVariable String number,
            @RequestParam LocalDate day,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        Answers.done(
                requests.add(
                        Sight.sender(me, key, "callback"),
                        story.request().id(),
                        List.of(CallbackFacts.missed(story))));
        return "redirect:/callbacks?day=" + day;
    }
}

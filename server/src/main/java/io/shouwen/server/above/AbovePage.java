package io.shouwen.server.above;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.Place;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

/** Orders from above: what is owed to hotlines, and what is done about one. */
@Controller
class AbovePage {
    private static final int MOST = 30;
    private static final int SHORTEST_LIMIT = 5;
    private static final int LONGEST_LIMIT = 2880;
    private static final List<Role> SETTING = List.of(Role.CHIEF, Role.HEAD);
    private static final List<Role> TAKING = List.of(Role.AGENT, Role.DISPATCHER);

    private final OrgScope scope;
    private final Sight sight;
    private final Requests requests;
    private final AboveOrders orders;
    private final AboveReader reader;
    private final WallClock clock;
    private final Frames frames;
    private final AboveRows rows;

    AbovePage(
            DataSource dataSource,
            OrgScope scope,
            Sight sight,
            Requests requests,
            AboveOrders orders,
            AboveReader reader,
            WallClock clock,
            Frames frames) {
        this.scope = scope;
        this.sight = sight;
        this.requests = requests;
        this.orders = orders;
        this.reader = reader;
        this.clock = clock;
        this.frames = frames;
        this.rows = new AboveRows(JdbcClient.create(dataSource));
    }

    @Bean
    static NavigationLink aboveLink() {
        return new NavigationLink("/above", "above.link", 33);
    }

    @GetMapping("/above")
    String list(
            Me me,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest request,
            Model model) {
        Place from =
                cursor.isEmpty()
                        ? Place.SOONEST
                        : Place.parse(cursor).orElseThrow(Refusal::notFound);
        Texts texts = frames.of(request).t();
        Instant now = clock.now();
        Set<Integer> seen = sight.units(me);
        List<AboveRows.Row> found =
                scope.reading(me.org(), () -> rows.open(me, seen, from, MOST + 1));
        List<AboveRows.Row> page = found.subList(0, Math.min(MOST, found.size()));
        model.addAttribute(
                "view",
                new AboveView(
                        now,
                        reader.lines(me.org(), page, texts, now),
                        found.size() > MOST ? page.getLast().place().toString() : "",
                        scope.reading(me.org(), () -> rows.signMinutes(me.org())),
                        me.hasAny(SETTING),
                        me.hasAny(TAKING),
                        UUID.randomUUID().toString()));
        return "above/list";
    }

    /** One order; the page of its request shows this part of it. */
    @GetMapping("/above/{number}")
    String show(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        Story story = sight.story(me, number);
        model.addAttribute(
                "panel",
                reader.panel(me, story, frames.of(request).t()).orElseThrow(Refusal::notFound));
        model.addAttribute("asOf", story.judged().asOf());
        model.addAttribute("key", UUID.randomUUID().toString());
        return "above/order";
    }

    @PostMapping("/above/{number}/sign")
    String sign(Me me, @PathVariable String number, @RequestParam String key) {
        Story story = sight.story(me, number);
        return done(me, story, key, List.of(NewFact.now(AboveKinds.SIGNED, Map.of())));
    }

    @PostMapping("/above/{number}/reply")
    String reply(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String text,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        orders.reply(sender(me, key), story.request().id(), me.person(), text);
        return "redirect:/requests/" + number;
    }

    /** A second person lets the reply go, or says why not. */
    @PostMapping("/above/{number}/check")
    String check(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "false") boolean approved,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        Map<String, Value> values = new HashMap<>();
        values.put(AboveKinds.APPROVED, new Value.Flag(approved));
        if (!approved || !reason.isBlank()) {
            values.put(AboveKinds.REASON, new Value.Text(Answers.why(reason)));
        }
        return done(me, story, key, List.of(NewFact.now(AboveKinds.REPLY_CHECKED, values)));
    }

    /** Something is asked of the hotline: a later date, or that it takes the order back. */
    @PostMapping("/above/{number}/asked")
    String ask(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "false") boolean back,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        Map<String, Value> values = new HashMap<>();
        values.put(AboveKinds.REASON, new Value.Text(Answers.why(reason)));
        if (!back) {
            values.put(AboveKinds.UNTIL, moment(me, until));
        }
        FactKind kind = back ? AboveKinds.RETURN_ASKED : AboveKinds.EXTENSION_ASKED;
        return done(me, story, key, List.of(NewFact.now(kind, values)));
    }

    /** Their answer; an order that they take back is over. */
    @PostMapping("/above/{number}/answered")
    String answer(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "false") boolean back,
            @RequestParam(defaultValue = "false") boolean granted,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        Value why = new Value.Text(Answers.why(reason));
        FactKind kind = back ? AboveKinds.RETURN_ANSWERED : AboveKinds.EXTENSION_ANSWERED;
        List<NewFact> facts = new ArrayList<>();
        facts.add(
                NewFact.now(
                        kind,
                        Map.of(
                                AboveKinds.GRANTED,
                                new Value.Flag(granted),
                                AboveKinds.REASON,
                                why)));
        if (back && granted && story.request().open()) {
            facts.add(NewFact.now(RequestKinds.CLOSED, Map.of(AboveKinds.REASON, why)));
        }
        return done(me, story, key, facts);
    }

    /** What their caller says of the reply; where they want it done again, the request runs on. */
    @PostMapping("/above/{number}/rating")
    String rate(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String rating,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        if (!AboveKinds.RATINGS.contains(rating)) {
            throw refused("above-incomplete", AboveOrders.LONGEST_TEXT);
        }
        Value why = new Value.Text(Answers.why(reason));
        List<NewFact> facts = new ArrayList<>();
        facts.add(
                NewFact.now(
                        AboveKinds.RATED,
                        Map.of(AboveKinds.RATING, new Value.Text(rating), AboveKinds.REASON, why)));
        if (!until.isBlank()) {
            if (!story.request().open()) {
                facts.add(NewFact.now(RequestKinds.REOPENED, Map.of(AboveKinds.REASON, why)));
            }
            facts.add(
                    NewFact.now(
                            AboveKinds.REDONE,
                            Map.of(AboveKinds.UNTIL, moment(me, until), AboveKinds.REASON, why)));
        }
        return done(me, story, key, facts);
    }

    @PostMapping("/above/terms")
    String terms(Me me, @RequestParam(defaultValue = "0") int minutes) {
        if (minutes < SHORTEST_LIMIT || minutes > LONGEST_LIMIT) {
            throw refused("above-limit-out-of-range", LONGEST_LIMIT);
        }
        scope.run(me.org(), () -> rows.setSignMinutes(me.org(), minutes));
        return "redirect:/above";
    }

    private String done(Me me, Story story, String key, List<NewFact> facts) {
        Answers.done(requests.add(sender(me, key), story.request().id(), facts));
        return "redirect:/requests/" + story.request().id().number();
    }

    private static Sender sender(Me me, String key) {
        return Sight.sender(me, key, "above");
    }

    private static Value moment(Me me, String local) {
        try {
            return new Value.Moment(LocalDateTime.parse(local).atZone(me.zone()).toInstant());
        } catch (DateTimeParseException e) {
            throw refused("above-date-not-later");
        }
    }

    private static Refusal refused(String slug, Object... details) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, slug, details);
    }
}

package io.shouwen.server.story;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.notice.Notice;
import io.shouwen.server.notice.Notices;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.request.Errand;
import io.shouwen.server.request.ErrandKind;
import io.shouwen.server.request.Errands;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is asked for on a request and settled, and pressing, merging and relating. */
@Controller
class ErrandPage {
    private static final Duration GOOD_FOR = Duration.ofHours(12);

    private final OrgScope scope;
    private final Sight sight;
    private final Requests requests;
    private final ErrandReader reader;
    private final ActsReader acts;
    private final Units units;
    private final Notices notices;
    private final WallClock clock;
    private final Frames frames;

    ErrandPage(
            OrgScope scope,
            Sight sight,
            Requests requests,
            ErrandReader reader,
            ActsReader acts,
            Units units,
            Notices notices,
            WallClock clock,
            Frames frames) {
        this.scope = scope;
        this.sight = sight;
        this.requests = requests;
        this.reader = reader;
        this.acts = acts;
        this.units = units;
        this.notices = notices;
        this.clock = clock;
        this.frames = frames;
    }

    @Bean
    static NavigationLink errandLink() {
        return new NavigationLink("/errands", "errand.link", 36);
    }

    /** What waits within the reader's reach, the soonest first. */
    @GetMapping("/errands")
    String list(Me me, @RequestParam(defaultValue = "") String cursor, Model model) {
        Place from =
                cursor.isEmpty()
                        ? Place.SOONEST
                        : Place.parse(cursor).orElseThrow(Refusal::notFound);
        List<Requests.Waiting> page =
                requests.waiting(me.org(), sight.units(me), Sight.reader(me), from);
        model.addAttribute("waiting", page);
        model.addAttribute("now", clock.now());
        model.addAttribute(
                "next", page.size() < Requests.PAGE ? "" : page.getLast().place().toString());
        return "story/waiting";
    }

    @PostMapping("/requests/{number}/errands")
    String ask(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "0") int unit,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        Map<String, Value> values = new HashMap<>();
        values.put("reason", new Value.Text(Answers.why(reason)));
        ErrandKind asked =
                ErrandKind.of(kind)
                        .filter(one -> reader.kinds(me, story).contains(one.word()))
                        .orElseThrow(() -> refused("errand-not-possible"));
        if (asked != ErrandKind.DISPUTE) {
            values.put(RequestKinds.UNTIL, moment(me, until));
        }
        if (asked == ErrandKind.EXTENSION && late(story)) {
            throw refused("extension-too-late");
        }
        if (asked == ErrandKind.SUPPORT) {
            if (!units.all(me.org()).containsKey(unit)) {
                throw refused("errand-not-possible");
            }
            values.put(RequestKinds.HELPER, new Value.Text(Integer.toString(unit)));
        }
        return done(me, story, key, asked.asking(), values);
    }

    /** A later day is asked for before the day that stands. */
    private static boolean late(Story story) {
        Instant now = story.judged().asOf();
        return story.judged().judged().stream()
                .filter(judged -> judged.verdict().open())
                .anyMatch(judged -> judged.due().filter(now::isAfter).isPresent());
    }

    /** An approval says that the customer was told, and until when; a ruling names the handler. */
    @PostMapping("/requests/{number}/errands/{n}/{word}")
    String settle(
            Me me,
            @PathVariable String number,
            @PathVariable int n,
            @PathVariable String word,
            @RequestParam(defaultValue = "false") boolean told,
            @RequestParam(defaultValue = "0") int handler,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key,
            HttpServletRequest request) {
        Story story = sight.story(me, number);
        Value why = new Value.Text(Answers.why(reason));
        Errand errand =
                Errands.of(story.history().facts())
                        .open(n)
                        .filter(one -> reader.answers(me, story.request(), one).contains(word))
                        .orElseThrow(() -> refused("errand-not-possible"));
        Map<String, Value> values = new HashMap<>();
        values.put("reason", why);
        values.put(RequestKinds.ERRAND, new Value.Text(Integer.toString(n)));
        if (word.equals("approved")) {
            if (!told) {
                throw refused("customer-untold");
            }
            values.put(RequestKinds.TOLD, new Value.Flag(true));
            values.put(RequestKinds.UNTIL, new Value.Moment(errand.due().orElseThrow()));
        }
        if (word.equals("ruled")) {
            boolean known =
                    handler == me.person()
                            || acts.takers(me, frames.of(request).t()).stream()
                                    .flatMap(crew -> crew.members().stream())
                                    .anyMatch(member -> member.id() == handler);
            if (!known) {
                throw refused("taker-not-possible");
            }
            values.put("handler", new Value.Text(Integer.toString(handler)));
        }
        return done(me, story, key, errand.kind().settling(word).orElseThrow(), values);
    }

    @PostMapping("/requests/{number}/chase")
    String chase(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        return done(
                me,
                story,
                key,
                RequestKinds.CHASED,
                Map.of("reason", new Value.Text(Answers.why(reason))));
    }

    /** Both customers are told that one request answers both. */
    @PostMapping("/requests/{number}/merge")
    String merge(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "false") boolean merged,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        Value why = new Value.Text(Answers.why(reason));
        Story through = sight.story(me, other);
        Map<String, Value> values =
                Map.of(
                        "reason",
                        why,
                        RequestKinds.OTHER,
                        new Value.Text(through.request().id().number()));
        if (!merged) {
            return done(me, story, key, RequestKinds.RELATED, values);
        }
        return scope.in(
                me.org(),
                () -> {
                    String page = done(me, story, key, RequestKinds.MERGED, values);
                    tell(me, story.request(), through.request());
                    tell(me, through.request(), story.request());
                    return page;
                });
    }

    private void tell(Me me, RequestRow one, RequestRow other) {
        one.customer()
                .ifPresent(customer ->
                        notices.keep(
                                new Notice(
                                        me.org(),
                                        "merged/%s/%s".formatted(one.id(), other.id()),
                                        new Notice.Customer(new PersonId(customer)),
                                        "request-merged",
                                        List.of(
                                                new Value.Text(one.id().number()),
                                                new Value.Text(other.id().number())),
                                        one.id(),
                                        me.person(),
                                        GOOD_FOR)));
    }

    private String done(Me me, Story story, String key, FactKind kind, Map<String, Value> values) {
        SubjectId id = story.request().id();
        Answers.done(
                requests.add(
                        Sight.sender(me, key, "request-page"),
                        id,
                        List.of(NewFact.now(kind, values))));
        boolean seen =
                requests.find(me.org(), id).filter(it -> sight.sees(me, it.request())).isPresent();
        return seen ? "redirect:/requests/" + id.number() : "redirect:/";
    }

    private static Value moment(Me me, String local) {
        try {
            return new Value.Moment(LocalDateTime.parse(local).atZone(me.zone()).toInstant());
        } catch (DateTimeParseException e) {
            throw refused("errand-due-past");
        }
    }

    private static Refusal refused(String slug) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, slug);
    }
}

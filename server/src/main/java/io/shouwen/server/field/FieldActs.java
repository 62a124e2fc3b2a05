package io.shouwen.server.field;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.Move;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.file.FileKinds;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.page.CodeWords;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.Enclosures;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Writings;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes in what the phones kept while they were out of reach. */
@RestController
class FieldActs {
    private static final String SOURCE = "field";
    private static final int LONGEST_KEY = 80;

    private final OrgScope scope;
    private final Sight sight;
    private final Requests requests;
    private final Enclosures enclosures;
    private final Writings writings;
    private final PhoneClocks phones;
    private final Staff staff;
    private final WallClock clock;
    private final Frames frames;
    private final CodeWords words;

    FieldActs(
            OrgScope scope,
            Sight sight,
            Requests requests,
            Enclosures enclosures,
            Writings writings,
            PhoneClocks phones,
            Staff staff,
            WallClock clock,
            Frames frames,
            CodeWords words) {
        this.scope = scope;
        this.sight = sight;
        this.requests = requests;
        this.enclosures = enclosures;
        this.writings = writings;
        this.phones = phones;
        this.staff = staff;
        this.clock = clock;
        this.frames = frames;
        this.words = words;
    }

    /** What a phone needs before it sends: the true time, whose phone it is, and the token. */
    record Now(Instant time, String person, String csrf) {}

    @GetMapping("/field/now")
    Now now(Me me, CsrfToken token) {
        return new Now(clock.now(), me.org() + "/" + me.person(), token.getToken());
    }

    /**
     * What became of an act.
     *
     * @param state recorded, waiting for a second person, or refused
     * @param sentence why, or what has changed in the meantime; empty if there is nothing to say
     */
    record Taken(String state, String sentence) {}

    /** The same act sent again gets the same answer and is recorded once. */
    @PostMapping("/field/acts")
    Taken take(Me me, @RequestBody Act act, HttpServletRequest request) {
        Texts texts = frames.of(request).t();
        act.phone().ifPresent(phone -> phones.met(me, phone, act.ahead()));
        try {
            Story story = sight.story(me, act.request());
            return taken(me, story, record(me, act, story), texts);
        } catch (Refusal refusal) {
            return new Taken("refused", refusal.sentence(texts, words));
        }
    }

    private Outcome.Done record(Me me, Act act, Story story) {
        if (act.key().isBlank() || act.key().length() > LONGEST_KEY) {
            throw notUnderstood();
        }
        if (act.stamp().filter(stamp -> !wasDue(story, stamp)).isPresent()) {
            throw notUnderstood();
        }
        if (act.name().equals(Files.POSITION) && !onTheJob(me, story)) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "position-off-the-job");
        }
        List<NewFact> facts =
                ActFacts.of(act, me.zone(), Work.of(story)).orElseThrow(FieldActs::notUnderstood);
        return act.enclosed().isEmpty()
                ? add(me, act, story, facts)
                : scope.in(
                        me.org(),
                        () -> add(me, act, story, with(act, facts, enclosed(me, act, story))));
    }

    private Outcome.Done add(Me me, Act act, Story story, List<NewFact> facts) {
        return Answers.done(
                requests.add(Sight.sender(me, act.key(), SOURCE), story.request().id(), facts));
    }

    /** Where a technician stands is asked from the arrival on until the visit is over. */
    private static boolean onTheJob(Me me, Story story) {
        boolean there = false;
        for (Fact fact : story.history().counted(story.judged().asOf())) {
            switch (fact.kind().name()) {
                case "visit.arrived" -> there = true;
                case "visit.ended", "request.closed" -> there = false;
                default -> {}
            }
        }
        return there && story.request().handler() == me.person();
    }

    /** Keeps what is enclosed; the fact that tells it holds its number and hash alone. */
    private Map<String, Value> enclosed(Me me, Act act, Story story) {
        String content = act.enclosed().orElseThrow();
        String sort = Files.of(act.name()).orElseThrow(FieldActs::notUnderstood);
        if (!Files.fits(sort, content)) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "enclosure-unfit");
        }
        Enclosures.Kept kept =
                enclosures
                        .keep(
                                me.org(),
                                me.person() + "/" + act.key(),
                                new Enclosures.Content(
                                        owner(me, sort, story),
                                        story.request().id(),
                                        sort,
                                        content))
                        .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "customer-erased"));
        return FileKinds.told(sort, kept);
    }

    /** A position says something about the technician, everything else about the customer. */
    private PersonId owner(Me me, String sort, Story story) {
        return sort.equals(Files.POSITION)
                ? writings.writerOf(me.org(), me.person())
                : story.request()
                        .customer()
                        .map(PersonId::new)
                        .orElseGet(() -> writings.writerOf(me.org(), me.person()));
    }

    /** Before whatever the act ends with, for that may close the request. */
    private static List<NewFact> with(Act act, List<NewFact> facts, Map<String, Value> enclosed) {
        List<NewFact> all = new ArrayList<>();
        all.add(ActFacts.fact(act, FileKinds.KEPT, enclosed, facts.size() + 1));
        all.addAll(facts);
        return all;
    }

    /** Whether the stamped moment is, or once was, due on this request. */
    private static boolean wasDue(Story story, Instant stamp) {
        return story.judged().judged().stream().anyMatch(judged -> wasDue(judged, stamp));
    }

    private static boolean wasDue(Judged judged, Instant stamp) {
        return judged.due().equals(Optional.of(stamp))
                || judged.firstDue().equals(Optional.of(stamp))
                || judged.moves().stream().map(Move::to).anyMatch(Optional.of(stamp)::equals);
    }

    private static Refusal notUnderstood() {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "act-incomplete");
    }

    private Taken taken(Me me, Story story, Outcome.Done done, Texts texts) {
        boolean waits =
                done.facts().stream().anyMatch(fact -> fact.standing() == Standing.PROPOSED);
        return waits
                ? new Taken("waiting", texts.of("field.waiting.about"))
                : new Taken("recorded", passedOn(me, story, texts));
    }

    /** What was done while somebody else was already given the job is kept, and they are told. */
    private String passedOn(Me me, Story story, Texts texts) {
        int handler = story.request().handler();
        return handler == me.person()
                ? ""
                : Optional.ofNullable(staff.named(me.org(), List.of(handler)).get(handler))
                        .map(member -> texts.name(member.nameZh(), member.nameEn()))
                        .map(name -> texts.of("field.passed-on", name))
                        .orElse("");
    }
}

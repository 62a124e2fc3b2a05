package io.shouwen.server.field;

import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.Move;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
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
import java.util.List;
import java.util.Optional;

/** Takes in what the phones kept while they were out of reach. */
@RestController
class FieldActs {
    private static final String SOURCE = "field";
    private static final int LONGEST_KEY = 80;

    private final Sight sight;
    private final Requests requests;
    private final WallClock clock;
    private final Frames frames;

    FieldActs(Sight sight, Requests requests, WallClock clock, Frames frames) {
        this.sight = sight;
        this.requests = requests;
        this.clock = clock;
        this.frames = frames;
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
     */
    record Taken(String state, String sentence) {}

    /** The same act sent again gets the same answer and is recorded once. */
    @PostMapping("/field/acts")
    Taken take(Me me, @RequestBody Act act, HttpServletRequest request) {
        Texts texts = frames.of(request).t();
        try {
            return taken(record(me, act), texts);
        } catch (Refusal refusal) {
            return new Taken("refused", refusal.sentence(texts));
        }
    }

    private Outcome.Done record(Me me, Act act) {
        Story story = sight.story(me, act.request());
        if (act.key().isBlank() || act.key().length() > LONGEST_KEY) {
            throw notUnderstood();
        }
        if (act.stamp().filter(stamp -> !wasDue(story, stamp)).isPresent()) {
            throw notUnderstood();
        }
        List<NewFact> facts = act.facts(me.zone()).orElseThrow(FieldActs::notUnderstood);
        return Answers.done(
                requests.add(Sight.sender(me, act.key(), SOURCE), story.request().id(), facts));
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

    private static Taken taken(Outcome.Done done, Texts texts) {
        boolean waits =
                done.facts().stream().anyMatch(fact -> fact.standing() == Standing.PROPOSED);
        return waits
                ? new Taken("waiting", texts.of("field.waiting.about"))
                : new Taken("recorded", "");
    }
}

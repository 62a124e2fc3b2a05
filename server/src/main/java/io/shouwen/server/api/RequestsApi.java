package io.shouwen.server.api;

import io.shouwen.server.access.Caller;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.CodeWords;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.Place;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What another system may tell and ask about requests. */
@RestController
@RequestMapping("/api/v1")
class RequestsApi {
    private static final int MOST_IN_A_BATCH = 500;

    private final Requests requests;
    private final ApiSight sight;
    private final ApiOpening opening;
    private final FactDoor door;
    private final Shelf shelf;
    private final WallClock clock;
    private final Frames frames;
    private final CodeWords words;

    RequestsApi(
            Requests requests,
            ApiSight sight,
            ApiOpening opening,
            FactDoor door,
            Shelf shelf,
            WallClock clock,
            Frames frames,
            CodeWords words) {
        this.requests = requests;
        this.sight = sight;
        this.opening = opening;
        this.door = door;
        this.shelf = shelf;
        this.clock = clock;
        this.frames = frames;
        this.words = words;
    }

    /** The true time, by which a device tells how far its clock is ahead. */
    record Now(Instant time) {}

    @GetMapping("/time")
    Now time() {
        return new Now(clock.now());
    }

    @PostMapping("/requests")
    ResponseEntity<Told> open(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @org.springframework.web.bind.annotation.RequestBody RequestBody body) {
        Told told = opening.open(caller, key(key), body, facts(caller, body.facts()));
        return ResponseEntity.status(told.again() ? HttpStatus.OK : HttpStatus.CREATED)
                .header("Location", "/api/v1/requests/" + told.request())
                .body(told);
    }

    @PostMapping("/requests/{number}/facts")
    Told add(
            Caller caller,
            @PathVariable String number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @org.springframework.web.bind.annotation.RequestBody List<FactBody> body) {
        Story story = sight.story(caller, number);
        return Told.of(
                Answers.done(
                        requests.add(
                                ApiSight.sender(caller, key(key)),
                                story.request().id(),
                                facts(caller, body))));
    }

    /**
     * One line of a batch, with a key of its own.
     *
     * @param request the request or the finding that the fact is about; of a person's book the fact
     *     itself says whose
     * @param to what it is about that is no request: {@code unit-12}, {@code person-Y201}, {@code
     *     matter-12} for a new matter of a unit, or the number of a matter
     */
    public record BatchLine(
            @Nullable String request, @Nullable String to, String key, FactBody fact) {
        public BatchLine {
            if (key == null || fact == null) {
                throw new IllegalArgumentException("Expected a key and a fact");
            }
        }
    }

    /**
     * What became of one line.
     *
     * @param problem the slug of the problem; empty if there is none
     * @param clause the clause of the code that refused; empty if none did
     */
    public record LineResult(
            String key,
            int status,
            @Nullable Told told,
            String problem,
            String detail,
            String clause) {}

    /** Each line is a command of its own: one that is refused keeps no other from being told. */
    @PostMapping("/facts")
    List<LineResult> batch(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @org.springframework.web.bind.annotation.RequestBody List<BatchLine> lines,
            HttpServletRequest request) {
        String batch = key(key);
        if (lines.size() > MOST_IN_A_BATCH) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "batch-too-long",
                    lines.size(),
                    MOST_IN_A_BATCH);
        }
        Texts texts = frames.of(request).t();
        List<LineResult> results = new ArrayList<>();
        for (BatchLine line : whole(lines)) {
            results.add(tell(caller, batch, line, texts));
        }
        return results;
    }

    private LineResult tell(Caller caller, String batch, BatchLine line, Texts texts) {
        try {
            String own = batch + "/" + line.key();
            Told told = told(caller, own, line);
            return new LineResult(line.key(), 200, told, "", "", "");
        } catch (Refusal refusal) {
            return new LineResult(
                    line.key(),
                    refusal.status().value(),
                    null,
                    refusal.slug(),
                    refusal.sentence(texts, words),
                    refusal.clause().orElse(""));
        }
    }

    private Told told(Caller caller, String key, BatchLine line) {
        return door.tell(
                caller,
                ApiSight.sender(caller, key),
                FactBody.orEmpty(line.request()),
                FactBody.orEmpty(line.to()),
                facts(caller, List.of(line.fact())).getFirst());
    }

    @GetMapping("/requests/{number}")
    Judgement find(Caller caller, @PathVariable String number) {
        return Judgement.of(sight.story(caller, number));
    }

    /** One line of a list. */
    public record Listed(
            String request,
            String state,
            int unit,
            int firstContact,
            int handler,
            Instant openedAt) {}

    /** A page of a list; no cursor on the last. */
    public record Page(List<Listed> requests, Optional<String> next) {}

    /** Newest first. */
    @GetMapping("/requests")
    Page list(
            Caller caller,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "0") int unit,
            @RequestParam(defaultValue = "") String state) {
        Place after =
                cursor.isEmpty()
                        ? Place.NEWEST
                        : Place.parse(cursor)
                                .orElseThrow(() ->
                                        new Refusal(
                                                HttpStatus.UNPROCESSABLE_CONTENT,
                                                "cursor-not-readable",
                                                cursor));
        Set<Integer> seen = sight.units(caller);
        Set<Integer> shown = unit == 0 ? seen : seen.contains(unit) ? Set.of(unit) : Set.of();
        List<RequestRow> rows = requests.ofUnits(caller.org(), shown, sight.reader(caller), after);
        return new Page(
                rows.stream().map(RequestsApi::listed).filter(one -> fits(one, state)).toList(),
                rows.size() < Requests.PAGE
                        ? Optional.empty()
                        : Optional.of(rows.getLast().place().toString()));
    }

    private static boolean fits(Listed one, String state) {
        return state.isEmpty() || one.state().equals(state);
    }

    private static Listed listed(RequestRow row) {
        return new Listed(
                row.id().number(),
                row.open() ? "open" : "closed",
                row.unit(),
                row.firstContact(),
                row.handler(),
                row.openedAt());
    }

    private List<NewFact> facts(Caller caller, List<FactBody> bodies) {
        FactBodyReader reader = new FactBodyReader(shelf.of(caller.org()).standards().catalogue());
        return whole(bodies).stream().map(reader::read).toList();
    }

    /** JSON may put nothing where something has to be. */
    private static <T> List<T> whole(List<T> told) {
        if (told.stream().anyMatch(Objects::isNull)) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "bad-request");
        }
        return told;
    }

    private static String key(@Nullable String key) {
        if (key == null || key.isBlank() || key.length() > 200) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "idempotency-key-missing");
        }
        return key.strip();
    }
}

package io.shouwen.server.rating;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Tokens;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.Devices;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** What customers say of their visits: one visit, one rating. */
@Component
public final class Ratings {
    /** How long a device asks; then it shows nothing to whoever stands there next. */
    private static final Duration ASKING = Duration.ofMinutes(10);

    static final Duration AFTER_LEAVING = Duration.ofSeconds(90);
    private static final Duration AHEAD = Duration.ofSeconds(30);

    /** What was pressed earlier is heard of too late. */
    private static final Duration LATEST = Duration.ofHours(24);

    private static final String DEVICE = "device";

    private final OrgScope scope;
    private final Journal journal;
    private final Postings postings;
    private final WallClock clock;
    private final RatingRows rows;

    public Ratings(
            DataSource dataSource,
            OrgScope scope,
            Journal journal,
            Postings postings,
            WallClock clock) {
        this.scope = scope;
        this.journal = journal;
        this.postings = postings;
        this.clock = clock;
        this.rows = new RatingRows(JdbcClient.create(dataSource));
    }

    /**
     * A rating.
     *
     * @param level one to five, one is the best
     * @param shown since when the question was shown
     * @param anonymous whether the clerk is not to be shown which visit it was
     * @param mark what the customer's browser brings along; empty at a device of the hall
     */
    record Said(
            int level, String channel, Instant shown, boolean anonymous, Optional<String> mark) {}

    /** Who is asked at the counter of a device, which is on now. */
    Optional<Asked> asked(Device device, int counter) {
        Instant now = clock.now();
        return scope.in(
                device.org(),
                () -> {
                    rows.on(device.org(), device.id(), counter, now);
                    return rows.asked(
                            device.org(), counter, now.minus(ASKING), now.minus(AFTER_LEAVING));
                });
    }

    /** A level that was pressed at a device, and when. */
    record Pressed(Instant at, int level, boolean anonymous) {}

    /**
     * What was pressed at a device that is heard of later: it counts as of when it was pressed, for
     * whoever was asked at that counter then.
     */
    void giveAt(Device device, int counter, SubjectId visit, Pressed pressed) {
        Instant at = past(pressed.at());
        Asked asked =
                scope.reading(
                                device.org(),
                                () ->
                                        rows.askedAt(
                                                device.org(),
                                                counter,
                                                visit,
                                                at,
                                                ASKING,
                                                AFTER_LEAVING))
                        .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "rating-not-possible"));
        Map<String, Value> values =
                values(
                        new Said(
                                pressed.level(),
                                DEVICE,
                                asked.since(),
                                pressed.anonymous(),
                                Optional.empty()),
                        at);
        tell(
                Devices.sender(device, "rating-%s-%s".formatted(visit.number(), at)),
                visit,
                List.of(NewFact.at(RatingKinds.GIVEN, at, values)));
    }

    /** Tells facts of a rated visit: all or nothing. */
    void tell(Sender sender, SubjectId visit, List<NewFact> facts) {
        scope.run(
                sender.org(),
                () ->
                        Answers.done(
                                journal.run(
                                        new Command(
                                                sender.org(),
                                                sender.actor(),
                                                sender.key(),
                                                sender.source(),
                                                new Command.Existing(visit),
                                                facts))));
    }

    /** The visit of a slip, if the code on it is right and it is of today. */
    Optional<SubjectId> ofSlip(Device at, String number, String code) {
        return scope.reading(
                        at.org(),
                        () ->
                                rows.slip(
                                        at.org(),
                                        at.unit(),
                                        clock.now().atZone(postings.zone(at.org())).toLocalDate(),
                                        number))
                .filter(slip -> slip.code().equals(code))
                .map(RatingRows.Slip::visit);
    }

    /** A device was on. */
    void on(Device device, int counter, Instant at) {
        Instant then = past(at);
        scope.run(device.org(), () -> rows.on(device.org(), device.id(), counter, then));
    }

    /** A device that goes by our clock may be a little ahead of it, and no more. */
    private Instant past(Instant at) {
        Instant now = clock.now();
        if (at.isAfter(now.plus(AHEAD)) || at.isBefore(now.minus(LATEST))) {
            throw new Refusal(HttpStatus.CONFLICT, "rating-not-possible");
        }
        return at.isAfter(now) ? now : at;
    }

    void give(Sender sender, SubjectId visit, Said said) {
        Map<String, Value> values = values(said, clock.now());
        scope.run(
                sender.org(),
                () -> {
                    tell(sender, visit, List.of(NewFact.now(RatingKinds.GIVEN, values)));
                    said.mark()
                            .ifPresent(mark -> rows.mark(sender.org(), visit, Tokens.digest(mark)));
                });
    }

    private static Map<String, Value> values(Said said, Instant at) {
        Map<String, Value> values = new HashMap<>();
        values.put(RatingKinds.LEVEL, new Value.Whole(said.level()));
        values.put(RatingKinds.CHANNEL, new Value.Text(said.channel()));
        values.put(
                RatingKinds.SECONDS,
                new Value.Whole(Math.max(0, Duration.between(said.shown(), at).toSeconds())));
        if (said.anonymous()) {
            values.put(RatingKinds.ANONYMOUS, new Value.Flag(true));
        }
        return values;
    }

    /** Whether something was done at a visit, so that there is something to rate. */
    boolean served(OrgId org, SubjectId visit) {
        return scope.reading(org, () -> journal.history(org, visit))
                .map(History::facts)
                .map(Rated::of)
                .filter(Rated::served)
                .isPresent();
    }

    Optional<RatingLine> find(OrgId org, SubjectId visit) {
        return scope.reading(org, () -> rows.find(org, visit));
    }

    /** The customer of a stay, if they are known. */
    Optional<PersonId> customer(OrgId org, SubjectId visit) {
        return scope.reading(org, () -> rows.customer(org, visit));
    }

    /** One that a person may see; one that does not exist and one out of sight look the same. */
    RatingLine seen(OrgId org, Set<Integer> units, String number) {
        return SubjectId.parse(number)
                .flatMap(visit -> find(org, visit))
                .filter(line -> units.contains(line.unit()))
                .orElseThrow(Refusal::notFound);
    }

    /** From a day to before another. */
    record Days(LocalDate from, LocalDate until) {}

    /**
     * A page of a list, the newest first.
     *
     * @param next the cursor of the following page; empty on the last
     */
    record Page(List<RatingLine> lines, String next) {
        Page {
            lines = List.copyOf(lines);
        }

        private static Page of(List<RatingLine> found) {
            boolean more = found.size() > RatingLine.PAGE;
            List<RatingLine> lines = found.subList(0, Math.min(RatingLine.PAGE, found.size()));
            return new Page(lines, more ? lines.getLast().place().toString() : "");
        }
    }

    Page ofUnits(
            OrgId org, Collection<Integer> units, Days days, RatingFilter filter, Place after) {
        return Page.of(scope.reading(org, () -> rows.ofUnits(org, units, days, filter, after)));
    }

    Page ofClerk(OrgId org, int clerk, Days days, Place after) {
        return Page.of(scope.reading(org, () -> rows.ofClerk(org, clerk, days, after)));
    }
}

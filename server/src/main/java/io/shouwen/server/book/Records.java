package io.shouwen.server.book;

import io.shouwen.engine.judge.Assessment;
import io.shouwen.engine.standard.Home;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** The books of units and of persons, a book a year, and the matters that no customer asked for. */
@Component
public final class Records {
    /** The most lines of one page. */
    public static final int PAGE = 50;

    private static final Set<Home> KEPT = EnumSet.of(Home.UNIT, Home.PERSON, Home.MATTER);

    private final OrgScope scope;
    private final Journal journal;
    private final Judgements judgements;
    private final Histories histories;
    private final UnitBooks units;
    private final Postings postings;
    private final WallClock clock;
    private final MatterRows matters;

    public Records(
            DataSource dataSource,
            OrgScope scope,
            Journal journal,
            Judgements judgements,
            Histories histories,
            UnitBooks units,
            Postings postings,
            WallClock clock) {
        this.scope = scope;
        this.journal = journal;
        this.judgements = judgements;
        this.histories = histories;
        this.units = units;
        this.postings = postings;
        this.clock = clock;
        this.matters = new MatterRows(JdbcClient.create(dataSource));
    }

    /** A book or a matter with its story, judged as of a moment. */
    public record Read(Home home, History history, Assessment judged) {}

    /** The book or the matter of a number; empty if the number is of something else. */
    public Optional<Read> find(OrgId org, SubjectId id) {
        return scope.reading(
                org,
                () -> {
                    Instant now = clock.now();
                    return histories
                            .read(org, id)
                            .flatMap(history ->
                                    Home.of(history.kind())
                                            .filter(KEPT::contains)
                                            .map(home ->
                                                    new Read(
                                                            home,
                                                            history,
                                                            judgements.assess(history, now))));
                });
    }

    /** The matters of these units, newest first; the next page begins after the last line. */
    public List<Matter> matters(OrgId org, Collection<Integer> units, Place after) {
        return scope.reading(org, () -> matters.ofUnits(org, units, after, PAGE));
    }

    /** The book of a unit's current year; empty before it is opened. */
    public Optional<SubjectId> ofUnit(OrgId org, int unit) {
        return journal.holder(org, name(org, Home.UNIT, unit, clock.now()).claim());
    }

    /** The book of a person's current year; empty before anything was told of them. */
    public Optional<SubjectId> ofPerson(OrgId org, int person) {
        return journal.holder(org, name(org, Home.PERSON, person, clock.now()).claim());
    }

    BookName name(OrgId org, Home home, int owner, Instant at) {
        int year = scope.reading(org, () -> at.atZone(postings.zone(org)).getYear());
        return new BookName(home, owner, year);
    }

    /** Opens a matter with its first fact. */
    public Outcome open(Sender sender, int unit, List<NewFact> facts) {
        return journal.run(command(sender, Command.Opening.of(Home.MATTER.word(), unit), facts));
    }

    /** Adds facts to what is there. */
    public Outcome add(Sender sender, SubjectId id, List<NewFact> facts) {
        return journal.run(command(sender, new Command.Existing(id), facts));
    }

    /** Tells facts of a unit, in the book of the year in which they happened. */
    public Outcome ofUnit(Sender sender, int unit, List<NewFact> facts) {
        return tell(sender, Home.UNIT, unit, unit, facts);
    }

    /** Tells facts of a person, in the book of the year in which they happened. */
    public Outcome ofPerson(Sender sender, int person, List<NewFact> facts) {
        int unit =
                scope.reading(
                        sender.org(),
                        () ->
                                postings.unitOf(
                                                sender.org(),
                                                person,
                                                clock.now()
                                                        .atZone(postings.zone(sender.org()))
                                                        .toLocalDate())
                                        .orElse(0));
        return tell(sender, Home.PERSON, person, unit, facts);
    }

    /**
     * The first fact opens the book, later ones find it; a command sent again finds its answer,
     * whichever of both it did then. A year that has no book yet is told of in the current one.
     */
    private Outcome tell(Sender sender, Home home, int owner, int unit, List<NewFact> facts) {
        Instant at = facts.getFirst().occurredAt().orElse(clock.now());
        return tell(sender, name(sender.org(), home, owner, at), unit, facts);
    }

    /** As {@link #tell(Sender, Home, int, int, List)}, into a book by its name. */
    Outcome tell(Sender sender, BookName name, int unit, List<NewFact> facts) {
        if (name.home() == Home.UNIT && ofUnit(sender.org(), name.owner()).isEmpty()) {
            units.keepUp(sender.org());
        }
        Optional<SubjectId> kept = holder(sender, name);
        if (kept.isPresent()) {
            return add(sender, kept.get(), facts);
        }
        Command.Claim claim = name(sender.org(), name.home(), name.owner(), clock.now()).claim();
        Outcome outcome =
                journal.run(
                        command(
                                sender,
                                new Command.Opening(name.home().word(), unit, Optional.of(claim)),
                                facts));
        return outcome instanceof Refused refused && refused.problem().equals("claimed")
                ? journal.holder(sender.org(), claim)
                        .map(book -> add(sender, book, facts))
                        .orElse(outcome)
                : outcome;
    }

    private Optional<SubjectId> holder(Sender sender, BookName name) {
        return journal.holder(sender.org(), name.claim());
    }

    private static Command command(Sender sender, Command.Target target, List<NewFact> facts) {
        return new Command(
                sender.org(), sender.actor(), sender.key(), sender.source(), target, facts);
    }
}

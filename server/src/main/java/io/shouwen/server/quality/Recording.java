package io.shouwen.server.quality;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.quality.Findings.Sender;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the quality office records about a person: merits, clean inspections, passed tests. */
final class Recording {
    private static final String SOURCE = "findings";
    private static final String REQUEST = "request";

    private final OrgScope scope;
    private final Journal journal;
    private final Histories histories;
    private final Postings postings;
    private final WallClock clock;
    private final Parties parties;
    private final FindingRows rows;
    private final Books books;

    Recording(
            OrgScope scope,
            Journal journal,
            Histories histories,
            Postings postings,
            WallClock clock,
            FindingRows rows,
            Books books) {
        this.scope = scope;
        this.journal = journal;
        this.histories = histories;
        this.postings = postings;
        this.clock = clock;
        this.parties = new Parties(postings);
        this.rows = rows;
        this.books = books;
    }

    /** A merit of a person in a request: raised, and still to be decided how much it earns. */
    Outcome merit(Sender sender, int person, String clause, SubjectId request) {
        return scope.in(
                sender.org(),
                () -> {
                    OrgId org = sender.org();
                    Instant now = clock.now();
                    if (!parties.decidesAbout(org, sender.person(), person, now)) {
                        return Refused.of("finding-no-power");
                    }
                    LocalDate today = now.atZone(parties.zone(org)).toLocalDate();
                    int unit = postings.unitOf(org, person, today).orElseThrow();
                    if (!books.codebook(org, unit).rewards(clause)) {
                        return Refused.of("merit-without-reward", clause);
                    }
                    Optional<History> about =
                            histories
                                    .read(org, request)
                                    .filter(one -> one.kind().equals(REQUEST))
                                    .filter(one -> reads(sender, one, now));
                    if (about.isEmpty()) {
                        return Refused.of("no-such-subject", request.number());
                    }
                    return raise(
                            sender,
                            unit,
                            new FindingRows.Name(request, clause, "merit of " + person),
                            merit(person, unit, today, about.get().openedAt()));
                });
    }

    private boolean reads(Sender sender, History request, Instant now) {
        return parties.reads(sender.org(), sender.person(), now).contains(request.unit());
    }

    /** Sent again it is the same, so that its answer is found. */
    private static Map<String, Value> merit(int person, int unit, LocalDate day, Instant from) {
        Map<String, Value> values = new HashMap<>();
        values.put("merit", new Value.Flag(true));
        values.put("person", new Value.Whole(person));
        values.put("unit", new Value.Whole(unit));
        values.put("day", new Value.Day(day));
        values.put("opened_at", new Value.Moment(from));
        values.put("revision", new Value.Whole(1));
        values.put("verdict", new Value.Text(FindingFacts.MERIT));
        values.put("late_seconds", new Value.Whole(0));
        values.put("line", new Value.Text(FindingFacts.MERIT));
        values.put("as_of", new Value.Moment(from));
        return values;
    }

    /** Once for each person, request and clause. */
    private Outcome raise(
            Sender sender, int unit, FindingRows.Name name, Map<String, Value> values) {
        values.put("subject", new Value.Whole(name.subject().value()));
        values.put("clause", new Value.Text(name.clause()));
        values.put("occasion", new Value.Text(name.occasion()));
        Outcome outcome =
                journal.run(
                        new Command(
                                sender.org(),
                                decider(sender),
                                sender.key(),
                                SOURCE,
                                new Command.Opening(
                                        FindingFacts.SUBJECT,
                                        unit,
                                        Optional.of(
                                                new Command.Claim(
                                                        "merit",
                                                        "%s %s %s"
                                                                .formatted(
                                                                        name.subject(),
                                                                        name.clause(),
                                                                        name.occasion())))),
                                List.of(NewFact.now(FindingFacts.RAISED, values))));
        return isRefused(outcome, "claimed")
                ? Refused.of(
                        "merit-known",
                        rows.find(sender.org(), Set.of(name)).values().iterator().next().number())
                : outcome;
    }

    private static boolean isRefused(Outcome outcome, String problem) {
        return outcome instanceof Refused refused && refused.problem().equals(problem);
    }

    Findings.MayRecord may(OrgId org, int person) {
        LocalDate today = clock.now().atZone(parties.zone(org)).toLocalDate();
        Codebook codes = books.codebook(org, postings.unitOf(org, person, today).orElse(0));
        return new Findings.MayRecord(
                codes.gives().stream()
                        .flatMap(one -> one.clauses().stream())
                        .map(ClauseId::value)
                        .distinct()
                        .sorted()
                        .toList(),
                FindingFacts.OF_PERSONS.stream()
                        .filter(codes.heard()::contains)
                        .sorted(Comparator.comparing(FactKind::name))
                        .toList());
    }

    private static Actor decider(Sender sender) {
        return Actor.person(sender.person(), Set.of(FindingFacts.DECIDER));
    }

    Outcome note(Sender sender, int person, FactKind kind) {
        return tell(
                sender.org(),
                decider(sender),
                sender.key(),
                SOURCE,
                person,
                NewFact.now(kind, Map.of()));
    }

    /** Into the book of the person's year, which the first fact opens. */
    Outcome tell(OrgId org, Actor actor, String key, String source, int person, NewFact told) {
        Map<String, Value> values = new HashMap<>(told.values());
        values.put(BookFacts.PERSON, new Value.Text(Account.ofPerson(person).name()));
        List<NewFact> facts =
                List.of(
                        new NewFact(
                                told.kind(),
                                told.occurredAt(),
                                values,
                                told.sourceKey(),
                                told.deviceAhead()));
        return tell(new Command(org, actor, key, source, opening(org, person), facts));
    }

    /**
     * Opens the book, or tells it to the one that is there; a command sent again finds its answer,
     * whichever of both it did then.
     */
    private Outcome tell(Command opening) {
        Outcome outcome = journal.run(opening);
        if (!isRefused(outcome, "claimed") && !isRefused(outcome, "key-reused")) {
            return outcome;
        }
        return journal.holder(opening.org(), claim(opening))
                .map(book ->
                        journal.run(
                                new Command(
                                        opening.org(),
                                        opening.actor(),
                                        opening.key(),
                                        opening.source(),
                                        new Command.Existing(book),
                                        opening.facts())))
                .orElse(outcome);
    }

    private static Command.Claim claim(Command opening) {
        return ((Command.Opening) opening.target()).claim().orElseThrow();
    }

    private Command.Opening opening(OrgId org, int person) {
        return scope.reading(
                org,
                () -> {
                    LocalDate today = clock.now().atZone(parties.zone(org)).toLocalDate();
                    return new Command.Opening(
                            BookCourse.SUBJECT,
                            postings.unitOf(org, person, today).orElse(0),
                            Optional.of(Books.claim(Account.ofPerson(person), today.getYear())));
                });
    }
}

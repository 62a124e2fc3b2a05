package io.shouwen.server.quality;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.quality.Findings.Measuring;
import io.shouwen.server.quality.Findings.Said;
import io.shouwen.server.quality.Findings.Sender;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the journal what people say and decide: under the finding's lock, and for a decision under
 * the lock of its book.
 */
final class Deciding {
    private static final String SOURCE = "findings";

    private final OrgScope scope;
    private final Journal journal;
    private final Histories histories;
    private final WallClock clock;
    private final TermsRows terms;
    private final FindingWords words;
    private final Books books;

    Deciding(
            OrgScope scope,
            Journal journal,
            Histories histories,
            WallClock clock,
            TermsRows terms,
            FindingWords words,
            Books books) {
        this.scope = scope;
        this.journal = journal;
        this.histories = histories;
        this.clock = clock;
        this.terms = terms;
        this.words = words;
        this.books = books;
    }

    Outcome say(Sender sender, SubjectId id, Said said) {
        if (said.words().isBlank()) {
            return Refused.of("finding-words-missing");
        }
        return scope.in(
                sender.org(),
                () -> {
                    Optional<History> own =
                            histories.lock(sender.org(), List.of(id)).stream()
                                    .filter(history -> history.kind().equals(FindingFacts.SUBJECT))
                                    .findFirst();
                    return own.map(history -> say(sender, history, said))
                            .orElseGet(() -> Refused.of("no-such-subject", id.number()));
                });
    }

    /** The book is held before the journal reads the time: who waited decides later. */
    private Outcome say(Sender sender, History own, Said said) {
        Finding finding = Finding.of(own.id(), own.facts());
        Optional<Prospect> prospect = Optional.empty();
        if (!said.act().ofTheFound()) {
            books.hold(sender.org(), List.of(finding.breach()));
        }
        if (said.act() == Act.CONFIRM) {
            Prospect may = prospect(sender.org(), own, finding, said.given());
            boolean changed = !said.seen().isEmpty() && !said.seen().equals(may.seen());
            if (changed && !decidedBy(finding, sender.person())) {
                return Refused.of("finding-terms-changed");
            }
            prospect = Optional.of(may);
        }
        return say(sender, finding, said, prospect);
    }

    /** Perhaps the same command again, which the journal answers as before. */
    private static boolean decidedBy(Finding finding, int person) {
        return finding.awaiting().or(finding::decided).filter(one -> one.of(person)).isPresent();
    }

    /** What may be imposed, with these answers to what the code asks. */
    Prospect prospect(OrgId org, History own, Finding finding, Map<String, String> given) {
        return books.prospect(
                org,
                own,
                finding,
                books.given(org, finding.breach(), given),
                terms.of(org).money(),
                clock.now());
    }

    private Outcome say(Sender sender, Finding finding, Said said, Optional<Prospect> prospect) {
        String text = said.words().strip();
        FindingWords.Named named = words.name(sender.org(), finding.id(), sender.person(), text);
        Outcome outcome =
                journal.run(
                        new Command(
                                sender.org(),
                                Actor.person(
                                        sender.person(),
                                        Set.of(
                                                said.act().ofTheFound()
                                                        ? FindingFacts.ANSWERER
                                                        : FindingFacts.DECIDER)),
                                sender.key(),
                                SOURCE,
                                new Command.Existing(finding.id()),
                                facts(sender, finding, said, named.name(), prospect)));
        if (outcome instanceof Outcome.Done) {
            words.keep(sender.org(), finding.id(), sender.person(), named);
        }
        return outcome;
    }

    /** Another system tells it, under the lock of the book. */
    Outcome tell(OrgId org, Actor actor, String key, SubjectId id, NewFact fact) {
        return scope.in(
                org,
                () -> {
                    Optional<History> own =
                            histories.lock(org, List.of(id)).stream()
                                    .filter(history -> history.kind().equals(FindingFacts.SUBJECT))
                                    .findFirst();
                    own.ifPresent(history ->
                            books.hold(org, List.of(Finding.of(id, history.facts()).breach())));
                    return own.map(history ->
                                    journal.run(
                                            new Command(
                                                    org,
                                                    actor,
                                                    key,
                                                    Actor.API,
                                                    new Command.Existing(id),
                                                    List.of(fact))))
                            .orElseGet(() -> Refused.of("no-such-subject", id.number()));
                });
    }

    Outcome measure(Sender sender, SubjectId id, Measuring measuring) {
        return measuring.words().isBlank()
                ? Refused.of("finding-words-missing")
                : scope.in(sender.org(), () -> decide(sender, id, measuring));
    }

    private Outcome decide(Sender sender, SubjectId id, Measuring measuring) {
        FindingWords.Named named =
                words.name(sender.org(), id, sender.person(), measuring.words().strip());
        Map<String, Value> values = new HashMap<>();
        values.put("words", new Value.Text(named.name()));
        values.put(BookFacts.CLAUSE, new Value.Text(measuring.clause()));
        values.put(BookFacts.PERSON, new Value.Text(measuring.account()));
        if (!measuring.step().isEmpty()) {
            values.put(BookFacts.STEP, new Value.Text(measuring.step()));
        }
        Outcome outcome =
                journal.run(
                        new Command(
                                sender.org(),
                                Actor.person(sender.person(), Set.of(FindingFacts.DECIDER)),
                                sender.key(),
                                SOURCE,
                                new Command.Existing(id),
                                List.of(NewFact.now(measuring.decision().kind(), values))));
        if (outcome instanceof Outcome.Done) {
            words.keep(sender.org(), id, sender.person(), named);
        }
        return outcome;
    }

    /** What is told: a vote of a panel brings its decision with it once nothing can change it. */
    private List<NewFact> facts(
            Sender sender, Finding finding, Said said, String name, Optional<Prospect> prospect) {
        boolean ofAppeal = said.act() == Act.UPHOLD || said.act() == Act.OVERTURN;
        Optional<Appeal> appeal = finding.appeal().filter(one -> ofAppeal && one.panel() > 1);
        if (appeal.isEmpty()) {
            return List.of(fact(sender.org(), said, name, prospect));
        }
        boolean upholds = said.act() == Act.UPHOLD;
        List<NewFact> facts = new ArrayList<>();
        facts.add(NewFact.now(FindingFacts.APPEAL_VOTED, vote(said, name, upholds)));
        appeal.get()
                .with(new Appeal.Vote(sender.person(), upholds, clock.now()))
                .outcome()
                .ifPresent(upheld ->
                        facts.add(
                                NewFact.now(
                                        FindingFacts.APPEAL_DECIDED, vote(said, name, upheld))));
        return facts;
    }

    private static Map<String, Value> vote(Said said, String name, boolean upheld) {
        return Map.of(
                "words",
                new Value.Text(name),
                "revision",
                new Value.Whole(said.revision()),
                "upheld",
                new Value.Flag(upheld));
    }

    private NewFact fact(OrgId org, Said said, String name, Optional<Prospect> prospect) {
        Map<String, Value> values = new HashMap<>();
        values.put("words", new Value.Text(name));
        if (!said.act().ofTheFound()) {
            values.put("revision", new Value.Whole(said.revision()));
        }
        FactKind kind =
                switch (said.act()) {
                    case ANSWER -> FindingFacts.ANSWERED;
                    case REOPEN -> FindingFacts.REOPENED;
                    case APPEAL -> {
                        int panel = terms.of(org).panel();
                        if (panel > 1) {
                            values.put("panel", new Value.Whole(panel));
                        }
                        yield FindingFacts.APPEALED;
                    }
                    case DISMISS -> FindingFacts.DISMISSED;
                    case SECOND -> FindingFacts.SECONDED;
                    case NOTIFY -> BookFacts.NOTIFIED;
                    case PAY -> BookFacts.PAID;
                    case CONFIRM -> {
                        values.putAll(imposed(said, prospect.orElseThrow()));
                        yield prospect.orElseThrow().merit()
                                ? BookFacts.REWARD
                                : FindingFacts.CONFIRMED;
                    }
                    case UPHOLD, OVERTURN -> {
                        values.put("upheld", new Value.Flag(said.act() == Act.UPHOLD));
                        yield FindingFacts.APPEAL_DECIDED;
                    }
                };
        return NewFact.now(kind, values);
    }

    private static Map<String, Value> imposed(Said said, Prospect prospect) {
        Map<String, Value> values = new HashMap<>();
        values.put("points", new Value.Whole(said.pointsHundredths()));
        values.put(
                "money", new Value.Money(prospect.money(said.pointsHundredths(), said.moneyFen())));
        values.put("given", new Value.Text(prospect.given().write()));
        if (prospect.withoutMoney()) {
            values.put("without_money", new Value.Flag(true));
        }
        if (prospect.terms().tariff().open()) {
            values.put("awaits_second", new Value.Flag(true));
        }
        return values;
    }
}

package io.shouwen.server.quality;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.Round;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.privacy.PersonalProof;
import io.shouwen.server.privacy.Writings;
import io.shouwen.server.quality.Findings.Sender;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Decides at once about all findings that a declared event covers: one reason, and for each finding
 * a fact of its own that names the event. A hundred go in one transaction, which also keeps how far
 * it came: a process that is killed loses nothing and decides nothing twice. Each is decided as if
 * the decider had done it by hand: what they may not decide stays as it is.
 */
@Component
public class Excuses {
    private static final int PIECE = 100;
    private static final int LAST = 10;
    private static final Duration REST = Duration.ofMillis(500);

    private final OrgScope scope;
    private final Journal journal;
    private final Histories histories;
    private final WallClock clock;
    private final Parties parties;
    private final Writings writings;
    private final Books books;
    private final DeskRows rows;
    private final ExcuseRows excuses;
    private final WordsRows words;

    public Excuses(
            DataSource dataSource,
            OrgScope scope,
            Journal journal,
            Histories histories,
            WallClock clock,
            Postings postings,
            Writings writings,
            Books books) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.journal = journal;
        this.histories = histories;
        this.clock = clock;
        this.parties = new Parties(postings);
        this.writings = writings;
        this.books = books;
        this.rows = new DeskRows(jdbc);
        this.excuses = new ExcuseRows(jdbc);
        this.words = new WordsRows(jdbc);
    }

    @Bean
    static Round excuseRound(Excuses excuses) {
        return Round.whileMore(REST, "excuses", excuses::roll);
    }

    /**
     * Dismisses what an event covers of these clauses, beside the command; empty if it is begun.
     */
    Optional<Refused> dismiss(Sender sender, SubjectId event, List<String> clauses, String reason) {
        return clauses.isEmpty()
                ? Optional.of(Refused.of("finding-none-chosen"))
                : begin(sender, event, Excuse.Word.DISMISSED, clauses, reason);
    }

    /** Takes back what an event excused: everything is to be decided after all. */
    Optional<Refused> reopen(Sender sender, SubjectId event, String reason) {
        return begin(sender, event, Excuse.Word.REOPENED, List.of(), reason);
    }

    private Optional<Refused> begin(
            Sender sender, SubjectId event, Excuse.Word word, List<String> clauses, String reason) {
        if (reason.isBlank()) {
            return Optional.of(Refused.of("finding-words-missing"));
        }
        OrgId org = sender.org();
        return scope.in(
                org,
                () -> {
                    if (excuses.known(org, sender.person(), sender.key())) {
                        return Optional.empty();
                    }
                    Instant now = clock.now();
                    Set<Integer> units = parties.decides(org, sender.person(), now);
                    long total = total(org, units, event, word, clauses);
                    if (total == 0) {
                        return Optional.of(Refused.of("finding-none-covered"));
                    }
                    PersonalProof text = PersonalProof.of(reason.strip());
                    excuses.begin(
                            org,
                            sender.key(),
                            new Excuse(
                                    0,
                                    event,
                                    word,
                                    clauses,
                                    sender.person(),
                                    now,
                                    0,
                                    0,
                                    Math.toIntExact(total),
                                    0,
                                    0,
                                    Optional.empty()),
                            new WordsRows.Row(
                                    text.hash(),
                                    sender.person(),
                                    writings.keep(org, sender.person(), text)));
                    return Optional.empty();
                });
    }

    private long total(
            OrgId org,
            Set<Integer> units,
            SubjectId event,
            Excuse.Word word,
            List<String> clauses) {
        return word == Excuse.Word.REOPENED
                ? rows.excused(org, units, event)
                : rows.covered(org, units, event).stream()
                        .filter(one -> clauses.contains(one.clause()))
                        .mapToLong(DeskRows.Covered::number)
                        .sum();
    }

    /** The last batches of an event, newest first. */
    List<Excuse> of(OrgId org, SubjectId event) {
        return scope.reading(org, () -> excuses.of(org, event, LAST));
    }

    /** One piece of work of one organisation; answers whether there was any. */
    public boolean roll() {
        for (OrgId org : scope.all()) {
            if (scope.in(org, () -> excuses.claim(org).map(one -> roll(org, one)).isPresent())) {
                return true;
            }
        }
        return false;
    }

    /** Findings are locked before their books, and both before the journal reads the time. */
    private Excuse roll(OrgId org, Excuse excuse) {
        Set<Integer> units = parties.decides(org, excuse.by(), clock.now());
        List<SubjectId> some =
                excuse.word() == Excuse.Word.DISMISSED
                        ? rows.toDismiss(org, units, excuse, PIECE)
                        : rows.toReopen(org, units, excuse, PIECE);
        List<History> locked = histories.lock(org, some);
        List<Finding> findings =
                locked.stream().map(one -> Finding.of(one.id(), one.facts())).toList();
        books.hold(org, findings.stream().map(Finding::breach).toList());
        WordsRows.Row reason = excuses.words(org, excuse);
        List<Command> commands =
                findings.stream().map(one -> command(org, excuse, one, reason)).toList();
        List<SubjectId> done = new ArrayList<>();
        for (Outcome outcome : journal.run(commands)) {
            if (outcome instanceof Outcome.Done one) {
                done.add(one.subject());
            }
        }
        done.forEach(finding -> words.add(org, finding, reason));
        boolean over = some.size() < PIECE;
        excuses.advance(
                org,
                excuse,
                some.isEmpty() ? excuse.upto() : some.getLast().value(),
                done.size(),
                some.size() - done.size(),
                over);
        return excuse;
    }

    private static Command command(
            OrgId org, Excuse excuse, Finding finding, WordsRows.Row reason) {
        boolean dismissed = excuse.word() == Excuse.Word.DISMISSED;
        Map<String, Value> values = new HashMap<>();
        values.put("revision", new Value.Whole(finding.revision().no()));
        values.put("words", new Value.Text(reason.name()));
        if (dismissed) {
            values.put("event", new Value.Text(excuse.event().number()));
        }
        return new Command(
                org,
                Actor.person(excuse.by(), Set.of(FindingFacts.DECIDER)),
                "excuse/%d/%s".formatted(excuse.id(), finding.id()),
                "findings",
                new Command.Existing(finding.id()),
                List.of(
                        NewFact.now(
                                dismissed ? FindingFacts.DISMISSED : FindingFacts.REOPENED,
                                values)));
    }
}

package io.shouwen.server.quality;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Judge;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.VerdictText;
import io.shouwen.engine.standard.Standards;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.StoredFact;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** Facts that were told late or mend a breach: a second person accepts or declines them. */
@Component
public final class Proposals {
    /** Who may be the second person, for the units their position reaches. */
    static final Set<Role> SECONDS =
            EnumSet.of(Role.DISPATCHER, Role.CHIEF, Role.QUALITY, Role.HEAD);

    private static final int MOST = 50;

    private final OrgScope scope;
    private final Journal journal;
    private final Histories histories;
    private final Shelf shelf;
    private final WallClock clock;
    private final Postings postings;
    private final ProposalRows rows;

    public Proposals(
            DataSource dataSource,
            OrgScope scope,
            Journal journal,
            Histories histories,
            Shelf shelf,
            WallClock clock,
            Postings postings) {
        this.scope = scope;
        this.journal = journal;
        this.histories = histories;
        this.shelf = shelf;
        this.clock = clock;
        this.postings = postings;
        this.rows = new ProposalRows(JdbcClient.create(dataSource));
    }

    /**
     * A fact that waits.
     *
     * @param changes the verdicts it would change
     */
    public record Proposal(History history, StoredFact proposed, List<Change> changes) {
        public Proposal {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A verdict before and after.
     *
     * @param before empty if the fact opens the occasion
     */
    public record Change(Optional<Judged> before, Judged after) {}

    /** What waits in the units that a person's positions reach, oldest first. */
    public List<Proposal> waiting(OrgId org, int person) {
        return scope.reading(
                org,
                () -> {
                    Instant now = clock.now();
                    Set<Integer> units =
                            postings.reach(
                                    org,
                                    person,
                                    SECONDS,
                                    now.atZone(postings.zone(org)).toLocalDate());
                    List<Proposal> waiting = new ArrayList<>();
                    for (ProposalRows.Waiting one : rows.waiting(org, units, MOST)) {
                        histories
                                .read(org, one.subject())
                                .ifPresent(history -> waiting.add(proposal(history, one.n(), now)));
                    }
                    return List.copyOf(waiting);
                });
    }

    private Proposal proposal(History history, int n, Instant now) {
        StoredFact proposed = history.stored().get(n - 1);
        Standards standards =
                shelf.of(history.org(), history.unit()).in(history.kind(), history.openedAt());
        List<Fact> then = new ArrayList<>(history.facts());
        then.add(acceptance(history, proposed, now));
        Map<String, Judged> before = judged(standards, history, history.facts(), now);
        List<Change> changes = new ArrayList<>();
        judged(standards, history, then, now)
                .forEach((name, after) -> {
                    Optional<Judged> was = Optional.ofNullable(before.get(name));
                    boolean same =
                            was.map(VerdictText::line).equals(Optional.of(VerdictText.line(after)));
                    if (!same) {
                        changes.add(new Change(was, after));
                    }
                });
        return new Proposal(history, proposed, changes);
    }

    private static Fact acceptance(History history, StoredFact proposed, Instant now) {
        return new Fact(
                new FactId("as-if-accepted"),
                history.subject(),
                FactKind.ACCEPTED,
                now,
                now,
                "",
                Standing.COUNTED,
                Map.of(FactKind.NAMED_FACT, new Value.Text(proposed.fact().id().value())));
    }

    private static Map<String, Judged> judged(
            Standards standards, History history, List<Fact> facts, Instant asOf) {
        Map<String, Judged> judged = new HashMap<>();
        Judge.assess(standards, Judge.fold(standards, history.subject(), facts), asOf)
                .judged()
                .forEach(one -> judged.put(one.clause() + " " + one.occasion(), one));
        return judged;
    }

    /** The second person's word about a proposed fact; refused if it is their own. */
    public Outcome decide(
            Findings.Sender sender, Set<Role> roles, SubjectId subject, int n, Word word) {
        Set<String> capacities = roles.stream().map(Role::code).collect(Collectors.toSet());
        Map<String, Value> values = new HashMap<>();
        values.put(FactKind.NAMED_FACT, new Value.Text(Integer.toString(n)));
        if (!word.reason().isBlank()) {
            values.put("reason", new Value.Text(word.reason().strip()));
        }
        if (!reaches(sender, subject)) {
            return Outcome.Refused.of("no-such-subject", subject.number());
        }
        return journal.run(
                new Command(
                        sender.org(),
                        Actor.person(sender.person(), capacities),
                        sender.key(),
                        "proposals",
                        new Command.Existing(subject),
                        List.of(
                                NewFact.now(
                                        word.accepted() ? FactKind.ACCEPTED : FactKind.DECLINED,
                                        values))));
    }

    /** Whether the proposed fact counts, and why. */
    public record Word(boolean accepted, String reason) {}

    private boolean reaches(Findings.Sender sender, SubjectId subject) {
        return scope.reading(
                sender.org(),
                () -> {
                    Instant now = clock.now();
                    Set<Integer> units =
                            postings.reach(
                                    sender.org(),
                                    sender.person(),
                                    SECONDS,
                                    now.atZone(postings.zone(sender.org())).toLocalDate());
                    return histories
                            .read(sender.org(), subject)
                            .filter(history -> units.contains(history.unit()))
                            .isPresent();
                });
    }
}

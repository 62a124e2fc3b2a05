package io.shouwen.server.quality;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.quality.Findings.Sender;
import io.shouwen.server.quality.Findings.Upheld;
import io.shouwen.server.standard.Shelf;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Raises findings of complaints that were upheld: the judge saw nothing, a person did. */
final class Complaining {
    private final OrgScope scope;
    private final Journal journal;
    private final Shelf shelf;
    private final Parties parties;

    Complaining(OrgScope scope, Journal journal, Shelf shelf, Parties parties) {
        this.scope = scope;
        this.journal = journal;
        this.shelf = shelf;
        this.parties = parties;
    }

    Outcome raise(Sender sender, Upheld upheld) {
        return scope.in(
                sender.org(),
                () -> {
                    ClauseId clause = new ClauseId(upheld.clause());
                    return shelf.version(sender.org(), clause, upheld.openedAt()).isEmpty()
                            ? Refused.of("complaint-clause-unknown", upheld.clause())
                            : journal.run(command(sender, upheld));
                });
    }

    /** Once for each complaint and clause. */
    private Command command(Sender sender, Upheld upheld) {
        return new Command(
                sender.org(),
                Actor.person(sender.person(), Set.of(FindingFacts.DECIDER)),
                sender.key(),
                "findings",
                new Command.Opening(
                        FindingFacts.SUBJECT,
                        upheld.unit(),
                        Optional.of(
                                new Command.Claim(
                                        FindingFacts.COMPLAINT,
                                        "%s %s".formatted(upheld.request(), upheld.clause())))),
                List.of(NewFact.now(FindingFacts.RAISED, values(sender, upheld))));
    }

    /** Sent again it is the same, so that its answer is found. */
    private Map<String, Value> values(Sender sender, Upheld upheld) {
        OrgId org = sender.org();
        LocalDate day = upheld.openedAt().atZone(parties.zone(org)).toLocalDate();
        Map<String, Value> values = new HashMap<>();
        values.put("subject", new Value.Whole(upheld.request().value()));
        values.put("clause", new Value.Text(upheld.clause()));
        values.put("occasion", new Value.Text(FindingFacts.COMPLAINT));
        upheld.person().ifPresent(id -> values.put("person", new Value.Whole(id)));
        values.put("unit", new Value.Whole(upheld.unit()));
        values.put("raised_by", new Value.Whole(sender.person()));
        values.put("day", new Value.Day(day));
        values.put("opened_at", new Value.Moment(upheld.openedAt()));
        values.put("revision", new Value.Whole(1));
        values.put("verdict", new Value.Text(FindingFacts.COMPLAINT));
        values.put("late_seconds", new Value.Whole(0));
        values.put("line", new Value.Text(FindingFacts.COMPLAINT));
        values.put("as_of", new Value.Moment(upheld.openedAt()));
        if (shelf.onTrial(org, upheld.unit(), new ClauseId(upheld.clause()), upheld.openedAt())) {
            values.put("trial", new Value.Flag(true));
        }
        return values;
    }
}

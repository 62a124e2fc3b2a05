package io.shouwen.server.quality;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.Round;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.SubjectId;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Lets findings lapse that nobody decided in time, a hundred in one transaction. Nothing is posted:
 * what nobody would decide counts against nobody.
 */
@Component
public class Lapsing {
    private static final int PIECE = 100;
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Actor TIME =
            new Actor(FindingFacts.JUDGE, Set.of(FindingFacts.JUDGE), Optional.empty());

    private final OrgScope scope;
    private final Journal journal;
    private final Histories histories;
    private final WallClock clock;
    private final TermsRows terms;
    private final JdbcClient jdbc;

    public Lapsing(
            DataSource dataSource,
            OrgScope scope,
            Journal journal,
            Histories histories,
            WallClock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.journal = journal;
        this.histories = histories;
        this.clock = clock;
        this.terms = new TermsRows(jdbc);
    }

    @Bean
    static Round lapseRound(Lapsing lapsing) {
        return Round.whileMore(REST, "lapsing", lapsing::roll);
    }

    /** One piece of work of one organisation; answers whether there was any. */
    public boolean roll() {
        return scope.all().stream().anyMatch(org -> scope.in(org, () -> roll(org)));
    }

    private boolean roll(OrgId org) {
        Terms now = terms.of(org);
        if (!now.lapses()) {
            return false;
        }
        List<SubjectId> some = over(org, clock.now().minus(now.lapse()));
        List<Command> commands =
                histories.lock(org, some).stream()
                        .map(one -> command(org, Finding.of(one.id(), one.facts())))
                        .toList();
        return journal.run(commands).stream().anyMatch(Outcome.Done.class::isInstance);
    }

    private List<SubjectId> over(OrgId org, Instant toldBefore) {
        return jdbc.sql(
                        """
                        select id from finding
                        where org = :org and state = 'raised' and verdict <> 'merit'
                            and told_at <= :told
                        order by told_at, id
                        limit :limit
                        """)
                .param("org", org.value())
                .param("told", toldBefore.atOffset(ZoneOffset.UTC))
                .param("limit", PIECE)
                .query((row, n) -> new SubjectId(row.getLong(1)))
                .list();
    }

    private static Command command(OrgId org, Finding finding) {
        return new Command(
                org,
                TIME,
                "lapse/%s/%s".formatted(finding.id(), finding.toldAt()),
                "findings",
                new Command.Existing(finding.id()),
                List.of(
                        NewFact.now(
                                FindingFacts.LAPSED,
                                Map.of("revision", new Value.Whole(finding.revision().no())))));
    }
}

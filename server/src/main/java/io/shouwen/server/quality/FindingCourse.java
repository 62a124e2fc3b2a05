package io.shouwen.server.quality;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.score.Due;
import io.shouwen.engine.score.Settlement.Decision;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Tariff;
import io.shouwen.server.acknowledgement.Signatures;
import io.shouwen.server.explain.Figures;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.ledger.Ledger;
import io.shouwen.server.ledger.Settling;
import io.shouwen.server.ledger.Settling.Reason;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.History;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import javax.sql.DataSource;

/**
 * The course of a finding: who may say what about it and when, under its lock, and what that posts.
 * The ledger is settled in the same transaction as the decision: neither is there without the
 * other.
 */
@Component
public final class FindingCourse implements Course {
    private final FindingRows rows;
    private final TermsRows terms;
    private final Parties parties;
    private final Shelf shelf;
    private final Ledger ledger;
    private final Signatures signatures;

    public FindingCourse(
            DataSource dataSource,
            Postings postings,
            Shelf shelf,
            Ledger ledger,
            Signatures signatures) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.rows = new FindingRows(jdbc);
        this.terms = new TermsRows(jdbc);
        this.parties = new Parties(postings);
        this.shelf = shelf;
        this.ledger = ledger;
        this.signatures = signatures;
    }

    @Override
    public String kind() {
        return FindingFacts.SUBJECT;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        if (before.stored().isEmpty()) {
            return more.size() == 1 && more.getFirst().kind().equals(FindingFacts.RAISED)
                    ? Optional.empty()
                    : Optional.of(Refused.of("finding-not-raised"));
        }
        Finding finding = Finding.of(before.id(), before.facts());
        for (Fact fact : more) {
            Optional<Refused> refused = refuse(before.org(), finding, fact);
            if (refused.isPresent()) {
                return refused;
            }
            finding = finding.with(fact);
        }
        return Optional.empty();
    }

    private Optional<Refused> refuse(OrgId org, Finding finding, Fact fact) {
        return switch (fact.kind().name()) {
            case FindingFacts.REVISED_NAME, FindingFacts.WITHDRAWN_NAME -> Optional.empty();
            case FindingFacts.ANSWERED_NAME -> against(org, finding, Act.ANSWER, fact);
            case FindingFacts.APPEALED_NAME -> against(org, finding, Act.APPEAL, fact);
            case FindingFacts.DISMISSED_NAME ->
                    against(org, finding, Act.DISMISS, fact).or(() -> stale(finding, fact));
            case FindingFacts.CONFIRMED_NAME ->
                    against(org, finding, Act.CONFIRM, fact)
                            .or(() -> stale(finding, fact))
                            .or(() -> amounts(org, finding, fact))
                            .or(() -> unsigned(org, finding, fact));
            case FindingFacts.APPEAL_DECIDED_NAME -> {
                boolean upheld = new FactReader(fact).flag("upheld");
                yield against(org, finding, upheld ? Act.UPHOLD : Act.OVERTURN, fact)
                        .or(() -> stale(finding, fact));
            }
            default -> Optional.of(Refused.of("finding-other-fact", fact.kind().name()));
        };
    }

    private Optional<Refused> against(OrgId org, Finding finding, Act act, Fact fact) {
        Terms settled = terms.of(org);
        Standards standards = shelf.of(org).standards();
        Acting who =
                parties.acting(
                        org,
                        new FactReader(fact).actor(),
                        finding,
                        new Parties.Deadlines(settled, standards, parties.zone(org)),
                        fact.recordedAt());
        return new ActRules(finding, settled).against(act, who);
    }

    /** A decision about what somebody saw before the verdict changed is no decision. */
    private static Optional<Refused> stale(Finding finding, Fact fact) {
        return new FactReader(fact).whole("revision") == finding.revision().no()
                ? Optional.empty()
                : Optional.of(Refused.of("finding-stale"));
    }

    private Optional<Refused> amounts(OrgId org, Finding finding, Fact fact) {
        FactReader read = new FactReader(fact);
        Decision decision = new Decision(read.whole("points"), read.fen("money"));
        Consequences.Imposable imposable = imposable(org, finding);
        Tariff allowed = imposable.price().tariff();
        return decision.within(imposable.price())
                ? Optional.empty()
                : Optional.of(
                        Refused.of(
                                        "amount-outside-range",
                                        Figures.plain(allowed.pointsHundredths().min()),
                                        Figures.plain(allowed.pointsHundredths().max()),
                                        Figures.plain(allowed.moneyFen().min()),
                                        Figures.plain(allowed.moneyFen().max()))
                                .by(imposable.by().map(Clause::id)));
    }

    /** Nothing is posted against anyone who has not signed the version that was broken. */
    private Optional<Refused> unsigned(OrgId org, Finding finding, Fact fact) {
        FactReader read = new FactReader(fact);
        if (read.whole("points") == 0 && read.fen("money") == 0) {
            return Optional.empty();
        }
        Set<Integer> bearing = new TreeSet<>();
        finding.breach().person().ifPresent(bearing::add);
        Sharing.read(read.text("shares")).forEach(one -> bearing.add(one.person()));
        Optional<StandardRef> version =
                shelf.version(
                        org, new ClauseId(finding.breach().clause()), finding.breach().openedAt());
        Set<Integer> unsigned =
                version.map(one -> signatures.lacking(org, one, bearing)).orElse(Set.of());
        return unsigned.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Refused.of(
                                "version-not-acknowledged",
                                parties.names(org, unsigned),
                                version.map(StandardRef::toString).orElse("")));
    }

    Consequences.Imposable imposable(OrgId org, Finding finding) {
        return Consequences.of(
                shelf.of(org, finding.breach().unit()).standards(),
                new ClauseId(finding.breach().clause()),
                finding.breach().openedAt(),
                terms.of(org).money());
    }

    @Override
    public History.Holding holding(History after) {
        return new History.Holding(after.unit(), Optional.empty(), Optional.empty());
    }

    @Override
    public void keep(List<Told> told) {
        List<Finding> findings =
                told.stream()
                        .map(one -> Finding.of(one.after().id(), one.after().facts()))
                        .toList();
        rows.keep(told.getFirst().after().org(), findings);
        for (int i = 0; i < told.size(); i++) {
            settle(told.get(i).after(), findings.get(i), told.get(i).more().getLast());
        }
    }

    private void settle(History after, Finding finding, Fact last) {
        Optional<Reason> reason =
                switch (last.kind().name()) {
                    case FindingFacts.CONFIRMED_NAME -> Optional.of(confirmed(after));
                    case FindingFacts.DISMISSED_NAME -> Optional.of(Reason.DISMISSED);
                    case FindingFacts.WITHDRAWN_NAME -> Optional.of(Reason.WITHDRAWN);
                    case FindingFacts.APPEAL_DECIDED_NAME ->
                            finding.state() == FindingState.OVERTURNED
                                    ? Optional.of(Reason.OVERTURNED)
                                    : Optional.empty();
                    default -> Optional.empty();
                };
        reason.ifPresent(why ->
                ledger.settle(
                        after.org(),
                        new Settling(
                                finding.id().value(),
                                finding.revision().no(),
                                after.stored().size(),
                                last.recordedAt(),
                                why,
                                YearMonth.from(finding.breach().day()),
                                due(finding))));
    }

    private static Reason confirmed(History after) {
        long times =
                after.facts().stream()
                        .filter(fact -> fact.kind().equals(FindingFacts.CONFIRMED))
                        .count();
        return times > 1 ? Reason.RECONSIDERED : Reason.CONFIRMED;
    }

    /** What the finding takes now: what the standing confirmation imposed, or nothing. */
    static List<Due> due(Finding finding) {
        return finding.standing()
                .map(decided -> decided.due(finding.breach().account()))
                .orElse(List.of());
    }
}

package io.shouwen.server.quality;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.score.Line;
import io.shouwen.engine.score.Settlement;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.server.acknowledgement.Signatures;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.ledger.Ledger;
import io.shouwen.server.notice.Notices;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.quality.Parties.Deadlines;
import io.shouwen.server.quality.Settler.Turn;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.History;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
    private final Books books;
    private final FindingNotices notices;

    public FindingCourse(
            DataSource dataSource,
            Postings postings,
            Shelf shelf,
            Ledger ledger,
            Signatures signatures,
            Books books,
            Notices notices) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.rows = new FindingRows(jdbc);
        this.terms = new TermsRows(jdbc);
        this.parties = new Parties(postings);
        this.shelf = shelf;
        this.ledger = ledger;
        this.signatures = signatures;
        this.books = books;
        this.notices = new FindingNotices(notices, parties);
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
            Optional<Refused> refused = refuse(before, finding, fact);
            if (refused.isPresent()) {
                return refused;
            }
            finding = finding.with(fact);
        }
        return Optional.empty();
    }

    private Optional<Refused> refuse(History before, Finding finding, Fact fact) {
        return switch (fact.kind().name()) {
            case FindingFacts.REVISED_NAME, FindingFacts.WITHDRAWN_NAME -> Optional.empty();
            case FindingFacts.ANSWERED_NAME -> against(before, finding, Act.ANSWER, fact);
            case FindingFacts.APPEALED_NAME -> against(before, finding, Act.APPEAL, fact);
            case FindingFacts.DISMISSED_NAME ->
                    against(before, finding, Act.DISMISS, fact).or(() -> stale(finding, fact));
            case FindingFacts.REOPENED_NAME ->
                    against(before, finding, Act.REOPEN, fact).or(() -> stale(finding, fact));
            case FindingFacts.LAPSED_NAME -> lapsing(before, finding, fact);
            case FindingFacts.CONFIRMED_NAME, FindingFacts.REWARDED_NAME ->
                    against(before, finding, Act.CONFIRM, fact)
                            .or(() -> stale(finding, fact))
                            .or(() -> imposing(before, finding, fact));
            case FindingFacts.SECONDED_NAME ->
                    against(before, finding, Act.SECOND, fact)
                            .or(() -> stale(finding, fact))
                            .or(() -> seconding(before, finding, fact));
            case FindingFacts.APPEAL_VOTED_NAME -> appeal(before, finding, fact);
            case FindingFacts.APPEAL_DECIDED_NAME ->
                    finding.appeal().filter(one -> one.panel() > 1).isPresent()
                            ? decided(finding, fact)
                            : appeal(before, finding, fact);
            case FindingFacts.NOTIFIED_NAME -> debt(before, finding, Act.NOTIFY, fact);
            case FindingFacts.PAID_NAME -> debt(before, finding, Act.PAY, fact);
            default ->
                    Measure.Decision.of(fact.kind())
                            .map(decision -> measure(before, finding, decision, fact))
                            .orElseGet(() ->
                                    Optional.of(
                                            Refused.of("finding-other-fact", fact.kind().name())));
        };
    }

    private Optional<Refused> appeal(History before, Finding finding, Fact fact) {
        boolean upheld = new FactReader(fact).flag("upheld");
        return against(before, finding, upheld ? Act.UPHOLD : Act.OVERTURN, fact)
                .or(() -> stale(finding, fact));
    }

    /** What a panel decides follows from its votes, the last of which comes with it. */
    private static Optional<Refused> decided(Finding finding, Fact fact) {
        boolean upheld = new FactReader(fact).flag("upheld");
        boolean follows =
                finding.state() == FindingState.APPEALED
                        && finding.appeal().flatMap(Appeal::outcome).equals(Optional.of(upheld));
        return follows ? Optional.empty() : Optional.of(Refused.of("appeal-undecided"));
    }

    /** Time alone lets a finding lapse, and not before it is over. */
    private Optional<Refused> lapsing(History before, Finding finding, Fact fact) {
        boolean over =
                finding.lapsesAt(terms.of(before.org()))
                        .filter(until -> !fact.recordedAt().isBefore(until))
                        .isPresent();
        return over ? stale(finding, fact) : Optional.of(Refused.of("finding-not-open"));
    }

    /** Another system may tell it too, if it is the next thing to tell. */
    private Optional<Refused> debt(History before, Finding finding, Act act, Fact fact) {
        Debt debt = debt(before, finding, fact.recordedAt());
        if (fact.actor().matches("[0-9]{1,9}")) {
            OrgId org = before.org();
            return new ActRules(finding, terms.of(org), false, debt)
                    .against(act, acting(org, finding, fact));
        }
        return debt.allows(act) ? Optional.empty() : Optional.of(Refused.of("finding-not-open"));
    }

    /** Where the money stands that the finding takes. */
    Debt debt(History own, Finding finding, Instant at) {
        if (finding.standing().isEmpty()
                || !books.codebook(own.org(), finding.breach().unit()).unpaid()) {
            return Debt.NONE;
        }
        return Debt.of(
                own,
                books.of(own.org(), own, finding, at).due(finding),
                finding.breach().account().name());
    }

    /** A measure is decided about while it is proposed, or lifted while it lasts. */
    private Optional<Refused> measure(
            History before, Finding finding, Measure.Decision decision, Fact fact) {
        OrgId org = before.org();
        String account = new FactReader(fact).text(BookFacts.PERSON);
        String clause = new FactReader(fact).text(BookFacts.CLAUSE);
        Optional<String> step = fact.value(BookFacts.STEP).map(Object::toString);
        Optional<Refused> near =
                new ActRules(finding, terms.of(org))
                        .againstMeasure(acting(org, finding, fact), Account.person(account));
        boolean open =
                books.around(org, before, finding, fact.recordedAt()).proposals().stream()
                        .filter(one -> one.firedBy().getLast().equals(Book.name(finding)))
                        .filter(one -> one.account().equals(account))
                        .filter(one -> one.by().value().equals(clause))
                        .filter(one -> step.map(one.steps()::contains).orElse(true))
                        .anyMatch(one -> decision.fits(one.state()));
        return near.or(() -> open ? Optional.empty() : Optional.of(Refused.of("measure-not-open")));
    }

    private Acting acting(OrgId org, Finding finding, Fact fact) {
        return parties.acting(
                org,
                new FactReader(fact).actor(),
                finding,
                new Deadlines(terms.of(org), shelf.of(org).standards(), parties.zone(org)),
                fact.recordedAt());
    }

    private Optional<Refused> against(History before, Finding finding, Act act, Fact fact) {
        OrgId org = before.org();
        Acting who = acting(org, finding, fact);
        boolean again =
                act == Act.CONFIRM
                        && finding.state() != FindingState.RAISED
                        && again(before, finding, fact.recordedAt());
        return new ActRules(finding, terms.of(org), again, Debt.NONE).against(act, who);
    }

    /** A decision about what somebody saw before the verdict changed is no decision. */
    private static Optional<Refused> stale(Finding finding, Fact fact) {
        return new FactReader(fact).whole("revision") == finding.revision().no()
                ? Optional.empty()
                : Optional.of(Refused.of("finding-stale"));
    }

    private Optional<Refused> imposing(History before, Finding finding, Fact fact) {
        FactReader read = new FactReader(fact);
        return imposing(before, finding, read.decided(finding), fact.recordedAt());
    }

    private Optional<Refused> seconding(History before, Finding finding, Fact fact) {
        return finding.awaiting()
                .flatMap(first -> imposing(before, finding, first, fact.recordedAt()));
    }

    /** Amounts are looked at in the light of the book, which nobody else writes to meanwhile. */
    private Optional<Refused> imposing(
            History before, Finding finding, Decided decision, Instant at) {
        books.hold(before.org(), List.of(finding.breach()));
        Prospect prospect =
                books.prospect(
                        before.org(),
                        before,
                        finding,
                        decision.given(),
                        !decision.withoutMoney(),
                        at);
        long points = decision.pointsHundredths();
        long money = decision.moneyFen();
        return prospect.refuses(points, money)
                .or(() -> unsigned(before.org(), finding, prospect.lines(points, money)));
    }

    /** Nothing is posted against anyone who has not signed the version that was broken. */
    private Optional<Refused> unsigned(OrgId org, Finding finding, List<Line> lines) {
        Set<Integer> bearing =
                lines.stream()
                        .filter(line -> line.due().amount() < 0)
                        .flatMap(line -> Account.person(line.due().account()).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
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

    /**
     * Whether what was imposed no longer agrees with the book: a change against a person waits for
     * a person.
     */
    boolean again(History own, Finding finding, Instant at) {
        if (finding.standing().isEmpty()) {
            return false;
        }
        Book book = books.of(own.org(), own, finding, at);
        boolean stands =
                book.ruling(finding)
                        .filter(ruling ->
                                switch (ruling.state()) {
                                    case STANDS, SET_ASIDE, NO_PRICE -> true;
                                    case TO_DECIDE, DECIDE_AGAIN, UNPROVABLE -> false;
                                })
                        .isPresent();
        return !stands
                || !Settlement.toPost(
                                book.due(finding), ledger.posted(own.org(), finding.id().value()))
                        .isEmpty();
    }

    @Override
    public History.Holding holding(History after) {
        return new History.Holding(after.unit(), Optional.empty(), Optional.empty());
    }

    @Override
    public void keep(List<Told> told) {
        OrgId org = told.getFirst().after().org();
        List<Turn> turns =
                told.stream()
                        .map(one ->
                                new Turn(
                                        one.after(),
                                        Finding.of(one.after().id(), one.after().facts()),
                                        one.more().getLast()))
                        .toList();
        rows.keep(
                org,
                turns.stream().map(Turn::finding).toList(),
                finding -> books.keys(org, finding));
        turns.stream()
                .filter(turn -> FindingFacts.MEASURES.contains(turn.last().kind()))
                .forEach(turn -> rows.measured(org, turn.finding().id()));
        notices.tell(
                org,
                turns,
                new Deadlines(terms.of(org), shelf.of(org).standards(), parties.zone(org)));
        List<Turn> settling = turns.stream().filter(turn -> turn.reason().isPresent()).toList();
        if (!settling.isEmpty()) {
            books.hold(org, settling.stream().map(turn -> turn.finding().breach()).toList());
            settling.forEach(turn ->
                    new Settler(
                                    books,
                                    ledger,
                                    turn,
                                    (finding, lines) -> unsigned(org, finding, lines).isEmpty())
                            .settle());
        }
    }
}

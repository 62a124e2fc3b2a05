package io.shouwen.server.quality;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.score.Due;
import io.shouwen.engine.score.Line;
import io.shouwen.engine.score.Ruling;
import io.shouwen.engine.score.Settlement;
import io.shouwen.server.ledger.Ledger;
import io.shouwen.server.ledger.Reckoned;
import io.shouwen.server.ledger.Settling;
import io.shouwen.server.ledger.Settling.Cause;
import io.shouwen.server.ledger.Settling.Reason;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.History;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Settles a whole book after a decision about one of its findings, so that the ledger holds what is
 * due whichever was decided first. What a person decided was shown to them with what it does to the
 * other findings, and posts all of it. What the judge took back posts only what takes less: more
 * waits until somebody decides that finding again, and so does what falls on somebody who has not
 * signed.
 */
final class Settler {
    private final Books books;
    private final Ledger ledger;
    private final Turn turn;
    private final BiPredicate<Finding, List<Line>> signed;

    /**
     * @param signed whether everybody who bears something of a finding has signed what was broken
     */
    Settler(Books books, Ledger ledger, Turn turn, BiPredicate<Finding, List<Line>> signed) {
        this.books = books;
        this.ledger = ledger;
        this.turn = turn;
        this.signed = signed;
    }

    /** A finding and the fact that was told of it last. */
    record Turn(History after, Finding finding, Fact last) {
        /** Why anything would be posted; empty when the fact decides nothing. */
        Optional<Reason> reason() {
            return switch (last.kind().name()) {
                case FindingFacts.CONFIRMED_NAME, FindingFacts.REWARDED_NAME ->
                        new FactReader(last).flag("awaits_second")
                                ? Optional.empty()
                                : Optional.of(confirmed());
                case FindingFacts.SECONDED_NAME -> Optional.of(confirmed());
                case FindingFacts.PAID_NAME -> Optional.of(Reason.RECKONED);
                case FindingFacts.DISMISSED_NAME -> Optional.of(Reason.DISMISSED);
                case FindingFacts.WITHDRAWN_NAME -> Optional.of(Reason.WITHDRAWN);
                case FindingFacts.APPEAL_DECIDED_NAME ->
                        finding.state() == FindingState.OVERTURNED
                                ? Optional.of(Reason.OVERTURNED)
                                : Optional.empty();
                default -> Optional.empty();
            };
        }

        private Reason confirmed() {
            long times =
                    after.facts().stream()
                            .filter(fact ->
                                    fact.kind().equals(FindingFacts.CONFIRMED)
                                            || fact.kind().equals(BookFacts.REWARD))
                            .count();
            return times > 1 ? Reason.RECONSIDERED : Reason.CONFIRMED;
        }

        int fact() {
            return after.stored().size();
        }
    }

    void settle() {
        OrgId org = turn.after().org();
        Finding own = turn.finding();
        Book book = books.of(org, turn.after(), own, turn.last().recordedAt());
        List<Reckoned> reckoned = own.standing().isPresent() ? reckoned(book, own) : List.of();
        ledger.settle(
                org,
                new Settling(
                        own.id().value(),
                        own.revision().no(),
                        turn.fact(),
                        turn.last().recordedAt(),
                        turn.reason().orElseThrow(),
                        month(own),
                        reckoned.stream().map(Reckoned::due).toList(),
                        reckoned,
                        Optional.empty()));
        List<Finding> others =
                book.standing().stream()
                        .filter(one -> !one.id().equals(own.id()))
                        .filter(one -> one.breach().day().getYear() >= own.breach().day().getYear())
                        .toList();
        Map<Long, List<Due>> posted =
                ledger.posted(org, others.stream().map(one -> one.id().value()).toList());
        others.forEach(
                one -> other(org, book, one, posted.getOrDefault(one.id().value(), List.of())));
    }

    private static List<Reckoned> reckoned(Book book, Finding finding) {
        return book.lines(finding).stream().map(Reckoned::of).toList();
    }

    private static YearMonth month(Finding finding) {
        return YearMonth.from(finding.breach().day());
    }

    private void other(OrgId org, Book book, Finding one, List<Due> posted) {
        boolean unprovable =
                book.ruling(one)
                        .filter(ruling -> ruling.state() == Ruling.State.UNPROVABLE)
                        .isPresent();
        List<Due> wanted = unprovable ? posted : wanted(book, one, posted);
        Decided decided = one.standing().orElseThrow();
        if (!Settlement.toPost(wanted, posted).isEmpty()) {
            ledger.settle(
                    org,
                    new Settling(
                            one.id().value(),
                            decided.revision(),
                            decided.fact(),
                            turn.last().recordedAt(),
                            Reason.RECKONED,
                            month(one),
                            wanted,
                            reckoned(book, one),
                            Optional.of(new Cause(turn.finding().id().value(), turn.fact()))));
        }
    }

    private List<Due> wanted(Book book, Finding one, List<Due> posted) {
        boolean whole =
                turn.reason().filter(reason -> reason != Reason.WITHDRAWN).isPresent()
                        && signed.test(one, book.lines(one));
        return whole ? book.due(one) : milder(book.due(one), posted);
    }

    /** Of what is due and what is posted, on each line what takes less. */
    static List<Due> milder(List<Due> due, List<Due> posted) {
        record Name(String account, String role, Due.Currency currency) {
            static Name of(Due one) {
                return new Name(one.account(), one.role(), one.currency());
            }
        }
        Map<Name, Long> now = new LinkedHashMap<>();
        Map<Name, Long> before = new LinkedHashMap<>();
        due.forEach(one -> now.merge(Name.of(one), one.amount(), Long::sum));
        posted.forEach(one -> before.merge(Name.of(one), one.amount(), Long::sum));
        List<Due> milder = new ArrayList<>();
        before.forEach((name, amount) -> {
            long least = Math.max(amount, now.getOrDefault(name, 0L));
            if (least != 0) {
                milder.add(new Due(name.account(), name.role(), name.currency(), least));
            }
        });
        now.forEach((name, amount) -> {
            if (!before.containsKey(name) && amount > 0) {
                milder.add(new Due(name.account(), name.role(), name.currency(), amount));
            }
        });
        return List.copyOf(milder);
    }
}

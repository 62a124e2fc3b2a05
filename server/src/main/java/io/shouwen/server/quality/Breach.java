package io.shouwen.server.quality;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a finding is about and whom it concerns; never changes.
 *
 * @param subject the request, call or visit; with clause and occasion it names the finding for ever
 * @param person who answers; empty when nobody is known, and then the unit does
 * @param raisedBy the inspectors who raised it; empty when time itself did
 * @param day the day of the breach, by the organisation's calendar
 * @param openedAt when the occasion opened: the code in force then sets the consequence
 * @param brokenAt when it broke, as far as that is told: else when it was raised
 * @param trial whether its clause was on trial then: told to the person, and nothing else comes of
 *     it
 * @param merit whether it earns something: raised by a person, and there is nothing to answer
 */
public record Breach(
        SubjectId subject,
        String clause,
        String occasion,
        Optional<Integer> person,
        int unit,
        List<Integer> raisedBy,
        LocalDate day,
        Instant openedAt,
        Instant brokenAt,
        boolean trial,
        boolean merit,
        Instant raisedAt) {
    public Breach {
        raisedBy = List.copyOf(raisedBy);
    }

    /** The kind by which a book tells that it stands. */
    FactKind told() {
        return merit ? BookFacts.REWARD : BookFacts.OFFENCE;
    }

    /** Whose account it is posted to. */
    public Account account() {
        return person.map(Account::ofPerson).orElseGet(() -> Account.ofUnit(unit));
    }
}

package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Check.Demand;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Truth;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands on an account of money for one purpose at the moment of an act (D8). */
final class Account {
    private final List<Fact> counted = new ArrayList<>();
    private BigInteger least = BigInteger.ZERO;
    private BigInteger most = BigInteger.ZERO;

    /** Whether something of an amount that nobody knows may have been drawn. */
    private boolean bottomless;

    /** Whether something of an amount that nobody knows may have been paid in. */
    private boolean boundless;

    private String missing = "";

    private Account() {}

    /** What is drawn at the very instant of the act does not prove that it was drawn before. */
    static Account before(Fact act, Demand.Balance balance, Hearing hearing) {
        Account account = new Account();
        for (Fact fact : hearing.facts()) {
            if (fact.occurredAt().isAfter(act.occurredAt())) {
                break;
            }
            if (!fact.id().equals(act.id())) {
                account.book(fact, fit(balance.paid(), fact, hearing), balance.amount(), false);
                if (fact.occurredAt().isBefore(act.occurredAt())) {
                    account.book(fact, fit(balance.drawn(), fact, hearing), balance.amount(), true);
                }
            }
        }
        return account;
    }

    private static Fit fit(List<Pattern> patterns, Fact fact, Hearing hearing) {
        Fit best = Fit.NO;
        for (Pattern pattern : patterns) {
            Fit fit = hearing.fit(pattern, fact);
            best = fit.sure() || !best.possible() ? fit : best;
        }
        return best;
    }

    private void book(Fact fact, Fit fit, String name, boolean drawn) {
        if (!fit.possible()) {
            return;
        }
        Optional<BigInteger> amount =
                fact.value(name).flatMap(Value::amount).map(BigInteger::valueOf);
        if (amount.isEmpty()) {
            bottomless |= drawn;
            boundless |= !drawn;
            lacks(fit.sure() ? name : fit.missing());
            return;
        }
        BigInteger change = drawn ? amount.get().negate() : amount.get();
        if (fit.sure()) {
            counted.add(fact);
            least = least.add(change);
            most = most.add(change);
        } else {
            least = least.add(change.min(BigInteger.ZERO));
            most = most.add(change.max(BigInteger.ZERO));
            lacks(fit.missing());
        }
    }

    private void lacks(String name) {
        missing = missing.isEmpty() ? name : missing;
    }

    /** Whether so much is there, whichever way what nobody can tell turns out. */
    Truth covers(long need) {
        BigInteger asked = BigInteger.valueOf(need);
        if (!bottomless && least.compareTo(asked) >= 0) {
            return Truth.YES;
        }
        return !boundless && most.compareTo(asked) < 0 ? Truth.NO : Truth.UNKNOWN;
    }

    /** What the first of those lacks of which nobody can tell. */
    String missing() {
        return missing;
    }

    /** The payments that surely were made. */
    List<Fact> counted() {
        return counted;
    }
}

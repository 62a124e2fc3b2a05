package io.shouwen.server.quality;

import io.shouwen.engine.score.Due;
import io.shouwen.server.subject.History;

import java.util.List;

/** Where the money stands that a finding takes from the person found, if the code sets a time. */
enum Debt {
    /** Nothing is owed, or the code sets no time for paying. */
    NONE,
    /** It is owed, and the person was not told of a day to pay by. */
    OWED,
    /** The person was told; the time to pay runs. */
    NOTIFIED,
    PAID;

    static Debt of(History own, List<Due> due, String account) {
        if (told(own, FindingFacts.PAID_NAME)) {
            return PAID;
        }
        if (told(own, FindingFacts.NOTIFIED_NAME)) {
            return NOTIFIED;
        }
        boolean owed =
                due.stream()
                        .filter(one -> one.account().equals(account))
                        .anyMatch(one -> one.currency() == Due.Currency.CNY && one.amount() < 0);
        return owed ? OWED : NONE;
    }

    private static boolean told(History own, String kind) {
        return own.facts().stream().anyMatch(fact -> fact.kind().name().equals(kind));
    }

    /** Whether the act is the next one. */
    boolean allows(Act act) {
        return (act == Act.NOTIFY && this == OWED) || (act == Act.PAY && this == NOTIFIED);
    }
}

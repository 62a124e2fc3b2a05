package io.shouwen.server.cashier;

import io.shouwen.server.bill.What;
import io.shouwen.server.ledger.Account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What customers have paid before it was due: for anything, or deposited for one purpose alone. */
final class Balances {
    /** Paid ahead, for whatever comes. */
    static final String ANY = "any";

    private Balances() {}

    /** Everything that a deposit may be for. */
    static List<String> purposes() {
        List<String> purposes = new ArrayList<>(List.of(ANY));
        Arrays.stream(What.values()).map(What::word).forEach(purposes::add);
        return List.copyOf(purposes);
    }

    /** Where it lies: what stands there is below zero, since the house owes it. */
    static Account account(long supply, String purpose) {
        return Account.ofCash("balance:%d:%s".formatted(supply, purpose));
    }
}

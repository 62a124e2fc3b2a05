package io.shouwen.server.cashier;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How money is paid. */
public enum Method {
    CASH,
    CARD,
    CHEQUE,
    /** Any other instrument: a draft, a bill of exchange. */
    INSTRUMENT,
    TRANSFER,
    /** A code that the customer shows, taken by a gateway. */
    CODE,
    /** What was paid before, or deposited for this. */
    BALANCE;

    /** What a till holds: everything but balances, which lie nowhere near it. */
    static final List<Method> IN_TILL = List.of(CASH, CARD, CHEQUE, INSTRUMENT, TRANSFER, CODE);

    /** As it is stored and stands in facts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Method> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    static Set<String> words() {
        return Arrays.stream(values()).map(Method::word).collect(Collectors.toSet());
    }

    /** Paper that somebody else stands for and that must be looked at first. */
    boolean paper() {
        return this == CHEQUE || this == INSTRUMENT;
    }
}

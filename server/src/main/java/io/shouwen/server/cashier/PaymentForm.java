package io.shouwen.server.cashier;

import io.shouwen.server.bill.Fen;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What the page of a payment sends; what a step does not need is not there. */
record PaymentForm(Map<String, String> fields) {
    private static final int MOST_STAMPS = 9;

    PaymentForm {
        fields = Map.copyOf(fields);
    }

    String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    boolean ticked(String name) {
        return text(name).equals("true");
    }

    /** A small whole number; 0 for anything else. */
    int number(String name) {
        return text(name).matches("[0-9]{1,4}") ? Integer.parseInt(text(name)) : 0;
    }

    /** How many stamps a receipt bears. */
    int stamps() {
        return Math.min(number("stamps"), MOST_STAMPS);
    }

    long sum() {
        return CashDeskPage.amount(text("amount"));
    }

    /** How much of what is left; all of it where nothing is typed. */
    Optional<Long> part() {
        return text("share").isEmpty()
                ? Optional.empty()
                : Optional.of(CashDeskPage.amount(text("share")));
    }

    Cashier.Checks checks() {
        return new Cashier.Checks(
                text("by"),
                ticked("name"),
                ticked("number"),
                ticked("address"),
                ticked("saidBack"),
                sum());
    }

    Instruments.Seen seen() {
        return new Instruments.Seen(
                Method.of(text("kind")).orElse(Method.CHEQUE),
                text("reference"),
                day(),
                Fen.read(text("amount")).orElse(0L),
                ticked("genuine"),
                ticked("names"),
                ticked("bank"),
                ticked("accountNo"),
                ticked("amountRight"),
                ticked("seals"),
                text("holderName"),
                text("holderPhone"));
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(text("validUntil"));
        } catch (DateTimeException e) {
            throw Cashier.refused("day-missing");
        }
    }
}

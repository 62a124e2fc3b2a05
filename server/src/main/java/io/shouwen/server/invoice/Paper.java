package io.shouwen.server.invoice;

/**
 * An invoice or a red letter, as the facts of its payment tell it.
 *
 * @param reference ours, under which the platform does it once
 * @param red whether it takes back some of the invoice {@code of}
 * @param refund the refund that a red letter answers; empty if the invoice was wrong
 * @param amount in fen, above zero for a red letter too
 * @param buyer whose title, tax number and e-mail they are, among the personal values
 * @param number the platform's, once it is issued
 */
public record Paper(
        String reference,
        boolean red,
        String of,
        String refund,
        long amount,
        long buyer,
        String reason,
        int by,
        State state,
        String number) {
    /** How far it is. */
    public enum State {
        ASKED,
        ISSUED,
        REJECTED,
        /**
         * It was rejected and asked for anew or wanted no longer, or the invoice that it takes back
         * was never given.
         */
        VOID;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    Paper as(State now, String given) {
        return new Paper(reference, red, of, refund, amount, buyer, reason, by, now, given);
    }

    boolean is(State one) {
        return state == one;
    }

    /** Whether the platform has given it. */
    public boolean issued() {
        return is(State.ISSUED);
    }

    /** Whether the platform will not give it. */
    public boolean rejected() {
        return is(State.REJECTED);
    }

    /** Whether it counts: it is issued or may still be. */
    boolean stands() {
        return is(State.ASKED) || is(State.ISSUED);
    }
}

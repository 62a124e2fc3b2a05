package io.shouwen.server.cashier;

import io.shouwen.server.organisation.OrgId;

/**
 * The gateway that takes payment codes. Everything about it may be lost on the way; therefore each
 * sum has a reference of ours, under which nothing is taken or given back twice.
 */
interface PaymentCodes {
    /** What the gateway says. */
    enum Answer {
        PAID,
        DECLINED,
        /** Nobody knows yet: it must be asked before anything else is done. */
        UNKNOWN;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Whether there is a gateway at all. */
    boolean offered();

    /** Takes a sum with the code that a customer shows. */
    Answer charge(OrgId org, String reference, long fen, String code);

    /** What became of a sum. One that is not known there is closed: it cannot be taken any more. */
    Answer ask(OrgId org, String reference, long fen);

    /** Gives a sum back, or some of it. */
    Answer refund(OrgId org, String reference, String of, long fen);
}

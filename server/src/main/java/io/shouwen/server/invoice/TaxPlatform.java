package io.shouwen.server.invoice;

import io.shouwen.server.organisation.OrgId;

import java.io.IOException;
import java.util.Optional;

/**
 * The platform of the tax office, which alone gives invoices. Everything about it may be lost on
 * the way; therefore each has a reference of ours, under which it is given once however often it is
 * asked for. What was given is never changed: a red letter takes it back.
 */
interface TaxPlatform {
    /** Whether there is a platform at all. */
    boolean offered();

    /**
     * What is to be put on paper.
     *
     * @param fen above zero, for a red letter too
     * @param what electricity, business or other
     * @param red what it takes back, if it is a red letter
     */
    record Wanted(
            OrgId org, String reference, long fen, String what, Buyer buyer, Optional<Red> red) {}

    /**
     * What a red letter takes back.
     *
     * @param number the platform's, of the invoice
     */
    record Red(String number, String reason) {}

    /** What the platform says. */
    sealed interface Answer {}

    /** It is given. */
    record Given(String number) implements Answer {}

    /** The platform has it and will say its number later. */
    record Later() implements Answer {}

    /** It will not be given. */
    record Rejected(String reason) implements Answer {}

    /** The platform has never heard of it. */
    record Absent() implements Answer {}

    /**
     * Asks for an invoice or a red letter.
     *
     * @throws IOException if nobody knows whether it arrived
     */
    Answer request(Wanted wanted) throws IOException, InterruptedException;

    /** What became of one. */
    Answer ask(OrgId org, String reference) throws IOException, InterruptedException;
}

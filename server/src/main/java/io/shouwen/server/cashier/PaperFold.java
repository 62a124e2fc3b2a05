package io.shouwen.server.cashier;

import io.shouwen.engine.fact.Fact;

import java.util.Optional;
import java.util.stream.Stream;

/** What the facts of one payment say of the cheque or other instrument that was handed over. */
final class PaperFold {
    private Optional<Fact> received = Optional.empty();
    private boolean verified;
    private boolean bad;
    private long holder;
    private boolean holderNoted;

    void apply(Fact fact) {
        switch (fact.kind().name()) {
            case "instrument.received" -> {
                received = Optional.of(fact);
                verified = false;
                holderNoted = false;
            }
            case "instrument.verified" -> verified = right(fact);
            case "instrument.rejected" -> {
                received = Optional.empty();
                bad = true;
            }
            case "instrument.replaced" -> bad = false;
            case "holder.noted" -> {
                holderNoted = Said.flag(fact, "name") && Said.flag(fact, "phone");
                holder = Said.whole(fact, "person");
            }
            default -> {}
        }
    }

    private static boolean right(Fact verified) {
        return Stream.of(
                        "genuine",
                        "in_date",
                        "names",
                        "bank",
                        "account_no",
                        "amount_right",
                        "seals")
                .allMatch(name -> Said.flag(verified, name));
    }

    Optional<Fact> received() {
        return received;
    }

    /** Whether it is right in everything and its holder is noted. */
    boolean good() {
        return verified && holderNoted;
    }

    /** Whether one was given back and no other came in its place. */
    boolean bad() {
        return bad;
    }

    long holder() {
        return holder;
    }
}

package io.shouwen.server.cashier;

import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What one person asks to put right at a cash desk and another decides about. */
public record Correction(
        SubjectId id,
        int unit,
        Target target,
        String reason,
        String state,
        int by,
        OptionalInt decided,
        Instant at) {
    public boolean asked() {
        return state.equals("asked");
    }

    /** What it puts right. */
    public enum What {
        /** A line of a statement is what something of ours is. */
        PAIR,
        /** A line of a statement is nothing of ours. */
        LINE,
        /** Something of ours never arrived. */
        SHORT,
        /** A cheque or another instrument was not honoured. */
        BOUNCED,
        /** What was written down as paid in or remitted was not. */
        OUT,
        /** A payment slip was made by mistake. */
        SLIP,
        /** A day was locked too early. */
        DAY;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<What> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
        }
    }

    /**
     * What it is about, in fen; zero is none.
     *
     * @param line of the statement
     * @param tender of the payment
     * @param out money that left the hall
     * @param bill a payment slip
     */
    public record Target(
            What what,
            long statement,
            int line,
            long payment,
            int tender,
            long out,
            long bill,
            Optional<LocalDate> day,
            long amount,
            String reference) {
        static Target line(What what, long statement, int line, long amount, String reference) {
            return new Target(
                    what, statement, line, 0, 0, 0, 0, Optional.empty(), amount, reference);
        }

        static Target slip(long bill, long amount, String no) {
            return new Target(What.SLIP, 0, 0, 0, 0, 0, bill, Optional.empty(), amount, no);
        }

        static Target day(LocalDate day) {
            return new Target(What.DAY, 0, 0, 0, 0, 0, 0, Optional.of(day), 0, "");
        }

        static Target of(What what, Ours ours) {
            return line(what, 0, 0, ours.amount(), ours.reference()).with(ours);
        }

        Target with(Ours ours) {
            return new Target(
                    what,
                    statement,
                    line,
                    ours.out() ? 0 : ours.id(),
                    ours.n(),
                    ours.out() ? ours.id() : 0,
                    bill,
                    day,
                    amount,
                    reference);
        }
    }
}

package io.shouwen.server.above;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order from above, folded from the facts of its request in the order in which they were
 * recorded.
 *
 * @param reference their number of it, one of its source
 * @param words the name of their text
 * @param due when the reply is due as it stands now
 * @param firstDue when it was due first; never changes
 * @param asked until when more time is asked for
 * @param reply the name of the words of the last reply
 * @param writer who wrote it
 * @param answeredAt when it might go
 * @param rating what their caller said; empty if nothing yet
 * @param round how often it was done
 */
record AboveOrder(
        String source,
        String reference,
        String matterClass,
        String words,
        Instant receivedAt,
        Instant due,
        Instant firstDue,
        Step step,
        Optional<Instant> signedAt,
        Optional<Instant> asked,
        String reply,
        String writer,
        Optional<Instant> answeredAt,
        Optional<Instant> sentAt,
        String rating,
        int round) {

    /** The order behind a request; empty if it came from nobody above. */
    static Optional<AboveOrder> of(List<Fact> told) {
        Optional<AboveOrder> order = Optional.empty();
        for (Fact fact : told) {
            order =
                    fact.kind().equals(AboveKinds.RECEIVED)
                            ? order.or(() -> Optional.of(received(fact)))
                            : order.map(one -> one.after(fact));
        }
        return order;
    }

    static AboveOrder received(Fact fact) {
        Instant due = moment(fact, AboveKinds.DUE);
        return new AboveOrder(
                text(fact, AboveKinds.SOURCE),
                text(fact, AboveKinds.REFERENCE),
                text(fact, AboveKinds.MATTER_CLASS),
                text(fact, AboveKinds.WORDS),
                fact.occurredAt(),
                due,
                due,
                Step.RECEIVED,
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                "",
                1);
    }

    AboveOrder after(Fact fact) {
        FactKind kind = fact.kind();
        Change next = new Change(this);
        if (kind.equals(AboveKinds.SIGNED)) {
            next.step = Step.SIGNED;
            next.signedAt = Optional.of(fact.occurredAt());
        } else if (kind.equals(AboveKinds.RETURN_ASKED)) {
            next.step = Step.RETURNING;
        } else if (kind.equals(AboveKinds.RETURN_ANSWERED)) {
            next.step =
                    flag(fact, AboveKinds.GRANTED)
                            ? Step.RETURNED
                            : signedAt.isPresent() ? Step.SIGNED : Step.RECEIVED;
        } else if (kind.equals(AboveKinds.EXTENSION_ASKED)) {
            next.asked = Optional.of(moment(fact, AboveKinds.UNTIL));
        } else if (kind.equals(AboveKinds.EXTENSION_ANSWERED)) {
            next.due = flag(fact, AboveKinds.GRANTED) ? asked.orElse(due) : due;
            next.asked = Optional.empty();
        } else if (kind.equals(AboveKinds.REPLY_WRITTEN)) {
            next.step = Step.WRITTEN;
            next.reply = text(fact, AboveKinds.WORDS);
            next.writer = fact.actor();
        } else if (kind.equals(AboveKinds.REPLY_CHECKED)) {
            boolean goes = flag(fact, AboveKinds.APPROVED);
            next.step = goes ? Step.ANSWERED : Step.SIGNED;
            next.answeredAt = goes ? Optional.of(fact.occurredAt()) : answeredAt;
        } else if (kind.equals(AboveKinds.SENT)) {
            next.step = Step.SENT;
            next.sentAt = Optional.of(fact.occurredAt());
        } else if (kind.equals(AboveKinds.RATED)) {
            next.rating = text(fact, AboveKinds.RATING);
        } else if (kind.equals(AboveKinds.REDONE)) {
            next.again(moment(fact, AboveKinds.UNTIL));
        }
        return next.order();
    }

    /** What one fact changes. */
    private static final class Change {
        private final AboveOrder was;
        private Step step;
        private Instant due;
        private Optional<Instant> signedAt;
        private Optional<Instant> asked;
        private String reply;
        private String writer;
        private Optional<Instant> answeredAt;
        private Optional<Instant> sentAt;
        private String rating;
        private int round;

        Change(AboveOrder was) {
            this.was = was;
            this.step = was.step;
            this.due = was.due;
            this.signedAt = was.signedAt;
            this.asked = was.asked;
            this.reply = was.reply;
            this.writer = was.writer;
            this.answeredAt = was.answeredAt;
            this.sentAt = was.sentAt;
            this.rating = was.rating;
            this.round = was.round;
        }

        void again(Instant until) {
            step = Step.SIGNED;
            due = until;
            asked = Optional.empty();
            answeredAt = Optional.empty();
            sentAt = Optional.empty();
            round = was.round + 1;
        }

        AboveOrder order() {
            return new AboveOrder(
                    was.source,
                    was.reference,
                    was.matterClass,
                    was.words,
                    was.receivedAt,
                    due,
                    was.firstDue,
                    step,
                    signedAt,
                    asked,
                    reply,
                    writer,
                    answeredAt,
                    sentAt,
                    rating,
                    round);
        }
    }

    static String text(Fact fact, String attribute) {
        return fact.value(attribute).map(Value::toString).orElse("");
    }

    private static boolean flag(Fact fact, String attribute) {
        return text(fact, attribute).equals("true");
    }

    static Instant moment(Fact fact, String attribute) {
        return fact.value(attribute)
                .filter(Value.Moment.class::isInstance)
                .map(value -> ((Value.Moment) value).at())
                .orElseThrow();
    }
}

package io.shouwen.server.above;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is owed to hotlines above, the soonest due first.
 *
 * @param next where the next page begins; empty on the last
 * @param signMinutes within how long an order is signed for
 * @param maySet whether the reader may change that
 * @param mayTake whether the reader takes orders in and sends replies up
 * @param key of the command that sends them
 */
public record AboveView(
        Instant asOf,
        List<Line> lines,
        String next,
        int signMinutes,
        boolean maySet,
        boolean mayTake,
        String key) {
    public AboveView {
        lines = List.copyOf(lines);
    }

    /**
     * One order.
     *
     * @param left until its reply is due; negative once it is past
     * @param signLate whether nobody signed for it in time
     * @param asked until when more time is asked for
     */
    public record Line(
            String number,
            String source,
            String reference,
            String matterClass,
            String step,
            String handler,
            Instant due,
            Instant firstDue,
            Duration left,
            Instant signBy,
            boolean signLate,
            Optional<Instant> asked,
            int round) {
        public boolean late() {
            return left.isNegative() && !step.equals("answered");
        }
    }

    /**
     * One order as the page of its request shows it.
     *
     * @param text what the caller said; empty once it was erased
     * @param reply the last reply
     * @param acts what the reader may do, in order
     */
    public record Panel(
            Line line,
            String text,
            String reply,
            String writer,
            Optional<Instant> sentAt,
            String rating,
            List<String> acts) {
        public Panel {
            acts = List.copyOf(acts);
        }

        /** Those that need nothing but a reason, if any. */
        public boolean may(String act) {
            return acts.contains(act);
        }
    }
}

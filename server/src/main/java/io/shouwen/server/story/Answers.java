package io.shouwen.server.story;

import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Done;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.page.Refusal;

import org.springframework.http.HttpStatus;

/** Turns the journal's answer into one that a page or an interface can give. */
public final class Answers {
    private static final int LONGEST_REASON = 200;

    private Answers() {}

    /** What was recorded; a refusal is thrown. */
    public static Done done(Outcome outcome) {
        return switch (outcome) {
            case Done done -> done;
            case Refused refused -> throw refusal(refused);
        };
    }

    /** Why somebody wants to see what is personal: it becomes a fact. */
    public static String reason(String typed) {
        String reason = typed.strip();
        if (reason.isEmpty()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "reason-missing");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "reason-too-long", LONGEST_REASON);
        }
        return reason;
    }

    /** Why somebody does something to a request: it stands in the fact. */
    public static String why(String typed) {
        return why(typed, LONGEST_REASON);
    }

    /** The same, where a reason may be longer. */
    public static String why(String typed, int longest) {
        if (typed.isBlank() || typed.length() > longest) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "why-missing");
        }
        return typed.strip();
    }

    /** The refusal with the status that fits its problem. */
    public static Refusal refusal(Refused refused) {
        return new Refusal(
                status(refused.problem()),
                refused.problem(),
                refused.clause(),
                refused.details().toArray());
    }

    private static HttpStatus status(String problem) {
        return switch (problem) {
            case "no-such-subject", "no-such-fact", "no-such-version" -> HttpStatus.NOT_FOUND;
            case "producer-not-allowed" -> HttpStatus.FORBIDDEN;
            case "already-open",
                    "act-unconfirmed",
                    "already-closed",
                    "not-closed",
                    "urgent-already",
                    "above-not-signed",
                    "above-not-possible",
                    "above-not-answered",
                    "above-not-handler",
                    "not-urgent",
                    "urgent-not-put-off",
                    "offer-open",
                    "already-handler",
                    "not-the-handler",
                    "no-open-offer",
                    "event-not-open",
                    "inspection-drawn",
                    "inspection-signed",
                    "inspection-not-yours",
                    "inspection-incomplete",
                    "rectification-not-open",
                    "rectification-own",
                    "errand-not-open",
                    "errand-waits",
                    "returned-too-often",
                    "merge-not-possible",
                    "claimed",
                    "call-recorded",
                    "call-listened",
                    "ticket-not-there",
                    "not-proposed",
                    "already-acknowledged",
                    "version-not-acknowledged",
                    "second-person-needed",
                    "measure-not-open" ->
                    HttpStatus.CONFLICT;
            default ->
                    aboutADecision(problem)
                            ? HttpStatus.CONFLICT
                            : HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    /** It depends on how a payment, a bill or a till stands. */
    private static boolean ofMoney(String problem) {
        return problem.startsWith("payment-")
                || problem.startsWith("bill-")
                || problem.startsWith("refund-")
                || problem.startsWith("till-")
                || problem.startsWith("cash-day-");
    }

    /** It depends on how a finding or complaint stands and on who decides, not on what was sent. */
    private static boolean aboutADecision(String problem) {
        return problem.startsWith("finding-")
                || problem.startsWith("appeal-")
                || problem.startsWith("complaint-")
                || ofMoney(problem)
                || problem.equals("second-same-decider");
    }
}

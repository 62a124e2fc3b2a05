package io.shouwen.server.story;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One promise of a request as a page shows it.
 *
 * @param keeper the kind of fact that keeps it
 * @param goal its name, such as 到达现场
 * @param says the clause in its own words
 * @param cite where the clause stands in the written code
 * @param code the version of the code that judges it
 * @param state the verdict's word, or {@code soon} shortly before it is due
 * @param left how long until it is due, negative once it is past; empty unless it runs
 * @param because what happened and what the code makes of it, in one breath
 * @param moves each change of the due moment, in order
 * @param evidence what each fact did
 */
public record ClockView(
        String clause,
        String keeper,
        String goal,
        String says,
        String cite,
        String code,
        String state,
        Optional<Instant> due,
        Optional<Instant> firstDue,
        Optional<Duration> left,
        String because,
        List<String> moves,
        List<Step> evidence) {
    public ClockView {
        moves = List.copyOf(moves);
        evidence = List.copyOf(evidence);
    }

    /** One fact of the evidence and its part in the verdict. */
    public record Step(String role, String fact) {}

    /** Whether it still asks for something. */
    public boolean runs() {
        return state.equals("pending") || state.equals("soon") || state.equals("overdue");
    }

    /** Whether the due moment is another than at first. */
    public boolean moved() {
        return firstDue.isPresent() && !firstDue.equals(due);
    }
}

package io.shouwen.server.quality;

import io.shouwen.engine.judge.Judged;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.subject.History;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A finding as one person may see it.
 *
 * @param own its own facts
 * @param subject the facts of what it is about
 * @param judged what the judge said at its latest revision; empty when the occasion is gone
 * @param prospect what may be imposed
 * @param measures what it led to
 * @param again whether what was imposed no longer agrees with the book
 * @param allowed what this person may do now
 * @param hindrance why they may not confirm
 * @param words the texts by their names; one that was erased is missing
 */
public record FindingView(
        Finding finding,
        History own,
        History subject,
        Optional<Judged> judged,
        Prospect prospect,
        List<Measure> measures,
        boolean again,
        Set<Act> allowed,
        Optional<Refused> hindrance,
        Instant answerUntil,
        Instant appealUntil,
        Map<String, String> words,
        Terms terms) {
    public FindingView {
        measures = List.copyOf(measures);
        allowed = Set.copyOf(allowed);
        words = Map.copyOf(words);
    }
}

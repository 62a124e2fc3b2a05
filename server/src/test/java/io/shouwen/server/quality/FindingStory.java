package io.shouwen.server.quality;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Subject;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the facts of one finding, one minute apart. */
final class FindingStory {
    static final Instant START = Instant.parse("2026-03-02T02:30:00Z");
    static final SubjectId ID = new SubjectId(99);
    static final int PERSON = 7;
    static final int DECIDER = 20;

    private final List<Fact> facts = new ArrayList<>();
    private int revision;

    static FindingStory raised(boolean personKnown) {
        FindingStory story = new FindingStory();
        Map<String, Value> values = story.revision("overdue", 0);
        values.put("subject", new Value.Whole(5));
        values.put("clause", new Value.Text("city.4.2"));
        values.put("occasion", new Value.Text("1"));
        values.put("unit", new Value.Whole(3));
        values.put("opened_at", new Value.Moment(START.minusSeconds(1800)));
        values.put("day", new Value.Day(LocalDate.of(2026, 3, 2)));
        if (personKnown) {
            values.put("person", new Value.Whole(PERSON));
        }
        return story.tell(FindingFacts.RAISED, "judge", values);
    }

    FindingStory broken(long lateSeconds) {
        return tell(FindingFacts.REVISED, "judge", revision("broken", lateSeconds));
    }

    FindingStory overdue() {
        return tell(FindingFacts.REVISED, "judge", revision("overdue", 0));
    }

    FindingStory withdrawn() {
        return tell(FindingFacts.WITHDRAWN, "judge", revision("kept", 0));
    }

    FindingStory answered() {
        return tell(FindingFacts.ANSWERED, "" + PERSON, words());
    }

    FindingStory confirmed(long points) {
        Map<String, Value> values = words();
        values.put("revision", new Value.Whole(revision));
        values.put("points", new Value.Whole(points));
        values.put("money", new Value.Money(0));
        values.put("shares", new Value.Text(""));
        return tell(FindingFacts.CONFIRMED, "" + DECIDER, values);
    }

    FindingStory dismissed() {
        Map<String, Value> values = words();
        values.put("revision", new Value.Whole(revision));
        return tell(FindingFacts.DISMISSED, "" + DECIDER, values);
    }

    FindingStory appealed() {
        return tell(FindingFacts.APPEALED, "" + PERSON, words());
    }

    FindingStory appealDecided(boolean upheld) {
        Map<String, Value> values = words();
        values.put("revision", new Value.Whole(revision));
        values.put("upheld", new Value.Flag(upheld));
        return tell(FindingFacts.APPEAL_DECIDED, "21", values);
    }

    Finding finding() {
        return Finding.of(ID, facts);
    }

    private Map<String, Value> revision(String verdict, long lateSeconds) {
        revision++;
        Map<String, Value> values = new HashMap<>();
        values.put("revision", new Value.Whole(revision));
        values.put("verdict", new Value.Text(verdict));
        values.put("late_seconds", new Value.Whole(lateSeconds));
        values.put("line", new Value.Text("%064x".formatted(revision)));
        values.put("as_of", new Value.Moment(now()));
        return values;
    }

    private static Map<String, Value> words() {
        return new HashMap<>(Map.of("words", new Value.Text("w")));
    }

    private Instant now() {
        return START.plusSeconds(60L * facts.size());
    }

    private FindingStory tell(FactKind kind, String actor, Map<String, Value> values) {
        facts.add(
                new Fact(
                        new FactId(Integer.toString(facts.size() + 1)),
                        new Subject(FindingFacts.SUBJECT, ID.toString()),
                        kind,
                        now(),
                        now(),
                        actor,
                        Standing.COUNTED,
                        values));
        return this;
    }
}

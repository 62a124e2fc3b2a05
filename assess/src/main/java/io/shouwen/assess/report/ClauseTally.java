package io.shouwen.assess.report;

import io.shouwen.assess.verdict.VerdictRow;
import io.shouwen.engine.judge.Verdict;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What the occasions of one clause add up to: all of them, by unit and by person. */
public final class ClauseTally {
    private final Counts counts = new Counts();
    private final Map<String, Counts> units = new HashMap<>();
    private final Map<String, Counts> persons = new HashMap<>();
    private final TimesTaken times = new TimesTaken();

    void add(VerdictRow row, OptionalLong secondsTaken) {
        counts.add(row);
        if (!row.unit().isEmpty()) {
            units.computeIfAbsent(row.unit(), unit -> new Counts()).add(row);
        }
        if (!row.person().isEmpty()) {
            persons.computeIfAbsent(row.person(), person -> new Counts()).add(row);
        }
        if (secondsTaken.isPresent()) {
            boolean open =
                    row.judged().verdict() instanceof Verdict.Overdue
                            || row.judged().verdict() instanceof Verdict.Pending;
            if (open) {
                times.open(secondsTaken.getAsLong());
            } else {
                times.done(secondsTaken.getAsLong());
            }
        }
    }

    void add(ClauseTally more) {
        counts.add(more.counts);
        addTo(units, more.units);
        addTo(persons, more.persons);
        times.add(more.times);
    }

    /** Adds counts of the same groups. */
    static void addTo(Map<String, Counts> groups, Map<String, Counts> more) {
        more.forEach((group, counted) ->
                groups.computeIfAbsent(group, one -> new Counts()).add(counted));
    }

    public Counts counts() {
        return counts;
    }

    public Map<String, Counts> units() {
        return Collections.unmodifiableMap(units);
    }

    public Map<String, Counts> persons() {
        return Collections.unmodifiableMap(persons);
    }

    TimesTaken times() {
        return times;
    }

    /** What names its groups: units or persons. */
    enum By {
        UNIT,
        PERSON;

        Map<String, Counts> of(ClauseTally tally) {
            return switch (this) {
                case UNIT -> tally.units();
                case PERSON -> tally.persons();
            };
        }
    }
}

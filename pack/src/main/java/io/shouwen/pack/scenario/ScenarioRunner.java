package io.shouwen.pack.scenario;

import io.shouwen.engine.fact.Subject;
import io.shouwen.engine.judge.Assessment;
import io.shouwen.engine.judge.Judge;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.VerdictText;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.time.CalendarException;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.yaml.Spot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Judges scenarios and compares what is said with what was expected. */
public final class ScenarioRunner {
    private static final Subject SUBJECT = new Subject("scenario", "one");

    private ScenarioRunner() {}

    /** What became of one scenario; no failures means that it passed. */
    public record Outcome(Scenario scenario, List<Failure> failures) {
        public Outcome {
            failures = List.copyOf(failures);
        }

        public boolean passed() {
            return failures.isEmpty();
        }
    }

    /**
     * A clause that said something else.
     *
     * @param verdicts the canonical lines of all its occasions
     */
    public record Failure(
            String clause, Spot spot, String expected, String actual, String verdicts) {}

    /** Runs a scenario by the codes as written, with the readings that it chooses. */
    public static Outcome run(Codes codes, Scenario scenario) {
        return run(codes.read(scenario.readings()), scenario);
    }

    public static Outcome run(Standards standards, Scenario scenario) {
        try {
            return compare(scenario, assess(standards, scenario));
        } catch (CalendarException e) {
            // A calendar that never opens has no answer; that is a fault of the code, not of us.
            String said = "no verdict: " + e.getMessage();
            Failure failure = new Failure("every clause", scenario.spot(), "verdicts", said, "");
            return new Outcome(scenario, List.of(failure));
        }
    }

    private static Outcome compare(Scenario scenario, Assessment assessment) {
        List<Failure> failures = new ArrayList<>();
        for (Scenario.Expected expected : scenario.then()) {
            List<Judged> judged =
                    assessment.judged().stream()
                            .filter(one -> one.clause().equals(expected.clause()))
                            .toList();
            String wanted = joined(expected.occasions());
            String actual = joined(seen(expected, judged, scenario));
            if (!wanted.equals(actual)) {
                failures.add(
                        new Failure(
                                expected.clause().value(),
                                expected.spot(),
                                wanted,
                                actual,
                                judged.stream()
                                        .map(VerdictText::line)
                                        .collect(Collectors.joining())));
            }
        }
        return new Outcome(scenario, failures);
    }

    /** What the standards say of the facts of a scenario at its moment. */
    public static Assessment assess(Standards standards, Scenario scenario) {
        return Judge.assess(
                standards, Judge.fold(standards, SUBJECT, scenario.facts()), scenario.at());
    }

    private static List<Expectation> seen(
            Scenario.Expected expected, List<Judged> judged, Scenario scenario) {
        List<Expectation> seen = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            Expectation looked =
                    i < expected.occasions().size()
                            ? expected.occasions().get(i)
                            : new Expectation("", List.of());
            seen.add(looked.seenIn(judged.get(i), scenario.zone()));
        }
        return seen;
    }

    private static String joined(List<Expectation> expectations) {
        return expectations.isEmpty()
                ? ExpectationReader.NONE
                : expectations.stream()
                        .map(Expectation::toString)
                        .collect(Collectors.joining("; "));
    }
}

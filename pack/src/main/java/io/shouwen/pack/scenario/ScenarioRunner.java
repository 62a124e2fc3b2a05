package io.shouwen.pack.scenario;

import io.shouwen.engine.fact.Subject;
import io.shouwen.engine.judge.Assessment;
import io.shouwen.engine.judge.Judge;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.VerdictText;
import io.shouwen.engine.score.Score;
import io.shouwen.engine.score.Scores;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.time.CalendarException;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.yaml.Spot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
     * @param hint what may have been meant, where that can be told
     */
    public record Failure(
            String clause,
            Spot spot,
            String expected,
            String actual,
            String verdicts,
            Optional<String> hint) {}

    /** Runs a scenario by the codes as written, with the readings that it chooses. */
    public static Outcome run(Codes codes, Scenario scenario) {
        return run(codes.read(scenario.readings()), scenario);
    }

    public static Outcome run(Standards standards, Scenario scenario) {
        try {
            List<Failure> failures = new ArrayList<>();
            if (!scenario.then().isEmpty()) {
                failures.addAll(compare(scenario, assess(standards, scenario)));
            }
            if (!scenario.owed().isEmpty()) {
                failures.addAll(compare(scenario, score(standards, scenario)));
            }
            return new Outcome(scenario, failures);
        } catch (CalendarException e) {
            // A calendar that never opens has no answer; that is a fault of the code, not of us.
            String said = "no verdict: " + e.getMessage();
            Failure failure =
                    new Failure(
                            "every clause",
                            scenario.spot(),
                            "verdicts",
                            said,
                            "",
                            Optional.empty());
            return new Outcome(scenario, List.of(failure));
        }
    }

    private static List<Failure> compare(Scenario scenario, Assessment assessment) {
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
                                        .collect(Collectors.joining()),
                                hint(expected.occasions().size(), judged)));
            }
        }
        return failures;
    }

    /** Where there are more occasions than were expected, or none: how that is mended. */
    private static Optional<String> hint(int expected, List<Judged> judged) {
        if (judged.isEmpty()) {
            return Optional.of("no fact of this scenario opens an occasion of the clause");
        }
        if (expected == 0 || expected >= judged.size()) {
            return Optional.empty();
        }
        String all =
                judged.stream().map(one -> one.verdict().word()).collect(Collectors.joining(", "));
        return Optional.of(
                "the clause opened %d occasions; expect them as a list, the oldest first: `[%s]`"
                        .formatted(judged.size(), all));
    }

    private static List<Failure> compare(Scenario scenario, Score score) {
        List<Failure> failures = new ArrayList<>();
        for (Scenario.Owed owed : scenario.owed()) {
            String wanted = Owing.joined(sorted(owed.lines()));
            String actual = Owing.joined(seen(owed, score));
            if (!wanted.equals(actual)) {
                String all = Owing.joined(Owings.of(owed.clause(), score));
                failures.add(
                        new Failure(
                                owed.clause().value(),
                                owed.spot(),
                                wanted,
                                actual,
                                all,
                                Optional.empty()));
            }
        }
        return failures;
    }

    /** By what is said, so that it need not be expected in the order in which it is reckoned. */
    private static List<Owing> sorted(List<Owing> owing) {
        return owing.stream().sorted(Comparator.comparing(Owing::verb)).toList();
    }

    private static List<Owing> seen(Scenario.Owed owed, Score score) {
        List<Owing> seen = new ArrayList<>();
        for (Owing.Verb verb : Owing.Verb.values()) {
            List<Owing> expected = owed.lines().stream().filter(one -> one.verb() == verb).toList();
            List<Owing> actual =
                    Owings.of(owed.clause(), score).stream()
                            .filter(one -> one.verb() == verb)
                            .filter(one -> verb.always() || !expected.isEmpty())
                            .toList();
            for (int i = 0; i < actual.size(); i++) {
                Owing one = actual.get(i);
                seen.add(i < expected.size() ? one.seenBy(expected.get(i)) : one);
            }
        }
        return seen;
    }

    /** What is due by the standards of the facts of a scenario at its moment. */
    public static Score score(Standards standards, Scenario scenario) {
        return Scores.of(standards, scenario.facts(), scenario.at());
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

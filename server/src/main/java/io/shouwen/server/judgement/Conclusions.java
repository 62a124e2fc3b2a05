package io.shouwen.server.judgement;

import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.Verdict;
import io.shouwen.engine.judge.VerdictText;
import io.shouwen.server.judgement.StoredJudgement.Line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what is newly concluded between the stored judgement and the one just made. */
final class Conclusions {
    private record Occurrence(String clause, String occasion) {}

    private static final String VOID = "void";

    private Conclusions() {}

    static List<Conclusion> between(StoredJudgement before, Judging.Told told) {
        Map<Occurrence, Line> breaches = new HashMap<>();
        for (Line line : before.lines()) {
            if (line.breach()) {
                breaches.put(new Occurrence(line.clause(), line.occasion()), line);
            }
        }
        List<Conclusion> concluded = new ArrayList<>();
        int revision = before.revision();
        for (Judged judged : told.assessment().judged()) {
            Line was =
                    breaches.remove(
                            new Occurrence(judged.clause().value(), judged.occasion().value()));
            boolean became = was == null && judged.verdict().breach();
            boolean changed = was != null && !was.text().equals(VerdictText.line(judged));
            if (became || changed) {
                concluded.add(Conclusion.of(told, judged, ++revision));
            }
        }
        for (Line line : before.lines()) {
            if (breaches.containsKey(new Occurrence(line.clause(), line.occasion()))) {
                concluded.add(Conclusion.gone(told, line, ++revision));
            }
        }
        return concluded;
    }

    /** Verdicts that are others than the stored ones; those that only began to run are none. */
    static List<VerdictEcho.Turned> turned(StoredJudgement before, Judging.Told told) {
        Map<Occurrence, Line> stored = new LinkedHashMap<>();
        for (Line line : before.lines()) {
            stored.put(new Occurrence(line.clause(), line.occasion()), line);
        }
        List<VerdictEcho.Turned> turned = new ArrayList<>();
        for (Judged judged : told.assessment().judged()) {
            Optional<Line> was =
                    Optional.ofNullable(
                            stored.remove(
                                    new Occurrence(
                                            judged.clause().value(), judged.occasion().value())));
            boolean begun = was.isEmpty() && judged.verdict() instanceof Verdict.Pending;
            if (!begun && !was.map(Line::verdict).equals(Optional.of(judged.verdict().word()))) {
                turned.add(VerdictEcho.Turned.of(told, judged, was));
            }
        }
        for (Line line : stored.values()) {
            if (!line.verdict().equals(VOID)) {
                turned.add(VerdictEcho.Turned.gone(told, line));
            }
        }
        return turned;
    }
}

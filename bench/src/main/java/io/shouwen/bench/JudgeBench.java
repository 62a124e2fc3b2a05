package io.shouwen.bench;

import org.openjdk.jmh.results.RunResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/**
 * How many facts a second one core folds and judges, by twenty clauses and by 1,332 more that
 * listen to other kinds of fact.
 */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        description = "How many facts a second one core folds and judges, by JMH.")
public final class JudgeBench implements Callable<Integer> {
    private static final int FEW = 20;
    private static final int MANY = 1352;
    private static final double BAR = 1e6;
    private static final int ROUNDS = 9;
    private static final int OPERATIONS = 80_000;

    @Mixin private Jmh jmh = new Jmh();

    @Override
    public Integer call() throws Exception {
        Figures figures = jmh.begin("judge");
        double facts = JudgedCases.by(0).factsPerCase();
        figures.say(
                "- a case has %.2f facts on average and is folded from nothing".formatted(facts));
        figures.say("");
        figures.say("| clauses | ns a case | ± | facts/s | bar 1 M facts/s |");
        figures.say("|---|---|---|---|---|");
        for (RunResult result : jmh.run(JudgeCosts.class)) {
            double nanos = result.getPrimaryResult().getScore();
            double perSecond = 1e9 * facts / nanos;
            figures.say(
                    "| %s | %,.0f | %,.0f | %,.0f | %s |"
                            .formatted(
                                    result.getParams().getParam("clauses"),
                                    nanos,
                                    result.getPrimaryResult().getScoreError(),
                                    perSecond,
                                    perSecond >= BAR ? "kept" : "missed"));
        }
        figures.say("");
        sayProcessorTime(figures, facts);
        figures.write();
        return 0;
    }

    /** Wall-clock figures suffer from what else runs; the ratio of processor times does not. */
    private void sayProcessorTime(Figures figures, double facts) {
        double few = nanos(FEW);
        double many = nanos(MANY);
        double best = Math.min(few, nanos(FEW));
        figures.say(
                ("Processor time: %,.0f ns a case by %d clauses (%,.0f facts/s), %,.0f ns by %,d:"
                                + " **%.2f times** as much; bar 1.3. [%d]")
                        .formatted(
                                best,
                                FEW,
                                1e9 * facts / best,
                                many,
                                MANY,
                                many / best,
                                CpuTime.checksum()));
    }

    private double nanos(int clauses) {
        JudgedCases cases = JudgedCases.by(clauses);
        return CpuTime.nanosPerOperation(
                jmh.quick() ? 3 : ROUNDS, OPERATIONS, i -> cases.judge(i).judged().size());
    }
}

package io.shouwen.bench;

import io.shouwen.engine.judge.Assessment;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.util.concurrent.TimeUnit;

/** What it costs to fold a case and to judge it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JudgeCosts {
    /** How many clauses the standard has. */
    @Param({"20", "1352"})
    public int clauses;

    private JudgedCases cases = JudgedCases.by(0);
    private int next;

    @Setup
    public void layOut() {
        cases = JudgedCases.by(clauses);
    }

    @Benchmark
    public Assessment foldAndAssess() {
        return cases.judge(next++);
    }
}

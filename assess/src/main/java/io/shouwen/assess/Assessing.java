package io.shouwen.assess;

import io.shouwen.assess.report.Tally;
import io.shouwen.assess.report.WhatIf;
import io.shouwen.assess.verdict.CaseJudge;
import io.shouwen.assess.verdict.VerdictRow;
import io.shouwen.engine.standard.Standards;
import io.shouwen.pack.log.BadLine;
import io.shouwen.pack.log.BadLines;
import io.shouwen.pack.log.LogCase;
import io.shouwen.pack.log.LogCases;
import io.shouwen.pack.log.LogReader;
import io.shouwen.pack.log.Partitions;
import io.shouwen.pack.mapping.Mapping;
import io.shouwen.pack.yaml.Problems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One run over one log: read, part by case, judge, write the verdicts. What it does per case is
 * {@link CaseJudge}, and needs nothing but the case.
 */
public final class Assessing {
    private static final long BYTES_A_PART = 1L << 20;
    private static final int MOST_PARTS = 1024;

    private final Standards standards;
    private final Optional<Standards> changed;
    private final Mapping mapping;
    private final Path log;
    private final Limits limits;
    private final Progress progress;

    /**
     * What a run may use.
     *
     * @param bytesInMemory facts beyond this are spilled to files
     * @param workers how many parts are judged at once
     */
    public record Limits(long bytesInMemory, int workers) {
        /** 256 MiB of facts in memory, both cores of a small machine. */
        public static final Limits USUAL = new Limits(256L << 20, 2);
    }

    /**
     * @param changed what else to judge by, to tell the difference
     */
    public Assessing(
            Standards standards,
            Optional<Standards> changed,
            Mapping mapping,
            Path log,
            Limits limits,
            Progress progress) {
        this.standards = standards;
        this.changed = changed;
        this.mapping = mapping;
        this.log = log;
        this.limits = limits;
        this.progress = progress;
    }

    /** What a run has found. */
    public record Outcome(
            Tally tally,
            Optional<WhatIf> change,
            Instant asOf,
            LogReader.Result reading,
            BadLines bad,
            boolean spilled) {}

    /**
     * Writes {@code verdicts.csv} and {@code problems.csv}; columns that the log lacks are problems
     * and the answer is then empty.
     */
    Optional<Outcome> run(ReportFolder out, Optional<Instant> asOf, Problems problems)
            throws IOException {
        Partitions parts = new Partitions(partCount(), out.scratch(), limits.bytesInMemory());
        try (BadLines bad = new BadLines(out.file("problems.csv"))) {
            LogReader.Result reading =
                    new LogReader(log, mapping, read -> progress.read(read))
                            .read(parts, bad, problems);
            if (!problems.none()) {
                return Optional.empty();
            }
            Instant judgedAsOf = asOf.orElse(reading.latest());
            Part whole = judge(parts, judgedAsOf, bad, out);
            return Optional.of(
                    new Outcome(
                            whole.tally, whole.change, judgedAsOf, reading, bad, parts.spilled()));
        }
    }

    private int partCount() throws IOException {
        long bytes = Files.size(log) * (log.toString().endsWith(".gz") ? 8 : 1);
        long parts = Math.min(MOST_PARTS, bytes / BYTES_A_PART);
        return Math.max(16, Integer.highestOneBit((int) Math.max(1, parts)));
    }

    private Part judge(Partitions parts, Instant asOf, BadLines bad, ReportFolder out)
            throws IOException {
        RunFiles files = new RunFiles(out, mapping.other().isPresent(), changed.isPresent());
        Part whole = newPart();
        ExecutorService workers = Executors.newFixedThreadPool(limits.workers());
        try {
            List<Future<Part>> judged = new ArrayList<>();
            for (int number = 0; number < parts.count(); number++) {
                int part = number;
                judged.add(workers.submit(() -> part(parts, part, asOf, files)));
            }
            for (int number = 0; number < judged.size(); number++) {
                Part part = judged.get(number).get();
                whole.add(part);
                for (LogCase.Repeat repeat : part.repeated) {
                    bad.add(repeat.line(), BadLine.REPEATED, "", "line " + repeat.first());
                }
                progress.judged(number + 1, judged.size());
            }
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw failure(cause == null ? e : cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            workers.shutdownNow();
        }
        files.merge(parts.count());
        return whole;
    }

    private static IOException failure(Throwable cause) {
        return switch (cause) {
            case IOException io -> io;
            case UncheckedIOException io -> new IOException(io.getMessage(), io);
            case RuntimeException bug -> throw bug;
            case Error error -> throw error;
            default -> new IOException(cause);
        };
    }

    private record Part(Tally tally, Optional<WhatIf> change, List<LogCase.Repeat> repeated) {
        void add(Part more) {
            tally.add(more.tally);
            if (change.isPresent() && more.change.isPresent()) {
                change.get().add(more.change.get());
            }
        }
    }

    private Part newPart() {
        return new Part(
                new Tally(zone(), mapping.other()),
                changed.map(standard -> new WhatIf()),
                new ArrayList<>());
    }

    private Part part(Partitions parts, int number, Instant asOf, RunFiles files)
            throws IOException {
        Part part = newPart();
        CaseJudge judge = new CaseJudge(standards, asOf);
        Optional<CaseJudge> other = changed.map(standard -> new CaseJudge(standard, asOf));
        LogCases cases = LogCases.of(parts, number, mapping.facts());
        try (RunFiles.Part out = files.part(number)) {
            cases.forEach(of -> {
                List<VerdictRow> rows = judge.judge(of);
                out.verdicts(of, rows);
                out.disagreements(of, part.tally.add(of, rows, judge));
                part.repeated.addAll(of.repeated());
                if (part.change.isPresent() && other.isPresent()) {
                    out.changed(of, part.change.get().add(of, rows, other.get().judge(of)));
                }
            });
        }
        return part;
    }

    private ZoneId zone() {
        return standards.versions().getFirst().zone();
    }
}

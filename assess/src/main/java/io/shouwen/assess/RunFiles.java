package io.shouwen.assess;

import io.shouwen.assess.report.Beside;
import io.shouwen.assess.report.WhatIf;
import io.shouwen.assess.verdict.CaseFile;
import io.shouwen.assess.verdict.VerdictFile;
import io.shouwen.assess.verdict.VerdictRow;
import io.shouwen.pack.log.LogCase;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The files of a run that have rows by case: written part by part, merged at the end. */
final class RunFiles {
    private final ReportFolder folder;
    private final VerdictFile verdicts;
    private final Optional<CaseFile> disagreements;
    private final Optional<CaseFile> changed;

    RunFiles(ReportFolder folder, boolean beside, boolean whatIf) {
        this.folder = folder;
        this.verdicts = new VerdictFile(folder.scratch(), beside);
        this.disagreements = file(beside, folder, "disagreements", Beside.Disagreement.HEADER);
        this.changed = file(whatIf, folder, "what-if", WhatIf.HEADER);
    }

    private static Optional<CaseFile> file(
            boolean wanted, ReportFolder folder, String name, String header) {
        return wanted
                ? Optional.of(new CaseFile(folder.scratch(), name, header))
                : Optional.empty();
    }

    /** Opens one part; its cases must come in the order of their ids. */
    Part part(int number) throws IOException {
        return new Part(verdicts.run(number), run(disagreements, number), run(changed, number));
    }

    private static Optional<CaseFile.Run> run(Optional<CaseFile> file, int number)
            throws IOException {
        return file.isPresent() ? Optional.of(file.get().run(number)) : Optional.empty();
    }

    /** One part being written. */
    record Part(
            VerdictFile.Run verdicts,
            Optional<CaseFile.Run> disagreements,
            Optional<CaseFile.Run> changed)
            implements Closeable {
        void verdicts(LogCase of, List<VerdictRow> rows) {
            verdicts.add(of.id(), rows);
        }

        void disagreements(LogCase of, List<Beside.Disagreement> found) {
            if (disagreements.isPresent() && !found.isEmpty()) {
                disagreements.get().add(of.id(), line -> found.forEach(one -> one.write(line)));
            }
        }

        void changed(LogCase of, List<WhatIf.Changed> found) {
            if (changed.isPresent() && !found.isEmpty()) {
                changed.get().add(of.id(), line -> WhatIf.write(line, found));
            }
        }

        @Override
        public void close() throws IOException {
            verdicts.close();
            if (disagreements.isPresent()) {
                disagreements.get().close();
            }
            if (changed.isPresent()) {
                changed.get().close();
            }
        }
    }

    /** Merges all parts into the files of the report. */
    void merge(int parts) throws IOException {
        verdicts.merge(parts, folder.file("verdicts.csv"));
        if (disagreements.isPresent()) {
            disagreements.get().merge(parts, folder.file("disagreements.csv"));
        }
        if (changed.isPresent()) {
            changed.get().merge(parts, folder.file("what-if.csv"));
        }
    }
}

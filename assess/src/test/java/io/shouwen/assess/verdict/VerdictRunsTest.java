package io.shouwen.assess.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Rows that were written part by part come out by case. */
class VerdictRunsTest {
    @TempDir private Path folder;

    @Test
    void manyPartsBecomeOneFileByCase() throws IOException {
        for (int parts : new int[] {1, 2, 3, 7, 16}) {
            assertThat(merged(parts, 400)).isEqualTo(String.join("\n", ids(parts, 400)) + "\n");
        }
    }

    @Test
    void aPartWithoutCasesIsPassedOver() throws IOException {
        VerdictRuns runs = new VerdictRuns(folder, "run");
        write(runs, 0, List.of());
        write(runs, 1, List.of("b", "c"));
        write(runs, 2, List.of("a"));
        assertThat(merge(runs, 3)).isEqualTo("a\nb\nc\n");
    }

    @Test
    void aCaseThatIsLongerThanABufferIsKeptWhole() throws IOException {
        String id = "x".repeat(300_000);
        VerdictRuns runs = new VerdictRuns(folder, "run");
        write(runs, 0, List.of(id));
        write(runs, 1, List.of("a", "y"));
        assertThat(merge(runs, 2)).isEqualTo("a\n" + id + "\ny\n");
    }

    @Test
    void aPartThatWasCutOffIsTold() throws IOException {
        VerdictRuns runs = new VerdictRuns(folder, "run");
        write(runs, 0, List.of("a", "b"));
        Path file = folder.resolve("run-0");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> merge(runs, 1)).isInstanceOf(EOFException.class);
    }

    private static List<String> ids(int parts, int cases) {
        Random random = new Random(parts);
        TreeSet<String> ids = new TreeSet<>();
        while (ids.size() < cases) {
            ids.add((random.nextBoolean() ? "request-2026-" : "é\uFF21") + random.nextInt(90_000));
        }
        return List.copyOf(ids);
    }

    private String merged(int parts, int cases) throws IOException {
        List<String> ids = ids(parts, cases);
        VerdictRuns runs = new VerdictRuns(folder, "run");
        for (int part = 0; part < parts; part++) {
            List<String> its = new ArrayList<>();
            for (String id : ids) {
                if (Math.floorMod(id.hashCode(), parts) == part) {
                    its.add(id);
                }
            }
            write(runs, part, its);
        }
        return merge(runs, parts);
    }

    private static void write(VerdictRuns runs, int part, List<String> ids) throws IOException {
        try (VerdictRuns.Run run = runs.run(part)) {
            for (String id : ids) {
                run.begin(id);
                run.line().text(id).one('\n');
                run.end();
            }
        }
    }

    private static String merge(VerdictRuns runs, int parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        runs.merge(parts, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}

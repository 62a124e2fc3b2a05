package io.shouwen.server.inbox;

import io.shouwen.engine.fact.Fact;
import io.shouwen.pack.log.BadLine;
import io.shouwen.pack.log.LogCase;
import io.shouwen.pack.log.LogRows;
import io.shouwen.server.access.Caller;
import io.shouwen.server.api.FactDoor;
import io.shouwen.server.api.Told;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.Refusal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells the facts of a file's rows by the door through which systems tell theirs. The key of a fact
 * is what it says, in its folder: told twice, by whatever file, it is there once.
 */
final class FileReading implements LogRows.Taker {
    static final String SOURCE = "inbox";

    private static final int OFTEN = 100;

    private final FactDoor door;
    private final Caller caller;
    private final String folder;
    private final Rejects rejects;
    private final Runnable alive;
    private final FailPoints failPoints;
    private final Tally tally = new Tally();
    private long taken;

    /**
     * @param alive called now and then, to say that the reading goes on
     */
    FileReading(
            FactDoor door,
            Caller caller,
            String folder,
            Rejects rejects,
            Runnable alive,
            FailPoints failPoints) {
        this.door = door;
        this.caller = caller;
        this.folder = folder;
        this.rejects = rejects;
        this.alive = alive;
        this.failPoints = failPoints;
    }

    Tally tally() {
        return tally;
    }

    @Override
    public void fact(LogCase.Entry entry) {
        if (++taken % OFTEN == 0) {
            alive.run();
        }
        Fact fact = entry.fact();
        String key = key(entry);
        NewFact told =
                new NewFact(
                        fact.kind(),
                        Optional.of(fact.occurredAt()),
                        fact.values(),
                        Optional.of(key),
                        Duration.ZERO);
        try {
            Told done =
                    failPoints.around(
                            "tell a row",
                            () ->
                                    door.tell(
                                            caller,
                                            SOURCE + " " + key,
                                            SOURCE,
                                            fact.subject().id(),
                                            told));
            tally.told(done.again());
        } catch (Refusal refusal) {
            reject(
                    new RowProblem(
                            entry.line(), fact.kind().name(), refusal.slug(), refusal.details()),
                    fact.subject().id());
        }
    }

    @Override
    public void bad(long line, BadLine reason, String column, String text) {
        reject(new RowProblem(line, column, reason.slug(), List.of()), text);
    }

    private void reject(RowProblem problem, String text) {
        tally.rejected(problem);
        rejects.add(problem, text);
    }

    private String key(LogCase.Entry entry) {
        Fact fact = entry.fact();
        StringBuilder said = new StringBuilder(folder);
        List.of(
                        fact.subject().id(),
                        fact.kind().name(),
                        fact.occurredAt().toString(),
                        fact.recordedAt().toString(),
                        fact.id().value(),
                        fact.actor(),
                        entry.unit(),
                        new TreeMap<>(fact.values()).toString())
                .forEach(part -> said.append('\n').append(part.length()).append(' ').append(part));
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(said.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

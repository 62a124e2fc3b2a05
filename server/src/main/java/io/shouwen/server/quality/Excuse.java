package io.shouwen.server.quality;

import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a decider decides at once about all findings that a declared event covers.
 *
 * @param clauses of which clauses; of no meaning where it takes an excuse back
 * @param upto the last finding that is done
 * @param last the last finding there was when it was asked for
 * @param total how many there were then
 * @param refused how many the decider could not decide about
 * @param doneAt when all were done
 */
public record Excuse(
        long id,
        SubjectId event,
        Word word,
        List<String> clauses,
        int by,
        Instant askedAt,
        long upto,
        long last,
        int total,
        int done,
        int refused,
        Optional<Instant> doneAt) {
    public Excuse {
        clauses = List.copyOf(clauses);
    }

    /** What is decided. */
    public enum Word {
        DISMISSED,
        REOPENED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Word of(String code) {
            return Arrays.stream(values())
                    .filter(word -> word.code().equals(code))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("There is no batch that " + code));
        }
    }

    public boolean underWay() {
        return doneAt.isEmpty();
    }

    /** How many it has gone through. */
    public int gone() {
        return done + refused;
    }
}

package io.shouwen.server.request;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the house settles by itself, beside the clauses of the code. */
public enum Limit {
    /** Minutes within which an offered hand-over is answered. */
    ACCEPT("accept", 30, 1, 1440),
    /** How often a request may be given back before a superior has to rule. */
    RETURNS("returns", 2, 0, 20),
    /** Hours within which the house itself wants a request to be done; none unless settled. */
    DONE("done", 0, 1, 2160),
    /** Hours for which a message about a declared event is worth telling. */
    EVENT_NOTICE("event-notice", 6, 1, 72);

    private final String word;
    private final int usual;
    private final int least;
    private final int most;

    Limit(String word, int usual, int least, int most) {
        this.word = word;
        this.usual = usual;
        this.least = least;
        this.most = most;
    }

    /** As facts, tables and text keys write it. */
    public String word() {
        return word;
    }

    /** Where nothing was settled; 0 if then there is none. */
    public int usual() {
        return usual;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    /** Whether it may differ by the type of a request; events have none. */
    public boolean byType() {
        return this != EVENT_NOTICE;
    }

    public static Optional<Limit> of(String word) {
        return Arrays.stream(values()).filter(limit -> limit.word.equals(word)).findFirst();
    }

    static Set<String> words() {
        return Arrays.stream(values()).map(Limit::word).collect(Collectors.toSet());
    }
}

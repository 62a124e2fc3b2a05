package io.shouwen.server.demo;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How far a demo day has come. Written by the one thread that plays it, read by pages. */
public final class Tale {
    private static final int LONGEST = 300;

    /** An answer of many lines is taken, though one of its lines is not. */
    private static final Pattern INSIDE =
            Pattern.compile("\"state\":\"refused\"|\"problem\":\"[^\"]");

    private volatile Told told = new Told(State.NONE, Instant.EPOCH, Map.of(), 0, "");

    /** What becomes of a demo day. */
    public enum State {
        NONE,
        PLAYING,
        OVER,
        FAILED
    }

    /** What is counted on such a day, in the order in which it is shown. */
    public enum Count {
        CALLS,
        REPAIRS,
        /** Answered by the outage that everybody knows of. */
        LINKED,
        MENDED,
        /** Customers of the hall. */
        VISITORS,
        /** Of these with a number they took at home. */
        REMOTE,
        SERVED,
        PAYMENTS,
        /** Of these for a bill. */
        BILLS,
        REFUNDS,
        RATINGS;

        /** As text keys have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How far it has come.
     *
     * @param at the time on the clock of the house
     * @param counts what did not happen yet is not in it
     * @param refused answers that were no answer, which should be none
     * @param first what was said to the first of them
     */
    public record Told(
            State state, Instant at, Map<Count, Integer> counts, int refused, String first) {
        public Told {
            counts = Map.copyOf(counts);
        }

        public String word() {
            return state.name().toLowerCase(Locale.ROOT);
        }

        public int of(Count count) {
            return counts.getOrDefault(count, 0);
        }
    }

    Told now() {
        return told;
    }

    void begin(Instant at) {
        told = new Told(State.PLAYING, at, Map.of(), 0, "");
    }

    void reach(Instant at) {
        Told was = told;
        told = new Told(was.state(), at, was.counts(), was.refused(), was.first());
    }

    void end(Optional<String> failure) {
        Told was = told;
        told =
                new Told(
                        failure.isPresent() ? State.FAILED : State.OVER,
                        was.at(),
                        was.counts(),
                        was.refused(),
                        failure.orElse(was.first()));
    }

    /** It happened once more. */
    void count(Count what) {
        Told was = told;
        Map<Count, Integer> counts = new EnumMap<>(Count.class);
        counts.putAll(was.counts());
        counts.merge(what, 1, Integer::sum);
        told = new Told(was.state(), was.at(), counts, was.refused(), was.first());
    }

    /** An answer; one that refuses is counted. */
    void told(HttpResponse<String> answer) {
        boolean refused = answer.statusCode() >= 400 || INSIDE.matcher(answer.body()).find();
        // A form that was not understood comes back with a page instead of leading on.
        boolean returned =
                answer.statusCode() == 200 && answer.body().contains("class=\"note note-bad\"");
        if (refused || returned) {
            Told was = told;
            String said =
                    "%s %s %d %s"
                            .formatted(
                                    answer.request().method(),
                                    answer.uri().getPath(),
                                    answer.statusCode(),
                                    said(answer.body()));
            told =
                    new Told(
                            was.state(),
                            was.at(),
                            was.counts(),
                            was.refused() + 1,
                            was.first().isEmpty() ? said : was.first());
        }
    }

    private static String said(String body) {
        int note = body.indexOf("note note-bad");
        String part = note < 0 ? body : body.substring(note);
        String plain = part.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
        return plain.substring(0, Math.min(LONGEST, plain.length()));
    }
}

package io.shouwen.server.hall;

import io.shouwen.engine.queue.Forecast.Wait;
import io.shouwen.server.hall.Waits.Expected;
import io.shouwen.server.text.Texts;

import java.time.Duration;

/** What can honestly be said of a wait, in words: a range, or that nobody knows. */
public final class WaitWords {
    private static final int STEP_FROM = 20;
    private static final int STEP = 5;

    private WaitWords() {}

    public static String of(Expected expected, Texts texts) {
        if (expected.counters() == 0) {
            return texts.of("hall.wait.no-counter");
        }
        return expected.said()
                .map(wait -> said(wait, texts))
                .orElseGet(() ->
                        expected.ahead() == 0
                                ? texts.of("hall.wait.next")
                                : texts.of("hall.wait.unknown"));
    }

    private static String said(Wait wait, Texts texts) {
        long least = rounded(wait.least().toMinutes());
        long most = rounded(minutesUp(wait.most()));
        if (most <= 1) {
            return texts.of("hall.wait.soon");
        }
        return least == most
                ? texts.of("hall.wait.about", most)
                : texts.of("hall.wait.range", least, most);
    }

    private static long minutesUp(Duration wait) {
        return (wait.toSeconds() + 59) / 60;
    }

    /** Nobody believes 37 minutes. */
    private static long rounded(long minutes) {
        return minutes < STEP_FROM ? minutes : (minutes + STEP / 2) / STEP * STEP;
    }
}

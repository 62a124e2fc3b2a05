package io.shouwen.assess.report;

import io.shouwen.engine.standard.Words;

import java.time.Duration;

/** Lengths of time as people say them: the two largest parts, in both languages. */
final class Spans {
    private Spans() {}

    static Words of(Duration length) {
        long seconds = length.toSeconds();
        return new Words(said(seconds, true, true), said(seconds, false, true));
    }

    /** Working time: no days, because a working day has no 24 hours. */
    static Words worked(Duration length) {
        Words time =
                new Words(
                        said(length.toSeconds(), true, false),
                        said(length.toSeconds(), false, false));
        Words working = Both.text("working");
        return new Words(working.zh() + " " + time.zh(), time.en() + " " + working.en());
    }

    /** A limit that is long enough: rounded up to what is said of it. */
    static Words upTo(long seconds, boolean worked) {
        long unit = seconds >= 86_400 && !worked ? 3_600 : seconds >= 3_600 ? 60 : 1;
        long up = (seconds + unit - 1) / unit * unit;
        return new Words(said(up, true, !worked), said(up, false, !worked));
    }

    /** As {@link #step}, of working time. */
    static Words workedStep(long seconds) {
        return seconds < 3_600
                ? Both.text("axis.m", seconds / 60)
                : Both.text("axis.h", seconds / 3_600);
    }

    /** The largest part alone and short, for axes. */
    static Words step(long seconds) {
        if (seconds % 31_536_000 == 0) {
            return Both.text("axis.y", seconds / 31_536_000);
        }
        if (seconds % 86_400 == 0) {
            return Both.text("axis.d", seconds / 86_400);
        }
        return seconds % 3_600 == 0
                ? Both.text("axis.h", seconds / 3_600)
                : Both.text("axis.m", seconds / 60);
    }

    private static String said(long seconds, boolean chinese, boolean days) {
        long day = days ? seconds / 86_400 : 0;
        long hour = days ? seconds % 86_400 / 3_600 : seconds / 3_600;
        long minute = seconds % 3_600 / 60;
        long second = seconds % 60;
        StringBuilder out = new StringBuilder();
        int parts = 0;
        parts = part(out, "d", day, chinese, parts);
        parts = part(out, "h", hour, chinese, parts);
        parts = part(out, "m", minute, chinese, parts);
        if (parts == 0 || (parts == 1 && day + hour == 0)) {
            part(out, "s", parts == 0 ? Math.max(second, 0) : second, chinese, parts == 0 ? -1 : 1);
        }
        return out.toString();
    }

    /** Adds a part that is not nothing, as long as two are not told yet. */
    private static int part(StringBuilder out, String key, long many, boolean chinese, int told) {
        if (told >= 2 || (many == 0 && told >= 0)) {
            return told;
        }
        Words words = Both.text(key, many);
        out.append(out.isEmpty() || chinese ? "" : " ").append(chinese ? words.zh() : words.en());
        return Math.max(told, 0) + 1;
    }
}

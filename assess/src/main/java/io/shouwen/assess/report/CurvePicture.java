package io.shouwen.assess.report;

import io.shouwen.engine.standard.Words;

import java.util.OptionalLong;

/**
 * The share kept as a line over the limit. The axis goes by the steps that people think in, each as
 * wide as the others.
 */
final class CurvePicture {
    private static final int WIDTH = 360;
    private static final int LEFT = 34;
    private static final int RIGHT = 350;
    private static final int TOP = 18;
    private static final int BOTTOM = 160;
    private static final int POINTS = 160;
    private static final int MOST_LABELS = 6;
    private final Html out;
    private final PromiseCurve curve;
    private final long limit;
    private final boolean worked;
    private final int first;
    private final int last;

    /**
     * @param limit the limit as written, in seconds
     * @param worked whether it is working time, which knows no days
     */
    CurvePicture(Html out, PromiseCurve curve, long limit, boolean worked) {
        this.out = out;
        this.curve = curve;
        this.limit = limit;
        this.worked = worked;
        long longest = Math.max(limit, curve.limitFor(99).orElse(curve.longest()));
        long shortest = Math.min(limit, curve.limitFor(10).orElse(limit));
        this.last = (int) Math.ceil(position(longest) + 0.001);
        this.first = Math.max(0, Math.min(last - 2, (int) Math.floor(position(shortest))));
    }

    /** How many steps from 0 a length is. */
    private static double position(long seconds) {
        long before = 0;
        for (int step = 0; step < Spread.STEPS.length; step++) {
            if (seconds <= Spread.STEPS[step]) {
                return step + (double) (seconds - before) / (Spread.STEPS[step] - before);
            }
            before = Spread.STEPS[step];
        }
        return Spread.STEPS.length + Math.min(1, (double) (seconds - before) / before);
    }

    private static long secondsAt(double position) {
        int step = Math.min((int) position, Spread.STEPS.length - 1);
        long before = step == 0 ? 0 : Spread.STEPS[step - 1];
        return before + Math.round((position - step) * (Spread.STEPS[step] - before));
    }

    private double x(double position) {
        return LEFT + (RIGHT - LEFT) * (position - first) / (last - first);
    }

    private static double y(double share) {
        return BOTTOM - (BOTTOM - TOP) * share;
    }

    void write() {
        out.raw("<svg viewBox=\"0 0 " + WIDTH + " 182\" role=img aria-label=\"");
        out.text(Pictures.decimal(100 * curve.shareAt(limit)) + " %").raw("\">");
        for (int percent : new int[] {0, 50, 90, 100}) {
            double y = y(percent / 100.0);
            out.raw("<line class=axis x1=" + LEFT + " x2=" + RIGHT)
                    .raw(" y1=" + Pictures.decimal(y) + " y2=" + Pictures.decimal(y) + " />");
            Pictures.label(out, LEFT - 5, y + 4, "end", "", same(percent + "%"));
        }
        ticks();
        line();
        double at = x(position(limit));
        out.raw("<line class=due x1=" + Pictures.decimal(at) + " x2=" + Pictures.decimal(at))
                .raw(" y1=" + (TOP - 4) + " y2=" + BOTTOM + " />");
        String anchor = at > RIGHT - 60 ? "end" : at < LEFT + 60 ? "start" : "middle";
        Pictures.label(out, at, TOP - 7, anchor, "strong", Both.text("curve-now"));
        for (int percent : CurveSection.PERCENT) {
            OptionalLong length = curve.limitFor(percent);
            if (length.isPresent()) {
                dot(length.getAsLong());
            }
        }
        out.raw("</svg>");
    }

    private static Words same(String text) {
        return new Words(text, text);
    }

    private void ticks() {
        int every = Math.max(1, (int) Math.ceil((last - first) / (double) MOST_LABELS));
        for (int step = first; step <= last && step <= Spread.STEPS.length; step += every) {
            long seconds = secondsAt(step);
            Words said =
                    seconds == 0
                            ? same("0")
                            : worked ? Spans.workedStep(seconds) : Spans.step(seconds);
            Pictures.label(out, x(step), BOTTOM + 16, "middle", "", said);
        }
    }

    private void line() {
        StringBuilder path = new StringBuilder();
        for (int point = 0; point <= POINTS; point++) {
            double position = first + (double) (last - first) * point / POINTS;
            path.append(point == 0 ? "M" : "L")
                    .append(Pictures.decimal(x(position)))
                    .append(' ')
                    .append(Pictures.decimal(y(curve.shareAt(secondsAt(position)))));
        }
        out.raw("<path class=share-line d=\"" + path + "\" />");
    }

    private void dot(long seconds) {
        double position = Math.min(last, position(seconds));
        out.raw("<circle class=s-kept r=3 cx=" + Pictures.decimal(x(position)))
                .raw(" cy=" + Pictures.decimal(y(curve.shareAt(seconds))) + " />");
    }
}

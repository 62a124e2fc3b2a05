package io.shouwen.assess.report;

import io.shouwen.engine.standard.Words;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The pictures of the report, as SVG inside the page. */
final class Pictures {
    private static final int WIDTH = 1000;

    private Pictures() {}

    /** A bar of the verdicts of one group. */
    static void bar(Html out, Counts counts, boolean big) {
        out.raw("<div class=\"bar" + (big ? " big" : "") + "\" role=img aria-label=\"");
        StringBuilder label = new StringBuilder();
        for (String word : Counts.WORDS) {
            if (counts.of(word) > 0) {
                label.append(label.isEmpty() ? "" : ", ")
                        .append(word)
                        .append(' ')
                        .append(counts.of(word));
            }
        }
        out.text(label.toString()).raw("\">");
        for (String word : Counts.WORDS) {
            if (counts.of(word) > 0) {
                out.raw("<i class=" + word + " style=\"width:")
                        .raw(decimal(100.0 * counts.of(word) / counts.all()))
                        .raw("%\"></i>");
            }
        }
        out.raw("</div>");
    }

    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    static String percent(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.1f %%", share.getAsDouble()) : "–";
    }

    /** Bars of the time to spare on the left of the due moment, of the time late on its right. */
    static void spread(Html out, Spread spread) {
        int steps = Spread.steps();
        int firstSpare = steps - 1;
        while (firstSpare > 0 && spread.spareAt(firstSpare) == 0) {
            firstSpare--;
        }
        int lastLate = steps - 1;
        while (lastLate > 0 && spread.lateAt(lastLate) == 0) {
            lastLate--;
        }
        long most = 1;
        for (int step = 0; step < steps; step++) {
            most = Math.max(most, Math.max(spread.spareAt(step), spread.lateAt(step)));
        }
        int bars = firstSpare + lastLate + 2;
        double width = (double) WIDTH / bars;
        out.raw(
                "<div class=wide tabindex=0><svg style=\"min-width:640px\" viewBox=\"0 -18 1000"
                        + " 250\" role=img>");
        int at = 0;
        for (int step = firstSpare; step >= 0; step--) {
            bar(out, at++ * width, width, spread.spareAt(step), most, "s-kept", step);
        }
        double due = at * width;
        for (int step = 0; step <= lastLate; step++) {
            bar(out, at++ * width, width, spread.lateAt(step), most, "s-late", step);
        }
        out.raw("<line class=due x1=" + decimal(due) + " x2=" + decimal(due) + " y1=-14 y2=186 />");
        label(out, due, 226, "middle", "strong", Both.text("due"));
        label(out, 0, 226, "start", "", Both.text("spare"));
        label(out, WIDTH, 226, "end", "", Both.text("late"));
        out.raw("</svg></div>");
    }

    private static void bar(
            Html out, double x, double width, long count, long most, String style, int step) {
        double height = 165.0 * count / most;
        boolean longest = step == Spread.STEPS.length;
        long seconds = Spread.STEPS[longest ? step - 1 : step];
        Words span = Spans.step(seconds);
        if (count > 0) {
            out.raw("<rect class=" + style + " rx=3 x=" + decimal(x + 3))
                    .raw(" y=" + decimal(186 - Math.max(height, 1.5)))
                    .raw(" width=" + decimal(width - 6))
                    .raw(" height=" + decimal(Math.max(height, 1.5)) + " />");
            label(
                    out,
                    x + width / 2,
                    180 - height,
                    "middle",
                    "",
                    new Words("" + count, "" + count));
        }
        Words edge = longest ? Both.text("over", span.en()) : span;
        label(
                out,
                x + width / 2,
                204,
                "middle",
                "",
                longest ? new Words(Both.text("over", span.zh()).zh(), edge.en()) : span);
    }

    /** A text in both languages, of which the page shows one. */
    static void label(Html out, double x, double y, String anchor, String style, Words words) {
        boolean same = words.zh().equals(words.en());
        for (String language : same ? List.of("") : List.of("zh", "en")) {
            out.raw("<text class=\"" + (style + " " + language).strip() + "\" x=" + decimal(x))
                    .raw(" y=" + decimal(y) + " text-anchor=" + anchor + ">")
                    .text(language.equals("en") ? words.en() : words.zh())
                    .raw("</text>");
        }
    }

    /** Bars of how many, and a line of the share kept, over all months from first to last. */
    static void months(Html out, Map<YearMonth, Counts> months) {
        TreeMap<YearMonth, Counts> sorted = new TreeMap<>(months);
        List<YearMonth> all = new ArrayList<>();
        for (YearMonth month = sorted.firstKey();
                !month.isAfter(sorted.lastKey()) && all.size() < 600;
                month = month.plusMonths(1)) {
            all.add(month);
        }
        long most = sorted.values().stream().mapToLong(Counts::all).max().orElse(1);
        double width = Math.min(60, (WIDTH - 40.0) / all.size());
        out.raw(
                "<div class=wide tabindex=0><svg style=\"min-width:640px\" viewBox=\"0 -14 1000"
                        + " 214\" role=img>");
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            Counts counts = sorted.getOrDefault(all.get(i), new Counts());
            double x = i * width;
            month(out, x, width, counts, most);
            OptionalDouble kept = counts.keptPercent();
            if (kept.isPresent()) {
                line.append(line.isEmpty() ? "M" : "L")
                        .append(decimal(x + width / 2))
                        .append(' ')
                        .append(decimal(160 - 1.6 * kept.getAsDouble()));
            }
            boolean tick = all.get(i).getMonthValue() == 1 || i == 0 || all.size() <= 14;
            if (tick && (i == 0 || all.size() <= 14 || i > 4)) {
                String name = all.size() <= 14 ? all.get(i).toString() : "" + all.get(i).getYear();
                label(out, x, 178, "start", "", new Words(name, name));
            }
        }
        out.raw("<path class=share-line d=\"" + line + "\" />");
        double right = all.size() * width + 4;
        out.raw("<line class=axis x1=0 x2=" + decimal(right) + " y1=160 y2=160 />");
        label(out, right, 4, "start", "", new Words("100%", "100%"));
        label(out, right, 84, "start", "", new Words("50%", "50%"));
        label(out, right, 164, "start", "", new Words("0", "0"));
        out.raw("</svg></div>");
    }

    private static void month(Html out, double x, double width, Counts counts, long most) {
        double bottom = 160;
        long late = counts.of("broken");
        long overdue = counts.of("overdue");
        long kept = counts.of("kept");
        long[] many = {kept, late, overdue, counts.all() - kept - late - overdue};
        String[] styles = {"s-kept", "s-late", "s-overdue", "s-rest"};
        for (int part = 0; part < many.length; part++) {
            double height = 150.0 * many[part] / most;
            if (many[part] > 0) {
                bottom -= height;
                out.raw("<rect opacity=.75 class=" + styles[part] + " x=" + decimal(x + width * .1))
                        .raw(" y=" + decimal(bottom) + " width=" + decimal(width * .8))
                        .raw(" height=" + decimal(height) + " />");
            }
        }
    }
}

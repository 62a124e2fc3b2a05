package io.shouwen.assess;

import java.io.PrintStream;

/** One line on a terminal that fills as a run goes on; reading is its first half. */
final class ProgressBar implements Progress {
    private static final int WIDTH = 40;

    private final PrintStream terminal;
    private final long bytes;
    private int shown = -1;

    ProgressBar(PrintStream terminal, long bytes) {
        this.terminal = terminal;
        this.bytes = Math.max(1, bytes);
    }

    @Override
    public void read(long soFar) {
        show((int) Math.min(50, soFar * 50 / bytes), "reading");
    }

    @Override
    public void judged(int parts, int of) {
        show(50 + parts * 50 / of, "judging");
        if (parts == of) {
            terminal.print("\r" + " ".repeat(WIDTH + 20) + "\r");
            terminal.flush();
        }
    }

    private void show(int percent, String what) {
        if (percent <= shown) {
            return;
        }
        shown = percent;
        int filled = percent * WIDTH / 100;
        terminal.print(
                "\r["
                        + "#".repeat(filled)
                        + " ".repeat(WIDTH - filled)
                        + "] "
                        + percent
                        + " % "
                        + what);
        terminal.flush();
    }
}

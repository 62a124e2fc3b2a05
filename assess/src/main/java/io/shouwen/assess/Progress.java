package io.shouwen.assess;

/** Told how far a run is; a terminal shows a bar, everybody else nothing. */
public interface Progress {
    /** Says nothing. */
    Progress SILENT =
            new Progress() {
                @Override
                public void read(long bytes) {}

                @Override
                public void judged(int parts, int of) {}
            };

    void read(long bytes);

    void judged(int parts, int of);
}

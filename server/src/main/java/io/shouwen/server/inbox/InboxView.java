package io.shouwen.server.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the page of the watched folder shows.
 *
 * @param state a text key: whether a folder is watched, or what hinders
 */
public record InboxView(
        String state, String folder, List<Folder> folders, List<Line> lines, Optional<Long> next) {
    public InboxView {
        folders = List.copyOf(folders);
        lines = List.copyOf(lines);
    }

    /**
     * One folder.
     *
     * @param name below the watched one; empty for itself
     */
    public record Folder(String name, boolean mapped) {}

    /** One file. */
    public record Line(
            long id,
            String name,
            String state,
            long rows,
            long told,
            long again,
            long rejected,
            List<Problem> problems,
            Instant foundAt,
            Optional<Instant> endedAt) {
        public Line {
            problems = List.copyOf(problems);
        }

        /** How its state is shown. */
        public String chip() {
            return switch (state) {
                case "reading" -> "verdict-pending";
                case "taken" -> rejected == 0 ? "verdict-kept" : "verdict-soon";
                default -> "verdict-broken";
            };
        }

        /** The end of a text key. */
        public String said() {
            return state.equals("taken") && rejected > 0 ? "partly" : state;
        }
    }

    /** One row that told nothing. */
    public record Problem(long row, String field, String wrong, String mend) {}
}

package io.shouwen.server.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Messages as a page shows them, the newest first.
 *
 * @param next before which message the next page begins; empty on the last
 */
public record NoticeList(List<Line> lines, Optional<Long> next) {
    public NoticeList {
        lines = List.copyOf(lines);
    }

    /** Up to where the person has read who was shown this page. */
    public long newest() {
        return lines.isEmpty() ? 0 : lines.getFirst().id();
    }

    /** Whether any of them is new to the person. */
    public boolean unread() {
        return lines.stream().anyMatch(line -> !line.read());
    }

    /**
     * One message.
     *
     * @param to a name of the house, or a customer's masked phone
     * @param about the number of what it speaks of
     * @param path where that is read
     * @param state waiting, sent or lapsed
     * @param error why it was not sent so far; empty if it was never tried in vain
     */
    public record Line(
            long id,
            String to,
            String text,
            String about,
            String path,
            String state,
            Instant keptAt,
            Optional<Instant> sentAt,
            boolean read,
            int attempts,
            String error) {}
}

package io.shouwen.server.story;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One fact of a request as its story shows it.
 *
 * @param told when it was recorded, if that was noticeably later than it happened
 * @param who its actor's name, and in which capacity they told it
 * @param standing counted, proposed, accepted, declined or struck
 * @param word who let it count, declined it or struck it, and why; else empty
 */
public record Event(
        int n,
        String kind,
        Instant occurred,
        Optional<Instant> told,
        String who,
        String source,
        Standing standing,
        String word,
        List<Detail> details) {
    public Event {
        details = List.copyOf(details);
    }

    /** Whether the fact counts, and by whose word. */
    public enum Standing {
        COUNTED,
        PROPOSED,
        ACCEPTED,
        DECLINED,
        STRUCK;

        /** As text keys and style classes write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One attribute of the fact. */
    public record Detail(String name, String value) {}
}

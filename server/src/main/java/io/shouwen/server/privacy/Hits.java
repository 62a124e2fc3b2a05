package io.shouwen.server.privacy;

import java.util.List;

/**
 * Whom a search found, the newest first.
 *
 * @param more whether there are others beyond the fifty that are shown: the search is too wide
 */
public record Hits(List<MaskedPerson> people, boolean more) {
    public Hits {
        people = List.copyOf(people);
    }
}

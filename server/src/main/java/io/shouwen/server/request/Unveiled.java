package io.shouwen.server.request;

import java.util.Set;

/**
 * What keeps complaints off the lists of those they are about: whoever is complained about, and
 * whoever holds a post in that unit. Whoever took one in sees it on its own page, and on no list.
 */
public final class Unveiled {
    private Unveiled() {}

    /**
     * Whose list it is.
     *
     * @param units those of their posts today
     */
    public record Reader(int person, Set<Integer> units) {
        public Reader {
            units = Set.copyOf(units);
        }

        /** A system of no person, from which nothing is veiled. */
        public static Reader nobody() {
            return new Reader(0, Set.of());
        }

        /** As the parameter {@code mine}. */
        public Integer[] mine() {
            return units.toArray(Integer[]::new);
        }
    }

    /**
     * A condition on the column with a request's id; it takes the parameters {@code org}, {@code
     * reader} and {@code mine}. What is veiled is looked up once, by index, however long the list.
     */
    public static String of(String request) {
        return """
        %s <> all (array(
            select veiled.request from complaint veiled
            where veiled.org = :org and veiled.person = :reader
            union all
            select veiled.request from complaint veiled
            where veiled.org = :org and veiled.concerned = any(:mine)))
        """
                .formatted(request);
    }
}

package io.shouwen.server.page;

/**
 * A way into a room. A room declares one as a bean; it is shown to whoever may open its path.
 *
 * @param key the text key of its name; {@code key + ".about"} says what one does there
 * @param order lower comes first; the tens also say in which {@link Group} it stands
 */
public record NavigationLink(String path, String key, int order) {
    /** What belongs together in the menu. */
    public enum Group {
        /** What one begins the day with: below 10. */
        TODAY("page.group.today", 10),
        /** Customers' matters: below 40. */
        WORK("page.group.work", 40),
        /** Crews, shifts and what they keep: below 60. */
        PEOPLE("page.group.people", 60),
        /** What was found and what follows: below 70. */
        QUALITY("page.group.quality", 70),
        /** The code, the masters, the proof. */
        HOUSE("page.group.house", Integer.MAX_VALUE);

        private final String key;
        private final int below;

        Group(String key, int below) {
            this.key = key;
            this.below = below;
        }

        /** The text key of its name. */
        public String key() {
            return key;
        }

        static Group of(int order) {
            for (Group group : values()) {
                if (order < group.below) {
                    return group;
                }
            }
            return HOUSE;
        }
    }

    public Group group() {
        return Group.of(order);
    }
}

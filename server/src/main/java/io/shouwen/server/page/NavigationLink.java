package io.shouwen.server.page;

/**
 * A way into a room. A room declares one as a bean; it is shown to whoever may open its path.
 *
 * @param key the text key of its name; {@code key + ".about"} says what one does there
 * @param order lower comes first
 */
public record NavigationLink(String path, String key, int order) {}

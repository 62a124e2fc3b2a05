package io.shouwen.engine.standard;

/**
 * A clause that is loaded, cited, shown and counted but not executed.
 *
 * @param kind what the source makes of it, such as {@code role}, {@code right}, {@code record},
 *     {@code scope} or {@code no-text}
 */
public record Shown(String kind) implements Rule {}

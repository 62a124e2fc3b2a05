package io.shouwen.engine.standard;

/**
 * From each fact of one pattern to the next fact of the other; open-ended while that is missing.
 */
public record Stretch(Pattern from, Pattern until) {}

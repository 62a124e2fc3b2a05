package io.shouwen.engine.standard;

/**
 * From each fact of one pattern to the next fact of the other; open-ended while that is missing. At
 * one instant an end closes what began earlier before the next begins.
 */
public record Stretch(Pattern from, Pattern until) {}

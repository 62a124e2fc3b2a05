package io.shouwen.engine.standard;

/** The same thing said in Chinese and in English. */
public record Words(String zh, String en) {}

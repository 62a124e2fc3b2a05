package io.shouwen.server.file;

/**
 * A file that somebody looks at, with its reason.
 *
 * @param thumbnail a small picture as a data address; empty if it is none
 * @param words what it says, if it is words
 */
public record Shown(FileLine file, String thumbnail, String words) {}

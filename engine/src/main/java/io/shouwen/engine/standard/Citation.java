package io.shouwen.engine.standard;

/**
 * The place of a clause in the source document.
 *
 * @param part the part or volume; empty when the document has none
 * @param article the article and paragraph within it
 */
public record Citation(String part, String article) {}

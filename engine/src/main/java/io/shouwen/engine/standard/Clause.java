package io.shouwen.engine.standard;

/** One atomic rule of a code, with its place in the source document and its words. */
public record Clause(ClauseId id, Citation cite, Words says, Rule rule) {}

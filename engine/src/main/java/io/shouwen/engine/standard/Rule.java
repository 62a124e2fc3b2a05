package io.shouwen.engine.standard;

/** What a clause does. Each kind has one file in the reader and one in the judge. */
public sealed interface Rule permits Obligation, Consequence, Shown {}

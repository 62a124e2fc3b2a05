package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Rule;

/** What a clause does when a reading is answered by an option. */
public record Variant(String reading, String option, Rule rule) {}

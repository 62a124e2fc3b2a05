package io.shouwen.assess.report;

import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Asks for JSON in lines, for people who look into the file. */
final class Indented extends ObjectWriteContext.Base {
    static final Indented CONTEXT = new Indented();

    private Indented() {}

    @Override
    public PrettyPrinter getPrettyPrinter() {
        return new DefaultPrettyPrinter();
    }

    @Override
    public boolean hasPrettyPrinter() {
        return true;
    }
}

package io.shouwen.server.operations;

import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

/** Why a backup, a restore or a check could not be made: one sentence for whoever asked for it. */
public final class OperationsProblem extends RuntimeException {
    private final String key;
    private final String[] args;

    public OperationsProblem(String key, Object... args) {
        this.key = key;
        this.args = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            this.args[i] = String.valueOf(args[i]);
        }
    }

    public String key() {
        return key;
    }

    public String sentence(Language language) {
        return Texts.in(language).of(key, (Object[]) args);
    }

    @Override
    public String getMessage() {
        return sentence(Language.EN);
    }
}

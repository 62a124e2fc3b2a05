package io.shouwen.server.postgres;

import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

/** Why the server cannot start: one sentence for the person at the terminal, and an exit code. */
public final class StartProblem extends RuntimeException {
    /** What kind of thing has to be mended; the exit code of the process tells it to scripts. */
    public enum Kind {
        SETTING(2),
        FOLDER(3),
        DISK(4),
        DATABASE(5),
        PORT(6);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    private final Kind kind;
    private final String key;
    private final String[] args;

    public StartProblem(Kind kind, String key, Object... args) {
        this.kind = kind;
        this.key = key;
        this.args = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            this.args[i] = String.valueOf(args[i]);
        }
    }

    public Kind kind() {
        return kind;
    }

    public int exitCode() {
        return kind.exitCode;
    }

    /** The key of the sentence in the message files. */
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

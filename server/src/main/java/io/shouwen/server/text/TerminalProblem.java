package io.shouwen.server.text;

/**
 * Why what somebody at a terminal asked for cannot be done: one sentence for that person, and an
 * exit code for scripts.
 */
public final class TerminalProblem extends RuntimeException {
    /** What has to be mended; a server that cannot start ends with this exit code. */
    public enum Kind {
        SETTING(2),
        FILES(3),
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

    public TerminalProblem(Kind kind, String key, Object... args) {
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

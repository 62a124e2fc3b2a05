package io.shouwen.server.crash;

import org.springframework.stereotype.Component;

import java.util.function.Supplier;

/**
 * The places before and after each statement of each command. A running organisation passes them
 * without a trace; a crash test lets them throw or end the process.
 */
@Component
public final class FailPoints {
    /** Which side of a statement. */
    public enum Side {
        BEFORE,
        AFTER
    }

    /** What a crash test does at a place. */
    @FunctionalInterface
    public interface Reached {
        void at(Side side, String statement);
    }

    private final Reached reached;

    public FailPoints() {
        this((side, statement) -> {});
    }

    public FailPoints(Reached reached) {
        this.reached = reached;
    }

    /** Runs one statement between its two places. */
    public <T> T around(String statement, Supplier<T> work) {
        reached.at(Side.BEFORE, statement);
        T done = work.get();
        reached.at(Side.AFTER, statement);
        return done;
    }
}

package io.shouwen.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.crash.FailPoints.Side;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/**
 * Records the places that a command passes, in order, or makes it crash at one of them. A place is
 * one side of a named statement, of an SQL statement, or of a commit.
 */
public final class CrashSwitch {
    private static final boolean FULL = Boolean.getBoolean("shouwen.crashes.all");

    /** What happens at the place. */
    public enum Crash {
        /** The statement fails and the process lives on: it may see to it. */
        FAILS,
        /** The process is gone: nothing of it runs any more, its connections break. */
        DIES;

        /** At each place one of them, in turn; all of them in the full run. */
        public static List<Crash> turn(int place) {
            List<Crash> all = List.of(values());
            return FULL ? all : List.of(all.get(place % all.size()));
        }
    }

    /** What is to survive a crash at a place. */
    @FunctionalInterface
    public interface Survivor {
        void survives(Crash crash, int at, String place);
    }

    /** The statement failed. */
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(String place) {
            super(place);
        }
    }

    /** The process died. An error, so that nothing in the server takes it for a refusal. */
    public static final class Died extends Error {
        private static final long serialVersionUID = 1;

        Died(String place) {
            super(place);
        }
    }

    /**
     * Crashes at each of these places. Reading changes nothing that another could find: before and
     * after a query it crashes in the full run alone.
     */
    public static void each(List<String> places, Survivor survivor) {
        assertThat(places).as("places at which to crash").isNotEmpty();
        for (int at = 0; at < places.size(); at++) {
            String place = places.get(at);
            if (FULL || !place.matches("\\w+ (select|with recursive) .*")) {
                for (Crash crash : Crash.turn(at)) {
                    survivor.survives(crash, at, place);
                }
            }
        }
    }

    private final List<String> passed = new ArrayList<>();
    private int crashAt = -1;
    private Crash crash = Crash.FAILS;
    private String crashedAt = "";

    /** Forgets what was passed, and passes all from now on. */
    public synchronized void record() {
        passed.clear();
        crashAt = -1;
        crashedAt = "";
    }

    /** Crashes at the place that is passed after so many others. */
    public synchronized void arm(int others, Crash how) {
        record();
        crashAt = others;
        crash = how;
    }

    /** The places passed, the one of the crash last. */
    public synchronized List<String> passed() {
        return List.copyOf(passed);
    }

    /** The place of the crash; empty if there was none. */
    public synchronized String crashedAt() {
        return crashedAt;
    }

    /** True when the process is gone. */
    synchronized boolean dead() {
        return crash == Crash.DIES && !crashedAt.isEmpty();
    }

    /**
     * The fail-points of a process that hangs on this switch. A judge that fails is an answer, not
     * a crash: {@code JournalTest} has it.
     */
    public FailPoints failPoints() {
        return new FailPoints((side, statement) -> {
            if (!statement.equals("judge")) {
                reach(side, "[" + statement + "]");
            }
        });
    }

    /** The connections of a process that hangs on this switch. */
    public DataSource connections(DataSource pool) {
        return Tapped.of(pool, this);
    }

    synchronized void reach(Side side, String statement) {
        String place = side + " " + statement;
        if (dead()) {
            throw new Died(place);
        }
        passed.add(place);
        if (passed.size() == crashAt + 1) {
            crashedAt = place;
            if (crash == Crash.DIES) {
                throw new Died(place);
            }
            throw new Failed(place);
        }
    }
}

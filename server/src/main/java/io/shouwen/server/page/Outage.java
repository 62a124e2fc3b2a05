package io.shouwen.server.page;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why nothing can be done for a while although nobody made a mistake: nothing that was acknowledged
 * is lost, and it is worth trying again.
 */
enum Outage {
    /** The database has no room for another fact. */
    DISK_FULL,
    /** The database cannot be reached, or is just coming up again. */
    DATABASE_AWAY;

    /** The outage behind a failure; empty where it is a fault of ours. */
    static Optional<Outage> behind(Throwable thrown) {
        return Stream.iterate(Optional.of(thrown), Optional::isPresent, Outage::cause)
                .flatMap(Optional::stream)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .flatMap(failed -> of(failed).stream())
                .findFirst();
    }

    private static Optional<Throwable> cause(Optional<Throwable> of) {
        return of.flatMap(thrown -> Optional.ofNullable(thrown.getCause()));
    }

    /** By SQLSTATE: 53100 is disk full, 08 a broken connection, 57P a server that goes or comes. */
    private static Optional<Outage> of(SQLException failed) {
        String state = Optional.ofNullable(failed.getSQLState()).orElse("");
        String says = Optional.ofNullable(failed.getMessage()).orElse("");
        if (state.equals("53100") || says.contains("No space left")) {
            return Optional.of(DISK_FULL);
        }
        boolean away =
                state.startsWith("08")
                        || state.startsWith("57P")
                        || failed instanceof SQLTransientConnectionException;
        return away ? Optional.of(DATABASE_AWAY) : Optional.empty();
    }
}

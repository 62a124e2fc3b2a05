package io.shouwen.server.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import javax.sql.DataSource;

/**
 * Nobody tries out passwords of somebody who is signed in: as few wrong ones in a quarter of an
 * hour as at the front door.
 */
@Component
public final class Guesses {
    private final ThrottleRows throttle;

    Guesses(DataSource dataSource) {
        this.throttle = new ThrottleRows(JdbcClient.create(dataSource));
    }

    /** Counts a try, before the password is looked at; true where there were too many. */
    public boolean tooMany(Me me) {
        throttle.attempt(name(me), name(me));
        return throttle.isTooMuch(name(me), name(me));
    }

    /** It was the right one. */
    public void right(Me me) {
        throttle.succeeded(name(me));
    }

    /** No login has blanks, so that it is counted apart from signing in. */
    private static String name(Me me) {
        return "own password %s/%d".formatted(me.org(), me.account());
    }
}

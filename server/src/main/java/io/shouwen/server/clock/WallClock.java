package io.shouwen.server.clock;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

import javax.sql.DataSource;

/**
 * The time of this organisation: that of the database, in microseconds. A database born as demo, or
 * marked as a test, may set it ahead; any other ignores that.
 */
@Component
public final class WallClock {
    /** A drift that makes the times of offline devices wrong. */
    public static final Duration LARGE_DRIFT = Duration.ofSeconds(5);

    private final JdbcClient jdbc;

    public WallClock(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * The time as it was read.
     *
     * @param setting how far the clock is set ahead, as the database writes it; another one tells
     *     that somebody has set it
     */
    public record Reading(Instant now, String setting) {}

    public Reading read() {
        return jdbc.sql("select shouwen_now(), ahead::text from clock")
                .query((row, n) ->
                        new Reading(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getString(2)))
                .single();
    }

    /**
     * How far the database's own clock and another are apart. It is read between two readings of
     * the other: half of the way is allowed for.
     */
    public Duration drift(Clock here) {
        Instant before = here.instant();
        Instant there =
                jdbc.sql("select clock_timestamp()")
                        .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                        .single();
        Duration way = Duration.between(before, here.instant());
        return Duration.between(before.plus(way.dividedBy(2)), there).abs();
    }

    public Instant now() {
        return read().now();
    }

    /** Sets the clock so much ahead of the true time; a negative duration sets it back. */
    public void setAhead(Duration ahead) {
        jdbc.sql("update clock set ahead = cast(:ahead as interval)")
                .param("ahead", ahead.toString())
                .update();
    }

    /** Sets the clock so that it now shows the instant. */
    public void moveTo(Instant instant) {
        jdbc.sql("update clock set ahead = cast(:at as timestamptz) - clock_timestamp()")
                .param("at", instant.toString())
                .update();
    }
}

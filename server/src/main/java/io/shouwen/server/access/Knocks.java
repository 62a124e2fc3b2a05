package io.shouwen.server.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;

import javax.sql.DataSource;

/**
 * Who knocked at doors that are entered by a secret in their address, counted in the database so
 * that a limit holds over all processes. Kept for a day, as digests.
 */
@Component
public final class Knocks {
    /** It is the right address; it was opened. */
    public static final String OPENED = "opened";

    /** There is no such door. */
    public static final String SHUT = "shut";

    /** Something was taken. */
    public static final String TOOK = "took";

    /** An appointment was made. */
    public static final String BOOKED = "booked";

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;

    public Knocks(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Notes a knock; at the same door it counts once. */
    public void note(String kind, String who, String door, Instant at) {
        jdbc.sql("delete from door_knock where at < cast(:old as timestamptz)")
                .param("old", at.minus(KEPT).toString())
                .update();
        jdbc.sql(
                        """
                        insert into door_knock (kind, who, door, at)
                        values (:kind, :who, :door, cast(:at as timestamptz))
                        on conflict (kind, who, door) do update set at = excluded.at
                        """)
                .param("kind", kind)
                .param("who", TokenFilter.digest(who))
                .param("door", TokenFilter.digest(door))
                .param("at", at.toString())
                .update();
    }

    /** Whether somebody was seen at a door within the day. */
    public boolean noted(String kind, String who, String door) {
        return jdbc.sql(
                        """
                        select exists (select from door_knock
                            where kind = :kind and who = :who and door = :door)
                        """)
                .param("kind", kind)
                .param("who", TokenFilter.digest(who))
                .param("door", TokenFilter.digest(door))
                .query(Boolean.class)
                .single();
    }

    /** At how many doors somebody was seen since then. */
    public int count(String kind, String who, Instant since) {
        return jdbc.sql(
                        """
                        select count(*) from door_knock
                        where kind = :kind and who = :who and at > cast(:since as timestamptz)
                        """)
                .param("kind", kind)
                .param("who", TokenFilter.digest(who))
                .param("since", since.toString())
                .query(Integer.class)
                .single();
    }
}

package io.shouwen.server.roster;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Offers to exchange a day. */
final class SwapRows {
    private final JdbcClient jdbc;

    SwapRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if the person has an open offer for that day already. */
    boolean offer(OrgId org, LocalDate day, int offerer, int taker, Instant at) {
        return jdbc.sql(
                                """
                                insert into swap (org, day, offerer, taker, offered_at)
                                values (:org, :day, :offerer, :taker, :at)
                                on conflict (org, offerer, day)
                                    where state in ('offered', 'taken') do nothing
                                """)
                        .param("org", org.value())
                        .param("day", day)
                        .param("offerer", offerer)
                        .param("taker", taker)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The swap, locked until the transaction ends. */
    Optional<Swap> lock(OrgId org, int id) {
        return jdbc.sql(
                        """
                        select id, day, offerer, taker, state from swap
                        where org = :org and id = :id for update
                        """)
                .param("org", org.value())
                .param("id", id)
                .query((row, n) -> swap(row))
                .optional();
    }

    void take(OrgId org, int id, Swap.State after, Instant at) {
        jdbc.sql(
                        """
                        update swap set state = :state, taken_at = :at
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("state", after.word())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void decide(OrgId org, int id, Swap.State after, int by, Instant at) {
        jdbc.sql(
                        """
                        update swap set state = :state, decided_by = :by, decided_at = :at
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("state", after.word())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The open ones that one of these people has offered or may take, from a day on. */
    List<Swap> open(OrgId org, Collection<Integer> people, LocalDate from) {
        return jdbc.sql(
                        """
                        select id, day, offerer, taker, state from swap
                        where org = :org and state in ('offered', 'taken') and day >= :from
                            and (offerer = any(:people) or taker = any(:people))
                        order by day, id
                        limit 100
                        """)
                .param("org", org.value())
                .param("from", from)
                .param("people", people.toArray(Integer[]::new))
                .query((row, n) -> swap(row))
                .list();
    }

    private static Swap swap(ResultSet row) throws SQLException {
        return new Swap(
                row.getInt("id"),
                row.getObject("day", LocalDate.class),
                row.getInt("offerer"),
                row.getInt("taker"),
                Swap.State.of(row.getString("state")));
    }
}

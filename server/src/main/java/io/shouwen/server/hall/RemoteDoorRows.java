package io.shouwen.server.hall;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.Optional;

/** How halls give numbers to those who are not there yet. */
final class RemoteDoorRows {
    private final JdbcClient jdbc;

    RemoteDoorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The hall of a code. */
    record Found(OrgId org, int unit) {}

    Optional<Found> gate(String code) {
        return jdbc.sql("select org, unit from gate_remote(:code)")
                .param("code", code)
                .query((row, n) -> new Found(new OrgId(row.getInt(1)), row.getInt(2)))
                .optional();
    }

    Optional<RemoteDoor> find(OrgId org, int unit) {
        return jdbc.sql("select * from hall_remote where org = :org and unit = :unit")
                .param("org", org.value())
                .param("unit", unit)
                .query((row, n) -> door(row))
                .optional();
    }

    byte[] seed(RemoteDoor door) {
        return jdbc.sql("select seed from hall_remote where org = :org and unit = :unit")
                .param("org", door.org().value())
                .param("unit", door.unit())
                .query(byte[].class)
                .single();
    }

    /** Settled before, it keeps its address and its seed. */
    void settle(RemoteDoor door, byte[] seed) {
        jdbc.sql(
                        """
                        insert into hall_remote (org, unit, code, seed, most, opens_at)
                        values (:org, :unit, :code, :seed, :most, :opens_at)
                        on conflict (org, unit) do update
                        set most = excluded.most, opens_at = excluded.opens_at
                        """)
                .param("org", door.org().value())
                .param("unit", door.unit())
                .param("code", door.code())
                .param("seed", seed)
                .param("most", door.most())
                .param("opens_at", door.opensAt())
                .update();
    }

    private static RemoteDoor door(ResultSet row) throws SQLException {
        return new RemoteDoor(
                new OrgId(row.getInt("org")),
                row.getInt("unit"),
                row.getString("code"),
                row.getInt("most"),
                row.getObject("opens_at", LocalTime.class));
    }
}

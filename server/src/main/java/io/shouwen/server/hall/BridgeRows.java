package io.shouwen.server.hall;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The bridges of halls that are not switched off. */
final class BridgeRows {
    private final JdbcClient jdbc;

    BridgeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(OrgId org, int device, Bridges.Wanted wanted, long secret) {
        jdbc.sql(
                        """
                        insert into hall_bridge (org, device, kiosk, port, rates, secret)
                        values (:org, :device, :kiosk, :port, :rates, :secret)
                        """)
                .param("org", org.value())
                .param("device", device)
                .param("kiosk", wanted.kiosk().orElse(null), Types.INTEGER)
                .param("port", wanted.port())
                .param("rates", wanted.rates())
                .param("secret", secret)
                .update();
    }

    void renew(OrgId org, int device, long secret) {
        jdbc.sql("update hall_bridge set secret = :secret where org = :org and device = :device")
                .param("org", org.value())
                .param("device", device)
                .param("secret", secret)
                .update();
    }

    void remove(OrgId org, int device) {
        jdbc.sql("delete from hall_bridge where org = :org and device = :device")
                .param("org", org.value())
                .param("device", device)
                .update();
    }

    Optional<Bridge> find(OrgId org, int device) {
        return jdbc.sql(
                        """
                        select b.*, d.counter from hall_bridge b
                        join hall_device d on d.org = b.org and d.id = b.device
                        where b.org = :org and b.device = :device
                        """)
                .param("org", org.value())
                .param("device", device)
                .query((row, n) -> bridge(row))
                .optional();
    }

    Optional<Bridge> atCounter(OrgId org, int counter) {
        return jdbc.sql(
                        """
                        select b.*, d.counter from hall_device d
                        join hall_bridge b on b.org = d.org and b.device = d.id
                        where d.org = :org and d.counter = :counter and d.kind = 'bridge'
                            and d.revoked_at is null
                        """)
                .param("org", org.value())
                .param("counter", counter)
                .query((row, n) -> bridge(row))
                .optional();
    }

    Optional<Bridge> atKiosk(OrgId org, int kiosk) {
        return jdbc.sql(
                        """
                        select b.*, d.counter from hall_bridge b
                        join hall_device d on d.org = b.org and d.id = b.device
                        where b.org = :org and b.kiosk = :kiosk
                        """)
                .param("org", org.value())
                .param("kiosk", kiosk)
                .query((row, n) -> bridge(row))
                .optional();
    }

    /** At which ports bridges of these halls listen. */
    List<Integer> ports(OrgId org, Collection<Integer> units) {
        return jdbc.sql(
                        """
                        select distinct b.port from hall_device d
                        join hall_bridge b on b.org = d.org and b.device = d.id
                        where d.org = :org and d.unit = any(cast(:units as int[]))
                        order by b.port
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .query((row, n) -> row.getInt("port"))
                .list();
    }

    private static Bridge bridge(ResultSet row) throws SQLException {
        return new Bridge(
                new OrgId(row.getInt("org")),
                row.getInt("device"),
                Optional.ofNullable(row.getObject("counter", Integer.class)),
                row.getInt("port"),
                row.getBoolean("rates"),
                row.getLong("secret"));
    }
}

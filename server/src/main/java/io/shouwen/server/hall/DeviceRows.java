package io.shouwen.server.hall;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Devices, and the gates that say whose a secret is before the organisation is known. */
final class DeviceRows {
    private final JdbcClient jdbc;

    DeviceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Found(OrgId org, int id) {}

    Optional<Found> gate(byte[] hash) {
        return jdbc.sql("select org, device from gate_device(:hash)")
                .param("hash", hash)
                .query((row, n) -> new Found(new OrgId(row.getInt(1)), row.getInt(2)))
                .optional();
    }

    Optional<Devices.Holder> gateTicket(byte[] hash) {
        return jdbc.sql("select org, ticket from gate_ticket(:hash)")
                .param("hash", hash)
                .query((row, n) ->
                        new Devices.Holder(new OrgId(row.getInt(1)), new SubjectId(row.getLong(2))))
                .optional();
    }

    void add(OrgId org, Devices.Wanted wanted, byte[] hash, Instant at) {
        jdbc.sql(
                        """
                        insert into hall_device (org, unit, kind, counter, name, hash, made_at)
                        values (:org, :unit, :kind, :counter, :name, :hash,
                            cast(:at as timestamptz))
                        """)
                .param("org", org.value())
                .param("unit", wanted.unit())
                .param("kind", wanted.kind())
                .param("counter", wanted.counter().orElse(null), Types.INTEGER)
                .param("name", wanted.name().strip())
                .param("hash", hash)
                .param("at", at.toString())
                .update();
    }

    boolean renew(OrgId org, int unit, int device, byte[] hash) {
        return jdbc.sql(
                                """
                                update hall_device set hash = :hash
                                where org = :org and unit = :unit and id = :id
                                    and revoked_at is null
                                """)
                        .param("org", org.value())
                        .param("unit", unit)
                        .param("id", device)
                        .param("hash", hash)
                        .update()
                == 1;
    }

    void revoke(OrgId org, int unit, int device, Instant at) {
        jdbc.sql(
                        """
                        update hall_device set revoked_at = cast(:at as timestamptz)
                        where org = :org and unit = :unit and id = :id and revoked_at is null
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("id", device)
                .param("at", at.toString())
                .update();
    }

    List<Device> of(OrgId org, int unit) {
        return jdbc.sql(
                        """
                        select * from hall_device
                        where org = :org and unit = :unit and revoked_at is null
                        order by id
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .query((row, n) -> device(row))
                .list();
    }

    Optional<Device> find(OrgId org, int id) {
        return jdbc.sql("select * from hall_device where org = :org and id = :id")
                .param("org", org.value())
                .param("id", id)
                .query((row, n) -> device(row))
                .optional();
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                new OrgId(row.getInt("org")),
                row.getInt("id"),
                row.getInt("unit"),
                row.getString("kind"),
                Optional.ofNullable(row.getObject("counter", Integer.class)),
                row.getString("name"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("revoked_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}

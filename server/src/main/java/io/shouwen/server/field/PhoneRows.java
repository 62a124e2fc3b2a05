package io.shouwen.server.field;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.ZoneOffset;

import javax.sql.DataSource;

/** The phones and their clocks. */
final class PhoneRows {
    private final JdbcClient jdbc;

    PhoneRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    void keep(OrgId org, int person, String device, long aheadMillis, Instant at) {
        jdbc.sql(
                        """
                        insert into phone_clock (org, person, device, ahead_ms, met_at)
                        values (:org, :person, :device, :ahead, :at)
                        on conflict (org, person, device) do update
                        set ahead_ms = excluded.ahead_ms, met_at = excluded.met_at
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("device", device)
                .param("ahead", aheadMillis)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}

package io.shouwen.server.hall;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The recordings of halls. */
final class ClipRows {
    private final JdbcClient jdbc;

    ClipRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(OrgId org, int unit, Clip clip, Instant at) {
        jdbc.sql(
                        """
                        insert into hall_clip (org, unit, name, media, bytes, put_at)
                        values (:org, :unit, :name, :media, :bytes, cast(:at as timestamptz))
                        on conflict (org, unit, name) do update
                        set media = excluded.media, bytes = excluded.bytes,
                            put_at = excluded.put_at
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("name", clip.name())
                .param("media", clip.media())
                .param("bytes", clip.bytes())
                .param("at", at.toString())
                .update();
    }

    void clear(OrgId org, int unit) {
        jdbc.sql("delete from hall_clip where org = :org and unit = :unit")
                .param("org", org.value())
                .param("unit", unit)
                .update();
    }

    /** Each name with the moment of its recording, by which a browser knows an older one. */
    List<Clips.Kept> names(OrgId org, int unit) {
        return jdbc.sql(
                        """
                        select name, cast(extract(epoch from put_at) as bigint) as at
                        from hall_clip where org = :org and unit = :unit order by name
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .query((row, n) -> new Clips.Kept(row.getString("name"), row.getLong("at")))
                .list();
    }

    Optional<Clip> find(OrgId org, int unit, String name) {
        return jdbc.sql(
                        """
                        select name, media, bytes from hall_clip
                        where org = :org and unit = :unit and name = :name
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("name", name)
                .query((row, n) ->
                        new Clip(
                                row.getString("name"),
                                row.getString("media"),
                                row.getBytes("bytes")))
                .optional();
    }
}

package io.shouwen.server.personnel;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The table of units. */
final class UnitRows {
    private final JdbcClient jdbc;

    UnitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A unit as it is stored; only the root has no parent. */
    record Unit(
            int id,
            String code,
            String zh,
            String en,
            String kind,
            Optional<Integer> parent,
            LocalDate opened,
            Optional<LocalDate> closed) {}

    /** In the order in which they were founded. */
    List<Unit> all(OrgId org) {
        return jdbc.sql(
                        """
                        select id, code, name_zh, name_en, kind, parent, opened_on, closed_on
                        from unit where org = :org order by id
                        """)
                .param("org", org.value())
                .query((row, n) -> unit(row))
                .list();
    }

    private static Unit unit(ResultSet row) throws SQLException {
        return new Unit(
                row.getInt("id"),
                row.getString("code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("kind"),
                Optional.ofNullable(row.getObject("parent", Integer.class)),
                row.getObject("opened_on", LocalDate.class),
                Optional.ofNullable(row.getObject("closed_on", LocalDate.class)));
    }

    int add(OrgId org, Unit unit) {
        return jdbc.sql(
                        """
                        insert into unit
                            (org, code, name_zh, name_en, kind, parent, opened_on, closed_on)
                        values (:org, :code, :zh, :en, :kind, :parent, :opened,
                            cast(:closed as date))
                        returning id
                        """)
                .param("org", org.value())
                .param("code", unit.code())
                .param("zh", unit.zh())
                .param("en", unit.en())
                .param("kind", unit.kind())
                .param("parent", unit.parent().orElseThrow())
                .param("opened", unit.opened())
                .param("closed", unit.closed().map(LocalDate::toString).orElse(null))
                .query(Integer.class)
                .single();
    }

    void change(OrgId org, Unit unit) {
        jdbc.sql(
                        """
                        update unit set code = :code, name_zh = :zh, name_en = :en, kind = :kind,
                            parent = cast(:parent as int), opened_on = :opened,
                            closed_on = cast(:closed as date)
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", unit.id())
                .param("code", unit.code())
                .param("zh", unit.zh())
                .param("en", unit.en())
                .param("kind", unit.kind())
                .param("parent", unit.parent().orElse(null))
                .param("opened", unit.opened())
                .param("closed", unit.closed().map(LocalDate::toString).orElse(null))
                .update();
    }

    /** Whether somebody holds a post in the unit on the day or later. */
    boolean heldAfter(OrgId org, int unit, LocalDate day) {
        return jdbc.sql(
                        """
                        select exists (select from post where org = :org and unit = :unit
                            and (until_day is null or until_day > :day))
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }
}

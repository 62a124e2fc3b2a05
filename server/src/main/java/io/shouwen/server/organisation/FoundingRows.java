package io.shouwen.server.organisation;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** The first rows of an organisation. */
final class FoundingRows {
    private final JdbcClient jdbc;

    FoundingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Boolean> demo() {
        return jdbc.sql("select demo from birth")
                .query((row, n) -> row.getBoolean("demo"))
                .optional();
    }

    void birth(boolean demo) {
        jdbc.sql("insert into birth (demo) values (:demo)").param("demo", demo).update();
    }

    OrgId nextOrg() {
        return jdbc.sql("select nextval('org_number')")
                .query((row, n) -> new OrgId(row.getInt(1)))
                .single();
    }

    void org(OrgId org, String zh, String en, ZoneId zone) {
        jdbc.sql(
                        """
                        insert into org (org, name_zh, name_en, zone) values (:org, :zh, :en, :zone)
                        """)
                .param("org", org.value())
                .param("zh", zh)
                .param("en", en)
                .param("zone", zone.getId())
                .update();
    }

    int root(OrgId org, String kind, String zh, String en, LocalDate openedOn) {
        return jdbc.sql(
                        """
                        insert into unit (org, kind, name_zh, name_en, opened_on)
                        values (:org, :kind, :zh, :en, :opened)
                        returning id
                        """)
                .param("org", org.value())
                .param("kind", kind)
                .param("zh", zh)
                .param("en", en)
                .param("opened", openedOn)
                .query((row, n) -> row.getInt("id"))
                .single();
    }

    int unit(OrgId org, int parent, String kind, String zh, String en, LocalDate openedOn) {
        return jdbc.sql(
                        """
                        insert into unit (org, parent, kind, name_zh, name_en, opened_on)
                        values (:org, :parent, :kind, :zh, :en, :opened)
                        returning id
                        """)
                .param("org", org.value())
                .param("parent", parent)
                .param("kind", kind)
                .param("zh", zh)
                .param("en", en)
                .param("opened", openedOn)
                .query((row, n) -> row.getInt("id"))
                .single();
    }

    int person(OrgId org, String staffNo, String zh, String en) {
        return jdbc.sql(
                        """
                        insert into person (org, staff_no, name_zh, name_en)
                        values (:org, :staff_no, :zh, :en)
                        returning id
                        """)
                .param("org", org.value())
                .param("staff_no", staffNo)
                .param("zh", zh)
                .param("en", en)
                .query((row, n) -> row.getInt("id"))
                .single();
    }

    void serve(OrgId org, String area, int unit) {
        jdbc.sql("insert into service_area (org, area, unit) values (:org, :area, :unit)")
                .param("org", org.value())
                .param("area", area)
                .param("unit", unit)
                .update();
    }

    void post(OrgId org, int person, int unit, Role role, LocalDate fromDay) {
        jdbc.sql(
                        """
                        insert into post (org, person, unit, role, from_day)
                        values (:org, :person, :unit, :role, :from_day)
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("unit", unit)
                .param("role", role.code())
                .param("from_day", fromDay)
                .update();
    }

    void account(OrgId org, int person, String login, String hash) {
        jdbc.sql(
                        """
                        insert into account (org, person, login, hash)
                        values (:org, :person, :login, :hash)
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("login", login.toLowerCase(Locale.ROOT))
                .param("hash", hash)
                .update();
    }
}

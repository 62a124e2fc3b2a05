package io.shouwen.server.account;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** People with their accounts. */
final class AccountRows {
    private static final String LINE =
            """
            select p.id, p.staff_no, p.name_zh, p.name_en, a.login,
                coalesce(a.starting, false) as starting, a.disabled_at is not null as closed
            from person p
            left join account a on a.org = p.org and a.person = p.id
            """;

    private final JdbcClient jdbc;

    AccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those who have not left, by their ids. */
    List<AccountLine> after(OrgId org, LocalDate today, int after, int most) {
        return jdbc.sql(
                        LINE
                                + """
                                where p.org = :org and p.id > :after
                                    and (p.left_on is null or p.left_on > :today)
                                order by p.id
                                limit :most
                                """)
                .param("org", org.value())
                .param("after", after)
                .param("today", today)
                .param("most", most)
                .query((row, n) -> line(row))
                .list();
    }

    /** Those of them who have no account. */
    List<AccountLine> without(OrgId org, LocalDate today, int most) {
        return jdbc.sql(
                        LINE
                                + """
                                where p.org = :org and a.id is null
                                    and (p.left_on is null or p.left_on > :today)
                                order by p.id
                                limit :most
                                """)
                .param("org", org.value())
                .param("today", today)
                .param("most", most)
                .query((row, n) -> line(row))
                .list();
    }

    Optional<AccountLine> of(OrgId org, int person) {
        return jdbc.sql(LINE + "where p.org = :org and p.id = :person")
                .param("org", org.value())
                .param("person", person)
                .query((row, n) -> line(row))
                .optional();
    }

    private static AccountLine line(ResultSet row) throws SQLException {
        return new AccountLine(
                row.getInt("id"),
                Optional.ofNullable(row.getString("staff_no")).orElse(""),
                row.getString("name_zh"),
                row.getString("name_en"),
                Optional.ofNullable(row.getString("login")),
                row.getBoolean("starting"),
                row.getBoolean("closed"));
    }

    /** Opens an account unless the login is taken, be it in another house. */
    boolean open(OrgId org, int person, String login, String hash) {
        return jdbc.sql(
                                """
                                insert into account (org, person, login, hash, starting)
                                values (:org, :person, :login, :hash, true)
                                on conflict do nothing
                                """)
                        .param("org", org.value())
                        .param("person", person)
                        .param("login", login)
                        .param("hash", hash)
                        .update()
                == 1;
    }

    /** Takes a person's own password in the place of the one they knew; false if that is gone. */
    boolean choose(OrgId org, int person, String known, String hash) {
        return jdbc.sql(
                                """
                                update account set hash = :hash, starting = false
                                where org = :org and person = :person and hash = :known
                                """)
                        .param("org", org.value())
                        .param("person", person)
                        .param("known", known)
                        .param("hash", hash)
                        .update()
                == 1;
    }

    void password(OrgId org, int person, String hash, boolean starting) {
        jdbc.sql(
                        """
                        update account set hash = :hash, starting = :starting
                        where org = :org and person = :person
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("hash", hash)
                .param("starting", starting)
                .update();
    }

    void close(OrgId org, int person, boolean closed) {
        jdbc.sql(
                        """
                        update account set disabled_at = case when :closed then shouwen_now() end
                        where org = :org and person = :person
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("closed", closed)
                .update();
    }

    Optional<String> hash(OrgId org, int person) {
        return jdbc.sql("select hash from account where org = :org and person = :person")
                .param("org", org.value())
                .param("person", person)
                .query(String.class)
                .optional();
    }

    Optional<Integer> account(OrgId org, int person) {
        return jdbc.sql("select id from account where org = :org and person = :person")
                .param("org", org.value())
                .param("person", person)
                .query(Integer.class)
                .optional();
    }
}

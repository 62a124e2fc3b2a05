package io.shouwen.server.access;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Post;
import io.shouwen.server.organisation.Role;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Accounts, tokens and the positions of one account. */
final class AccountRows {
    private final JdbcClient jdbc;

    AccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Account(SignedIn signedIn, String hash) {}

    /** Across organisations, by one exact login. */
    Optional<Account> byLogin(String login) {
        return jdbc.sql("select org, account, hash from gate_account(:login)")
                .param("login", login)
                .query((row, n) ->
                        new Account(
                                new SignedIn(new OrgId(row.getInt("org")), row.getInt("account")),
                                row.getString("hash")))
                .optional();
    }

    /** Across organisations, by the digest of one exact token. */
    Optional<Caller> byToken(byte[] digest) {
        return jdbc.sql("select org, token, name, person, kinds from gate_token(:digest)")
                .param("digest", digest)
                .query((row, n) -> caller(row))
                .optional();
    }

    private static Caller caller(ResultSet row) throws SQLException {
        int person = row.getInt("person");
        OptionalInt forPerson = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(person);
        Array kinds = row.getArray("kinds");
        return new Caller(
                new OrgId(row.getInt("org")),
                row.getInt("token"),
                row.getString("name"),
                forPerson,
                Set.copyOf(List.of((String[]) kinds.getArray())));
    }

    List<DemoPerson> demoPeople() {
        return jdbc.sql(
                        """
                        select login, name_zh, name_en, unit_zh, unit_en, role
                        from gate_demo_people()
                        """)
                .query((row, n) ->
                        new DemoPerson(
                                row.getString("login"),
                                row.getString("name_zh"),
                                row.getString("name_en"),
                                row.getString("unit_zh"),
                                row.getString("unit_en"),
                                Role.of(row.getString("role"))))
                .list();
    }

    /** Inside the organisation's transaction; empty for a disabled account or one who has left. */
    Optional<Me> me(SignedIn signedIn) {
        return jdbc.sql(
                        """
                        select o.name_zh as org_zh, o.name_en as org_en, o.zone, a.id, a.person,
                            a.starting, p.name_zh, p.name_en
                        from account a
                        join person p on p.org = a.org and p.id = a.person
                        join org o on o.org = a.org
                        where a.id = :account and a.disabled_at is null
                            and (p.left_on is null
                                or p.left_on > (now() at time zone o.zone)::date)
                        """)
                .param("account", signedIn.account())
                .query((row, n) -> me(signedIn, row))
                .optional();
    }

    private Me me(SignedIn signedIn, ResultSet row) throws SQLException {
        int person = row.getInt("person");
        ZoneId zone = ZoneId.of(row.getString("zone"));
        return new Me(
                signedIn.org(),
                row.getString("org_zh"),
                row.getString("org_en"),
                zone,
                row.getInt("id"),
                person,
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getBoolean("starting"),
                posts(person, zone));
    }

    private List<Post> posts(int person, ZoneId zone) {
        return jdbc.sql(
                        """
                        select s.id, s.unit, u.name_zh, u.name_en, s.role
                        from post s
                        join unit u on u.org = s.org and u.id = s.unit
                        where s.person = :person
                            and s.from_day <= (now() at time zone :zone)::date
                            and (s.until_day is null
                                or s.until_day > (now() at time zone :zone)::date)
                        order by s.from_day, s.id
                        """)
                .param("person", person)
                .param("zone", zone.getId())
                .query((row, n) ->
                        new Post(
                                row.getInt("id"),
                                row.getInt("unit"),
                                row.getString("name_zh"),
                                row.getString("name_en"),
                                Role.of(row.getString("role"))))
                .list();
    }
}

package io.shouwen.server.demo;

import io.shouwen.server.access.Tokens;
import io.shouwen.server.customer.Supplies;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Role;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** Hires as many invented people as a whole day takes, once. */
@Component
class Crowd {
    private static final String EXCHANGE = "demo-exchange";
    private static final String BILLING = "demo-billing";

    /** Accounts of the sample's customers: no page shows a number whole, a bill has to name it. */
    private static final List<String> ACCOUNTS =
            List.of(
                    "00018801",
                    "00018802",
                    "00018803",
                    "00018804",
                    "00018811",
                    "00018821",
                    "00018822",
                    "00019801",
                    "00019802",
                    "00019803");

    private static final List<String> EVENTS =
            List.of("call.rung", "call.answered", "call.missed", "call.transferred", "call.ended");

    private final OrgScope scope;
    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Supplies supplies;

    Crowd(DataSource dataSource, OrgScope scope, PasswordEncoder passwords, Supplies supplies) {
        this.scope = scope;
        this.jdbc = JdbcClient.create(dataSource);
        this.passwords = passwords;
        this.supplies = supplies;
    }

    /** Somebody at work, by login. */
    record Worker(int person, String login) {}

    /**
     * So many people of a role in the unit in which somebody of the sample works, those included.
     *
     * @param prefix of staff number and login of those who are hired
     */
    List<Worker> of(OrgId org, String colleague, Role role, String prefix, int number) {
        return scope.in(
                org,
                () -> {
                    List<Worker> workers = new ArrayList<>(known(org, colleague, role));
                    // Nobody signs in with a password: the door of the demo is open.
                    String hash = passwords.encode(UUID.randomUUID().toString());
                    for (int n = workers.size(); n < number; n++) {
                        hire(org, colleague, role, prefix + (n + 1), hash);
                    }
                    return List.copyOf(known(org, colleague, role).subList(0, number));
                });
    }

    private List<Worker> known(OrgId org, String colleague, Role role) {
        return jdbc.sql(
                        """
                        select a.person, a.login
                        from account c
                        join post s on s.org = c.org and s.person = c.person
                        join post o on o.org = s.org and o.unit = s.unit and o.role = :role
                        join account a on a.org = o.org and a.person = o.person
                        where c.org = :org and c.login = :colleague
                        order by a.id
                        """)
                .param("org", org.value())
                .param("role", role.code())
                .param("colleague", colleague)
                .query((row, n) -> new Worker(row.getInt("person"), row.getString("login")))
                .list();
    }

    private void hire(OrgId org, String colleague, Role role, String number, String hash) {
        String name = Invented.name(number.hashCode());
        jdbc.sql(
                        """
                        with hired as (
                            insert into person (org, staff_no, name_zh, name_en)
                            values (:org, upper(:number), :name, '')
                            returning id),
                        posted as (
                            insert into post (org, person, unit, role, from_day)
                            select :org, h.id, s.unit, :role, s.from_day
                            from hired h, account c
                            join post s on s.org = c.org and s.person = c.person
                            where c.org = :org and c.login = :colleague)
                        insert into account (org, person, login, hash)
                        select :org, id, lower(:number), :hash from hired
                        """)
                .param("org", org.value())
                .param("number", number)
                .param("name", name)
                .param("role", role.code())
                .param("colleague", colleague)
                .param("hash", hash)
                .update();
    }

    /** A token for the telephone exchange of a day. */
    String exchange(OrgId org) {
        return token(org, EXCHANGE, EVENTS);
    }

    /** A token for the companies whose bills the hall takes money for. */
    String billing(OrgId org) {
        return token(org, BILLING, List.of("bills.received"));
    }

    /** The one of another day ends. */
    private String token(OrgId org, String name, List<String> kinds) {
        String token = UUID.randomUUID().toString();
        scope.run(
                org,
                () -> {
                    jdbc.sql(
                                    """
                                    update api_token set revoked_at = now()
                                    where org = :org and name = :name and revoked_at is null
                                    """)
                            .param("org", org.value())
                            .param("name", name)
                            .update();
                    jdbc.sql(
                                    """
                                    insert into api_token (org, name, hash, kinds)
                                    values (:org, :name, :hash, :kinds)
                                    """)
                            .param("org", org.value())
                            .param("name", name)
                            .param("hash", Tokens.digest(token))
                            .param("kinds", kinds.toArray(String[]::new))
                            .update();
                });
        return token;
    }

    /** A counter of the hall, and what it serves. */
    record Desk(int id, int no, List<String> services) {}

    /** An account of a customer. */
    record Account(long supply, String number) {}

    /**
     * The hall of the sample.
     *
     * @param day on which it is played
     * @param billing the token with which bills are sent
     */
    record HallDesks(
            int unit, LocalDate day, List<Desk> desks, List<Account> accounts, String billing) {}

    HallDesks hall(OrgId org, LocalDate day) {
        String billing = billing(org);
        return scope.reading(
                org,
                () ->
                        new HallDesks(
                                jdbc.sql("select min(unit) from hall where org = :org")
                                        .param("org", org.value())
                                        .query(Integer.class)
                                        .single(),
                                day,
                                desks(org),
                                accounts(org),
                                billing));
    }

    private List<Desk> desks(OrgId org) {
        return jdbc.sql(
                        """
                        select id, no, services from counter
                        where org = :org and closed_on is null order by no
                        """)
                .param("org", org.value())
                .query((row, n) ->
                        new Desk(
                                row.getInt("id"),
                                row.getInt("no"),
                                List.of((String[]) row.getArray("services").getArray())))
                .list();
    }

    private List<Account> accounts(OrgId org) {
        return supplies.numbered(org, ACCOUNTS).entrySet().stream()
                .map(known -> new Account(known.getValue(), known.getKey()))
                .sorted(Comparator.comparing(Account::number))
                .toList();
    }

    /** The places of the sample, by their titles. */
    Map<String, Integer> places(OrgId org) {
        return scope.reading(
                org,
                () ->
                        jdbc
                                .sql("select title, id from place where org = :org")
                                .param("org", org.value())
                                .query((row, n) ->
                                        Map.entry(row.getString("title"), row.getInt("id")))
                                .list()
                                .stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}

package io.shouwen.server.customer;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of accounts and their parties. A token is written in hexadecimal here. In the middle
 * of an import the database knows nothing yet about tables that grow: what is read by the hundred
 * is read key by key, so that no plan reads an organisation instead.
 */
final class SupplyRows {
    private final JdbcClient jdbc;

    SupplyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account. */
    record Supply(long id, String token, Optional<Integer> place) {}

    /** Who an account's owner or tenant was, from day to day. */
    record Party(
            long supply, String role, LocalDate from, Optional<LocalDate> until, PersonId person) {}

    Map<String, Supply> supplies(OrgId org, Collection<String> tokens) {
        Map<String, Supply> supplies = new HashMap<>();
        jdbc.sql(
                        """
                        select s.id, s.token, s.place
                        from unnest(cast(:tokens as bytea[])) t (token)
                        cross join lateral (
                            select id, token, place from supply
                            where org = :org and token = t.token limit 1) s
                        """)
                .param("org", org.value())
                .param("tokens", bytes(tokens))
                .query(row -> {
                    Supply supply = supply(row);
                    supplies.put(supply.token(), supply);
                });
        return supplies;
    }

    private static Supply supply(ResultSet row) throws SQLException {
        return new Supply(
                row.getLong("id"),
                HexFormat.of().formatHex(row.getBytes("token")),
                Optional.ofNullable(row.getObject("place", Integer.class)));
    }

    private static byte[][] bytes(Collection<String> tokens) {
        return tokens.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new);
    }

    /** Accounts behind an id, in order. */
    List<Supply> after(OrgId org, long after, int most) {
        return jdbc.sql(
                        """
                        select id, token, place from supply
                        where org = :org and id > :after order by id limit :most
                        """)
                .param("org", org.value())
                .param("after", after)
                .param("most", most)
                .query((row, n) -> supply(row))
                .list();
    }

    List<Supply> supplies(OrgId org, List<Long> ids) {
        return jdbc.sql(
                        """
                        select s.id, s.token, s.place
                        from unnest(cast(:ids as bigint[])) t (id)
                        cross join lateral (
                            select id, token, place from supply
                            where org = :org and id = t.id limit 1) s
                        order by s.id
                        """)
                .param("org", org.value())
                .param("ids", ids.toArray(Long[]::new))
                .query((row, n) -> supply(row))
                .list();
    }

    List<Long> nextIds(int count) {
        return jdbc.sql("select nextval('supply_number') from generate_series(1, :count)")
                .param("count", count)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    void add(OrgId org, List<Supply> supplies) {
        jdbc.sql(
                        """
                        insert into supply (org, id, token, place)
                        select :org, i, t, p from unnest(cast(:ids as bigint[]),
                            cast(:tokens as bytea[]), cast(:places as int[])) u (i, t, p)
                        """)
                .param("org", org.value())
                .param("ids", supplies.stream().map(Supply::id).toArray(Long[]::new))
                .param("tokens", bytes(supplies.stream().map(Supply::token).toList()))
                .param(
                        "places",
                        supplies.stream()
                                .map(it -> it.place().orElse(null))
                                .toArray(Integer[]::new))
                .update();
    }

    void move(OrgId org, Supply supply) {
        jdbc.sql(
                        """
                        update supply set place = cast(:place as int)
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", supply.id())
                .param("place", supply.place().orElse(null))
                .update();
    }

    /** All parties of some accounts, in the order of their days. */
    List<Party> parties(OrgId org, Collection<Long> supplies) {
        return jdbc.sql(
                        """
                        select p.supply, p.role, p.from_day, p.until_day, p.person
                        from unnest(cast(:supplies as bigint[])) t (id)
                        cross join lateral (
                            select supply, role, from_day, until_day, person from party
                            where org = :org and supply = t.id
                            order by role, from_day offset 0) p
                        order by p.supply, p.role, p.from_day
                        """)
                .param("org", org.value())
                .param("supplies", supplies.toArray(Long[]::new))
                .query((row, n) ->
                        new Party(
                                row.getLong("supply"),
                                row.getString("role"),
                                row.getObject("from_day", LocalDate.class),
                                Optional.ofNullable(row.getObject("until_day", LocalDate.class)),
                                new PersonId(row.getLong("person"))))
                .list();
    }

    /** The accounts of which the person is a party today. */
    List<Long> of(OrgId org, PersonId person) {
        return jdbc.sql(
                        """
                        select distinct supply from party
                        where org = :org and person = :person and until_day is null
                        order by supply
                        """)
                .param("org", org.value())
                .param("person", person.value())
                .query((row, n) -> row.getLong(1))
                .list();
    }

    void addParties(OrgId org, List<Party> parties) {
        jdbc.sql(
                        """
                        insert into party (org, supply, role, from_day, until_day, person)
                        select :org, s, r, cast(f as date), cast(u as date), p
                        from unnest(cast(:supplies as bigint[]), cast(:roles as text[]),
                            cast(:froms as text[]), cast(:untils as text[]),
                            cast(:people as bigint[])) t (s, r, f, u, p)
                        """)
                .param("org", org.value())
                .param("supplies", parties.stream().map(Party::supply).toArray(Long[]::new))
                .param("roles", parties.stream().map(Party::role).toArray(String[]::new))
                .param(
                        "froms",
                        parties.stream().map(it -> it.from().toString()).toArray(String[]::new))
                .param(
                        "untils",
                        parties.stream()
                                .map(it -> it.until().map(LocalDate::toString).orElse(null))
                                .toArray(String[]::new))
                .param(
                        "people",
                        parties.stream().map(it -> it.person().value()).toArray(Long[]::new))
                .update();
    }

    void end(OrgId org, Party party, Optional<LocalDate> until) {
        jdbc.sql(
                        """
                        update party set until_day = cast(:until as date)
                        where org = :org and supply = :supply and role = :role
                            and from_day = :from
                        """)
                .param("org", org.value())
                .param("supply", party.supply())
                .param("role", party.role())
                .param("from", party.from())
                .param("until", until.map(LocalDate::toString).orElse(null))
                .update();
    }

    long number(OrgId org) {
        return jdbc.sql("select count(*) from supply where org = :org")
                .param("org", org.value())
                .query(Long.class)
                .single();
    }
}

package io.shouwen.server.subscription;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subscription.Subscription.State;
import io.shouwen.server.subscription.Subscription.Wanted;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

final class SubscriptionRows {
    private final JdbcClient jdbc;

    SubscriptionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The organisations in which anything is told to anybody. */
    List<OrgId> organisations() {
        return jdbc.sql("select gate_subscriptions()")
                .query((row, n) -> new OrgId(row.getInt(1)))
                .list();
    }

    /** Where the secret of a new one is: in the drawer, or in the environment. */
    record Secret(Optional<Long> place, String name) {}

    /** Begins at the end of the journal; empty if the key was used before. */
    Optional<Integer> insert(Subscription made, String key, Secret secret) {
        return jdbc.sql(
                        """
                        insert into subscription (org, key, name, address, secret, secret_name,
                            results, kinds, units, soon_minutes, xid, next_at, created_by,
                            created_at)
                        select :org, :key, :name, :address, cast(:secret as bigint), :secret_name,
                            :results, :kinds, :units, :soon,
                            (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1)::text::xid8,
                            :at, :by, :at
                        on conflict (org, key) do nothing
                        returning id
                        """)
                .param("org", made.org().value())
                .param("key", key)
                .param("name", made.name())
                .param("address", made.address().toString())
                .param("secret", secret.place().orElse(null))
                .param("secret_name", secret.name())
                .param("results", texts(made.wanted().results()))
                .param("kinds", texts(made.wanted().kinds()))
                .param("units", made.wanted().units().toArray(Integer[]::new))
                .param("soon", made.wanted().soonMinutes())
                .param("at", made.createdAt().atOffset(ZoneOffset.UTC))
                .param("by", made.createdBy())
                .query(Integer.class)
                .optional();
    }

    Optional<Integer> byKey(OrgId org, String key) {
        return jdbc.sql("select id from subscription where org = :org and key = :key")
                .param("org", org.value())
                .param("key", key)
                .query(Integer.class)
                .optional();
    }

    private static String[] texts(Set<String> words) {
        return words.stream().sorted().toArray(String[]::new);
    }

    /** Those that are not closed, newest first. */
    List<Subscription> page(OrgId org, int before, int most) {
        return jdbc.sql(
                        """
                        select * from subscription
                        where org = :org and state <> 'closed' and id < :before
                        order by id desc limit :most
                        """)
                .param("org", org.value())
                .param("before", before)
                .param("most", most)
                .query((row, n) -> subscription(org, row))
                .list();
    }

    Optional<Subscription> find(OrgId org, int id) {
        return one(org, id, "select * from subscription where org = :org and id = :id");
    }

    /** What is put into its deliveries meanwhile waits. */
    Optional<Subscription> lock(OrgId org, int id) {
        return one(org, id, "select * from subscription where org = :org and id = :id for update");
    }

    private Optional<Subscription> one(OrgId org, int id, String sql) {
        return jdbc.sql(sql)
                .param("org", org.value())
                .param("id", id)
                .query((row, n) -> subscription(org, row))
                .optional();
    }

    /** Those that are on, in one order, so that two who lock several wait and never hang. */
    List<Subscription> on(OrgId org) {
        return jdbc.sql(
                        """
                        select * from subscription
                        where org = :org and state = 'on' order by id
                        """)
                .param("org", org.value())
                .query((row, n) -> subscription(org, row))
                .list();
    }

    /** Those that are told results, on or not for now, each locked. */
    List<Subscription> lockToldResults(OrgId org) {
        return jdbc.sql(
                        """
                        select * from subscription
                        where org = :org and state <> 'closed'
                            and results && array['verdict.concluded', 'promise.breached']
                        order by id for update
                        """)
                .param("org", org.value())
                .query((row, n) -> subscription(org, row))
                .list();
    }

    /** Whether anybody is told results. */
    boolean tellsResults(OrgId org) {
        return jdbc.sql(
                        """
                        select exists (select from subscription
                            where org = :org and state <> 'closed'
                                and results && array['verdict.concluded', 'promise.breached'])
                        """)
                .param("org", org.value())
                .query(Boolean.class)
                .single();
    }

    private static Subscription subscription(OrgId org, ResultSet row) throws SQLException {
        return new Subscription(
                org,
                row.getInt("id"),
                row.getString("name"),
                URI.create(row.getString("address")),
                row.getString("secret_name"),
                new Wanted(
                        words(row, "results"),
                        words(row, "kinds"),
                        new HashSet<>(Arrays.asList((Integer[]) row.getArray("units").getArray())),
                        row.getInt("soon_minutes")),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                Optional.ofNullable(row.getObject("failing_since", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getInt("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Set<String> words(ResultSet row, String column) throws SQLException {
        return new HashSet<>(Arrays.asList((String[]) row.getArray(column).getArray()));
    }

    Optional<Long> secretPlace(OrgId org, int id) {
        return jdbc.sql(
                        """
                        select secret from subscription
                        where org = :org and id = :id and secret is not null
                        """)
                .param("org", org.value())
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    void putSecret(OrgId org, int id, Secret secret) {
        jdbc.sql(
                        """
                        update subscription
                        set secret = cast(:secret as bigint), secret_name = :name
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("secret", secret.place().orElse(null))
                .param("name", secret.name())
                .update();
    }

    void change(OrgId org, int id, String name, URI address, Wanted wanted) {
        jdbc.sql(
                        """
                        update subscription
                        set name = :name, address = :address, results = :results, kinds = :kinds,
                            units = :units, soon_minutes = :soon
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("name", name)
                .param("address", address.toString())
                .param("results", texts(wanted.results()))
                .param("kinds", texts(wanted.kinds()))
                .param("units", wanted.units().toArray(Integer[]::new))
                .param("soon", wanted.soonMinutes())
                .update();
    }

    /** What still waits is told nobody any more. */
    void drop(OrgId org, int id) {
        jdbc.sql(
                        """
                        delete from delivery
                        where org = :org and subscription = :id and state = 'waiting'
                        """)
                .param("org", org.value())
                .param("id", id)
                .update();
    }

    /**
     * It is told again at once, as if nothing had ever failed. Where nothing has, only a lease can
     * lie ahead: whoever has it keeps it.
     */
    void turn(OrgId org, int id, State state, Instant now) {
        jdbc.sql(
                        """
                        update subscription
                        set state = :state, attempts = 0, failing_since = null,
                            next_at = case when attempts = 0
                                then greatest(next_at, cast(:now as timestamptz))
                                else cast(:now as timestamptz) end
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("now", now.toString())
                .update();
    }

    /** Takes those with something to be told now; nobody else does before the lease is over. */
    List<Subscription> take(OrgId org, Instant now, Duration lease) {
        return jdbc.sql(
                        """
                        update subscription s set next_at = cast(:until as timestamptz)
                        where s.org = :org and s.state = 'on'
                            and s.next_at <= cast(:now as timestamptz)
                            and exists (select from delivery d
                                where d.org = s.org and d.subscription = s.id
                                    and d.state = 'waiting')
                        returning s.*
                        """)
                .param("org", org.value())
                .param("now", now.toString())
                .param("until", now.plus(lease).toString())
                .query((row, n) -> subscription(org, row))
                .list();
    }

    /** All that could be told was. */
    void succeeded(OrgId org, int id, Instant next) {
        jdbc.sql(
                        """
                        update subscription set attempts = 0, failing_since = null,
                            next_at = cast(:next as timestamptz)
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("next", next.toString())
                .update();
    }

    void failed(OrgId org, int id, Instant now, Instant next) {
        jdbc.sql(
                        """
                        update subscription set attempts = attempts + 1,
                            failing_since = coalesce(failing_since, cast(:now as timestamptz)),
                            next_at = cast(:next as timestamptz)
                        where org = :org and id = :id
                        """)
                .param("org", org.value())
                .param("id", id)
                .param("now", now.toString())
                .param("next", next.toString())
                .update();
    }
}

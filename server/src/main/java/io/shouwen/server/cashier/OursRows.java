package io.shouwen.server.cashier;

import io.shouwen.server.cashier.Correction.Target;
import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of ours, in the tables tender and cash_out, statements speak of or do not. */
final class OursRows {
    /** The most that a line is offered to be paired with. */
    private static final int OFFERED = 5;

    private final JdbcClient jdbc;

    OursRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What nothing speaks of yet up to a day, of these references. */
    List<Ours> unseen(
            OrgId org, int unit, Channel channel, LocalDate upto, Collection<String> references) {
        List<Ours> found =
                new ArrayList<>(
                        jdbc.sql(
                                        """
                                        select t.payment as id, t.n, t.method, t.reference, t.amount, p.day, p.unit
                                        from tender t join payment p on p.org = t.org and p.id = t.payment
                                        where t.org = :org and t.reference <> ''
                                            and t.reference = any(:references) and t.state = 'taken'
                                            and t.statement is null and t.correction is null
                                            and t.method = any(:methods) and p.unit = :unit
                                            and p.day <= cast(:upto as date)
                                        order by t.at, t.payment, t.n
                                        """)
                                .param("org", org.value())
                                .param("references", references.toArray(String[]::new))
                                .param("methods", words(channel))
                                .param("unit", unit)
                                .param("upto", upto.toString())
                                .query((row, n) -> tender(row))
                                .list());
        if (channel == Channel.BANK) {
            found.addAll(
                    jdbc.sql(
                                    """
                                    select * from cash_out
                                    where org = :org and unit = :unit and reference = any(:references)
                                        and statement is null and correction is null
                                        and day <= cast(:upto as date)
                                    order by id
                                    """)
                            .param("org", org.value())
                            .param("unit", unit)
                            .param("references", references.toArray(String[]::new))
                            .param("upto", upto.toString())
                            .query((row, n) -> out(row))
                            .list());
        }
        return found;
    }

    /** What a correction is about, if nothing speaks of it yet. */
    Optional<Ours> unseen(OrgId org, Set<Integer> units, Target target) {
        return target.out() == 0
                ? jdbc.sql(
                                """
                                select t.payment as id, t.n, t.method, t.reference, t.amount, p.day, p.unit
                                from tender t join payment p on p.org = t.org and p.id = t.payment
                                where t.org = :org and t.payment = :payment and t.n = :n
                                    and t.state = 'taken' and t.statement is null
                                    and t.correction is null and t.method <> 'cash'
                                    and t.method <> 'balance' and p.unit = any(:units)
                                """)
                        .param("org", org.value())
                        .param("payment", target.payment())
                        .param("n", target.tender())
                        .param("units", units.toArray(Integer[]::new))
                        .query((row, n) -> tender(row))
                        .optional()
                : jdbc.sql(
                                """
                                select * from cash_out
                                where org = :org and id = :out and unit = any(:units)
                                    and statement is null and correction is null
                                """)
                        .param("org", org.value())
                        .param("out", target.out())
                        .param("units", units.toArray(Integer[]::new))
                        .query((row, n) -> out(row))
                        .optional();
    }

    /** Pieces of money that no statement speaks of, before a day, after a piece. */
    List<Ours> missing(
            OrgId org, Set<Integer> units, LocalDate before, Ours.After after, int most) {
        return jdbc.sql(
                        """
                        select t.payment as id, t.n, t.method, t.reference, t.amount, p.day, p.unit
                        from tender t join payment p on p.org = t.org and p.id = t.payment
                        where t.org = :org and t.state = 'taken' and t.statement is null
                            and t.correction is null and t.method in ('card', 'transfer', 'code')
                            and (t.payment, t.n) > (:payment, :n)
                            and p.unit = any(:units) and p.day < cast(:before as date)
                        order by t.payment, t.n limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("before", before.toString())
                .param("payment", after.id())
                .param("n", after.n())
                .param("most", most)
                .query((row, n) -> tender(row))
                .list();
    }

    /** What left these halls before a day and no statement speaks of, after an id. */
    List<Ours> missingOuts(OrgId org, Set<Integer> units, LocalDate before, long after, int most) {
        return jdbc.sql(
                        """
                        select o.* from unnest(cast(:units as int[])) u (unit)
                        cross join lateral (
                            select * from cash_out
                            where org = :org and unit = u.unit and id > :after
                                and statement is null and correction is null
                                and day < cast(:before as date)
                            order by id limit :most) o
                        order by o.id limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("before", before.toString())
                .param("after", after)
                .param("most", most)
                .query((row, n) -> out(row))
                .list();
    }

    /** What comes to one of these amounts and nothing speaks of, by amount. */
    Map<Long, List<Ours>> offered(OrgId org, int unit, Channel channel, Set<Long> amounts) {
        Map<Long, List<Ours>> offered = new HashMap<>();
        jdbc.sql(
                        """
                        select t.* from unnest(cast(:amounts as bigint[])) a (amount)
                        cross join lateral (
                            select t.payment as id, t.n, t.method, t.reference, t.amount, p.day, p.unit
                            from tender t join payment p on p.org = t.org and p.id = t.payment
                            where t.org = :org and t.amount = a.amount and t.state = 'taken'
                                and t.statement is null and t.correction is null
                                and t.method in
                                    ('card', 'transfer', 'code', 'cheque', 'instrument')
                                and t.method = any(:methods) and p.unit = :unit
                            order by t.payment desc limit :most) t
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("methods", words(channel))
                .param("amounts", amounts.toArray(Long[]::new))
                .param("most", OFFERED)
                .query((row, n) -> tender(row))
                .list()
                .forEach(one -> add(offered, one));
        if (channel == Channel.BANK) {
            jdbc.sql(
                            """
                            select * from cash_out
                            where org = :org and unit = :unit
                                and statement is null and correction is null
                                and case kind when 'deposit' then amount else -amount end
                                    = any(:amounts)
                            order by id desc limit :most
                            """)
                    .param("org", org.value())
                    .param("unit", unit)
                    .param("amounts", amounts.toArray(Long[]::new))
                    .param("most", OFFERED * amounts.size())
                    .query((row, n) -> out(row))
                    .list()
                    .forEach(one -> add(offered, one));
        }
        return offered;
    }

    private static void add(Map<Long, List<Ours>> offered, Ours one) {
        offered.computeIfAbsent(one.amount(), _ -> new ArrayList<>()).add(one);
    }

    /** Marks what the agreeing lines of a statement speak of. */
    void seen(OrgId org, long statement) {
        jdbc.sql(
                        """
                        update tender t set statement = l.statement from statement_line l
                        where l.org = :org and l.statement = :statement and l.state = 'matched'
                            and t.org = l.org and t.payment = l.payment and t.n = l.tender
                        """)
                .param("org", org.value())
                .param("statement", statement)
                .update();
        jdbc.sql(
                        """
                        update cash_out o set statement = l.statement from statement_line l
                        where l.org = :org and l.statement = :statement and l.state = 'matched'
                            and o.org = l.org and o.id = l.out
                        """)
                .param("org", org.value())
                .param("statement", statement)
                .update();
    }

    /** Waits for no statement any more: it never arrived, or was struck. */
    void giveUp(OrgId org, Ours ours, long correction, boolean struck) {
        if (ours.out()) {
            jdbc.sql(
                            """
                            update cash_out set correction = :correction, struck = :struck
                            where org = :org and id = :id
                            """)
                    .param("org", org.value())
                    .param("id", ours.id())
                    .param("correction", correction)
                    .param("struck", struck)
                    .update();
            return;
        }
        jdbc.sql(
                        """
                        update tender set correction = :correction
                        where org = :org and payment = :payment and n = :n
                        """)
                .param("org", org.value())
                .param("payment", ours.id())
                .param("n", ours.n())
                .param("correction", correction)
                .update();
    }

    /** Instruments with such a number that were taken. */
    List<Ours> instruments(OrgId org, Set<Integer> units, String number) {
        return jdbc.sql(
                        """
                        select t.payment as id, t.n, t.method, t.reference, t.amount, p.day, p.unit
                        from tender t join payment p on p.org = t.org and p.id = t.payment
                        where t.org = :org and t.reference <> '' and t.reference = :number
                            and t.method in ('cheque', 'instrument') and t.state = 'taken'
                            and t.amount > 0 and p.unit = any(:units)
                        order by t.payment desc limit 2
                        """)
                .param("org", org.value())
                .param("number", number)
                .param("units", units.toArray(Integer[]::new))
                .query((row, n) -> tender(row))
                .list();
    }

    private static String[] words(Channel channel) {
        return channel.methods().stream().map(Method::word).toArray(String[]::new);
    }

    private static Ours tender(ResultSet row) throws SQLException {
        return new Ours(
                row.getInt("unit"),
                false,
                row.getLong("id"),
                row.getInt("n"),
                row.getString("method"),
                row.getString("reference"),
                row.getLong("amount"),
                row.getObject("day", LocalDate.class));
    }

    private static Ours out(ResultSet row) throws SQLException {
        boolean deposit = row.getString("kind").equals("deposit");
        return new Ours(
                row.getInt("unit"),
                true,
                row.getLong("id"),
                0,
                row.getString("kind"),
                row.getString("reference"),
                deposit ? row.getLong("amount") : -row.getLong("amount"),
                row.getObject("day", LocalDate.class));
    }
}

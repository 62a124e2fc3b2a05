package io.shouwen.server.book;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

final class UnitBookRows {
    private final JdbcClient jdbc;

    UnitBookRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The units of today that have no book of this year. */
    List<UnitBooks.Node> without(OrgId org, LocalDate today) {
        return jdbc.sql(
                        """
                        select u.id, u.opened_on, u.closed_on
                        from unit u
                        where u.org = :org and u.opened_on <= :today
                            and (u.closed_on is null or u.closed_on > :today)
                            and not exists (select from claim c
                                where c.org = u.org and c.kind = 'unit-book'
                                    and c.key = u.id || '/' || :year)
                        order by u.id
                        """)
                .param("org", org.value())
                .param("today", today)
                .param("year", Integer.toString(today.getYear()))
                .query((row, n) ->
                        new UnitBooks.Node(
                                row.getInt("id"),
                                row.getObject("opened_on", LocalDate.class),
                                Optional.ofNullable(row.getObject("closed_on", LocalDate.class))))
                .list();
    }

    /** A unit that is no more, and its book, which does not say so yet. */
    record Gone(SubjectId book, LocalDate day) {}

    List<Gone> gone(OrgId org, LocalDate today) {
        return jdbc.sql(
                        """
                        select c.subject, u.closed_on
                        from unit u
                        join claim c on c.org = u.org and c.kind = 'unit-book'
                            and c.key = u.id || '/' || date_part('year', u.closed_on)
                        where u.org = :org and u.closed_on <= :today
                            and not exists (select from fact f
                                where f.subject = c.subject and f.source = 'carried'
                                    and f.source_key = 'closed')
                        order by u.id
                        """)
                .param("org", org.value())
                .param("today", today)
                .query((row, n) ->
                        new Gone(new SubjectId(row.getLong(1)), row.getObject(2, LocalDate.class)))
                .list();
    }
}

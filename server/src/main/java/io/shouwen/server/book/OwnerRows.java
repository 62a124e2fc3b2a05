package io.shouwen.server.book;

import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Optional;

final class OwnerRows {
    private final JdbcClient jdbc;

    OwnerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose book of which year. */
    record Owner(int id, String year) {}

    Optional<Owner> of(SubjectId book) {
        return jdbc.sql(
                        """
                        select split_part(key, '/', 1)::int as id, split_part(key, '/', 2) as year
                        from claim
                        where subject = :book and kind in ('unit-book', 'person-book')
                        """)
                .param("book", book.value())
                .query((row, n) -> new Owner(row.getInt("id"), row.getString("year")))
                .optional();
    }
}

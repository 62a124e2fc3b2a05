package io.shouwen.server.place;

import io.shouwen.server.masters.Names;
import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/** Places as other sheets write them, within the organisation's open transaction. */
@Component
public final class PlaceBook {
    private static final int PIECE = 1_000;

    private final JdbcClient jdbc;
    private final PlaceRows rows;

    public PlaceBook(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.rows = new PlaceRows(jdbc);
    }

    /** The open places by code, by all names from the top, or by their own name. */
    public Names<Integer> names(OrgId org) {
        Names<Integer> names = new Names<>();
        rows.each(
                org,
                PIECE,
                place -> {
                    if (place.closed().isEmpty()) {
                        names.code(place.code(), place.id());
                        names.code(place.title(), place.id());
                        names.name(place.name(), place.id());
                    }
                });
        return names;
    }

    /** The open place of a code. */
    public Optional<Integer> ofCode(OrgId org, String code) {
        if (code.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return jdbc.sql(
                        """
                        select id from place
                        where org = :org and code = :code and code <> '' and closed_on is null
                        """)
                .param("org", org.value())
                .param("code", code)
                .query(Integer.class)
                .optional();
    }

    /** The title of each place: the names from the top with / between them. */
    public Map<Integer, String> titles(OrgId org) {
        Map<Integer, String> titles = new HashMap<>();
        rows.each(org, PIECE, place -> titles.put(place.id(), place.title()));
        return titles;
    }
}

package io.shouwen.server.place;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.AddressWords;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The tables of places. */
final class PlaceRows {
    private final JdbcClient jdbc;

    PlaceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place as it is stored, with its own words alone. */
    record Stored(
            int id,
            Optional<Integer> parent,
            String kind,
            String name,
            String code,
            String settlement,
            Optional<Integer> crew,
            String outage,
            Optional<LocalDate> closed,
            List<Integer> path,
            String title) {
        Stored {
            path = List.copyOf(path);
        }
    }

    private static final String COLUMNS =
            """
            select id, parent, kind, name, code, coalesce(settlement, '') as settlement, crew,
                outage, closed_on, path, title
            from place
            """;

    /** All, from the top down; read piece by piece. */
    void each(OrgId org, int piece, Consumer<Stored> to) {
        int depth = 0;
        int last = 0;
        List<Stored> some;
        do {
            some =
                    jdbc.sql(
                                    COLUMNS
                                            + """
                                            where org = :org and (cardinality(path), id) > (:depth, :last)
                                            order by cardinality(path), id
                                            limit :piece
                                            """)
                            .param("org", org.value())
                            .param("depth", depth)
                            .param("last", last)
                            .param("piece", piece)
                            .query((row, n) -> stored(row))
                            .list();
            some.forEach(to);
            if (!some.isEmpty()) {
                depth = some.getLast().path().size();
                last = some.getLast().id();
            }
        } while (some.size() == piece);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        Array path = row.getArray("path");
        return new Stored(
                row.getInt("id"),
                Optional.ofNullable(row.getObject("parent", Integer.class)),
                row.getString("kind"),
                row.getString("name"),
                row.getString("code"),
                row.getString("settlement"),
                Optional.ofNullable(row.getObject("crew", Integer.class)),
                row.getString("outage"),
                Optional.ofNullable(row.getObject("closed_on", LocalDate.class)),
                Arrays.asList((Integer[]) path.getArray()),
                row.getString("title"));
    }

    int nextId() {
        return jdbc.sql("select nextval('place_number')::int").query(Integer.class).single();
    }

    void add(OrgId org, Stored place) {
        write(
                org,
                place,
                """
                insert into place (org, id, parent, kind, name, code, settlement, crew, outage,
                    closed_on, path, title)
                values (:org, :id, cast(:parent as int), :kind, :name, :code,
                    nullif(:settlement, ''), cast(:crew as int), :outage, cast(:closed as date),
                    :path, :title)
                """);
        addWords(org, place);
    }

    void change(OrgId org, Stored place, boolean renamed) {
        write(
                org,
                place,
                """
                update place set parent = cast(:parent as int), kind = :kind, name = :name,
                    code = :code, settlement = nullif(:settlement, ''),
                    crew = cast(:crew as int), outage = :outage,
                    closed_on = cast(:closed as date), path = :path, title = :title
                where org = :org and id = :id
                """);
        if (renamed) {
            jdbc.sql("delete from place_word where org = :org and place = :id")
                    .param("org", org.value())
                    .param("id", place.id())
                    .update();
            addWords(org, place);
        }
    }

    private void write(OrgId org, Stored place, String sql) {
        jdbc.sql(sql)
                .param("org", org.value())
                .param("id", place.id())
                .param("parent", place.parent().orElse(null))
                .param("kind", place.kind())
                .param("name", place.name())
                .param("code", place.code())
                .param("settlement", place.settlement())
                .param("crew", place.crew().orElse(null))
                .param("outage", place.outage())
                .param("closed", place.closed().map(LocalDate::toString).orElse(null))
                .param("path", place.path().toArray(Integer[]::new))
                .param("title", place.title())
                .update();
    }

    private void addWords(OrgId org, Stored place) {
        jdbc.sql(
                        """
                        insert into place_word (org, word, place)
                        select :org, w, :id from unnest(:words) w on conflict do nothing
                        """)
                .param("org", org.value())
                .param("id", place.id())
                .param("words", endings(place.name()).toArray(String[]::new))
                .update();
    }

    /** 人民路 is found by 人民, by 民路 and by 路. */
    private static Set<String> endings(String name) {
        String plain = AddressWords.plain(name).replace(" ", "");
        Set<String> endings = new LinkedHashSet<>();
        for (int at = 0; at < plain.length(); at = plain.offsetByCodePoints(at, 1)) {
            endings.add(plain.substring(at));
        }
        return endings;
    }

    /** A place that has some of the typed words in its names, and how many. */
    record Hit(int id, String name, int words) {}

    /**
     * The open places with the most of these words in their names, the nearest to the top first.
     */
    List<Hit> having(OrgId org, List<String> words, int most) {
        return jdbc.sql(
                        """
                        with typed as materialized (
                            select word collate "C" as word, i
                            from unnest(cast(:words as text[])) with ordinality t (word, i)),
                        hit as materialized (
                            select distinct t.i, w.place from typed t
                            cross join lateral (
                                select w.place from place_word w
                                where w.org = :org and w.word >= t.word
                                    and w.word < t.word || chr(1114111)
                                order by w.word limit 300) w)
                        select p.id, p.name, count(distinct h.i)::int as words
                        from (select distinct place from hit) c
                        join place p on p.org = :org and p.id = c.place and p.closed_on is null
                        join hit h on h.place = any(p.path)
                        group by p.org, p.id
                        order by count(distinct h.i) desc, cardinality(p.path), p.title
                        limit :most
                        """)
                .param("org", org.value())
                .param("words", words.toArray(String[]::new))
                .param("most", most)
                .query((row, n) ->
                        new Hit(row.getInt("id"), row.getString("name"), row.getInt("words")))
                .list();
    }

    /** The places with what holds there, in the order of the ids. */
    List<Located> located(OrgId org, List<Integer> ids) {
        return jdbc.sql(
                        """
                        select p.id, p.title,
                            (select a.settlement from place a where a.org = p.org
                                and a.id = any(p.path) and a.settlement is not null
                                order by cardinality(a.path) desc limit 1) as settlement,
                            (select a.crew from place a where a.org = p.org
                                and a.id = any(p.path) and a.crew is not null
                                order by cardinality(a.path) desc limit 1) as crew,
                            (select a.outage from place a where a.org = p.org
                                and a.id = any(p.path) and a.outage <> ''
                                order by cardinality(a.path) desc limit 1) as outage
                        from unnest(:ids) with ordinality w (id, i)
                        join place p on p.org = :org and p.id = w.id
                        order by w.i
                        """)
                .param("org", org.value())
                .param("ids", ids.toArray(Integer[]::new))
                .query((row, n) ->
                        new Located(
                                row.getInt("id"),
                                row.getString("title"),
                                Optional.ofNullable(row.getString("settlement")),
                                Optional.ofNullable(row.getObject("crew", Integer.class)),
                                Optional.ofNullable(row.getString("outage")).orElse("")))
                .list();
    }
}

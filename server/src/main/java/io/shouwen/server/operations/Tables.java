package io.shouwen.server.operations;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a database holds, as its own catalogue tells it: new tables need no word here. */
final class Tables {
    /**
     * What is left out: sessions, failed sign-ins and knocks, so that nobody is signed in by a
     * restore, and what only means something inside one database cluster.
     */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "flyway_schema_history",
                    "spring_session",
                    "spring_session_attributes",
                    "failed_sign_in",
                    "door_knock",
                    "seal_progress",
                    "tally");

    private final Connection connection;

    Tables(Connection connection) {
        this.connection = connection;
    }

    /**
     * A table.
     *
     * @param columns those that can be written and mean something in another cluster
     * @param order the columns of the primary key
     * @param ofOrg whether each row belongs to one organisation
     * @param walled whether row-level security binds the owner too
     */
    record Table(
            String name, List<String> columns, List<String> order, boolean ofOrg, boolean walled) {
        Table {
            columns = List.copyOf(columns);
            order = List.copyOf(order);
        }

        String columnList() {
            return columns.stream().map(Tables::quoted).reduce((a, b) -> a + ", " + b).orElse("");
        }
    }

    /** A part of a partitioned table. */
    record Partition(String name, String parent, String bound, List<String> options) {
        Partition {
            options = List.copyOf(options);
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** All tables whose rows are kept, each after those it refers to. */
    List<Table> kept() throws SQLException {
        Map<String, Table> tables = new LinkedHashMap<>();
        String query =
                """
                select c.relname, c.relforcerowsecurity,
                    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
                        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                            and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype),
                    (select array_agg(a.attname::text order by k.i)
                        from pg_index x
                        cross join unnest(x.indkey::int2[]) with ordinality k (attnum, i)
                        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                        where x.indrelid = c.oid and x.indisprimary)
                from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                    and not c.relispartition
                order by c.relname
                """;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                String name = rows.getString(1);
                if (!LEFT_OUT.contains(name)) {
                    List<String> columns = texts(rows, 3);
                    tables.put(
                            name,
                            new Table(
                                    name,
                                    columns,
                                    texts(rows, 4),
                                    columns.contains("org"),
                                    rows.getBoolean(2)));
                }
            }
        }
        return inOrder(tables, references());
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private Map<String, Set<String>> references() throws SQLException {
        Map<String, Set<String>> references = new LinkedHashMap<>();
        String query =
                """
                select f.relname, t.relname
                from pg_constraint k
                join pg_class f on f.oid = k.conrelid
                join pg_class t on t.oid = k.confrelid
                where k.contype = 'f' and k.conparentid = 0 and f.oid <> t.oid
                order by 1, 2
                """;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                references
                        .computeIfAbsent(rows.getString(1), name -> new HashSet<>())
                        .add(rows.getString(2));
            }
        }
        return references;
    }

    private static List<Table> inOrder(
            Map<String, Table> tables, Map<String, Set<String>> references) {
        List<Table> ordered = new ArrayList<>();
        Set<String> visited = new HashSet<>();
        tables.keySet().forEach(name -> visit(name, tables, references, visited, ordered));
        return ordered;
    }

    private static void visit(
            String name,
            Map<String, Table> tables,
            Map<String, Set<String>> references,
            Set<String> visited,
            List<Table> ordered) {
        Table table = tables.get(name);
        if (table == null || !visited.add(name)) {
            return;
        }
        references
                .getOrDefault(name, Set.of())
                .forEach(referred -> visit(referred, tables, references, visited, ordered));
        ordered.add(table);
    }

    List<Partition> partitions() throws SQLException {
        String query =
                """
                select c.relname, p.relname, pg_get_expr(c.relpartbound, c.oid), c.reloptions
                from pg_class c
                join pg_inherits i on i.inhrelid = c.oid
                join pg_class p on p.oid = i.inhparent
                where c.relnamespace = 'public'::regnamespace and c.relispartition
                    and c.relkind = 'r'
                order by c.relname
                """;
        List<Partition> partitions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                partitions.add(
                        new Partition(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                texts(rows, 4)));
            }
        }
        return partitions;
    }

    /** The last number each sequence gave; a sequence that gave none is absent. */
    Map<String, Long> sequences() throws SQLException {
        String query =
                """
                select sequencename, last_value from pg_sequences
                where schemaname = 'public' and last_value is not null
                order by 1
                """;
        Map<String, Long> sequences = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                sequences.put(rows.getString(1), rows.getLong(2));
            }
        }
        return sequences;
    }

    String schemaVersion() throws SQLException {
        String query =
                """
                select version from flyway_schema_history
                where success and version is not null
                order by installed_rank desc limit 1
                """;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "0";
        }
    }

    /** The organisations, in order, without leaving the role of the connection. */
    List<Integer> organisations() throws SQLException {
        List<Integer> organisations = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local role shouwen_app");
            try (ResultSet rows = statement.executeQuery("select gate_orgs()")) {
                while (rows.next()) {
                    organisations.add(rows.getInt(1));
                }
            }
            statement.execute("reset role");
        }
        return organisations;
    }

    /** From here on the transaction sees this organisation's rows. */
    void enter(int org) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config('shouwen.org', ?, true)")) {
            statement.setString(1, Integer.toString(org));
            statement.execute();
        }
    }

    boolean exists(String name) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select to_regclass('public.' || ?) is not null")) {
            statement.setString(1, quoted(name));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}

package io.shouwen.server.operations;

import io.shouwen.server.operations.Tables.Partition;
import io.shouwen.server.operations.Tables.Table;
import io.shouwen.server.text.TerminalProblem;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes everything a database holds into one file, as of one instant, while the server goes on
 * working. The file is whole or not there. It holds no key: the key folder is kept apart.
 *
 * <p>Form: a ZIP of manifest.json, one data/TABLE[.ORG].copy a table and organisation in
 * PostgreSQL's COPY text form, summary.json, and checksums.txt in the form of sha256sum.
 */
public final class Backup {
    static final int FORMAT = 1;
    static final String MANIFEST = "manifest.json";
    static final String SUMMARY = "summary.json";
    static final String CHECKSUMS = "checksums.txt";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Connection connection;
    private final Tables tables;
    private final List<String> checksums = new ArrayList<>();
    private final ObjectNode rowCounts = JSON.createObjectNode();
    private long rows;

    private Backup(Connection connection) {
        this.connection = connection;
        this.tables = new Tables(connection);
    }

    /** What was written. */
    public record Written(Path file, long bytes, long rows, int tables) {}

    /**
     * Writes a backup.
     *
     * @param connection of the schema's owner; it is left as it was found
     */
    public static Written write(Connection connection, Path file) throws SQLException {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Written written = new Backup(connection).write(part, target);
            return written;
        } catch (IOException e) {
            throw new TerminalProblem(
                    TerminalProblem.Kind.FILES, "backup.file-unwritable", file, e);
        } finally {
            part.toFile().delete();
        }
    }

    private Written write(Path part, Path target) throws IOException, SQLException {
        int count;
        try (FileChannel channel =
                        FileChannel.open(
                                part,
                                Set.of(
                                        StandardOpenOption.CREATE,
                                        StandardOpenOption.TRUNCATE_EXISTING,
                                        StandardOpenOption.WRITE),
                                PosixFilePermissions.asFileAttribute(
                                        PosixFilePermissions.fromString("rw-------")));
                ZipOutputStream zip =
                        new ZipOutputStream(
                                new BufferedOutputStream(Channels.newOutputStream(channel)))) {
            zip.setLevel(Deflater.BEST_SPEED);
            count = inOneSnapshot(zip);
            zip.finish();
            zip.flush();
            channel.force(true);
        }
        Files.move(
                part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new Written(target, Files.size(target), rows, count);
    }

    private int inOneSnapshot(ZipOutputStream zip) throws IOException, SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            List<Table> kept = tables.kept();
            List<Integer> organisations = tables.organisations();
            entry(zip, MANIFEST, out -> out.write(json(manifest(kept, organisations))));
            for (Table table : kept) {
                copy(zip, table, organisations);
            }
            entry(zip, SUMMARY, out -> out.write(json(summary(organisations))));
            zip.putNextEntry(new ZipEntry(CHECKSUMS));
            zip.write(String.join("", checksums).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            return kept.size();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private ObjectNode manifest(List<Table> kept, List<Integer> organisations) throws SQLException {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("format", FORMAT);
        manifest.put("schema", tables.schemaVersion());
        manifest.put("made_at", one("select to_json(clock_timestamp()) #>> '{}'"));
        manifest.put("database", one("show server_version"));
        organisations.forEach(manifest.putArray("organisations")::add);
        ArrayNode list = manifest.putArray("tables");
        for (Table table : kept) {
            ObjectNode node = list.addObject();
            node.put("name", table.name());
            node.put("of_org", table.ofOrg());
            table.columns().forEach(node.putArray("columns")::add);
        }
        ArrayNode parts = manifest.putArray("partitions");
        for (Partition partition : tables.partitions()) {
            ObjectNode node = parts.addObject();
            node.put("name", partition.name());
            node.put("of", partition.parent());
            node.put("bound", partition.bound());
            partition.options().forEach(node.putArray("options")::add);
        }
        return manifest;
    }

    /** Sequences are read last: a number given while the rows were read is not given again. */
    private ObjectNode summary(List<Integer> organisations) throws SQLException {
        ObjectNode summary = JSON.createObjectNode();
        summary.set("rows", rowCounts);
        tables.sequences().forEach(summary.putObject("sequences")::put);
        ObjectNode heads = summary.putObject("seal");
        for (int org : organisations) {
            tables.enter(org);
            String head =
                    one(
                            """
                            select coalesce((select no || ' ' || encode(merkle, 'hex') from root
                                where org = %d order by no desc limit 1), '')
                            """
                                    .formatted(org));
            heads.put(Integer.toString(org), head);
        }
        return summary;
    }

    private void copy(ZipOutputStream zip, Table table, List<Integer> organisations)
            throws IOException, SQLException {
        if (!table.ofOrg()) {
            copy(zip, table, "data/%s.copy".formatted(table.name()), "");
            return;
        }
        for (int org : organisations) {
            tables.enter(org);
            copy(zip, table, "data/%s.%d.copy".formatted(table.name(), org), " where org = " + org);
        }
    }

    private void copy(ZipOutputStream zip, Table table, String entry, String where)
            throws IOException, SQLException {
        String order =
                table.order().isEmpty()
                        ? ""
                        : " order by "
                                + table.order().stream()
                                        .map(Tables::quoted)
                                        .reduce((a, b) -> a + ", " + b)
                                        .orElseThrow();
        String sql =
                "copy (select %s from %s%s%s) to stdout"
                        .formatted(table.columnList(), Tables.quoted(table.name()), where, order);
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        entry(
                zip,
                entry,
                out -> {
                    long copied = copy.copyOut(sql, out);
                    rows += copied;
                    rowCounts.put(entry, copied);
                });
    }

    /** Writes the content of one entry. */
    private interface Content {
        void write(OutputStream out) throws IOException, SQLException;
    }

    private void entry(ZipOutputStream zip, String name, Content content)
            throws IOException, SQLException {
        MessageDigest digest = sha256();
        zip.putNextEntry(new ZipEntry(name));
        content.write(new Digesting(zip, digest));
        zip.closeEntry();
        checksums.add("%s  %s\n".formatted(HexFormat.of().formatHex(digest.digest()), name));
    }

    /** Passes bytes on in bulk and digests them; closing it leaves the archive open. */
    private static final class Digesting extends FilterOutputStream {
        private final MessageDigest digest;

        Digesting(OutputStream out, MessageDigest digest) {
            super(out);
            this.digest = digest;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            digest.update((byte) b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            digest.update(bytes, offset, length);
        }

        @Override
        public void close() {}
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static byte[] json(ObjectNode node) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
    }

    private String one(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}

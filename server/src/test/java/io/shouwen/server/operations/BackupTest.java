package io.shouwen.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.server.cli.ServerShell;
import io.shouwen.server.keys.KeyFolder;
import io.shouwen.server.postgres.DatabaseAddress;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.privacy.PrivacyKeys;
import io.shouwen.server.seal.SealReport;
import io.shouwen.server.seal.SealedJournal;
import io.shouwen.server.text.TerminalProblem;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

class BackupTest {
    @TempDir Path folder;
    private SealedJournal journal;
    private Path file;

    @BeforeEach
    void fill() throws SQLException {
        file = folder.resolve("night.backup");
        journal = new SealedJournal(folder.resolve("keys"));
        journal.database
                .jdbc()
                .sql("select make_partitions(:from, :to)")
                .param("from", LocalDate.of(2019, 1, 1))
                .param("to", LocalDate.of(2019, 3, 1))
                .query(Integer.class)
                .single();
        journal.facts(SealedJournal.ONE, (1902L << 40) | 1, 300);
        journal.facts(SealedJournal.ONE, 7, 3);
        journal.facts(SealedJournal.TWO, 8, 2);
        journal.sealer().sealAll();
        journal.facts(SealedJournal.TWO, 9, 1);
        new Persons(
                        journal.database.pool(),
                        journal.scope,
                        PrivacyKeys.in(new KeyFolder(folder.resolve("keys"))),
                        (org, use) -> {})
                .enter(SealedJournal.ONE, Map.of(PersonField.NAME, "张\t三\\\n丰"));
        backup();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void whatIsRestoredIsByteForByteWhatWasThere() throws Exception {
        DatabaseAddress empty = TestDatabase.bare();
        Restore.Restored restored = Restore.read(file, empty);
        assertThat(restored.seal().faults()).isEmpty();
        assertThat(restored.seal().parts())
                .extracting(SealReport.Part::sealed)
                .containsExactly(303L, 2L);
        assertThat(restored.seal().parts())
                .extracting(SealReport.Part::waiting)
                .containsExactly(0L, 1L);
        SortedMap<String, String> before = dump(journal.database.address());
        assertThat(before).hasSizeGreaterThan(15);
        assertThat(dump(empty)).isEqualTo(before);
        assertThat(walled(empty)).isEqualTo(walled(journal.database.address()));
        assertThat(partitions(empty))
                .contains("fact_1902")
                .isEqualTo(partitions(journal.database.address()));
        assertThat(sequences(empty))
                .containsEntry("personal_number", 1L)
                .isEqualTo(sequences(journal.database.address()));
    }

    @Test
    void theSameDatabaseBackedUpTwiceGivesTheSameData() throws Exception {
        Path again = folder.resolve("again.backup");
        try (Connection connection = journal.database.asOwner()) {
            Backup.write(connection, again);
        }
        try (BackupFile one = BackupFile.open(file);
                BackupFile two = BackupFile.open(again)) {
            assertThat(two.summary()).isEqualTo(one.summary());
        }
    }

    @Test
    void aFileDamagedAnywhereIsRefusedAndNothingIsTouched() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        DatabaseAddress empty = TestDatabase.bare();
        for (int at = 20; at < whole.length; at += Math.max(1, whole.length / 25)) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            Files.write(folder.resolve("damaged"), damaged);
            boolean same = sameContent(folder.resolve("damaged"));
            if (!same) {
                assertThatThrownBy(() -> Restore.read(folder.resolve("damaged"), empty))
                        .as("byte %d", at)
                        .isInstanceOf(TerminalProblem.class)
                        .hasMessageContaining("damaged");
            }
        }
        Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Restore.read(folder.resolve("cut"), empty))
                .hasMessageContaining("damaged");
        assertThat(shell("restore", folder.resolve("cut").toString(), "--db", empty.url()))
                .isEqualTo(2);
        try (Connection connection = connect(empty)) {
            assertThat(new Tables(connection).exists("org")).isFalse();
        }
    }

    @Test
    void aBackupOfANewerVersionIsRefusedAndNothingIsTouched() throws Exception {
        Path newer = folder.resolve("newer");
        copyWithSchema("999", newer);
        DatabaseAddress empty = TestDatabase.bare();
        assertThatThrownBy(() -> Restore.read(newer, empty))
                .isInstanceOf(TerminalProblem.class)
                .hasMessageContaining("newer version (999)");
        try (Connection connection = connect(empty)) {
            assertThat(new Tables(connection).exists("org")).isFalse();
        }
    }

    private void copyWithSchema(String version, Path target) throws Exception {
        try (FileSystem from = FileSystems.newFileSystem(file);
                FileSystem to = FileSystems.newFileSystem(target, Map.of("create", "true"))) {
            StringBuilder checksums = new StringBuilder();
            for (String line : Files.readAllLines(from.getPath(Backup.CHECKSUMS))) {
                String name = line.split(" {2}", 2)[1];
                byte[] content = Files.readAllBytes(from.getPath(name));
                if (name.equals(Backup.MANIFEST)) {
                    content =
                            new String(content, StandardCharsets.UTF_8)
                                    .replaceFirst(
                                            "\"schema\" : \"[0-9]+\"",
                                            "\"schema\" : \"" + version + "\"")
                                    .getBytes(StandardCharsets.UTF_8);
                }
                Path entry = to.getPath("/" + name);
                Files.createDirectories(entry.getParent());
                Files.write(entry, content);
                checksums
                        .append(HexFormat.of().formatHex(Backup.sha256().digest(content)))
                        .append("  ")
                        .append(name)
                        .append('\n');
            }
            Files.writeString(to.getPath("/" + Backup.CHECKSUMS), checksums);
        }
    }

    @Test
    void aDatabaseInUseIsNotOverwritten() {
        assertThatThrownBy(() -> Restore.read(file, journal.database.address()))
                .isInstanceOf(TerminalProblem.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void aDatabaseThatWasOnlySetUpIsFilled() throws Exception {
        try (TestDatabase migrated = TestDatabase.fresh()) {
            assertThat(Restore.read(file, migrated.address()).seal().sound()).isTrue();
        }
    }

    @Test
    void noHalfFileIsEverLeft() throws Exception {
        Path missing = folder.resolve("no/such/folder/x");
        assertThat(shell("backup", missing.toString(), "--db", journal.database.address().url()))
                .isEqualTo(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("night.backup", "keys");
        }
    }

    @Test
    void theShellBacksUpRestoresVerifiesAndExamines() throws Exception {
        String from = journal.database.address().url();
        Path again = folder.resolve("shell.backup");
        assertThat(shell("backup", again.toString(), "--db", from, "--json")).isZero();
        DatabaseAddress empty = TestDatabase.bare();
        assertThat(shell("restore", again.toString(), "--db", empty.url())).isZero();
        assertThat(shell("restore", again.toString(), "--db", empty.url())).isEqualTo(2);
        assertThat(shell("seal", "verify", "--db", empty.url(), "--json")).isZero();
        assertThat(shell("seal", "verify", "--db", empty.url(), "--grace", "0")).isEqualTo(1);
        assertThat(shell("seal", "verify", "--db", empty.url(), "--witness", "/no/such"))
                .isEqualTo(2);
        assertThat(shell("seal", "verify", "--db", "nonsense")).isEqualTo(2);
        assertThat(shell("seal", "verify", "--data", folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(shell("doctor", "--db", empty.url(), "--json")).isZero();
        assertThat(shell("doctor", "--db", empty.url() + "x")).isEqualTo(1);
        String here = folder.toString();
        assertThat(shell("keys", "rotate", "--db", from, "--data", here, "--json")).isZero();
        assertThat(shell("keys", "rotate", "--db", from, "--data", here + "/none")).isEqualTo(2);
        assertThat(shell("keys", "rotate", "--db", TestDatabase.bare().url(), "--data", here))
                .isEqualTo(2);
        journal.tamper(SealedJournal.ONE, "delete from fact where subject = 7 and n = 2");
        assertThat(shell("seal", "verify", "--db", from)).isEqualTo(1);
    }

    private static int shell(String... args) {
        return ServerShell.run(Map.of("LANG", "zh_CN.UTF-8"), args);
    }

    private void backup() throws SQLException {
        try (Connection connection = journal.database.asOwner()) {
            Backup.Written written = Backup.write(connection, file);
            assertThat(written.file()).isRegularFile();
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    /** A flipped bit in what a ZIP says about times, say, changes nothing that is read. */
    private boolean sameContent(Path damaged) {
        try (BackupFile one = BackupFile.open(damaged)) {
            return one.manifest().equals(BackupFile.open(file).manifest());
        } catch (Exception e) {
            return false;
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    /** Every kept table as PostgreSQL itself writes it out. */
    private static SortedMap<String, String> dump(DatabaseAddress address) throws Exception {
        SortedMap<String, String> dump = new TreeMap<>();
        try (Connection connection = connect(address)) {
            connection.setAutoCommit(false);
            Tables tables = new Tables(connection);
            for (int org : List.of(1, 2)) {
                tables.enter(org);
                for (Tables.Table table : tables.kept()) {
                    StringWriter rows = new StringWriter();
                    String order = table.order().isEmpty() ? "1" : String.join(", ", table.order());
                    String sql =
                            "copy (select %s from %s order by %s) to stdout"
                                    .formatted(table.columnList(), table.name(), order);
                    connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, rows);
                    dump.put(table.name() + "." + org, rows.toString());
                }
            }
            connection.rollback();
        }
        return dump;
    }

    private static List<String> walled(DatabaseAddress address) throws SQLException {
        return texts(
                address,
                """
                select c.relname || ' ' || c.relrowsecurity || ' ' || c.relforcerowsecurity
                from pg_class c where c.relnamespace = 'public'::regnamespace
                    and c.relkind in ('r', 'p') and not c.relispartition order by 1
                """);
    }

    private static List<String> partitions(DatabaseAddress address) throws SQLException {
        return texts(
                address,
                "select relname::text from pg_class where relispartition and relkind = 'r' order by"
                        + " 1");
    }

    private static Map<String, Long> sequences(DatabaseAddress address) throws SQLException {
        try (Connection connection = connect(address)) {
            return new Tables(connection).sequences();
        }
    }

    private static List<String> texts(DatabaseAddress address, String query) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}

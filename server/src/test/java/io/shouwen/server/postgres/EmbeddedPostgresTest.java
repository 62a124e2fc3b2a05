package io.shouwen.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.server.postgres.EmbeddedPostgres.Durability;
import io.shouwen.server.text.TerminalProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;

class EmbeddedPostgresTest {
    @TempDir Path folder;

    @Test
    void whatWasCommittedIsThereAfterARestart() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            execute(postgres.address(), "create table kept as select 7 as n");
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(number(postgres.address(), "select n from kept")).isEqualTo(7);
        }
    }

    @Test
    void theAddressFileLetsASecondProcessInAndOnlyItsOwnerReadsIt() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            Path file = folder.toRealPath().resolve("db.url");
            DatabaseAddress read = DatabaseAddress.parse(Files.readString(file));
            assertThat(read.url()).isEqualTo(postgres.address().url());
            assertThat(number(read, "select 1")).isEqualTo(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theOwnerIsNoSuperuserAndAWrongPasswordIsRefused() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(
                            number(
                                    postgres.address(),
                                    "select count(*) from pg_roles where rolsuper and rolname ="
                                            + " current_user"))
                    .isZero();
            assertThatThrownBy(
                            () -> number(postgres.address().as("shouwen", "guessed"), "select 1"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void aFolderInUseIsRefusedInOneSentence() {
        EmbeddedPostgres postgres = start();
        try {
            assertThatThrownBy(() -> DataFolder.hold(folder))
                    .isInstanceOfSatisfying(
                            TerminalProblem.class,
                            problem -> {
                                assertThat(problem.key()).isEqualTo("start.folder-locked");
                                assertThat(problem.getMessage())
                                        .contains("process " + ProcessHandle.current().pid());
                            });
        } finally {
            postgres.close();
        }
    }

    @Test
    void aFileWhereTheFolderShouldBeIsRefusedInOneSentence() throws Exception {
        Path file = Files.writeString(folder.resolve("occupied"), "");
        assertThatThrownBy(() -> DataFolder.hold(file))
                .isInstanceOfSatisfying(
                        TerminalProblem.class,
                        problem -> assertThat(problem.key()).isEqualTo("start.folder-no-folder"));
    }

    @Test
    void aPidFileThatNamesAnotherProgramDoesNotHinderTheStart() throws Exception {
        start().close();
        long mine = ProcessHandle.current().pid();
        Files.writeString(
                folder.resolve("cluster/postmaster.pid"),
                "%d\n%s\n1\n1\n\n127.0.0.1\n1 1\nready\n".formatted(mine, folder));
        try (EmbeddedPostgres postgres = start()) {
            assertThat(number(postgres.address(), "select 1")).isEqualTo(1);
        }
    }

    @Test
    void aKilledPostgresIsStartedAgainAndLosesNothing() throws Exception {
        try (EmbeddedPostgres postgres = start(Durability.ON_DISK)) {
            execute(postgres.address(), "create table kept as select 7 as n");
            long before = postgres.pid();
            ProcessHandle.of(before).orElseThrow().destroyForcibly();
            assertThat(numberWhenBack(postgres.address(), "select n from kept")).isEqualTo(7);
            assertThat(postgres.pid()).isNotEqualTo(before);
        }
    }

    @Test
    void aKilledServerTakesItsPostgresWithItAndTheNextStartFindsEverything() throws Exception {
        Process server = serverProcess();
        long postmaster =
                Long.parseLong(
                        server.inputReader(java.nio.charset.StandardCharsets.UTF_8).readLine());
        ProcessHandle orphan = ProcessHandle.of(postmaster).orElseThrow();
        server.destroyForcibly().waitFor();
        orphan.onExit().get(60, TimeUnit.SECONDS);
        try (EmbeddedPostgres postgres = start()) {
            assertThat(number(postgres.address(), "select n from kept")).isEqualTo(7);
        }
    }

    @Test
    void aPostgresThatOutlivedServerAndSupervisorIsStoppedAtTheNextStart() throws Exception {
        Process server = serverProcess();
        long postmaster =
                Long.parseLong(
                        server.inputReader(java.nio.charset.StandardCharsets.UTF_8).readLine());
        ProcessHandle orphan = ProcessHandle.of(postmaster).orElseThrow();
        List<ProcessHandle> supervisors =
                server.descendants().filter(child -> child.pid() != postmaster).toList();
        supervisors.stream()
                .filter(child -> !isPostgres(child))
                .forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly().waitFor();
        assertThat(orphan.isAlive()).isTrue();
        try (EmbeddedPostgres postgres = start()) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(number(postgres.address(), "select n from kept")).isEqualTo(7);
        }
    }

    /** What the killed server of these tests runs: one table, then the number of its postgres. */
    public static final class KilledServer {
        private KilledServer() {}

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[0]);
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.start(
                            DataFolder.hold(folder), Path.of(args[1]), Durability.ON_DISK);
            execute(postgres.address(), "create table kept as select 7 as n");
            System.out.println(postgres.pid());
            Thread.sleep(TimeUnit.MINUTES.toMillis(10));
        }
    }

    private Process serverProcess() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dlogging.level.root=OFF",
                        KilledServer.class.getName(),
                        folder.toString(),
                        Path.of("target").toRealPath().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/postgres");
    }

    private EmbeddedPostgres start() {
        return start(Durability.IN_MEMORY);
    }

    private EmbeddedPostgres start(Durability durability) {
        try {
            return EmbeddedPostgres.start(
                    DataFolder.hold(folder),
                    Files.createDirectories(Path.of("target")).toRealPath(),
                    durability);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static int numberWhenBack(DatabaseAddress address, String sql) throws Exception {
        SQLException last = new SQLException("never tried");
        for (int attempt = 0; attempt < 600; attempt++) {
            try {
                return number(address, sql);
            } catch (SQLException e) {
                last = e;
                Thread.sleep(100);
            }
        }
        throw last;
    }
}

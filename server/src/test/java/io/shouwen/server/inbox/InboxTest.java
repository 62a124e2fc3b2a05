package io.shouwen.server.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.access.Tokens;
import io.shouwen.server.api.FactDoor;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.crash.CrashSwitch;
import io.shouwen.server.crash.CrashSwitch.Crash;
import io.shouwen.server.crash.CrashSwitch.Died;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.journal.DayBook;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.request.Requests;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

/** What other systems leave in the watched folder. */
class InboxTest {
    private static final OrgId ORG = new OrgId(1);
    private static final TestServer SERVER = TestServer.demo();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final String TOKEN = "inbox-token";
    private static final String MAPPING =
            """
            case:  ticket
            times: {zone: Asia/Shanghai, patterns: ["yyyy/M/d H:mm"]}
            facts:
              - fact: visit.departed
                at:   departed
              - fact: visit.arrived
                at:   arrived
            """;

    @TempDir private Path folder;
    private Inbox inbox;

    @BeforeAll
    static void token() {
        ROOMS.token(1, TOKEN, "visit.departed", "visit.arrived", "hall.opened");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void watch() throws IOException {
        Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
        inbox = inbox(SERVER.bean(DataSource.class), new FailPoints());
    }

    private Inbox inbox(DataSource pool, FailPoints failPoints) {
        return new Inbox(
                pool,
                SERVER.bean(OrgScope.class),
                SERVER.bean(WallClock.class),
                new WatchedFolder(Optional.of(folder)),
                TOKEN,
                new Inbox.Ways(
                        SERVER.bean(Tokens.class),
                        SERVER.bean(Shelf.class),
                        SERVER.bean(FactDoor.class),
                        SERVER.bean(DayBook.class)),
                failPoints);
    }

    private static String report() {
        return ROOMS.report(AGENT, "13900081001");
    }

    /** A file as another system writes it. */
    private Path leave(String name, String... rows) {
        try {
            return Files.writeString(
                    folder.resolve(name),
                    "ticket,departed,arrived\n" + String.join("\n", rows) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(String number, int minute) {
        String now =
                SERVER.bean(WallClock.class)
                        .now()
                        .minus(Duration.ofMinutes(minute))
                        .atZone(ZoneId.of("Asia/Shanghai"))
                        .format(DateTimeFormatter.ofPattern("yyyy/M/d H:mm"));
        return number + "," + now + "," + now;
    }

    /** Two looks: at the first nobody knows whether the file is whole. */
    private void read() {
        inbox.look();
        inbox.look();
    }

    private static List<String> kinds(String number) {
        return SERVER
                .bean(Requests.class)
                .find(ORG, SubjectId.parse(number).orElseThrow())
                .orElseThrow()
                .history()
                .facts()
                .stream()
                .map(fact -> fact.kind().name())
                .filter(kind -> kind.startsWith("visit."))
                .toList();
    }

    private List<String> files(String sub) {
        Path within = folder.resolve(sub);
        if (!Files.isDirectory(within)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(within)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void eachRowIsToldAndTheFileIsPutAway() {
        String number = report();
        leave("visits.csv", row(number, 0));
        read();
        assertThat(kinds(number)).containsExactly("visit.departed", "visit.arrived");
        assertThat(files("done")).hasSize(1).first().asString().matches("visits\\.\\w{8}\\.csv");
        assertThat(files("rejected")).isEmpty();
        assertThat(Files.exists(folder.resolve("visits.csv"))).isFalse();
        assertThat(TestBrowser.as(SERVER, "zhoumin").get("/inbox").body()).contains("visits.csv");
    }

    @Test
    void theSameRowIsToldOnceWhateverTheFile() {
        String number = report();
        String row = row(number, 0);
        leave("first.csv", row, row);
        read();
        leave("second.csv", row);
        read();
        leave("first.csv", row, row);
        read();
        assertThat(kinds(number)).hasSize(2);
        assertThat(files("done")).hasSize(2);
    }

    @Test
    void aFileThatIsStillBeingWrittenIsLeftAlone() throws IOException {
        String number = report();
        Path file = leave("growing.csv", row(number, 0));
        inbox.look();
        Files.writeString(file, Files.readString(file) + row(number, 1) + "\n");
        inbox.look();
        assertThat(kinds(number)).isEmpty();
        leave("copied.csv.part", row(number, 0));
        read();
        assertThat(files("done")).hasSize(1);
        assertThat(Files.exists(folder.resolve("copied.csv.part"))).isTrue();
    }

    @Test
    void whatIsWrongIsToldByRowAndFieldWithHowToMendIt() throws IOException {
        String number = report();
        leave(
                "mixed.csv",
                row(number, 0),
                number + ",yesterday,",
                ",2026/3/2 9:00,",
                "=cmd|'/c calc'!A1,2026/3/2 9:00,",
                "unit-1,2026/3/2 9:00,");
        read();
        assertThat(kinds(number)).hasSize(2);
        assertThat(files("done")).hasSize(1);
        String rejected =
                Files.readString(folder.resolve("rejected").resolve(files("rejected").getFirst()));
        assertThat(rejected)
                .startsWith("\uFEFF行 Row")
                .contains("3,departed,yesterday,时间无法识别,")
                .contains("Write date and time as the patterns of the mapping say")
                .contains("4,ticket,,没有写明对象")
                .contains("'=cmd|'/c calc'!A1")
                .contains("6,visit.departed,unit-1,");
        String page = TestBrowser.as(SERVER, "zhoumin").get("/inbox").body();
        assertThat(page).contains("mixed.csv", "时间无法识别").doesNotContain("yesterday");
    }

    @Test
    void aFileWithoutAFittingMappingIsRejectedAsAWhole() throws IOException {
        Path sub = Files.createDirectory(folder.resolve("billing"));
        Files.writeString(sub.resolve("mapping.yaml"), MAPPING.replace("arrived\n", "gone\n"));
        Files.writeString(sub.resolve("a.csv"), "ticket,departed,arrived\n");
        read();
        assertThat(files("billing/rejected")).hasSize(2);
        assertThat(files("billing/rejected").getLast()).endsWith(".problems.txt");
    }

    @Test
    void leftAgainOnceItsMappingIsMendedAFileIsRead() throws IOException {
        String number = report();
        String row = row(number, 0);
        Files.writeString(folder.resolve("mapping.yaml"), MAPPING.replace("arrived\n", "gone\n"));
        leave("again.csv", row);
        read();
        assertThat(kinds(number)).isEmpty();
        assertThat(files("rejected")).hasSize(2);
        Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
        leave("again.csv", row);
        read();
        assertThat(kinds(number)).containsExactly("visit.departed", "visit.arrived");
        assertThat(files("done")).hasSize(1);
        assertThat(files("rejected")).noneMatch(name -> name.endsWith(".problems.txt"));
    }

    @Test
    void noLinkIsFollowed(@TempDir Path elsewhere) throws IOException {
        String number = report();
        Path secret = Files.writeString(elsewhere.resolve("secret"), "password: 1\n");
        Path sub = Files.createDirectory(folder.resolve("links"));
        Files.createSymbolicLink(sub.resolve("mapping.yaml"), secret);
        Files.writeString(sub.resolve("a.csv"), "ticket,departed,arrived\n");
        Files.createSymbolicLink(sub.resolve("b.csv"), secret);
        Files.createSymbolicLink(folder.resolve("done"), elsewhere);
        leave("visits.csv", row(number, 0));
        read();
        assertThat(files("links/rejected")).hasSize(2);
        assertThat(
                        Files.readString(
                                sub.resolve("rejected").resolve(files("links/rejected").getLast())))
                .contains("cannot be read")
                .doesNotContain("password");
        assertThat(kinds(number)).hasSize(2);
        assertThat(Files.exists(folder.resolve("visits.csv"))).isTrue();
        assertThat(Files.readString(secret)).isEqualTo("password: 1\n");
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertThat(files).containsExactly(secret);
        }
        Files.delete(folder.resolve("done"));
        read();
        assertThat(files("done")).hasSize(1);
    }

    @Test
    void aFileThatChangedUnderTheReadingIsReadAgain() throws IOException {
        String number = report();
        Path file = leave("changing.csv", row(number, 0));
        inbox.look();
        try (HeldFile held = new HeldFile(file)) {
            assertThat(held.changed()).isFalse();
            Files.writeString(file, Files.readString(file) + row(number, 2) + "\n");
            assertThat(held.changed()).isTrue();
        }
        read();
        assertThat(kinds(number)).hasSize(4);
    }

    @Test
    void folderInAFolderHasAMappingOfItsOwnAndOtherFormats() throws IOException {
        Path sub = Files.createDirectory(folder.resolve("hall"));
        Files.writeString(
                sub.resolve("mapping.yaml"),
                """
                case:  about
                times: {zone: Asia/Shanghai}
                facts:
                  - {fact: hall.opened, at: when}
                """);
        Files.writeString(
                sub.resolve("opened.ndjson"),
                "{\"about\":\"unit-1\",\"when\":\"2026-03-02T08:30:00+08:00\"}\n");
        read();
        assertThat(files("hall/done")).hasSize(1);
        assertThat(files("hall/rejected")).isEmpty();
    }

    @Test
    void afterACrashAnywhereNothingIsLostAndNothingDoubled() {
        CrashSwitch recorder = new CrashSwitch();
        String first = report();
        leave("crash-0.csv", row(first, 0), row(first, 2));
        Inbox recorded =
                inbox(recorder.connections(SERVER.bean(DataSource.class)), recorder.failPoints());
        recorded.look();
        recorder.record();
        recorded.look();
        List<String> places = recorder.passed();
        assertThat(places)
                .contains("BEFORE [tell a row]", "AFTER [tell a row]", "AFTER [put the file away]");
        CrashSwitch.each(places, this::survives);
    }

    private void survives(Crash crash, int at, String place) {
        String when = "%s at %s".formatted(crash, place);
        String number = report();
        String name = "crash-%d-%s.csv".formatted(at + 1, crash);
        leave(name, row(number, 0), row(number, 2));
        CrashSwitch crashing = new CrashSwitch();
        Inbox process =
                inbox(crashing.connections(SERVER.bean(DataSource.class)), crashing.failPoints());
        process.look();
        crashing.arm(at, crash);
        try {
            process.look();
        } catch (Died | RuntimeException e) {
            assertThat(crashing.crashedAt()).as(when + ": " + e).isNotEmpty();
        }
        for (int attempt = 0; attempt < 100 && Files.exists(folder.resolve(name)); attempt++) {
            leaseIsOver();
            inbox.look();
        }
        assertThat(Files.exists(folder.resolve(name))).as(when).isFalse();
        assertThat(kinds(number)).as(when).hasSize(4);
        assertThat(files("done"))
                .as(when)
                .anyMatch(done -> done.startsWith(name.replace(".csv", "")));
    }

    private static void leaseIsOver() {
        SERVER.bean(OrgScope.class)
                .run(
                        ORG,
                        () ->
                                JdbcClient.create(SERVER.bean(DataSource.class))
                                        .sql("update inbox_file set busy_until = '-infinity'")
                                        .update());
    }
}

package io.shouwen.server.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Assessment;
import io.shouwen.engine.judge.Judge;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.standard.Standards;
import io.shouwen.pack.log.BadLines;
import io.shouwen.pack.log.LogCases;
import io.shouwen.pack.log.LogReader;
import io.shouwen.pack.log.Partitions;
import io.shouwen.pack.mapping.Mapping;
import io.shouwen.pack.mapping.MappingReader;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.page.Csv;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Requests as a file, and what assess makes of the file. */
class EventLogsTest {
    private static final OrgId ORG = new OrgId(1);
    private static final TestServer SERVER = TestServer.demo();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final TestBrowser ADMIN = TestBrowser.as(SERVER, "zhoumin");
    private static final Path CODE = Path.of("../standards/yingshan-cable");
    private static final List<String> NUMBERS = new ArrayList<>();
    private static int keys;

    @TempDir private Path folder;

    @BeforeAll
    static void aDay() {
        WallClock clock = SERVER.bean(WallClock.class);
        String inTime = report("13900091001");
        tell(inTime, "Y201", "technician", "visit.arrived", Map.of());
        String struck = report("13900091002");
        tell(struck, "Y201", "technician", "visit.arrived", Map.of());
        String late = report("13900091003");
        String open = report("13900091004");
        clock.setAhead(Duration.ofMinutes(50));
        tell(late, "Y201", "technician", "visit.arrived", Map.of());
        String n = Integer.toString(history(struck).size());
        tell(
                struck,
                "Y203",
                "chief",
                "fact.struck",
                Map.of("fact", new Value.Text(n), "reason", new Value.Text("登错工单")));
        tell(open, "Y201", "technician", "visit.agreed", agreed(clock.now()));
        ROOMS.token(1, "whole-log", "visit.arrived");
    }

    private static Map<String, Value> agreed(Instant now) {
        return Map.of("agreed_at", new Value.Moment(now.plus(Duration.ofHours(2))));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static String report(String phone) {
        String number = ROOMS.report(AGENT, phone);
        NUMBERS.add(number);
        return number;
    }

    private static List<?> history(String number) {
        return SERVER.bean(Requests.class)
                .find(ORG, SubjectId.parse(number).orElseThrow())
                .orElseThrow()
                .history()
                .stored();
    }

    private static void tell(
            String number, String staffNo, String role, String kind, Map<String, Value> values) {
        var outcome =
                SERVER.bean(Requests.class)
                        .add(
                                new Requests.Sender(
                                        ORG,
                                        Actor.person(ROOMS.person(staffNo), Set.of(role)),
                                        "log " + ++keys,
                                        "test"),
                                SubjectId.parse(number).orElseThrow(),
                                List.of(NewFact.now(new FactKind(kind), values)));
        assertThat(outcome.toString()).doesNotStartWith("Refused");
    }

    private static String today() {
        return SERVER.bean(WallClock.class)
                .now()
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toLocalDate()
                .toString();
    }

    private static String yesterday() {
        return LocalDate.parse(today()).minusDays(1).toString();
    }

    private static String export(TestBrowser by, String first, String last, String format) {
        HttpResponse<String> answer =
                by.post(
                        "/event-logs",
                        "/event-logs",
                        Map.of(
                                "first", first,
                                "last", last,
                                "format", format,
                                "key", "export " + ++keys));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @EnumSource
    void readBackByAssessAFileGivesTheVerdictsThatTheServerHolds(LogFormat format)
            throws IOException {
        Path log = folder.resolve("log." + format.word());
        Files.writeString(log, export(ADMIN, yesterday(), today(), format.word()));
        Path mapping = folder.resolve("mapping.yaml");
        Files.writeString(
                mapping,
                ADMIN.get("/event-logs/mapping/yingshan-cable/2013/" + format.word()).body());
        Instant asOf = SERVER.bean(WallClock.class).now();
        Map<String, List<String>> theirs = assess(log, mapping, asOf);
        for (String number : NUMBERS) {
            Requests.Story story =
                    SERVER.bean(Requests.class)
                            .find(ORG, SubjectId.parse(number).orElseThrow())
                            .orElseThrow();
            List<String> ours = verdicts(story.judged());
            assertThat(ours).as(number).isNotEmpty();
            assertThat(theirs.get(number)).as(number).containsAll(ours);
        }
        assertThat(theirs.values().stream().flatMap(List::stream))
                .anyMatch(line -> line.contains("cable.3.3.2a") && line.contains("kept"))
                .anyMatch(line -> line.contains("cable.3.3.2a") && line.contains("broken"))
                .anyMatch(line -> line.contains("cable.3.3.2a") && line.contains("overdue"));
    }

    /** What {@code bin/shouwen assess} does with a case, for each of the file. */
    private Map<String, List<String>> assess(Path log, Path mapping, Instant asOf)
            throws IOException {
        Problems problems = new Problems();
        Standards standards = Codes.read(List.of(CODE), problems).orElseThrow().standards();
        Optional<Mapping> mapped = MappingReader.file(mapping, standards, problems);
        assertThat(problems.rendered()).isEmpty();
        Mapping read = mapped.orElseThrow();
        Partitions parts = new Partitions(16, folder.resolve("scratch"), 1 << 20);
        Map<String, List<String>> verdicts = new TreeMap<>();
        try (BadLines bad = new BadLines(folder.resolve("problems.csv"))) {
            new LogReader(log, read, _ -> {}).read(parts, bad, problems);
            assertThat(bad.first()).isEmpty();
        }
        assertThat(problems.rendered()).isEmpty();
        for (int part = 0; part < parts.count(); part++) {
            LogCases.of(parts, part, read.facts())
                    .forEach(one ->
                            verdicts.put(
                                    one.id(),
                                    verdicts(
                                            Judge.assess(
                                                    standards,
                                                    Judge.fold(
                                                            standards, one.subject(), one.facts()),
                                                    asOf))));
        }
        return verdicts;
    }

    private static List<String> verdicts(Assessment assessment) {
        return assessment.judged().stream().map(EventLogsTest::verdict).toList();
    }

    private static String verdict(Judged judged) {
        return "%s %s %s %s"
                .formatted(
                        judged.clause().value(),
                        judged.occasion().value(),
                        judged.verdict().word(),
                        judged.due());
    }

    @Test
    void aCsvOpensInExcelAndHoldsNothingPersonal() {
        String csv = export(ADMIN, today(), today(), "csv");
        assertThat(csv)
                .startsWith("\uFEFFcase,unit,n,kind,")
                .contains(NUMBERS.getFirst(), "visit.arrived", "fact.struck")
                .doesNotContain("13900091001", "王小明", "人民路");
    }

    @Test
    void aCellIsNeverAFormula() throws IOException {
        StringWriter out = new StringWriter();
        new CsvLogWriter(out, List.of());
        assertThat(out.toString()).startsWith("\uFEFF");
        assertThat(Csv.line(List.of("=1+1", "+8", "-2-3", "-x", "@x", "a,b", "\"")))
                .isEqualTo("'=1+1,'+8,'-2-3,'-x,'@x,\"a,b\",\"\"\"\"\r\n");
    }

    @Test
    void aNegativeNumberIsNoFormulaAndComesBackAsItWas() {
        assertThat(Csv.line(List.of("-2", "-12.50"))).isEqualTo("-2,-12.50\r\n");
    }

    @Test
    void onlyWhatOneMaySeeIsInAFileAndThatItLeftIsAFact() {
        String whole = export(ADMIN, today(), today(), "csv");
        String heads = export(TestBrowser.as(SERVER, "wuguoqiang"), today(), today(), "csv");
        assertThat(whole).contains(NUMBERS.getFirst());
        assertThat(heads).contains(NUMBERS.getFirst());
        assertThat(export(ADMIN, "2020-01-01", "2020-01-31", "csv")).doesNotContain("visit.");
        assertThat(TestBrowser.as(SERVER, "liwei").get("/event-logs").statusCode()).isEqualTo(403);
        assertThat(exported()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aFormSentTwiceLetsTheLogLeaveTwiceAndTellsBoth() {
        long before = exported();
        Map<String, String> form =
                Map.of("first", today(), "last", today(), "format", "csv", "key", "twice");
        for (int time = 1; time <= 3; time++) {
            assertThat(ADMIN.post("/event-logs", "/event-logs", form).body()).contains("visit.");
            assertThat(exported()).isEqualTo(before + time);
        }
    }

    private static long exported() {
        return SERVER.database()
                .orgScope()
                .reading(
                        ORG,
                        () ->
                                SERVER.database()
                                        .jdbc()
                                        .sql(
                                                """
                                                select count(*) from fact
                                                where kind = 'event-log.exported'
                                                """)
                                        .query(Long.class)
                                        .single());
    }

    @Test
    void anotherSystemAsksByTheInterface() {
        String asked =
                "{\"first\":\"%s\",\"last\":\"%s\",\"format\":\"xes\"}".formatted(today(), today());
        HttpResponse<String> answer = api(asked);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("xes.version=\"1849-2016\"", NUMBERS.getFirst())
                .endsWith("</log>");
        assertThat(api(asked.replace("xes", "xlsx")).body()).contains("event-log-unreadable");
        String turned = "{\"first\":\"2026-03-02\",\"last\":\"2026-03-01\",\"format\":\"csv\"}";
        assertThat(api(turned).body()).contains("event-log-period");
    }

    private static HttpResponse<String> api(String body) {
        return new TestBrowser(SERVER)
                .postJson(
                        "/api/v1/event-logs",
                        body,
                        "Authorization",
                        "Bearer whole-log",
                        "Idempotency-Key",
                        "log " + ++keys);
    }

    @Test
    void aPageOfManyRequestsIsWrittenOnAndTheNextFollows() {
        for (int i = 0; i < Requests.PAGE + 5; i++) {
            ROOMS.report(AGENT, "139001%05d".formatted(i));
        }
        String csv = export(ADMIN, today(), today(), "csv");
        assertThat(csv.lines().filter(line -> line.contains(",request.opened,")).count())
                .isGreaterThanOrEqualTo(Requests.PAGE + 9);
    }
}

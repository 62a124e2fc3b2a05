package io.shouwen.assess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** The small repairs log in XES and as JSON lines: other clothes, the same facts. */
class EventLogsTest {
    private static final String XES_MAPPING =
            """
            case: trace.concept:name
            times: {zone: Asia/Shanghai}
            facts:
              - fact:   repair.reported
                at:     time:timestamp
                when:   {concept:name: reported}
                unit:   org:group
                attributes:
                  area: {column: trace.site.area, words: {city: urban, country: rural}}
              - fact:   visit.arrived
                at:     time:timestamp
                when:   {concept:name: arrived}
                person: org:resource
                unit:   org:group
            """;
    private static final String JSON_MAPPING =
            """
            case: ticket.id
            times: {zone: Asia/Shanghai}
            facts:
              - fact:   repair.reported
                at:     at
                when:   {what: reported}
                attributes:
                  area:  {column: sites.0.area, words: {city: urban, country: rural}}
                  calls: calls
              - fact:   visit.arrived
                at:     at
                when:   {what: arrived}
                person: who.name
            """;
    private static final String REPORTED =
            """
                <event>
                  <string key="concept:name" value="reported"/>
                  <date key="time:timestamp" value="2026-03-02T10:00:00.000+08:00"/>
                </event>
            """;
    private static final String ARRIVED =
            """
                <event>
                  <string key="concept:name" value="arrived"/>
                  <string key="org:resource" value="T7"/>
                  <string key="org:group" value="East"/>
                  <date key="time:timestamp" value="2026-03-02T02:%s:00Z"/>
                </event>
            """;

    @TempDir private Path folder;
    private Runs runs;

    @BeforeEach
    void open() {
        runs = new Runs(folder);
    }

    private static String xes(String... traces) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log>\n"
                + "  <global scope=\"event\"><string key=\"concept:name\" value=\"U\"/></global>\n"
                + String.join("", traces)
                + "</log>\n";
    }

    private static String trace(String id, String... events) {
        return """
          <trace>
            <string key="concept:name" value="%s"/>
            <string key="site" value="x"><string key="area" value="city"/></string>
        %s  </trace>
        """
                .formatted(id, String.join("", events));
    }

    private Runs.Run xesRun(String name, byte[] log) {
        return runs.assess(runs.log(name, log), runs.log("xes.yaml", XES_MAPPING));
    }

    private Runs.Run xesRun(String name, String log) {
        return xesRun(name, log.getBytes(StandardCharsets.UTF_8));
    }

    private Runs.Run jsonRun(String name, String log) {
        return runs.assess(runs.log(name, log), runs.log("json.yaml", JSON_MAPPING));
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    @Test
    void aTraceIsACaseAndItsEventsNeedNotStandInTheOrderOfTime() {
        String log =
                xes(
                        trace("C1", ARRIVED.formatted("30"), REPORTED),
                        trace("C2", REPORTED, ARRIVED.formatted("45")));
        Runs.Run run = xesRun("log.xes", log);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.file("verdicts.csv").lines().skip(1))
                .containsExactly(
                        "C1,repairs.urban,kept,2026-03-02T02:00:00Z,2026-03-02T02:30:00Z,"
                                + "2026-03-02T02:30:00Z,0,,T7,East,opened repair.reported"
                                + " 2026-03-02T02:00:00Z; kept visit.arrived 2026-03-02T02:30:00Z",
                        "C2,repairs.urban,broken,2026-03-02T02:00:00Z,2026-03-02T02:30:00Z,"
                                + "2026-03-02T02:45:00Z,,900,T7,East,opened repair.reported"
                                + " 2026-03-02T02:00:00Z; kept visit.arrived 2026-03-02T02:45:00Z");
        assertThat(xesRun("log.xes.gz", packed(log)).file("verdicts.csv"))
                .isEqualTo(run.file("verdicts.csv"));
    }

    @Test
    void tracesInAnyOrderGiveTheSameVerdictsByteForByte() {
        List<String> traces = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            traces.add(trace("C" + number, REPORTED, ARRIVED.formatted(10 + number % 50)));
        }
        String inOrder = xesRun("log.xes", xes(traces.toArray(String[]::new))).file("verdicts.csv");
        Collections.shuffle(traces, new Random(3));
        System.setProperty("shouwen.assess.bytes-in-memory", "1000");
        try {
            assertThat(xesRun("log.xes", xes(traces.toArray(String[]::new))).file("verdicts.csv"))
                    .isEqualTo(inOrder);
        } finally {
            System.clearProperty("shouwen.assess.bytes-in-memory");
        }
    }

    @Test
    void anAttributeOfTheTraceMayTellAFactOnceATrace() {
        String mapping =
                """
                case: trace.concept:name
                times: {zone: Asia/Shanghai}
                facts:
                  - {fact: repair.reported, at: trace.begun, attributes: {area: {constant: urban}}}
                  - {fact: visit.arrived, at: time:timestamp}
                """;
        String trace =
                trace("C1", ARRIVED.formatted("10"), ARRIVED.formatted("20"))
                        .replace(
                                "    <string key=\"site\"",
                                "    <date key=\"begun\" value=\"2026-03-02T10:00:00+08:00\"/>\n"
                                        + "    <string key=\"site\"");
        Runs.Run run =
                runs.assess(runs.log("log.xes", xes(trace)), runs.log("mapping.yaml", mapping));
        assertThat(run.file("problems.csv").lines()).hasSize(1);
        assertThat(run.file("verdicts.csv").lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("C1,repairs.urban,kept,2026-03-02T02:00:00Z,");
        assertThat(run.file("summary.json")).contains("\"facts\" : 3");
    }

    @Test
    void brokenXmlIsListedAndReadingGoesOnWithTheNextTrace() {
        String log =
                xes(
                        trace("C1", REPORTED),
                        trace("C2", REPORTED.replace("</event>", "</evnt>")),
                        trace("C3", REPORTED.replace("2026-03-02T10", "2026-02-30T10")),
                        trace("C4", REPORTED),
                        "<event/>\n",
                        trace("C5", REPORTED));
        Runs.Run run = xesRun("log.xes", log.replace("</log>\n", ""));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.file("problems.csv"))
                .isEqualTo(
                        """
                        line,reason,column,text
                        18,broken-xml,,not read up to line 19
                        23,bad-moment,time:timestamp,2026-02-30T10:00:00.000+08:00
                        36,case-missing,trace.concept:name,
                        45,broken-xml,,not read from here to the end
                        """);
        assertThat(run.file("verdicts.csv").lines().skip(1).map(row -> row.substring(0, 2)))
                .containsExactly("C1", "C4", "C5");
    }

    @Test
    void anEntityFromOutsideIsNeverLookedAt() {
        String log =
                xes(trace("C1", REPORTED).replace("\"C1\"", "\"C1&file;\""))
                        .replace(
                                "<log>\n",
                                """
                                <!DOCTYPE log [<!ENTITY file SYSTEM "file:///etc/hostname">]>
                                <log>
                                """);
        Runs.Run run = xesRun("log.xes", log);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.file("problems.csv")).contains("broken-xml");
        assertThat(run.file("verdicts.csv").lines()).hasSize(1);
    }

    @Test
    void theDeclaredEncodingCountsAndBytesThatFitNoneMakeTheirEventBad() {
        Charset gbk = Charset.forName("GBK");
        String log = xes(trace("城", REPORTED));
        byte[] declared = log.replace("UTF-8", "GBK").getBytes(gbk);
        assertThat(xesRun("gbk.xes", declared).file("verdicts.csv")).contains("\n城,");
        Runs.Run wrong = xesRun("wrong.xes", log.getBytes(gbk));
        assertThat(wrong.file("problems.csv")).contains("7,wrong-encoding");
    }

    @Test
    void jsonLinesAreRowsAndPathsAreColumns() {
        String log =
                """
                {"ticket": {"id": 7}, "what": "reported", "at": "2026-03-02 10:00", "calls": 2, "sites": [{"area": "city"}, {"area": "moon"}]}

                {"ticket": {"id": 7, "x": [1, {"y": 2}]}, "what": "arrived", "at": "2026-03-02 10:31", "who": {"name": "赵"}, "new": null}
                """;
        Runs.Run run = jsonRun("log.ndjson", log);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.file("verdicts.csv").lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("7,repairs.urban,broken,2026-03-02T02:00:00Z,")
                .contains(",60,赵,,");
        Path gz = runs.log("log.jsonl.gz", packed(log.replace("\n", "\r\n")));
        assertThat(runs.assess(gz, runs.log("json.yaml", JSON_MAPPING)).file("verdicts.csv"))
                .isEqualTo(run.file("verdicts.csv"));
    }

    @Test
    void everyBadJsonLineIsListedAndTheOthersAreRead() {
        Runs.Run run =
                jsonRun(
                        "bad.ndjson",
                        """
                        {"ticket": {"id": 1}, "what": "reported", "at": "2026-03-02 10:00", "sites": [{"area": "city"}], "calls": 1}
                        {"ticket": {"id": 2}, "what":
                        [1, 2]
                        {"ticket": {"id": 3}, "what": "reported", "at": {"day": 1}}
                        {"what": "arrived", "at": "2026-03-02 10:00"}
                        {"ticket": {"id": 4}} {"ticket": {"id": 5}}
                        {"ticket": {"id": 1}, "what": "arrived", "at": "2026-03-02 10:20", "who": {"name": "a"}}
                        """);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.file("problems.csv"))
                .isEqualTo(
                        """
                        line,reason,column,text
                        2,broken-json,,"{""ticket"": {""id"": 2}, ""what"":"
                        3,broken-json,,"[1, 2]"
                        4,bad-value,at,{…}
                        5,case-missing,ticket.id,
                        6,broken-json,,"{""ticket"": {""id"": 4}} {""ticket"": {""id"": 5}}"
                        """);
        assertThat(run.file("verdicts.csv")).contains("1,repairs.urban,kept");
    }

    @Test
    void aKeyThatNoRowHasIsToldAtItsPlaceInTheMapping() {
        Runs.Run run =
                jsonRun(
                        "log.ndjson",
                        """
                        {"ticket": {"id": 1}, "what": "reported", "att": "2026-03-02 10:00", "sites": [{"area": "city"}], "calls": 1, "who": {"name": "a"}}
                        """);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("json.yaml:5:13: error[unknown-column]: the log has no column `at`")
                .contains("help: did you mean `att`?");
        assertThat(run.report()).doesNotExist();
    }
}

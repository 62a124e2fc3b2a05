package io.shouwen.pack.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.time.WorkCalendar;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.Yaml;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.Writer;
import java.time.ZoneId;

class CalendarOpsTest {
    private final CalendarOps shanghai =
            ops(
                    """
                    zone: Asia/Shanghai
                    hours: {mon-fri: [08:00-12:00, 14:00-18:00]}
                    include: cn-public
                    """);
    private final CalendarOps newYork =
            new CalendarOps(WorkCalendar.always(ZoneId.of("America/New_York")));

    private static CalendarOps ops(String calendar) {
        Problems problems = new Problems();
        return new CalendarOps(
                Yaml.one("c.yaml", calendar, problems).stream()
                        .flatMap(root -> CalendarReader.node(root, "hall", problems).stream())
                        .toList()
                        .getLast()
                        .calendar());
    }

    private void add(String start, String amount, String expected) {
        assertThat(sum(shanghai, start, amount)).isEqualTo("{\"result\":\"" + expected + "\"}");
    }

    private static String sum(CalendarOps ops, String start, String amount) {
        return ops.answer(
                1, "{\"op\":\"add\",\"start\":\"%s\",\"amount\":\"%s\"}".formatted(start, amount));
    }

    @Test
    void amountsAreAddedInAllTheirSpellings() {
        String monday = "2026-03-02T10:00:00+08:00";
        add(monday, "4 working hours", "2026-03-02T16:00:00+08:00");
        add(monday, "90 working minutes", "2026-03-02T11:30:00+08:00");
        add(monday, "150 working min", "2026-03-02T14:30:00+08:00");
        add(monday, "45 working seconds", "2026-03-02T10:00:45+08:00");
        add(monday, "3 working days", "2026-03-05T18:00:00+08:00");
        add(monday, "90 min", "2026-03-02T11:30:00+08:00");
        add(monday, "2h", "2026-03-02T12:00:00+08:00");
        add(monday, "1 hour", "2026-03-02T11:00:00+08:00");
        add(monday, "3 days", "2026-03-05T10:00:00+08:00");
        add(monday, "PT30M", "2026-03-02T10:30:00+08:00");
        add(monday, "P1DT2H", "2026-03-03T12:00:00+08:00");
        add(monday, "-2 working hours", "2026-03-02T08:00:00+08:00");
        add(monday, "-PT1H", "2026-03-02T09:00:00+08:00");
        add("2026-02-13 14:00", "8 working hours", "2026-02-14T12:00:00+08:00");
    }

    @Test
    void momentsAreReadWithAndWithoutAnOffset() {
        add("2026-03-02T02:00:00Z", "1 min", "2026-03-02T10:01:00+08:00");
        add("2026-03-02 10:00", "1 min", "2026-03-02T10:01:00+08:00");
        add("2026-03-02T10:00:00.25", "1 min", "2026-03-02T10:01:00.25+08:00");
        add("2026-03-01T24:00", "1 min", "2026-03-02T00:01:00+08:00");
        add("2026-03-01T21:00-0500", "1 min", "2026-03-02T10:01:00+08:00");
    }

    @Test
    void aDayKeepsTheLocalTimeAndAnHourDoesNot() {
        assertThat(sum(newYork, "2026-03-07T12:00", "1 day"))
                .isEqualTo("{\"result\":\"2026-03-08T12:00:00-04:00\"}");
        assertThat(sum(newYork, "2026-03-07T12:00", "24 hours"))
                .isEqualTo("{\"result\":\"2026-03-08T13:00:00-04:00\"}");
        assertThat(sum(newYork, "2026-03-08T02:30", "0 min"))
                .isEqualTo("{\"result\":\"2026-03-08T03:30:00-04:00\"}");
        assertThat(sum(newYork, "2026-11-01T01:30", "0 min"))
                .isEqualTo("{\"result\":\"2026-11-01T01:30:00-04:00\"}");
    }

    @Test
    void theOtherOperationsAnswerInTheSameShape() {
        assertThat(
                        shanghai.answer(
                                1,
                                "{\"id\":7,\"op\":\"between\",\"from\":\"2026-03-02T11:30\",\"to\":\"2026-03-02T14:30:00.5\"}"))
                .isEqualTo(
                        "{\"id\":7,\"result\":{\"working_seconds\":3600.5,\"elapsed_seconds\":10800.5}}");
        assertThat(shanghai.answer(1, "{\"op\":\"open\",\"at\":\"2026-03-02T12:00\",\"id\":\"甲\"}"))
                .isEqualTo("{\"id\":\"甲\",\"result\":false}");
        assertThat(shanghai.answer(1, "{\"op\":\"next-open\",\"at\":\"2026-03-02T12:00\"}"))
                .isEqualTo("{\"result\":\"2026-03-02T14:00:00+08:00\"}");
    }

    @Test
    void aBadLineIsAnsweredWithItsNumberItsIdAndASentence() {
        refuses(
                "{\"id\":[1,{\"a\":2}],\"op\":\"ad\"}",
                "\"id\":[1,{\"a\":2}],",
                "there is no operation `ad`; did you mean `add`?");
        refuses("{\"start\":\"2026-03-02T10:00\"}", "", "the operation needs the key `op`");
        refuses("{\"op\":\"open\",\"at\":5}", "", "the value of `at` is no text; put it in quotes");
        refuses("[1]", "", "the line is not a JSON object; an operation is {\\\"op\\\": ...}");
        refuses("{\"op\":\"open\"} x", "", "the line is not JSON from column");
        refuses("{\"op\":\"open\"} {}", "", "something stands after the JSON object");
        refuses("{\"op\":\"open\",\"op\":\"add\"}", "", "the line is not JSON from column");
        refuses("{\"op\":\"open\",\"at\":\"yesterday\"}", "", "`yesterday` is not a moment");
        refuses(
                "{\"op\":\"open\",\"at\":\"2026-02-30T10:00\"}",
                "",
                "`2026-02-30T10:00` is not a moment");
        refuses(
                "{\"op\":\"open\",\"at\":\"2400-01-01T10:00\"}",
                "",
                "calendar `hall` covers the years 1900 to 2200");
        refuses(
                "{\"op\":\"add\",\"start\":\"2026-03-02T10:00\",\"amount\":\"soon\"}",
                "",
                "`soon` is not an amount of time");
        refuses(
                "{\"op\":\"add\",\"start\":\"2026-03-02T10:00\",\"amount\":\"0 working days\"}",
                "",
                "working days are counted from 1");
        refuses(
                "{\"op\":\"add\",\"start\":\"2026-03-02T10:00\",\"amount\":\"P\"}",
                "",
                "`P` is not an amount");
        refuses(
                "{\"op\":\"add\",\"start\":\"9999-03-02T10:00\",\"amount\":\"P999999999Y\"}",
                "",
                "the result lies outside the years that can be written");
    }

    private void refuses(String line, String id, String sentence) {
        assertThat(shanghai.answer(3, line))
                .startsWith("{" + id + "\"line\":3,\"error\":\"" + sentence);
    }

    @Test
    void aCallerWhoWaitsForEachAnswerGetsIt() throws Exception {
        PipedWriter questions = new PipedWriter();
        PipedReader answers = new PipedReader();
        BufferedReader in = new BufferedReader(new PipedReader(questions));
        Writer out = new PipedWriter(answers);
        Thread worker = new Thread(() -> runQuietly(in, out));
        worker.start();
        BufferedReader lines = new BufferedReader(answers);
        for (int i = 0; i < 3; i++) {
            questions.write("\n{\"op\":\"open\",\"at\":\"2026-03-02T10:00\"}\n");
            questions.flush();
            assertThat(lines.readLine()).isEqualTo("{\"result\":true}");
        }
        questions.close();
        worker.join();
    }

    private void runQuietly(BufferedReader in, Writer out) {
        try {
            shanghai.run(in, out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.shouwen.pack.calendar;

import io.shouwen.engine.time.CalendarException;
import io.shouwen.engine.time.WorkCalendar;
import io.shouwen.pack.yaml.Phrases;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Answers calendar operations, one JSON object a line, with one JSON line each; {@code
 * docs/reference/calendar.md} describes them. A bad line is answered with a sentence and does not
 * stop the next.
 */
public final class CalendarOps {
    private static final List<String> OPERATIONS = List.of("add", "between", "open", "next-open");

    private final WorkCalendar calendar;
    private long lines;
    private long failed;

    public CalendarOps(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /** What a run has answered: all lines, and those of them that were bad. */
    public record Count(long lines, long failed) {}

    /** Answers until the input ends. A caller who waits for each answer gets it at once. */
    public Count run(BufferedReader in, Writer out) throws IOException {
        long number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (!line.isBlank()) {
                out.write(answer(number, line));
                out.write('\n');
            }
            if (!in.ready()) {
                out.flush();
            }
        }
        out.flush();
        return new Count(lines, failed);
    }

    /** The answer to one line, as JSON without a line end. */
    String answer(long number, String line) {
        lines++;
        OperationLine operation = OperationLine.parse(line);
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                OperationLine.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            operation.id().ifPresent(id -> json.writeName("id").writeRawValue(id));
            Result result = result(operation);
            if (result instanceof Refused) {
                failed++;
                json.writeNumberProperty("line", number);
            }
            result.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    private sealed interface Result {
        void write(JsonGenerator json);
    }

    private record Text(String value) implements Result {
        @Override
        public void write(JsonGenerator json) {
            json.writeStringProperty("result", value);
        }
    }

    private record Truth(boolean value) implements Result {
        @Override
        public void write(JsonGenerator json) {
            json.writeBooleanProperty("result", value);
        }
    }

    private record Lengths(Duration working, Duration elapsed) implements Result {
        @Override
        public void write(JsonGenerator json) {
            json.writeObjectPropertyStart("result");
            json.writeNumberProperty("working_seconds", seconds(working));
            json.writeNumberProperty("elapsed_seconds", seconds(elapsed));
            json.writeEndObject();
        }

        private static BigDecimal seconds(Duration length) {
            BigDecimal exact =
                    BigDecimal.valueOf(length.getSeconds())
                            .add(BigDecimal.valueOf(length.getNano(), 9))
                            .stripTrailingZeros();
            return exact.scale() < 0 ? exact.setScale(0) : exact;
        }
    }

    private record Refused(String sentence) implements Result {
        @Override
        public void write(JsonGenerator json) {
            json.writeStringProperty("error", sentence);
        }
    }

    private Result result(OperationLine operation) {
        try {
            String name = operation.text("op");
            return switch (name) {
                case "add" ->
                        moment(sum(at(operation, "start"), Amount.parse(operation.text("amount"))));
                case "between" -> between(at(operation, "from"), at(operation, "to"));
                case "open" -> new Truth(calendar.isOpen(at(operation, "at")));
                case "next-open" -> moment(calendar.nextOpen(at(operation, "at")));
                default ->
                        new Refused(
                                "there is no operation %s; %s"
                                        .formatted(
                                                Phrases.quoted(name),
                                                Phrases.suggestion(name, OPERATIONS)
                                                        .orElseThrow()));
            };
        } catch (BadOperation | CalendarException e) {
            return new Refused(String.valueOf(e.getMessage()));
        } catch (DateTimeException | ArithmeticException e) {
            return new Refused("the result lies outside the years that can be written");
        }
    }

    private Instant at(OperationLine operation, String key) throws BadOperation {
        return Moments.parse(operation.text(key), calendar.zone());
    }

    private Instant sum(Instant start, Amount amount) {
        return switch (amount) {
            case Amount.Plain plain ->
                    start.atZone(calendar.zone()).plus(plain.days()).toInstant().plus(plain.time());
            case Amount.Working working -> calendar.plus(start, working.time());
            case Amount.WorkingDays working -> calendar.plusWorkingDays(start, working.days());
        };
    }

    private Result moment(Instant at) {
        return new Text(Moments.write(at, calendar.zone()));
    }

    private Result between(Instant from, Instant to) {
        return new Lengths(calendar.between(from, to), Duration.between(from, to));
    }
}

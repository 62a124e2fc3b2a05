package io.shouwen.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Subject;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Standards;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A history as a table, {@code at | fact | promise | verdict}: what was told at that moment, then
 * what holds right then. Days are those of the week of Monday 2026-03-02, {@code +1 Mon} of the
 * next; {@code 10:30+} is a microsecond after 10:30 and {@code 10:30-} one before. A fact may say
 * {@code of Mon 10:24} (when it happened), {@code as name}, and {@code proposed}.
 */
final class VerdictTable {
    static final Subject REQUEST = new Subject("request", "1");
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("E HH:mm", Locale.ENGLISH).withZone(Codes.ZONE);

    private VerdictTable() {}

    /** The header's third cell names the clause; occasions are told apart by {@code ;}. */
    static void check(Standards standards, String table) {
        List<List<String>> rows = table.lines().map(VerdictTable::cells).toList();
        String clause = rows.getFirst().get(2);
        List<String> seen = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Instant at = instant(row.get(0));
            if (!row.get(1).isEmpty()) {
                facts.add(fact(row.get(1), at, facts.size() + 1));
            }
            State state = Judge.fold(standards, REQUEST, facts);
            List<Judged> judged =
                    Judge.assess(standards, state, at).judged().stream()
                            .filter(one -> one.clause().value().equals(clause))
                            .toList();
            String due = judged.stream().map(VerdictTable::due).collect(Collectors.joining("; "));
            String verdict =
                    judged.stream()
                            .map(one -> say(one.verdict()))
                            .collect(Collectors.joining("; "));
            seen.add(String.join(" | ", row.get(0), row.get(1), due, verdict));
        }
        assertThat(seen)
                .isEqualTo(rows.stream().skip(1).map(row -> String.join(" | ", row)).toList());
    }

    /** The state after the rows {@code at | fact}. */
    static State state(Standards standards, String rows) {
        List<Fact> facts = new ArrayList<>();
        for (String line : rows.lines().toList()) {
            List<String> row = cells(line);
            facts.add(fact(row.get(1), instant(row.get(0)), facts.size() + 1));
        }
        return Judge.fold(standards, REQUEST, facts);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }

    static Instant instant(String text) {
        List<String> words = new ArrayList<>(List.of(text.split(" ", -1)));
        long week = words.getFirst().startsWith("+") ? Long.parseLong(words.removeFirst()) : 0;
        List<String> days = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
        LocalDate day =
                LocalDate.of(2026, 3, 2).plusDays(7 * week + days.indexOf(words.getFirst()));
        String time = words.get(1);
        long micros = time.endsWith("+") ? 1 : time.endsWith("-") ? -1 : 0;
        Instant at =
                day.atTime(LocalTime.parse(time.substring(0, 5))).atZone(Codes.ZONE).toInstant();
        return at.plusNanos(1000 * micros);
    }

    private static Fact fact(String text, Instant recorded, int number) {
        List<String> words = new ArrayList<>(List.of(text.split(" ", -1)));
        Instant occurred = recorded;
        String id = "f" + number;
        Standing standing = words.remove("proposed") ? Standing.PROPOSED : Standing.COUNTED;
        Map<String, Value> values = new HashMap<>();
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "of" -> occurred = instant(words.get(++i) + " " + words.get(++i));
                case "as" -> id = words.get(++i);
                default -> {
                    String[] pair = words.get(i).split("=", 2);
                    values.put(pair[0], value(pair[1]));
                }
            }
        }
        FactKind kind = new FactKind(words.getFirst());
        return new Fact(new FactId(id), REQUEST, kind, occurred, recorded, "T7", standing, values);
    }

    /** {@code Tue@09:00} is a moment, {@code 80fen} an amount, everything else a text. */
    private static Value value(String text) {
        if (text.endsWith("fen")) {
            return new Value.Money(Long.parseLong(text.substring(0, text.length() - 3)));
        }
        return text.contains("@")
                ? new Value.Moment(instant(text.replace('@', ' ')))
                : new Value.Text(text);
    }

    private static String due(Judged judged) {
        return judged.due().map(at -> "due " + SHOWN.format(at)).orElse("no date");
    }

    private static String say(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Kept kept -> "kept, " + length(kept.spare()) + " spare";
            case Verdict.Broken broken -> "broken, " + length(broken.late()) + " late";
            case Verdict.Void nothing ->
                    "void, " + nothing.reason().name().toLowerCase(Locale.ROOT);
            case Verdict.Unprovable unprovable -> "unprovable, " + unprovable.what();
            case Verdict.Measured measured ->
                    "measured" + measured.at().map(at -> " " + SHOWN.format(at)).orElse("");
            case Verdict.Deviation deviation -> "deviation, " + deviation.reason();
            case Verdict.Excused excused -> "excused, " + excused.by();
            case Verdict.Pending pending -> "pending";
            case Verdict.Overdue overdue -> "overdue";
            case Verdict.Breached breached -> "breached, " + say(breached.failing());
            case Verdict.Met met -> "met, " + met.counted() + " among " + met.among();
            case Verdict.Decided decided -> "decided, row " + decided.row();
        };
    }

    private static String say(Failing failing) {
        return switch (failing) {
            case Failing.Wrong wrong -> "wrong " + wrong.attribute();
            case Failing.Lacking lacking -> "lacking " + lacking.what();
            case Failing.TooEarly early -> "before " + early.what();
            case Failing.Forbidden forbidden -> "by " + forbidden.by();
            case Failing.TooMany many -> many.counted() + " of at most " + many.most();
            case Failing.TooFew few -> few.counted() + " among " + few.among();
            case Failing.Gap gap ->
                    "gap from "
                            + SHOWN.format(gap.from())
                            + gap.length().map(it -> " of " + length(it)).orElse(" lasting");
            case Failing.Closed closed -> "closed " + closed.calendar();
        };
    }

    /** Hours and minutes; a microsecond more or less shows as a sign. */
    private static String length(Duration length) {
        Duration rounded = Duration.ofMinutes(length.plusSeconds(30).toMinutes());
        String sign =
                Optional.of(length.compareTo(rounded))
                        .map(c -> c > 0 ? "+" : c < 0 ? "-" : "")
                        .get();
        return "%d:%02d%s".formatted(rounded.toHours(), rounded.toMinutesPart(), sign);
    }
}

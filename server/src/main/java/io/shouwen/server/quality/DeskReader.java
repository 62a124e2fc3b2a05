package io.shouwen.server.quality;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.event.DeclaredEvent;
import io.shouwen.server.event.Events;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts what waits at the desk into words. */
@Component
public class DeskReader {
    private final FindingDesk desk;
    private final Events events;
    private final Sheets sheets;
    private final WallClock clock;

    DeskReader(FindingDesk desk, Events events, Sheets sheets, WallClock clock) {
        this.desk = desk;
        this.events = events;
        this.sheets = sheets;
        this.clock = clock;
    }

    /**
     * A list of findings in words.
     *
     * @param clauses what the clause of each asks, by its number
     * @param found against whom each is
     * @param next from where the next page begins; empty on the last
     */
    public record Lines(
            List<FindingLine> lines,
            Map<Long, String> clauses,
            Map<Long, String> found,
            String next) {
        public Lines {
            lines = List.copyOf(lines);
            clauses = Map.copyOf(clauses);
            found = Map.copyOf(found);
        }
    }

    Lines list(Me me, List<FindingLine> lines, Texts texts) {
        Map<Long, String> clauses = new HashMap<>();
        lines.forEach(line ->
                clauses.put(
                        line.id().value(),
                        sheets.clause(me.org(), texts, line.clause(), line.raisedAt())));
        return new Lines(
                lines,
                clauses,
                sheets.found(me.org(), texts, lines),
                lines.size() < Findings.PAGE ? "" : lines.getLast().place().toString());
    }

    /**
     * One cause in words.
     *
     * @param event the declared event that covers it
     */
    public record Row(Cause cause, String clause, String unit, Optional<DeclaredEvent> event) {
        /** What opens its findings. */
        public String query(FindingState state) {
            return cause.filter(state).query();
        }
    }

    List<Row> causes(Me me, List<Cause> causes, Texts texts) {
        Map<Integer, String> units =
                sheets.units(
                        me.org(),
                        texts,
                        causes.stream().map(Cause::unit).collect(Collectors.toSet()));
        Map<Long, Optional<DeclaredEvent>> named = new HashMap<>();
        causes.stream()
                .map(Cause::event)
                .filter(event -> event > 0)
                .forEach(event ->
                        named.computeIfAbsent(
                                event, id -> events.find(me.org(), new SubjectId(id))));
        return causes.stream()
                .map(one ->
                        new Row(
                                one,
                                sheets.clause(
                                        me.org(),
                                        texts,
                                        one.clause(),
                                        one.day().atStartOfDay(me.zone()).toInstant()),
                                units.getOrDefault(one.unit(), ""),
                                named.getOrDefault(one.event(), Optional.empty())))
                .toList();
    }

    /** By what the desk may be filtered, each with its name. */
    public record Choices(
            Map<Integer, String> units, Map<String, String> clauses, Map<Integer, String> people) {}

    Choices choices(Me me, DeskFilter filter, Texts texts) {
        FindingDesk.Choices choices = desk.choices(me.org(), me.person(), filter.state());
        return new Choices(
                new TreeMap<>(sheets.units(me.org(), texts, choices.units())),
                clauses(me, choices.clauses(), texts),
                new TreeMap<>(sheets.people(me.org(), texts, Set.copyOf(choices.people()))));
    }

    private Map<String, String> clauses(Me me, List<String> clauses, Texts texts) {
        Instant now = clock.now();
        Map<String, String> named = new TreeMap<>();
        clauses.forEach(one -> named.put(one, sheets.clause(me.org(), texts, one, now)));
        return named;
    }

    /**
     * What an event covers, in words.
     *
     * @param clauses by its id, what each clause asks and how many wait
     * @param waiting how many wait in all
     * @param excused how many the event excuses already
     */
    public record Covered(List<Clause> clauses, long waiting, Lines list, long excused) {
        public Covered {
            clauses = List.copyOf(clauses);
        }
    }

    /** A clause of which findings wait. */
    public record Clause(String id, String says, long number) {}

    Covered covered(Me me, FindingDesk.Covered covered, Texts texts) {
        Instant now = clock.now();
        List<FindingLine> lines = covered.lines();
        Lines list = list(me, lines, texts);
        return new Covered(
                covered.clauses().stream()
                        .map(one ->
                                new Clause(
                                        one.clause(),
                                        sheets.clause(me.org(), texts, one.clause(), now),
                                        one.number()))
                        .toList(),
                covered.clauses().stream().mapToLong(DeskRows.Covered::number).sum(),
                new Lines(
                        list.lines(),
                        list.clauses(),
                        list.found(),
                        lines.size() < Findings.PAGE ? "" : lines.getLast().id().toString()),
                covered.excused());
    }

    /** A batch with the name of whoever asked for it. */
    public record Batch(Excuse excuse, String by) {}

    List<Batch> batches(Me me, List<Excuse> batches, Texts texts) {
        Map<Integer, String> people =
                sheets.people(
                        me.org(),
                        texts,
                        batches.stream().map(Excuse::by).collect(Collectors.toSet()));
        return batches.stream()
                .map(one -> new Batch(one, people.getOrDefault(one.by(), "")))
                .toList();
    }
}

package io.shouwen.server.hall;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.queue.Discipline;
import io.shouwen.engine.queue.Waiting;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A call of the next number, and what the line looked like when it was called: the facts by which a
 * code judges the order (crgas.6.2.2.5b, lianzhong.3.4.1b).
 *
 * @param overtaken who was passed by it
 */
record CallOf(TicketRow called, Map<String, Value> values, Set<Long> overtaken) {
    static CallOf of(
            List<TicketRow> line, Discipline.Call call, Counter counter, int person, Instant now) {
        TicketRow called = row(line, call.called().id());
        List<TicketRow> others =
                line.stream()
                        .filter(one -> !one.id().equals(called.id()))
                        .filter(one -> counter.services().contains(one.service()))
                        .toList();
        long earlier =
                count(
                        others,
                        one ->
                                one.rank(now) == called.rank(now)
                                        && one.waiting(now).isBefore(called.waiting(now)));
        long higher = count(others, one -> one.rank(now) < called.rank(now));
        long external =
                called.kind() == TicketClass.INTERNAL
                        ? count(others, one -> one.kind() != TicketClass.INTERNAL)
                        : 0;
        Map<String, Value> values = new HashMap<>();
        values.put(TicketKinds.COUNTER, new Value.Whole(counter.id()));
        values.put(TicketKinds.CLERK, new Value.Text(Integer.toString(person)));
        values.put("earlier", new Value.Whole(earlier));
        values.put("higher", new Value.Whole(higher));
        values.put("external", new Value.Whole(external));
        values.put("by_bound", new Value.Flag(earlier + higher > 0));
        return new CallOf(called, values, overtaken(line, call));
    }

    private static long count(List<TicketRow> line, Predicate<TicketRow> which) {
        return line.stream().filter(which).count();
    }

    private static TicketRow row(List<TicketRow> line, long id) {
        return line.stream().filter(one -> one.id().value() == id).findFirst().orElseThrow();
    }

    private static Set<Long> overtaken(List<TicketRow> line, Discipline.Call call) {
        Set<Long> overtaken = new HashSet<>();
        for (Waiting left : call.left()) {
            if (left.passed() > row(line, left.id()).passed()) {
                overtaken.add(left.id());
            }
        }
        return overtaken;
    }
}

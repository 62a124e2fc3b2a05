package io.shouwen.server.desk;

import io.shouwen.server.event.DeclaredEvent;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.request.RequestType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of the board.
 *
 * @param asOf the time by the wall clock
 * @param crews the units that may be chosen
 * @param crew the one chosen; 0 for all
 * @param type the type of request that is shown; empty for all
 * @param cursor where this page begins; empty for the first
 * @param next where the next page begins; empty on the last
 * @param events the declared events that run
 * @param mayAssign whether the reader may say who acts
 */
public record Board(
        Instant asOf,
        List<Line> lines,
        List<Unit> crews,
        int crew,
        String type,
        String cursor,
        String next,
        Map<Integer, List<Member>> technicians,
        List<DeclaredEvent> events,
        boolean mayAssign) {
    public Board {
        lines = List.copyOf(lines);
        crews = List.copyOf(crews);
        events = List.copyOf(events);
        technicians = Map.copyOf(technicians);
    }

    /**
     * One request by its most urgent promise.
     *
     * @param left until it is due, negative once it is past
     * @param goal what is promised; empty where nothing is, but there is danger
     * @param urgentAt since when there is danger
     * @param event the declared event it belongs to
     * @param taken whether the handler is one who drives out
     */
    public record Line(
            String number,
            String goal,
            String state,
            Duration left,
            Instant due,
            Instant firstDue,
            int unit,
            String unitName,
            int handler,
            String handlerName,
            boolean taken,
            String address,
            RequestType type,
            String symptom,
            boolean urged,
            Optional<Instant> urgentAt,
            Optional<DeclaredEvent> event) {}

    /** Who may be sent to a request of this unit: its own people, or else everybody in sight. */
    public List<Member> sendable(int unit) {
        List<Member> own = technicians.getOrDefault(unit, List.of());
        return own.isEmpty() ? technicians.values().stream().flatMap(List::stream).toList() : own;
    }
}

package io.shouwen.server.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The phones as the shift leader sees them now. Agents stand in the order of what they do and since
 * when; nobody is counted against another.
 *
 * @param rings within how many rings the code wants a call answered
 * @param waiting what nobody has answered yet, the longest first
 * @param today all of today
 * @param halves the half hours of today in which a call came
 */
public record CallBoard(
        Instant now,
        int rings,
        List<CallLine> waiting,
        List<Seat> seats,
        HalfHour today,
        List<HalfHour> halves) {
    public CallBoard {
        waiting = List.copyOf(waiting);
        seats = List.copyOf(seats);
        halves = List.copyOf(halves);
    }

    /** An agent by name. */
    public record Seat(Agent agent, String name) {}

    /** How long the first in the queue has waited. */
    public Optional<Duration> longest() {
        return waiting.stream().findFirst().map(line -> line.waited(now));
    }

    /** How many agents do something. */
    public long count(Agent.State state) {
        return seats.stream().filter(seat -> seat.agent().state() == state).count();
    }
}

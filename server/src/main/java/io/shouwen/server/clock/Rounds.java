package io.shouwen.server.clock;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.util.List;

/** What every process does beside answering: all rounds that the rooms have put up. */
@Component
final class Rounds implements SmartLifecycle {
    private final List<Round> rounds;
    private List<Round.Going> going = List.of();

    Rounds(List<Round> rounds) {
        this.rounds = List.copyOf(rounds);
    }

    @Override
    public synchronized void start() {
        going = rounds.stream().map(Round::start).toList();
    }

    @Override
    public synchronized void stop() {
        going.forEach(Round.Going::last);
        going.forEach(Round.Going::close);
        going = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !going.isEmpty();
    }
}

package io.shouwen.server.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What happens next, in the order of its time; what happens may bring more. */
final class Diary {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
    private long numbers;

    /** Something that somebody does at a time. */
    record Entry(Instant at, long number, Runnable act) {}

    void at(Instant at, Runnable act) {
        numbers++;
        entries.add(new Entry(at, numbers, act));
    }

    Optional<Entry> next() {
        return Optional.ofNullable(entries.poll());
    }
}

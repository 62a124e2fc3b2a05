package io.shouwen.engine.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The openings of one day by the wall clock: in order, apart from each other, none if closed. */
public record DayHours(List<Span> spans) {
    public static final DayHours CLOSED = new DayHours(List.of());
    public static final DayHours ALL_DAY = new DayHours(List.of(new Span(0, Span.DAY)));

    /** Sorts the spans and joins those that touch; refuses those that overlap. */
    public DayHours {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(Span::fromMinute));
        List<Span> joined = new ArrayList<>();
        for (Span next : sorted) {
            int last = joined.size() - 1;
            if (last >= 0 && next.fromMinute() < joined.get(last).toMinute()) {
                throw new IllegalArgumentException(
                        "%s and %s of one day overlap".formatted(joined.get(last), next));
            }
            if (last >= 0 && next.fromMinute() == joined.get(last).toMinute()) {
                joined.set(last, new Span(joined.get(last).fromMinute(), next.toMinute()));
            } else {
                joined.add(next);
            }
        }
        spans = List.copyOf(joined);
    }

    /** Reads {@code of("08:00-12:00", "14:00-18:00")}. */
    public static DayHours of(String... spans) {
        return new DayHours(Stream.of(spans).map(Span::parse).toList());
    }

    public boolean isClosed() {
        return spans.isEmpty();
    }

    @Override
    public String toString() {
        return isClosed()
                ? "closed"
                : spans.stream().map(Span::toString).collect(Collectors.joining(", "));
    }
}

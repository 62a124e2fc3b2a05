package io.shouwen.server.event;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The form by which an event is declared, as it was filled in.
 *
 * @param starts the local time at which it starts; empty for now
 */
public record DeclarationForm(
        String key,
        String kind,
        @Nullable String starts,
        String ends,
        String cause,
        @Nullable String notice,
        @Nullable List<Integer> place,
        @Nullable List<Integer> unit,
        @Nullable List<String> channel) {
    private static final int LONGEST = 200;

    public DeclarationForm {
        key = key == null ? "" : key;
        kind = kind == null ? "" : kind;
        ends = ends == null ? "" : ends;
        cause = cause == null ? "" : cause;
        starts = starts == null ? "" : starts;
        notice = notice == null ? "" : notice;
        place = place == null ? List.of() : List.copyOf(place);
        unit = unit == null ? List.of() : List.copyOf(unit);
        channel = channel == null ? List.of() : List.copyOf(channel);
    }

    static DeclarationForm empty(String key) {
        return new DeclarationForm(key, "", "", "", "", "", List.of(), List.of(), List.of());
    }

    public EventScope where() {
        return new EventScope(
                Set.copyOf(Optional.ofNullable(place).orElse(List.of())),
                Set.copyOf(Optional.ofNullable(unit).orElse(List.of())),
                Set.copyOf(
                        Optional.ofNullable(channel).orElse(List.of()).stream()
                                .filter(EventScope.CHANNELS::contains)
                                .toList()));
    }

    /** The text key of what is missing; empty if nothing is. */
    String mistake(ZoneId zone) {
        if (EventKind.of(kind).isEmpty()) {
            return "event.mistake.kind";
        }
        if (cause.isBlank() || cause.length() > LONGEST || told().length() > LONGEST) {
            return "event.mistake.cause";
        }
        if (where().isNowhere()) {
            return "event.mistake.scope";
        }
        boolean startUnreadable = !begins().isEmpty() && moment(begins(), zone).isEmpty();
        return startUnreadable || moment(ends, zone).isEmpty() ? "event.mistake.times" : "";
    }

    String told() {
        return Optional.ofNullable(notice).orElse("").strip();
    }

    String begins() {
        return Optional.ofNullable(starts).orElse("");
    }

    /** What a local time means; empty if it is none. */
    static Optional<Instant> moment(String local, ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(local).atZone(zone).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

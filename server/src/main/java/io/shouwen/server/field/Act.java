package io.shouwen.server.field;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * What a technician did, as the phone kept it.
 *
 * @param key the act's own key: sent again, it is the same act
 * @param request the number of the request
 * @param name which act
 * @param at when it happened, by the phone's clock
 * @param ahead how far that clock was ahead of ours when they last met, in milliseconds
 * @param due the moment that was due when the button was pressed; empty if the act names none
 * @param values what was filled in
 * @param file what is enclosed: a picture as a data address, or a text; empty for nothing
 * @param device which phone it was, by a number that the phone gave itself
 */
record Act(
        String key,
        String request,
        String name,
        Instant at,
        long ahead,
        String due,
        Map<String, String> values,
        @Nullable String file,
        @Nullable String device) {
    Act {
        if (at == null) {
            throw new IllegalArgumentException("Expected the time of the act");
        }
        key = key == null ? "" : key;
        request = request == null ? "" : request;
        name = name == null ? "" : name;
        due = due == null ? "" : due;
        values = Map.copyOf(values);
        file = file == null ? "" : file;
        device = device == null ? "" : device;
    }

    /** What is enclosed. */
    Optional<String> enclosed() {
        return file == null || file.isEmpty() ? Optional.empty() : Optional.of(file);
    }

    /** The phone's number for itself, if it is one. */
    Optional<String> phone() {
        return Optional.ofNullable(device).filter(one -> one.matches("[0-9a-f]{8,40}"));
    }

    /** The moment the act stamps; empty if it names none or one that cannot be read. */
    Optional<Instant> stamp() {
        try {
            return due.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(due));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A time of day as it was filled in. */
    Optional<Instant> moment(String name, ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(text(name)).atZone(zone).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    String text(String name) {
        return values.getOrDefault(name, "").strip();
    }

    boolean flag(String name) {
        return text(name).equals("true");
    }

    /** Yuan as people write them, with at most two decimals, in fen. */
    Optional<Long> fen(String name) {
        String typed = text(name);
        if (!typed.matches("[0-9]{1,6}([.][0-9]{1,2})?")) {
            return Optional.empty();
        }
        String[] parts = typed.split("[.]", -1);
        String cents = parts.length == 1 ? "00" : (parts[1] + "0").substring(0, 2);
        long fen = Long.parseLong(parts[0]) * 100 + Long.parseLong(cents);
        return fen == 0 ? Optional.empty() : Optional.of(fen);
    }

    /** A count of at least one. */
    Optional<Long> count(String name) {
        String typed = text(name);
        return typed.matches("[1-9][0-9]{0,3}")
                ? Optional.of(Long.valueOf(typed))
                : Optional.empty();
    }

    /** A number, which may be none. */
    Optional<Long> number(String name) {
        String typed = text(name);
        return typed.matches("[0-9]{1,4}") ? Optional.of(Long.valueOf(typed)) : Optional.empty();
    }
}

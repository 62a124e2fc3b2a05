package io.shouwen.server.call;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What a telephone exchange tells of a call.
 *
 * @param call the exchange's own name of the call
 * @param event ringing, answered, transferred, ended or abandoned
 * @param id the exchange's own name of the event; absent: the same event at the same extension is
 *     the same event
 * @param at RFC 3339; absent for now
 * @param number who calls; absent where the number is withheld
 * @param line which line was called, in the words of the code
 * @param extension whose phone rings, was picked up or hung up; absent while the call waits
 * @param to where it was transferred
 * @param rings how often it rang there, if the exchange counts
 * @param seconds how long it rang there, if it does not
 * @param recording what the recorder calls it
 * @param releasedBy who hung up: customer, staff or network
 */
public record CallEvent(
        @Nullable String call,
        @Nullable String event,
        @Nullable String id,
        @Nullable String at,
        @Nullable String number,
        @Nullable String line,
        @Nullable String extension,
        @Nullable String to,
        @Nullable Integer rings,
        @Nullable Integer seconds,
        @Nullable String recording,
        @Nullable String releasedBy,
        @Nullable Boolean cutOff) {
    static final List<String> LINES =
            List.of("dispatch-centre", "urban-hall", "rural-hall", "other");
    static final List<String> RELEASERS = List.of("customer", "staff", "network");

    private static final List<String> EVENTS =
            List.of("ringing", "answered", "transferred", "ended", "abandoned");
    private static final int LONGEST_NAME = 120;
    private static final int MOST_RINGS = 1_000;

    /** The field that cannot be read; empty if all can. */
    Optional<String> unreadable() {
        if (text(call).isEmpty() || text(call).length() > LONGEST_NAME) {
            return Optional.of("call");
        }
        if (!EVENTS.contains(text(event))) {
            return Optional.of("event");
        }
        if (!text(at).isEmpty() && moment().isEmpty()) {
            return Optional.of("at");
        }
        if (text(event).equals("transferred") && text(to).isEmpty()) {
            return Optional.of("to");
        }
        if (outside(rings)) {
            return Optional.of("rings");
        }
        if (outside(seconds)) {
            return Optional.of("seconds");
        }
        if (!text(releasedBy).isEmpty() && !RELEASERS.contains(text(releasedBy))) {
            return Optional.of("releasedBy");
        }
        return tooLong();
    }

    private Optional<String> tooLong() {
        for (String name : List.of("id", "number", "extension", "to", "recording")) {
            if (field(name).length() > LONGEST_NAME) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private String field(String name) {
        return switch (name) {
            case "id" -> text(id);
            case "number" -> text(number);
            case "extension" -> text(extension);
            case "to" -> text(to);
            case "recording" -> text(recording);
            default -> throw new IllegalArgumentException("There is no field " + name);
        };
    }

    private static boolean outside(@Nullable Integer count) {
        return count != null && (count < 0 || count > MOST_RINGS);
    }

    /** When it happened, by the exchange's clock. */
    Optional<Instant> moment() {
        try {
            return text(at).isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text(at)).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** By this the event is known again. */
    String key() {
        String which = text(id).isEmpty() ? phone() : text(id);
        return text(event) + "/" + which;
    }

    /** The extension at which the call is after the event. */
    String phone() {
        return text(event).equals("transferred") ? text(to) : text(extension);
    }

    /** The field's text; nothing said is empty. */
    static String text(@Nullable String field) {
        return field == null ? "" : field.strip();
    }
}

package io.shouwen.server.hotline;

import io.shouwen.server.privacy.PersonField;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The record of a call as it was filled in.
 *
 * @param key the form's own key: sent twice, it is written once
 * @param caller the id of whoever called, or empty for somebody new
 * @param outcome settled at once, or handed over
 * @param to to whom it was handed over
 * @param handling what was answered, in words
 */
public record CallRecord(
        String key,
        @Nullable String caller,
        @Nullable String name,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String matter,
        @Nullable String outcome,
        @Nullable String to,
        @Nullable String handling) {
    /** How a call without a request may end. */
    public static final List<String> OUTCOMES = List.of("settled", "handed-over");

    public CallRecord {
        key = key == null ? "" : key;
        caller = text(caller);
        name = text(name);
        address = text(address);
        phone = text(phone);
        matter = text(matter);
        outcome = text(outcome);
        to = text(to);
        handling = text(handling);
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field.strip();
    }

    static CallRecord empty(String key) {
        return new CallRecord(key, "", "", "", "", "", "", "", "");
    }

    /** Whether the call was settled at once. */
    boolean settled() {
        return "settled".equals(outcome);
    }

    String matterWord() {
        return text(matter);
    }

    String words() {
        return text(handling);
    }

    String taker() {
        return text(to);
    }

    /** Who called, if it is somebody known. */
    Optional<Long> chosen() {
        return Optional.of(text(caller))
                .filter(id -> id.matches("[1-9][0-9]{0,14}"))
                .map(Long::valueOf);
    }

    Map<PersonField, String> personal() {
        return Map.of(
                PersonField.NAME, text(name),
                PersonField.PHONE, text(phone),
                PersonField.ADDRESS, text(address));
    }

    /**
     * What is missing of the record that the code wants (cable.3.2.3a and b), in its order; the
     * time is the call's own.
     *
     * @param known the caller's masked values by field
     * @param linked whether the call is about a request
     * @param takers to whom a matter may be handed over
     */
    List<String> missing(Map<String, String> known, boolean linked, List<String> takers) {
        List<String> missing = new ArrayList<>();
        Map.of("name", text(name), "address", text(address), "phone", text(phone))
                .forEach((field, typed) -> {
                    if (typed.isEmpty() && known.getOrDefault(field, "").isEmpty()) {
                        missing.add(field);
                    }
                });
        missing.sort(Comparator.comparingInt(List.of("name", "address", "phone")::indexOf));
        if (!Matters.ALL.contains(text(matter))) {
            missing.add("matter");
        }
        if (!linked && !OUTCOMES.contains(text(outcome))) {
            missing.add("outcome");
        }
        if (!linked && text(outcome).equals("handed-over") && !takers.contains(text(to))) {
            missing.add("to");
        }
        if (text(handling).isEmpty()) {
            missing.add("handling");
        }
        return missing;
    }
}

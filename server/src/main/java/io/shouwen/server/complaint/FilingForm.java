package io.shouwen.server.complaint;

import io.shouwen.server.request.RequestType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The form by which a complaint is taken in beside the phone desk, as it was filled in.
 *
 * @param who customer, staff, or nobody who gives a name
 * @param staffNo the number of the member of staff who reports
 * @param about the number of the request in which it happened, or empty
 */
public record FilingForm(
        String key,
        @Nullable String type,
        @Nullable String who,
        @Nullable String staffNo,
        @Nullable String way,
        @Nullable String against,
        @Nullable String about,
        @Nullable String happened,
        @Nullable String words,
        @Nullable String apologised) {
    static final List<String> WHO = List.of("customer", "anonymous", "staff");
    public static final List<String> WAYS = List.of("call", "visit", "box", "other");

    private static final int LONGEST = 500;

    public FilingForm {
        key = key == null ? "" : key;
        type = orEmpty(type);
        who = orEmpty(who);
        staffNo = orEmpty(staffNo);
        way = orEmpty(way);
        against = orEmpty(against);
        about = orEmpty(about);
        happened = orEmpty(happened);
        words = orEmpty(words);
        apologised = orEmpty(apologised);
    }

    static FilingForm empty(String key, String about, boolean customer) {
        return new FilingForm(
                key,
                RequestType.COMPLAINT.word(),
                customer ? "customer" : "anonymous",
                "",
                "call",
                "",
                about,
                "",
                "",
                "");
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** The word by which an anonymous person asks for the answer. */
    public String codeWord() {
        return CodeWord.of(key);
    }

    Optional<RequestType> requestType() {
        return RequestType.of(orEmpty(type)).filter(Complaint.TYPES::contains);
    }

    boolean staff() {
        return orEmpty(who).equals("staff");
    }

    /** Whether whoever complains heard an apology first of all. */
    public boolean saidSorry() {
        return !orEmpty(apologised).isEmpty();
    }

    boolean byCustomer() {
        return orEmpty(who).equals("customer");
    }

    Optional<LocalDate> day() {
        return Complaints.day(orEmpty(happened));
    }

    /** The text key of what is missing; empty if nothing is. */
    String mistake(boolean reporterKnown) {
        if (requestType().isEmpty() || !WHO.contains(orEmpty(who))) {
            return "complaint.mistake.type";
        }
        if (!WAYS.contains(orEmpty(way))) {
            return "complaint.mistake.way";
        }
        if (staff() && !orEmpty(staffNo).isEmpty() && !reporterKnown) {
            return "complaint.mistake.staff";
        }
        String said = orEmpty(words);
        return said.isEmpty() || said.length() > LONGEST ? "complaint.mistake.words" : "";
    }
}

package io.shouwen.server.complaint;

import io.shouwen.server.access.Caller;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answered;
import io.shouwen.server.subject.SubjectId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The door for complaints of other systems: a portal, a mini-program, a government hotline. */
@RestController
class ComplaintApi {
    private static final int LONGEST = 500;

    private final OrgScope scope;
    private final Complaints complaints;
    private final Requests requests;
    private final Persons persons;
    private final Staff staff;
    private final Answered answered;

    ComplaintApi(
            OrgScope scope,
            Complaints complaints,
            Requests requests,
            Persons persons,
            Staff staff,
            Answered answered) {
        this.scope = scope;
        this.complaints = complaints;
        this.requests = requests;
        this.persons = persons;
        this.staff = staff;
        this.answered = answered;
    }

    /**
     * A complaint to take in.
     *
     * @param type complaint or report; absent: a complaint
     * @param firstContact the staff number of whoever was asked first; absent: the token's person
     * @param staffNo the staff number of whom it is about, or absent
     * @param unit the unit it is about, or absent
     * @param about the number of the request in which it happened, or absent
     * @param customer name, phone and so on; absent: nobody gives a name
     */
    public record Body(
            @Nullable String type,
            @Nullable String firstContact,
            @Nullable String staffNo,
            @Nullable Integer unit,
            @Nullable String about,
            @Nullable String way,
            @Nullable LocalDate happenedOn,
            @Nullable Map<String, String> customer,
            String words) {}

    /**
     * What was taken in.
     *
     * @param codeWord by which the answer may be asked for, where nobody gave a name; else empty
     */
    public record Filed(String complaint, String codeWord) {}

    @PostMapping("/api/v1/complaints")
    ResponseEntity<Filed> file(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Body body) {
        if (key == null || key.isBlank() || key.length() > 200) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "idempotency-key-missing");
        }
        String words = body.words() == null ? "" : body.words().strip();
        RequestType type =
                RequestType.of(or(body.type(), "complaint"))
                        .filter(Complaints::takes)
                        .filter(one -> !words.isEmpty() && words.length() <= LONGEST)
                        .orElseThrow(() ->
                                new Refusal(
                                        HttpStatus.UNPROCESSABLE_CONTENT,
                                        "complaint-words-missing"));
        int first = firstContact(caller, or(body.firstContact(), ""));
        Sender sender =
                new Sender(
                        caller.org(),
                        Actor.token(caller.token(), caller.kinds()),
                        key.strip(),
                        "api");
        return scope.in(
                caller.org(),
                () -> {
                    Optional<Long> customer = customer(sender, body);
                    SubjectId filed =
                            complaints.file(filing(sender, type, first, customer, body, words));
                    return ResponseEntity.status(HttpStatus.CREATED)
                            .body(
                                    new Filed(
                                            filed.number(),
                                            customer.isPresent()
                                                    ? ""
                                                    : Complaints.codeWord(sender.key())));
                });
    }

    private Filing filing(
            Sender sender,
            RequestType type,
            int first,
            Optional<Long> customer,
            Body body,
            String words) {
        OrgId org = sender.org();
        Optional<SubjectId> about = SubjectId.parse(or(body.about(), ""));
        String against =
                staff.byNumber(org, or(body.staffNo(), ""))
                        .map(person -> "person-" + person)
                        .orElse("unit-" + Optional.ofNullable(body.unit()).orElse(0));
        String way = or(body.way(), "other");
        return new Filing(
                sender,
                type,
                staff.posts(org, first).stream()
                        .min(Integer::compare)
                        .orElseThrow(Refusal::notFound),
                first,
                Optional.empty(),
                customer,
                false,
                Optional.empty(),
                FilingForm.WAYS.contains(way) ? way : "other",
                false,
                complaints.concern(
                        org, against, about.filter(id -> requests.find(org, id).isPresent())),
                words,
                Optional.ofNullable(body.happenedOn()),
                Optional.empty(),
                List.of());
    }

    /** A call sent again names the customer it entered the first time. */
    private Optional<Long> customer(Sender sender, Body body) {
        Optional<SubjectId> opened =
                answered.opened(sender.org(), sender.actor().id(), sender.key());
        if (opened.isPresent()) {
            return requests.find(sender.org(), opened.get())
                    .flatMap(story -> story.request().customer());
        }
        Map<String, String> given = body.customer() == null ? Map.of() : body.customer();
        Map<PersonField, String> values = new EnumMap<>(PersonField.class);
        for (PersonField field : PersonField.OF_CUSTOMERS) {
            String value = given.getOrDefault(field.written(), "");
            if (!value.isBlank()) {
                values.put(field, value);
            }
        }
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(persons.enter(sender.org(), values).value());
    }

    private int firstContact(Caller caller, String number) {
        if (number.isEmpty() && caller.person().isPresent()) {
            return caller.person().getAsInt();
        }
        return staff.byNumber(caller.org(), number)
                .orElseThrow(() ->
                        new Refusal(
                                HttpStatus.UNPROCESSABLE_CONTENT, "first-contact-unknown", number));
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text.strip();
    }
}

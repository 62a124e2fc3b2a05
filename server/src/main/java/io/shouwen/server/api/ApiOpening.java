package io.shouwen.server.api;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Caller;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.place.PlaceBook;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.request.Requests;
import io.shouwen.server.story.Answered;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens a request for another system: the customer's values and the facts, or neither. */
@Component
class ApiOpening {
    private final OrgScope scope;
    private final Persons persons;
    private final Requests requests;
    private final Units units;
    private final Staff staff;
    private final PlaceBook places;
    private final ApiSight sight;
    private final Answered answered;

    ApiOpening(
            OrgScope scope,
            Persons persons,
            Requests requests,
            Units units,
            Staff staff,
            PlaceBook places,
            ApiSight sight,
            Answered answered) {
        this.scope = scope;
        this.persons = persons;
        this.requests = requests;
        this.units = units;
        this.staff = staff;
        this.places = places;
        this.sight = sight;
        this.answered = answered;
    }

    Told open(Caller caller, String key, RequestBody body, List<NewFact> facts) {
        int firstContact = firstContact(caller, body);
        int unit = unit(caller, body, facts);
        String wanted = FactBody.orEmpty(body.type());
        RequestType type = wanted.isEmpty() ? RequestType.REPAIR : type(wanted);
        Optional<Integer> place = place(caller, FactBody.orEmpty(body.place()));
        return scope.in(
                caller.org(),
                () -> {
                    Requests.Opening opening =
                            new Requests.Opening(
                                    unit,
                                    type,
                                    customer(caller, key, body),
                                    place,
                                    firstContact,
                                    Optional.empty(),
                                    firstContact,
                                    facts);
                    return Told.of(
                            Answers.done(requests.open(ApiSight.sender(caller, key), opening)));
                });
    }

    /** A call sent again names the customer it entered the first time. */
    private Optional<Long> customer(Caller caller, String key, RequestBody body) {
        String actor = ApiSight.sender(caller, key).actor().id();
        Optional<SubjectId> opened = answered.opened(caller.org(), actor, key);
        if (opened.isPresent()) {
            return requests.find(caller.org(), opened.get())
                    .flatMap(story -> story.request().customer());
        }
        Map<PersonField, String> values = values(body);
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(persons.enter(caller.org(), values).value());
    }

    static RequestType type(String word) {
        return RequestType.of(word)
                .orElseThrow(() ->
                        new Refusal(
                                HttpStatus.UNPROCESSABLE_CONTENT, "request-type-unknown", word));
    }

    private Optional<Integer> place(Caller caller, String code) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> place =
                scope.reading(caller.org(), () -> places.ofCode(caller.org(), code));
        if (place.isEmpty()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "place-code-unknown", code);
        }
        return place;
    }

    /** The customer's values, as far as they are said. */
    static Map<PersonField, String> values(RequestBody body) {
        Map<PersonField, String> values = new EnumMap<>(PersonField.class);
        for (PersonField field : PersonField.OF_CUSTOMERS) {
            String value = body.customer().getOrDefault(field.written(), "");
            if (!value.isBlank()) {
                values.put(field, value);
            }
        }
        return values;
    }

    int firstContact(Caller caller, RequestBody body) {
        String number = FactBody.orEmpty(body.firstContact());
        if (number.isEmpty() && caller.person().isPresent()) {
            return caller.person().getAsInt();
        }
        return staff.byNumber(caller.org(), number)
                .orElseThrow(() ->
                        new Refusal(
                                HttpStatus.UNPROCESSABLE_CONTENT, "first-contact-unknown", number));
    }

    int unit(Caller caller, RequestBody body, List<NewFact> facts) {
        Integer wanted = body.unit();
        if (wanted != null) {
            if (!sight.units(caller).contains(wanted)) {
                throw Refusal.notFound();
            }
            return wanted;
        }
        return facts.stream()
                .flatMap(fact -> Optional.ofNullable(fact.values().get("area")).stream())
                .map(Value::toString)
                .findFirst()
                .flatMap(area -> units.serving(caller.org(), area))
                .or(() -> sight.units(caller).stream().min(Integer::compare))
                .orElseThrow(Refusal::notFound);
    }
}

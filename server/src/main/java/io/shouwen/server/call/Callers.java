package io.shouwen.server.call;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who calls, by the number. A number that nobody has becomes a customer of whom nothing but the
 * phone is known yet: so it lies encrypted with the personal values, and no fact holds it.
 */
@Component
final class Callers {
    private final Persons persons;

    Callers(Persons persons) {
        this.persons = persons;
    }

    /** What a fact says of the caller; nothing where the number is withheld. */
    Map<String, Value> of(OrgId org, String number) {
        if (number.replaceAll("[^0-9０-９]", "").length() < Persons.SHORTEST_PHONE) {
            return Map.of();
        }
        List<PersonId> found = persons.withPhone(org, number);
        if (found.size() > 1) {
            return Map.of(
                    CallKinds.CANDIDATES,
                    new Value.Text(
                            found.stream()
                                    .map(PersonId::toString)
                                    .collect(Collectors.joining(" "))));
        }
        PersonId caller =
                found.isEmpty()
                        ? persons.enter(org, Map.of(PersonField.PHONE, number))
                        : found.getFirst();
        return Map.of(CallKinds.CALLER, new Value.Text(caller.toString()));
    }
}

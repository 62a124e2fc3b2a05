package io.shouwen.server.counter;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.counter.CounterPage.Sent;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.Map;

/** Who stands at a counter: a customer whom the house knows, or a new one. */
@Component
class Guests {
    private static final int LONGEST = 200;

    private final CounterDesk desk;
    private final Persons persons;

    Guests(CounterDesk desk, Persons persons) {
        this.desk = desk;
        this.persons = persons;
    }

    void choose(Me me, String key, long customer) {
        PersonId id =
                persons.masked(me.org(), new PersonId(customer))
                        .orElseThrow(Refusal::notFound)
                        .id();
        identify(me, key, id);
    }

    void enter(Me me, String key, Sent sent) {
        String name = value(sent, "name");
        if (name.isEmpty()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "customer-nameless");
        }
        desk.mine(me);
        identify(
                me,
                key,
                persons.enter(
                        me.org(),
                        Map.of(
                                PersonField.NAME,
                                name,
                                PersonField.PHONE,
                                value(sent, "phone"),
                                PersonField.ADDRESS,
                                value(sent, "address"))));
    }

    private static String value(Sent sent, String name) {
        String value = sent.text(name).strip();
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }

    private void identify(Me me, String key, PersonId customer) {
        desk.tell(
                me,
                key,
                desk.mine(me),
                NewFact.now(
                        CounterKinds.IDENTIFIED,
                        Map.of(TicketKinds.CUSTOMER, new Value.Whole(customer.value()))));
    }
}

package io.shouwen.server.cashier;

import io.shouwen.server.access.Me;
import io.shouwen.server.customer.Supplies;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/** Name and address whole, to be said back and matched; that they were shown is a fact. */
@Component
final class CustomerShown {
    private final Supplies accounts;
    private final Persons persons;

    CustomerShown(Supplies accounts, Persons persons) {
        this.accounts = accounts;
        this.persons = persons;
    }

    List<String> whole(Me me, Payment payment) {
        List<String> whole = new ArrayList<>();
        if (payment.supply().isPresent()) {
            accounts.parties(me.org(), payment.supply().getAsLong()).stream()
                    .limit(1)
                    .forEach(person -> unmask(me, payment, person, whole));
        }
        return whole;
    }

    private void unmask(Me me, Payment payment, PersonId person, List<String> whole) {
        for (PersonField field :
                List.of(PersonField.NAME, PersonField.ACCOUNT, PersonField.ADDRESS)) {
            persons.unmask(me.org(), person, field, me.person(), "cashier " + payment.number())
                    .ifPresent(whole::add);
        }
    }
}

package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Steps.fact;
import static io.shouwen.server.cashier.Steps.flag;
import static io.shouwen.server.cashier.Steps.money;
import static io.shouwen.server.cashier.Steps.text;
import static io.shouwen.server.cashier.Steps.whole;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cheques and other instruments: looked at first, given back with the reason where one is bad. */
@Component
final class Instruments {
    private final Steps steps;
    private final Persons persons;

    Instruments(Steps steps, Persons persons) {
        this.steps = steps;
        this.persons = persons;
    }

    /**
     * An instrument and what was seen on it.
     *
     * @param holderName who handed it over; kept among the personal values
     */
    record Seen(
            Method kind,
            String number,
            LocalDate validUntil,
            long amount,
            boolean genuine,
            boolean names,
            boolean bank,
            boolean accountNo,
            boolean amountRight,
            boolean seals,
            String holderName,
            String holderPhone) {}

    /** Takes a good one; the holder's name and phone are noted. */
    void take(Sender sender, SubjectId payment, Seen seen, ZoneId zone) {
        if (!seen.kind().paper()) {
            throw Cashier.refused("method-missing");
        }
        if (seen.holderName().isBlank() || seen.holderPhone().isBlank()) {
            throw Cashier.refused("holder-missing");
        }
        steps.act(
                sender,
                payment,
                history -> {
                    PaymentFold fold = PaymentFold.of(history.facts());
                    List<NewFact> facts = received(fold, seen, zone);
                    facts.add(
                            fact(
                                    CashierKinds.HOLDER,
                                    Map.of(
                                            "name", flag(true),
                                            "phone", flag(true),
                                            "person", whole(holder(sender.org(), seen).value()))));
                    facts.add(Money.tendered(seen.kind(), seen.amount(), seen.number().strip()));
                    facts.addAll(Money.taken(seen.kind(), seen.amount(), seen.number().strip()));
                    return facts;
                });
    }

    private PersonId holder(OrgId org, Seen seen) {
        return persons.enter(
                org,
                Map.of(
                        PersonField.NAME, seen.holderName().strip(),
                        PersonField.PHONE, seen.holderPhone().strip()));
    }

    /** Gives a bad one back; the customer was told why and asked for another. */
    void reject(Sender sender, SubjectId payment, Seen seen, String reason, ZoneId zone) {
        steps.act(
                sender,
                payment,
                history -> {
                    List<NewFact> facts = received(PaymentFold.of(history.facts()), seen, zone);
                    facts.add(
                            fact(
                                    CashierKinds.INSTRUMENT_REJECTED,
                                    Map.of("reason", text(reason), "told", flag(true))));
                    return facts;
                });
    }

    private static List<NewFact> received(PaymentFold fold, Seen seen, ZoneId zone) {
        Instant until =
                seen.validUntil().plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
        List<NewFact> facts = new ArrayList<>();
        if (fold.paper().bad()) {
            facts.add(fact(CashierKinds.INSTRUMENT_REPLACED, Map.of()));
        }
        facts.add(
                fact(
                        CashierKinds.INSTRUMENT_RECEIVED,
                        Map.of(
                                "kind", text(seen.kind().word()),
                                "number", text(seen.number().strip()),
                                "valid_until", new Value.Moment(until),
                                "amount", money(seen.amount()))));
        facts.add(
                fact(
                        CashierKinds.INSTRUMENT_VERIFIED,
                        Map.of(
                                "genuine", flag(seen.genuine()),
                                "in_date", flag(!seen.validUntil().isBefore(fold.day())),
                                "names", flag(seen.names()),
                                "bank", flag(seen.bank()),
                                "account_no", flag(seen.accountNo()),
                                "amount_right", flag(seen.amountRight()),
                                "seals", flag(seen.seals()))));
        return facts;
    }
}

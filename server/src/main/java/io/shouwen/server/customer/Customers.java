package io.shouwen.server.customer;

import io.shouwen.server.customer.SupplyRows.Party;
import io.shouwen.server.customer.SupplyRows.Supply;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.place.Places;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** The accounts of customers, each with both its parties. */
@Component
public final class Customers {
    private final OrgScope scope;
    private final SupplyRows rows;
    private final Persons persons;
    private final Places places;

    public Customers(DataSource dataSource, OrgScope scope, Persons persons, Places places) {
        this.scope = scope;
        this.rows = new SupplyRows(JdbcClient.create(dataSource));
        this.persons = persons;
        this.places = places;
    }

    /** The accounts of which the person is the owner or the tenant today. */
    public List<Holding> of(OrgId org, PersonId person) {
        return scope.reading(
                org,
                () -> {
                    List<Long> ids = rows.of(org, person);
                    List<Party> parties =
                            rows.parties(org, ids).stream()
                                    .filter(party -> party.until().isEmpty())
                                    .toList();
                    return rows.supplies(org, ids).stream()
                            .map(supply -> holding(org, supply, person, parties))
                            .toList();
                });
    }

    /** How many accounts there are. */
    public long number(OrgId org) {
        return scope.reading(org, () -> rows.number(org));
    }

    Holding holding(OrgId org, Supply supply, PersonId person, List<Party> parties) {
        List<Holding.Side> sides = new ArrayList<>();
        for (Party party : parties) {
            if (party.supply() == supply.id()) {
                sides.add(
                        new Holding.Side(
                                party.person().value(),
                                party.role(),
                                masked(org, party.person(), PersonField.NAME)));
            }
        }
        return new Holding(
                masked(org, person, PersonField.ACCOUNT),
                supply.place().flatMap(id -> places.find(org, id)),
                sides);
    }

    private String masked(OrgId org, PersonId person, PersonField field) {
        return persons.masked(org, person).map(it -> it.value(field)).orElse("");
    }
}

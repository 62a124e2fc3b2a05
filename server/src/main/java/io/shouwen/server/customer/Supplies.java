package io.shouwen.server.customer;

import io.shouwen.server.customer.SupplyRows.Party;
import io.shouwen.server.customer.SupplyRows.Supply;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.privacy.MaskedPerson;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.privacy.Roll;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import javax.sql.DataSource;

/** Supplies as whoever takes money for them looks for them. */
@Component
public final class Supplies {
    /** The most accounts that one search answers. */
    public static final int MOST = 30;

    private final OrgScope scope;
    private final SupplyRows rows;
    private final Customers customers;
    private final Persons persons;
    private final Roll roll;

    public Supplies(
            DataSource dataSource,
            OrgScope scope,
            Customers customers,
            Persons persons,
            Roll roll) {
        this.scope = scope;
        this.rows = new SupplyRows(JdbcClient.create(dataSource));
        this.customers = customers;
        this.persons = persons;
        this.roll = roll;
    }

    /** An account with what any screen may show of it. */
    public record Found(long supply, Holding holding) {}

    /** The accounts of these numbers; a number that is not known is missing. */
    public Map<String, Long> numbered(OrgId org, Collection<String> numbers) {
        Map<String, String> tokens = new TreeMap<>();
        Set<String> asked = new LinkedHashSet<>(numbers);
        asked.forEach(
                number -> tokens.put(number, HexFormat.of().formatHex(roll.account(org, number))));
        Map<String, Supply> known =
                scope.reading(org, () -> rows.supplies(org, Set.copyOf(tokens.values())));
        Map<String, Long> found = new HashMap<>();
        tokens.forEach((number, token) ->
                Optional.ofNullable(known.get(token))
                        .ifPresent(supply -> found.put(number, supply.id())));
        return found;
    }

    /** By number of account, name, phone or words of the address; the search is told as a fact. */
    public List<Found> find(OrgId org, String typed, int by) {
        return scope.in(
                org,
                () -> {
                    Set<Long> ids = new LinkedHashSet<>();
                    for (MaskedPerson person : persons.find(org, typed, by).people()) {
                        ids.addAll(rows.of(org, person.id()));
                    }
                    return found(org, ids);
                });
    }

    /** Those behind which a person stands. */
    public List<Found> of(OrgId org, PersonId person) {
        return scope.in(org, () -> found(org, rows.of(org, person)));
    }

    private List<Found> found(OrgId org, Collection<Long> ids) {
        return ids.stream()
                .limit(MOST)
                .flatMap(id -> of(org, id).stream())
                .sorted(Comparator.comparingLong(Found::supply))
                .toList();
    }

    /** One account. */
    public Optional<Found> of(OrgId org, long supply) {
        return scope.in(
                org,
                () -> {
                    List<Party> parties = today(org, supply);
                    return rows.supplies(org, List.of(supply)).stream()
                            .flatMap(one ->
                                    parties.stream()
                                            .limit(1)
                                            .map(party ->
                                                    new Found(
                                                            supply,
                                                            customers.holding(
                                                                    org,
                                                                    one,
                                                                    party.person(),
                                                                    parties))))
                            .findFirst();
                });
    }

    /** Who stands behind an account today, the owner first. */
    public List<PersonId> parties(OrgId org, long supply) {
        return scope.reading(
                org, () -> today(org, supply).stream().map(Party::person).distinct().toList());
    }

    private List<Party> today(OrgId org, long supply) {
        List<Party> today = new ArrayList<>(rows.parties(org, List.of(supply)));
        today.removeIf(party -> party.until().isPresent());
        return List.copyOf(today);
    }
}

package io.shouwen.server.customer;

import io.shouwen.server.customer.SupplyRows.Party;
import io.shouwen.server.customer.SupplyRows.Supply;
import io.shouwen.server.masters.Change.Difference;
import io.shouwen.server.masters.Line;
import io.shouwen.server.masters.Names;
import io.shouwen.server.masters.Report;
import io.shouwen.server.masters.Taking;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.place.PlaceBook;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.privacy.Roll;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes in the sheet of customers batch by batch, so that its length does not matter: what the rows
 * of a batch are about is read at once, and what is new is written at once.
 */
final class CustomersTaking implements Taking {
    private static final PersonId NOBODY_YET = new PersonId(1);

    private final OrgId org;
    private final LocalDate today;
    private final SupplyRows rows;
    private final Persons persons;
    private final Roll roll;
    private final Report report;
    private final Names<Integer> placeNames;
    private final Map<Integer, String> titles;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Integer> placeOf = new HashMap<>();

    CustomersTaking(
            OrgId org,
            LocalDate today,
            SupplyRows rows,
            Persons persons,
            Roll roll,
            PlaceBook places,
            Report report) {
        this.org = org;
        this.today = today;
        this.rows = rows;
        this.persons = persons;
        this.roll = roll;
        this.report = report;
        this.placeNames = places.names(org);
        this.titles = places.titles(org);
    }

    /** A row with the token of its account. */
    private record Row(Line line, String token, String role) {
        String key() {
            return token + role;
        }
    }

    @Override
    public void lines(List<Line> batch) {
        List<Row> some = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Line line : batch) {
            String account = line.text(CustomersMaster.ACCOUNT);
            String token = HexFormat.of().formatHex(roll.account(org, account));
            Row row = new Row(line, token, line.text(CustomersMaster.ROLE));
            if (!keys.add(row.key())) {
                // A row about what a row before it brings: that must be there first.
                take(some);
                some.clear();
                keys.clear();
                keys.add(row.key());
            }
            some.add(row);
        }
        take(some);
    }

    /** What is known of the accounts of some rows, and what is to be written. */
    private static final class Batch {
        final Map<String, Supply> supplies;
        final Map<String, List<Party>> parties = new HashMap<>();
        Map<PersonId, Map<PersonField, String>> values = Map.of();
        final Map<Long, Supply> newSupplies = new LinkedHashMap<>();
        final List<Party> newParties = new ArrayList<>();
        final List<Map<PersonField, String>> newPeople = new ArrayList<>();

        Batch(Map<String, Supply> supplies) {
            this.supplies = supplies;
        }

        List<Party> of(Supply supply, String role) {
            return parties.computeIfAbsent(supply.id() + role, key -> new ArrayList<>());
        }
    }

    private void take(List<Row> some) {
        if (some.isEmpty()) {
            return;
        }
        some.forEach(this::place);
        Batch batch =
                new Batch(rows.supplies(org, some.stream().map(Row::token).distinct().toList()));
        List<Party> parties =
                rows.parties(org, batch.supplies.values().stream().map(Supply::id).toList());
        for (Party party : parties) {
            batch.parties
                    .computeIfAbsent(party.supply() + party.role(), key -> new ArrayList<>())
                    .add(party);
        }
        batch.values = roll.values(org, parties.stream().map(Party::person).toList());
        List<Long> ids = rows.nextIds(some.size());
        for (int i = 0; i < some.size(); i++) {
            take(some.get(i), batch, ids.get(i));
        }
        if (!batch.newSupplies.isEmpty()) {
            rows.add(org, List.copyOf(batch.newSupplies.values()));
        }
        if (!batch.newPeople.isEmpty()) {
            List<PersonId> entered = roll.enter(org, batch.newPeople);
            List<Party> written = new ArrayList<>();
            for (int i = 0; i < entered.size(); i++) {
                Party party = batch.newParties.get(i);
                written.add(
                        new Party(
                                party.supply(),
                                party.role(),
                                party.from(),
                                party.until(),
                                entered.get(i)));
            }
            rows.addParties(org, written);
        }
    }

    private void take(Row row, Batch batch, long id) {
        Line line = row.line();
        Optional<Integer> named = Optional.ofNullable(placeOf.get(row.token()));
        checkPhones(line);
        Optional<Supply> stored = Optional.ofNullable(batch.supplies.get(row.token()));
        List<Party> parties = stored.map(supply -> batch.of(supply, row.role())).orElse(List.of());
        Optional<LocalDate> since = line.day(CustomersMaster.SINCE);
        Optional<Party> open =
                parties.stream().filter(party -> party.until().isEmpty()).findFirst();
        Optional<Party> meant =
                since.isEmpty()
                        ? open
                        : parties.stream()
                                .filter(party -> party.from().equals(since.get()))
                                .findFirst();
        LocalDate from = meant.map(Party::from).orElse(since.orElse(today));
        check(row, from, meant, parties);
        if (report.faulty(line)) {
            return;
        }
        Supply supply =
                new Supply(
                        stored.map(Supply::id).orElse(id),
                        row.token(),
                        named.or(() -> stored.flatMap(Supply::place)));
        boolean moved = keep(supply, stored, batch);
        String was = title(stored.flatMap(Supply::place));
        if (meant.isPresent()) {
            change(line, meant.get(), batch, was, title(supply.place()), moved);
            return;
        }
        open.ifPresent(before -> rows.end(org, before, Optional.of(from)));
        begin(row, supply, from, was, batch);
    }

    private void checkPhones(Line line) {
        for (String phone : Values.phones(line)) {
            if (!Values.isPhone(phone)) {
                report.problem(line, CustomersMaster.PHONES, "not-a-phone", phone);
            }
        }
    }

    /** Answers whether a stored account is now supplied elsewhere. */
    private boolean keep(Supply supply, Optional<Supply> stored, Batch batch) {
        boolean moved = stored.filter(it -> !it.place().equals(supply.place())).isPresent();
        if (stored.isEmpty() || batch.newSupplies.containsKey(supply.id())) {
            batch.newSupplies.put(supply.id(), supply);
        } else if (moved) {
            rows.move(org, supply);
        }
        batch.supplies.put(supply.token(), supply);
        return moved;
    }

    /** A party that is new; the person behind it is entered with the batch. */
    private void begin(Row row, Supply supply, LocalDate from, String was, Batch batch) {
        Line line = row.line();
        batch.newParties.add(
                new Party(
                        supply.id(),
                        row.role(),
                        from,
                        line.day(CustomersMaster.UNTIL),
                        NOBODY_YET));
        batch.newPeople.add(Values.of(line, Map.of(), was, title(supply.place())));
        report.added(line, line.text(CustomersMaster.ACCOUNT));
    }

    private String title(Optional<Integer> place) {
        return place.map(titles::get).orElse("");
    }

    /** Both parties of an account live at one place; a row that leaves it empty says nothing. */
    private void place(Row row) {
        named(row.line())
                .ifPresent(place -> {
                    if (!placeOf.computeIfAbsent(row.token(), token -> place).equals(place)) {
                        report.problem(row.line(), CustomersMaster.PLACE, "places-differ");
                    }
                });
    }

    private Optional<Integer> named(Line line) {
        String written = line.text(CustomersMaster.PLACE);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Set<Integer> meant = placeNames.meant(written.replaceAll("\\s*/\\s*", "/"));
        if (meant.isEmpty() && report.mentions("places", written)) {
            report.spoil(line);
        } else if (meant.isEmpty()) {
            report.unknown(line, CustomersMaster.PLACE, "no-such-place", placeNames.known());
        } else if (meant.size() > 1) {
            report.problem(line, CustomersMaster.PLACE, "several-places");
        }
        return meant.stream().findFirst();
    }

    private void check(Row row, LocalDate from, Optional<Party> meant, List<Party> parties) {
        Line line = row.line();
        Optional<LocalDate> until = line.day(CustomersMaster.UNTIL);
        if (!row.role().isEmpty() && !seen.add(row.key() + from)) {
            report.problem(line, CustomersMaster.ACCOUNT, "party-twice");
        }
        if (until.isPresent() && !until.get().isAfter(from)) {
            report.problem(line, CustomersMaster.UNTIL, "until-before-since");
        }
        LocalDate last =
                parties.stream()
                        .map(party -> party.until().orElse(party.from().plusDays(1)))
                        .max(LocalDate::compareTo)
                        .orElse(LocalDate.MIN);
        if (meant.isEmpty() && from.isBefore(last)) {
            report.problem(line, CustomersMaster.SINCE, "party-too-early");
        }
    }

    private void change(
            Line line, Party party, Batch batch, String was, String title, boolean moved) {
        Map<PersonField, String> stored = batch.values.getOrDefault(party.person(), Map.of());
        List<Difference> differences = new ArrayList<>();
        if (moved) {
            differences.add(new Difference(CustomersMaster.PLACE, "", ""));
        }
        Values.of(line, stored, was, title)
                .forEach((field, value) -> {
                    if (!value.equals(stored.getOrDefault(field, ""))) {
                        persons.change(org, party.person(), field, value);
                        differences.add(new Difference(column(field), "", ""));
                    }
                });
        Optional<LocalDate> until = line.day(CustomersMaster.UNTIL, party.until());
        if (!until.equals(party.until())) {
            rows.end(org, party, until);
            differences.add(new Difference(CustomersMaster.UNTIL, "", ""));
        }
        String name = line.text(CustomersMaster.ACCOUNT);
        if (party.until().isEmpty() && until.isPresent()) {
            report.closed(line, name, differences);
        } else if (!differences.isEmpty()) {
            report.changed(line, name, differences);
        }
    }

    private static String column(PersonField field) {
        return switch (field) {
            case NAME -> CustomersMaster.NAME;
            case PHONE, SECOND_PHONE -> CustomersMaster.PHONES;
            case ADDRESS, NOTE, TITLE, TAX_NUMBER, EMAIL -> CustomersMaster.DOOR;
            case ACCOUNT -> CustomersMaster.ACCOUNT;
        };
    }
}

package io.shouwen.server.customer;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.customer.SupplyRows.Party;
import io.shouwen.server.customer.SupplyRows.Supply;
import io.shouwen.server.masters.Column;
import io.shouwen.server.masters.Master;
import io.shouwen.server.masters.Report;
import io.shouwen.server.masters.Sheet;
import io.shouwen.server.masters.Taking;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.place.PlaceBook;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.privacy.Roll;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import javax.sql.DataSource;

/** The customers: one row for each owner and each tenant of an account. */
@Component
final class CustomersMaster implements Master {
    static final String ACCOUNT = "account";
    static final String ROLE = "role";
    static final String NAME = "name";
    static final String PHONES = "phones";
    static final String PLACE = "place";
    static final String DOOR = "door";
    static final String SINCE = "since";
    static final String UNTIL = "until";

    static final Sheet SHEET =
            new Sheet(
                    "customers",
                    50,
                    true,
                    List.of(
                            Column.text(ACCOUNT).must(),
                            Column.word(ROLE, "party.", List.of("owner", "tenant")).must(),
                            Column.text(NAME).must(),
                            Column.text(PHONES),
                            Column.text(PLACE),
                            Column.text(DOOR),
                            Column.day(SINCE),
                            Column.day(UNTIL)));

    private static final int PIECE = 500;

    private final SupplyRows rows;
    private final Persons persons;
    private final Roll roll;
    private final PlaceBook places;
    private final Postings postings;
    private final WallClock clock;

    CustomersMaster(
            DataSource dataSource,
            Persons persons,
            Roll roll,
            PlaceBook places,
            Postings postings,
            WallClock clock) {
        this.rows = new SupplyRows(JdbcClient.create(dataSource));
        this.persons = persons;
        this.roll = roll;
        this.places = places;
        this.postings = postings;
        this.clock = clock;
    }

    @Override
    public Sheet sheet() {
        return SHEET;
    }

    @Override
    public Taking take(OrgId org, Report report) {
        LocalDate today = clock.now().atZone(postings.zone(org)).toLocalDate();
        return new CustomersTaking(org, today, rows, persons, roll, places, report);
    }

    @Override
    public void give(OrgId org, Consumer<Map<String, String>> to) {
        Map<Integer, String> titles = places.titles(org);
        long last = 0;
        List<Supply> some;
        do {
            some = rows.after(org, last, PIECE);
            give(org, some, titles, to);
            last = some.isEmpty() ? last : some.getLast().id();
        } while (some.size() == PIECE);
    }

    private void give(
            OrgId org,
            List<Supply> supplies,
            Map<Integer, String> titles,
            Consumer<Map<String, String>> to) {
        List<Party> parties = rows.parties(org, supplies.stream().map(Supply::id).toList());
        Map<PersonId, Map<PersonField, String>> values =
                roll.values(org, parties.stream().map(Party::person).toList());
        Map<Long, String> titleOf = new HashMap<>();
        supplies.forEach(
                supply -> titleOf.put(supply.id(), supply.place().map(titles::get).orElse("")));
        for (Party party : parties) {
            Optional.ofNullable(values.get(party.person()))
                    .ifPresent(of ->
                            to.accept(row(party, of, titleOf.getOrDefault(party.supply(), ""))));
        }
    }

    private static Map<String, String> row(
            Party party, Map<PersonField, String> values, String title) {
        Map<String, String> row = new HashMap<>();
        row.put(ACCOUNT, values.getOrDefault(PersonField.ACCOUNT, ""));
        row.put(ROLE, party.role());
        row.put(NAME, values.getOrDefault(PersonField.NAME, ""));
        row.put(PHONES, Values.phones(values));
        row.put(PLACE, title);
        row.put(DOOR, Values.door(values, title));
        row.put(SINCE, party.from().toString());
        row.put(UNTIL, party.until().map(LocalDate::toString).orElse(""));
        return row;
    }
}

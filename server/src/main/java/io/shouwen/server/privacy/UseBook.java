package io.shouwen.server.privacy;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.subject.SubjectId;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tells uses of personal values as facts: what was done with a customer's in a book of that
 * customer, searches in a book of the searching person's day. A customer belongs to no unit below
 * the whole house.
 */
final class UseBook implements PersonalUses {
    private static final String SOURCE = "privacy";
    private static final String CUSTOMER_BOOK = "person";
    private static final String SEARCH_BOOK = "search";
    private static final String ENCLOSURE = "enclosure";

    private final Journal journal;
    private final WallClock clock;
    private final Units units;

    UseBook(Journal journal, WallClock clock, Units units) {
        this.journal = journal;
        this.clock = clock;
        this.units = units;
    }

    @Override
    public void tell(OrgId org, PersonalUse use) {
        switch (use) {
            case PersonalUse.Searched searched ->
                    tell(
                            org,
                            use.by(),
                            searches(searched.by()),
                            PersonalKinds.SEARCHED,
                            Map.of(PersonalKinds.HITS, new Value.Whole(searched.hits())));
            case PersonalUse.Unmasked unmasked ->
                    tell(
                            org,
                            use.by(),
                            book(unmasked.person()),
                            PersonalKinds.UNMASKED,
                            shown(
                                    unmasked.person(),
                                    unmasked.field().written(),
                                    unmasked.version(),
                                    unmasked.why()));
            case PersonalUse.Opened opened ->
                    tell(
                            org,
                            use.by(),
                            book(opened.person()),
                            PersonalKinds.UNMASKED,
                            shown(opened.person(), ENCLOSURE, opened.enclosure(), opened.why()));
            case PersonalUse.Erased erased ->
                    tell(
                            org,
                            use.by(),
                            book(erased.person()),
                            PersonalKinds.ERASED,
                            Map.of(
                                    PersonalKinds.PERSON,
                                    text(erased.person()),
                                    PersonalKinds.WHY,
                                    text(erased.why())));
        }
    }

    private static Map<String, Value> shown(
            PersonId person, String field, long version, String why) {
        return Map.of(
                PersonalKinds.PERSON, text(person),
                PersonalKinds.FIELD, text(field),
                PersonalKinds.VERSION, new Value.Whole(version),
                PersonalKinds.WHY, text(why));
    }

    private static Value text(Object value) {
        return new Value.Text(value.toString());
    }

    private static Command.Claim book(PersonId person) {
        return new Command.Claim(CUSTOMER_BOOK, person.toString());
    }

    private Command.Claim searches(int by) {
        LocalDate today = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
        return new Command.Claim(SEARCH_BOOK, by + "/" + today);
    }

    /** Two uses at once may both open the book: the one that comes second adds to it. */
    private void tell(
            OrgId org, int by, Command.Claim book, FactKind kind, Map<String, Value> values) {
        Outcome outcome = run(org, by, book, kind, values);
        if (outcome instanceof Outcome.Refused refused && refused.problem().equals("claimed")) {
            outcome = run(org, by, book, kind, values);
        }
        if (outcome instanceof Outcome.Refused refused) {
            throw new IllegalStateException(
                    "A use of personal values could not be told: %s %s"
                            .formatted(refused.problem(), refused.details()));
        }
    }

    private Outcome run(
            OrgId org, int by, Command.Claim book, FactKind kind, Map<String, Value> values) {
        Command.Target target =
                journal.holder(org, book)
                        .<Command.Target>map((SubjectId id) -> new Command.Existing(id))
                        .orElseGet(() ->
                                new Command.Opening(
                                        book.kind(), units.house(org), Optional.of(book)));
        Actor actor =
                new Actor(Integer.toString(by), Set.of(PersonalKinds.PRODUCER), Optional.empty());
        return journal.run(
                new Command(
                        org,
                        actor,
                        UUID.randomUUID().toString(),
                        SOURCE,
                        target,
                        List.of(NewFact.now(kind, values))));
    }
}

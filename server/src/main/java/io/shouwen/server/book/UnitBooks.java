package io.shouwen.server.book;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Home;
import io.shouwen.engine.standard.Standards;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Opens a book for each unit and each year, however the unit came to be, and closes that of a unit
 * which is no more. What was before the first book nobody recorded, so it is not judged.
 */
@Component
public final class UnitBooks {
    static final Actor MACHINE =
            new Actor(BookKinds.MACHINE, Set.of(BookKinds.MACHINE), Optional.empty());

    private final OrgScope scope;
    private final Journal journal;
    private final Shelf shelf;
    private final Postings postings;
    private final WallClock clock;
    private final UnitBookRows rows;

    public UnitBooks(
            DataSource dataSource,
            OrgScope scope,
            Journal journal,
            Shelf shelf,
            Postings postings,
            WallClock clock) {
        this.scope = scope;
        this.journal = journal;
        this.shelf = shelf;
        this.postings = postings;
        this.clock = clock;
        this.rows = new UnitBookRows(JdbcClient.create(dataSource));
    }

    /** A unit that lacks something in its book. */
    record Node(int id, LocalDate opened, Optional<LocalDate> closed) {}

    /** Brings the books in step with the units. */
    public void keepUp() {
        scope.all().forEach(this::keepUp);
    }

    /** As {@link #keepUp()}, of one organisation. */
    public void keepUp(OrgId org) {
        Instant now = clock.now();
        ZoneId zone = scope.reading(org, () -> postings.zone(org));
        LocalDate today = now.atZone(zone).toLocalDate();
        scope.reading(org, () -> rows.without(org, today))
                .forEach(unit -> open(org, unit, now, zone));
        scope.reading(org, () -> rows.gone(org, today)).forEach(gone -> close(org, gone, zone));
    }

    private void open(OrgId org, Node unit, Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        BookName name = new BookName(Home.UNIT, unit.id(), today.getYear());
        Optional<SubjectId> before =
                journal.holder(
                        org, new BookName(Home.UNIT, unit.id(), today.getYear() - 1).claim());
        List<NewFact> facts = new ArrayList<>();
        if (before.isPresent()) {
            Instant begins = today.withDayOfYear(1).atStartOfDay(zone).toInstant();
            journal.history(org, before.get())
                    .ifPresent(last -> facts.addAll(over(org, unit.id(), last, begins)));
        }
        if (facts.isEmpty()) {
            Instant day = unit.opened().atStartOfDay(zone).toInstant();
            facts.add(opened(unit.opened().equals(today) ? day : now, unit.opened()));
        }
        journal.run(
                new Command(
                        org,
                        MACHINE,
                        name.claim().kind() + " " + name.claim().key(),
                        Command.CARRIED,
                        new Command.Opening(Home.UNIT.word(), unit.id(), Optional.of(name.claim())),
                        facts));
    }

    private List<NewFact> over(OrgId org, int unit, History last, Instant begins) {
        Standards standards = scope.reading(org, () -> shelf.of(org, unit)).in(Home.UNIT);
        return Carried.over(standards, last.counted(last.latest()), begins);
    }

    private static NewFact opened(Instant at, LocalDate since) {
        return NewFact.at(BookKinds.UNIT_OPENED, at, Map.of(BookKinds.SINCE, new Value.Day(since)));
    }

    private void close(OrgId org, UnitBookRows.Gone gone, ZoneId zone) {
        journal.run(
                new Command(
                        org,
                        MACHINE,
                        "unit closed " + gone.book(),
                        Command.CARRIED,
                        new Command.Existing(gone.book()),
                        List.of(
                                new NewFact(
                                        BookKinds.UNIT_CLOSED,
                                        Optional.of(gone.day().atStartOfDay(zone).toInstant()),
                                        Map.of(),
                                        Optional.of("closed"),
                                        Duration.ZERO))));
    }
}

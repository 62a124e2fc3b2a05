package io.shouwen.server.hall;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.JournalKinds;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.offering.Offerings;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.story.Answered;
import io.shouwen.server.subject.Histories;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/** A hall with its counters and the people at them; several may stand on one database. */
final class HallHouse {
    static final OrgId ORG = new OrgId(1);
    private static final AtomicInteger KEYS = new AtomicInteger();

    final JdbcClient jdbc;
    final OrgScope scope;
    final WallClock clock;
    final Journal journal;
    final Halls halls;
    final Waits waits;
    final Tickets tickets;
    final Departures departures;
    final DayEnd dayEnd;

    HallHouse(TestDatabase database) {
        this(database, database.pool(), new FailPoints());
    }

    /** One process of several over a database, with connections and fail-points of its own. */
    HallHouse(TestDatabase database, DataSource pool, FailPoints failPoints) {
        jdbc = JdbcClient.create(pool);
        scope = new OrgScope(pool, new DataSourceTransactionManager(pool));
        clock = new WallClock(pool);
        Shelf shelf =
                new Shelf(
                        List.of(JournalKinds.wordsAboutFacts(), TicketKinds.factsOfTickets()),
                        (org, unit) -> Set.of());
        Postings postings = new Postings(pool);
        Outbox outbox = new Outbox(pool, scope, failPoints);
        journal =
                new Journal(
                        pool,
                        scope,
                        shelf,
                        new Histories(pool),
                        new Judgements(pool, shelf, outbox, List.of(), failPoints),
                        List.of(new TicketCourse(pool, postings)),
                        List.of(),
                        failPoints);
        halls = new Halls(pool, scope, clock);
        waits = new Waits(pool, scope, postings, clock);
        tickets =
                new Tickets(
                        pool,
                        scope,
                        journal,
                        new Offerings(scope, shelf, clock),
                        halls,
                        waits,
                        postings,
                        new Answered(pool),
                        clock);
        departures = new Departures(scope, tickets, new Answered(pool), clock);
        dayEnd = new DayEnd(pool, scope, postings, departures, clock);
        try (var owner = database.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("update clock set test = true");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Founds the house and a hall in it. */
    int found(int bound) {
        int company =
                one(
                        """
                        with house as (insert into org (org, name_zh) values (current_org(), '甲电力'))
                        insert into unit (org, kind, name_zh)
                        values (current_org(), 'company', '甲电力') returning id
                        """);
        int unit =
                one(
                        """
                        insert into unit (org, parent, kind, name_zh)
                        values (current_org(), %d, 'hall', '城区营业厅') returning id
                        """
                                .formatted(company));
        halls.settle(ORG, new Hall(unit, bound, 3, 8, LocalTime.of(17, 0), "voice"));
        return unit;
    }

    /** Opens counters with these services, one person at each; answers with the persons. */
    List<Integer> open(int unit, int first, int counters, Set<String> services) {
        List<Integer> people = new ArrayList<>();
        for (int no = first; no < first + counters; no++) {
            int person =
                    one(
                            """
                            insert into person (org, name_zh) values (current_org(), '员工%d')
                            returning id
                            """
                                    .formatted(no));
            halls.sit(ORG, halls.add(ORG, unit, no, services), person);
            people.add(person);
        }
        return people;
    }

    /** Somebody takes a number before they are there. */
    TicketRow takeFromAfar(int unit, String service) {
        return tickets.take(
                        sender(0, "customer"),
                        Optional.empty(),
                        new Tickets.Wish(
                                unit,
                                service,
                                TicketClass.USUAL,
                                TicketKinds.REMOTE,
                                Optional.empty(),
                                Optional.empty(),
                                List.of()))
                .ticket();
    }

    /** They have come. */
    TicketRow checkIn(TicketRow ticket) {
        return tickets.checkIn(sender(0, "device"), ticket.id(), "kiosk");
    }

    TicketRow take(int unit, String service, TicketClass kind) {
        return take(sender(0, "device"), unit, service, kind);
    }

    TicketRow take(Sender sender, int unit, String service, TicketClass kind) {
        return tickets.take(
                        sender,
                        Optional.empty(),
                        new Tickets.Wish(
                                unit,
                                service,
                                kind,
                                "kiosk",
                                Optional.empty(),
                                Optional.empty(),
                                List.of()))
                .ticket();
    }

    Optional<TicketRow> callNext(int person) {
        return tickets.callNext(sender(person, "clerk"), person);
    }

    TicketRow tell(int person, TicketRow ticket, NewFact... facts) {
        return tickets.tell(sender(person, "clerk"), ticket.id(), List.of(facts));
    }

    static Sender sender(int person, String capacity) {
        return new Sender(
                ORG,
                Actor.person(person, Set.of(capacity)),
                "hall-" + KEYS.incrementAndGet(),
                "hall");
    }

    void pass(Duration time) {
        clock.moveTo(clock.now().plus(time));
    }

    int one(String sql) {
        return scope.in(ORG, () -> jdbc.sql(sql).query(Integer.class).single());
    }
}

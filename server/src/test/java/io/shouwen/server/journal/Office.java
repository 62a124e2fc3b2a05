package io.shouwen.server.journal;

import io.shouwen.engine.standard.Standards;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.judgement.Alarms;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.judgement.Promises;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.request.RequestCourse;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.Requests;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.Histories;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

/** One server process without its screens, for tests: several may share a database. */
public final class Office {
    public final JdbcClient jdbc;
    public final OrgScope scope;
    public final WallClock clock;
    public final Shelf shelf;
    public final Histories histories;
    public final Outbox outbox;
    public final Judgements judgements;
    public final Alarms alarms;
    public final Journal journal;
    public final Requests requests;
    public final Promises promises;
    public final Tail tail;
    public final Months months;

    public Office(DataSource dataSource, Standards standards, FailPoints failPoints) {
        jdbc = JdbcClient.create(dataSource);
        scope = new OrgScope(dataSource, new DataSourceTransactionManager(dataSource));
        clock = new WallClock(dataSource);
        shelf =
                new Shelf(
                        List.of(JournalKinds.wordsAboutFacts(), RequestKinds.factsOfRequests()),
                        (org, unit) -> Set.of());
        shelf.put(standards);
        histories = new Histories(dataSource);
        outbox = new Outbox(dataSource, scope, failPoints);
        judgements = new Judgements(dataSource, shelf, outbox, List.of(), failPoints);
        alarms = new Alarms(dataSource, scope, clock, shelf, histories, judgements, failPoints);
        journal =
                new Journal(
                        dataSource,
                        scope,
                        shelf,
                        histories,
                        judgements,
                        List.of(new RequestCourse(dataSource)),
                        List.of(),
                        failPoints);
        requests = new Requests(dataSource, scope, journal, judgements, histories, clock);
        promises = new Promises(dataSource, scope);
        tail = new Tail(dataSource);
        months = new Months(dataSource, scope, clock);
    }

    public static Office on(DataSource dataSource, Standards standards) {
        return new Office(dataSource, standards, new FailPoints());
    }

    /** Founds an organisation in a database that is marked as a test. */
    public void found(TestDatabase database, OrgId org) {
        try (var owner = database.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("update clock set test = true");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        scope.run(
                org,
                () ->
                        jdbc.sql("insert into org (org, name_zh) values (:org, '甲')")
                                .param("org", org.value())
                                .update());
    }

    public void itIs(String instant) {
        clock.moveTo(Instant.parse(instant));
    }
}

package io.shouwen.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line as nothing but rows: the next one is called and finished by two statements, each a
 * transaction, in order under one lock, as fast as the database commits. What a hall would have
 * without facts, clocks and proof.
 */
final class BareLine {
    private static final String NEXT =
            """
            update bare_line set state = 'called'
            where id = (select id from bare_line where state = 'waiting' order by since, id limit 1)
            returning id
            """;

    private final BenchServer server;
    private final int tickets;
    private final int clerks;
    private final AtomicInteger served = new AtomicInteger();

    BareLine(BenchServer server, int tickets, int clerks) {
        this.server = server;
        this.tickets = tickets;
        this.clerks = clerks;
    }

    String run() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table bare_line as
                    select g::bigint as id, now() as since, 'waiting' as state
                    from generate_series(1, %d) g
                    """
                            .formatted(tickets));
            statement.execute("create index on bare_line (since, id) where state = 'waiting'");
            statement.execute("create unique index on bare_line (id)");
        }
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(clerks)) {
            List<Future<Boolean>> work = new ArrayList<>();
            for (int clerk = 0; clerk < clerks; clerk++) {
                work.add(threads.submit(this::serve));
            }
            for (Future<Boolean> one : work) {
                one.get();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return "%,d called and finished by %d connections in %.0f s, %,.0f a second"
                .formatted(served.get(), clerks, seconds, served.get() / seconds);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                server.address().jdbcUrl(), server.address().user(), server.address().password());
    }

    private boolean serve() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement alone =
                        connection.prepareStatement("select pg_advisory_xact_lock(4711)");
                PreparedStatement next = connection.prepareStatement(NEXT);
                PreparedStatement done =
                        connection.prepareStatement(
                                "update bare_line set state = 'done' where id = ?")) {
            connection.setAutoCommit(false);
            for (long id = next(alone, next); id > 0; id = next(alone, next)) {
                connection.commit();
                done.setLong(1, id);
                done.executeUpdate();
                connection.commit();
                served.incrementAndGet();
            }
            connection.commit();
            return true;
        }
    }

    private static long next(PreparedStatement alone, PreparedStatement next) throws SQLException {
        alone.execute();
        try (ResultSet row = next.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}

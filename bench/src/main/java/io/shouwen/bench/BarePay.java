package io.shouwen.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Paying as nothing but rows: one transaction locks the bill, settles it, moves the till, numbers a
 * receipt and writes two entries, as fast as the database commits. What a cash desk would have
 * without facts, checks, clocks and proof.
 */
final class BarePay {
    private final BenchServer server;
    private final int bills;
    private final int cashiers;
    private final int twice;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger paid = new AtomicInteger();

    BarePay(BenchServer server, int bills, int cashiers, int twice) {
        this.server = server;
        this.bills = bills;
        this.cashiers = cashiers;
        this.twice = twice;
    }

    String run() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table bare_bill as
                    select g as id, 1000 + g %% 9000 as amount, 0 as settled
                    from generate_series(0, %d) g
                    """
                            .formatted(bills - 1));
            statement.execute("create unique index on bare_bill (id)");
            statement.execute(
                    """
                    create table bare_till as
                    select g as id, 0::bigint as held, 0 as last from generate_series(1, %d) g
                    """
                            .formatted(cashiers));
            statement.execute("create unique index on bare_till (id)");
            statement.execute(
                    "create table bare_receipt (till int, number int, bill int, primary key (till,"
                            + " number))");
            statement.execute("create table bare_entry (bill int, account text, amount bigint)");
        }
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(cashiers)) {
            List<Future<Boolean>> work = new ArrayList<>();
            for (int till = 1; till <= cashiers; till++) {
                int mine = till;
                work.add(threads.submit(() -> take(mine)));
            }
            for (Future<Boolean> one : work) {
                one.get();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return "%,d paid by %d connections in %.0f s, %,.0f a second"
                .formatted(paid.get(), cashiers, seconds, paid.get() / seconds);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                server.address().jdbcUrl(), server.address().user(), server.address().password());
    }

    /** Of two turns for one bill, the second finds it settled. */
    private boolean take(int till) throws SQLException {
        int turns = bills + (bills + twice - 1) / twice;
        try (Connection connection = connect();
                PreparedStatement settle =
                        connection.prepareStatement(
                                "update bare_bill set settled = amount where id = ? and settled <"
                                        + " amount");
                PreparedStatement receive =
                        connection.prepareStatement(
                                """
                                with t as (update bare_till set last = last + 1, held = held +
                                        (select amount from bare_bill where id = ?)
                                    where id = ? returning id, last)
                                insert into bare_receipt select id, last, ? from t
                                """);
                PreparedStatement enter =
                        connection.prepareStatement(
                                """
                                insert into bare_entry
                                select id, a, case a when 'till' then amount else -amount end
                                from bare_bill, unnest(array['till', 'income']) a where id = ?
                                """)) {
            connection.setAutoCommit(false);
            for (int turn = next.getAndIncrement(); turn < turns; turn = next.getAndIncrement()) {
                int place = turn % (twice + 1);
                int bill = turn / (twice + 1) * twice + Math.max(0, place - 1);
                settle.setInt(1, bill);
                if (settle.executeUpdate() == 1) {
                    receive(receive, till, bill);
                    enter.setInt(1, bill);
                    enter.executeUpdate();
                    paid.incrementAndGet();
                }
                connection.commit();
            }
            return true;
        }
    }

    private static void receive(PreparedStatement receive, int till, int bill) throws SQLException {
        receive.setInt(1, bill);
        receive.setInt(2, till);
        receive.setInt(3, bill);
        receive.executeUpdate();
    }
}

package io.shouwen.server.journal;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import javax.sql.DataSource;

/**
 * The live end of the journal: what any process records is heard in every process, each fact once,
 * in an order in which no fact can appear before one that was heard. It begins with the process.
 */
@Component
public final class Tail {
    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final List<Consumer<Heard>> subscribers = new CopyOnWriteArrayList<>();
    private Cursor cursor;

    public Tail(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.cursor = new Cursor(horizon(), 0, 0);
    }

    /**
     * A fact was recorded.
     *
     * @param commit the transaction that recorded it: what is heard later never has a smaller one,
     *     and it is the same number in every process
     */
    public record Heard(long commit, OrgId org, SubjectId subject, int n, FactKind kind) {}

    private record Cursor(String xid, long subject, int n) {}

    private record Line(Heard heard, Cursor at) {}

    /**
     * Calls the subscriber with each fact from now on, on the tail's own thread: be quick, and
     * never block.
     *
     * @return ends the subscription when closed
     */
    public Subscription subscribe(Consumer<Heard> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    /** An ongoing subscription. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** Hears what is new; answers whether there is more at once. */
    public synchronized boolean listen() {
        List<Line> lines = after(cursor);
        for (Line line : lines) {
            subscribers.forEach(subscriber -> tell(subscriber, line.heard()));
            cursor = line.at();
        }
        return lines.size() == MOST;
    }

    private static void tell(Consumer<Heard> subscriber, Heard heard) {
        try {
            subscriber.accept(heard);
        } catch (RuntimeException e) {
            LOG.warn("A subscriber failed on {}", heard, e);
        }
    }

    /** The commit up to which everything is settled now: it can be read, and nothing is added. */
    public long position() {
        return Long.parseLong(horizon()) - 1;
    }

    /**
     * What was recorded after a commit, up to now; empty if that is too much to be told one by one,
     * or if the commit is not of this journal.
     */
    public Optional<List<Heard>> since(long commit) {
        if (commit > position()) {
            return Optional.empty();
        }
        List<Line> lines = after(new Cursor(Long.toString(commit), Long.MAX_VALUE, 0));
        return lines.size() == MOST
                ? Optional.empty()
                : Optional.of(lines.stream().map(Line::heard).toList());
    }

    private String horizon() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
                .query(String.class)
                .single();
    }

    private List<Line> after(Cursor place) {
        return jdbc.sql(
                        """
                        select org, subject, n, kind, xid
                        from gate_tail(cast(:xid as xid8), :subject, :n, :most)
                        """)
                .param("xid", place.xid())
                .param("subject", place.subject())
                .param("n", place.n())
                .param("most", MOST)
                .query((row, i) ->
                        new Line(
                                new Heard(
                                        Long.parseLong(row.getString("xid")),
                                        new OrgId(row.getInt("org")),
                                        new SubjectId(row.getLong("subject")),
                                        row.getInt("n"),
                                        new FactKind(row.getString("kind"))),
                                new Cursor(
                                        row.getString("xid"),
                                        row.getLong("subject"),
                                        row.getInt("n"))))
                .list();
    }
}

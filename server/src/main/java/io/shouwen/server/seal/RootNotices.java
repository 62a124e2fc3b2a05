package io.shouwen.server.seal;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.webhook.SignedPost;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

/**
 * Sends the last root of each day out of the house, to every witness that is configured; with none
 * configured nothing leaves. What is to be sent stands in the database: any process sends it, and a
 * failure is tried again, ever more seldom, with the same message id.
 */
public final class RootNotices {
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final OrgScope scope;
    private final SealRows seal;
    private final NoticeRows rows;
    private final WallClock clock;
    private final List<Witness> witnesses;

    RootNotices(DataSource dataSource, OrgScope scope, List<Witness> witnesses) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.seal = new SealRows(jdbc);
        this.rows = new NoticeRows(jdbc);
        this.clock = new WallClock(dataSource);
        this.witnesses = List.copyOf(witnesses);
    }

    /** Whether anybody outside is told at all. */
    public boolean configured() {
        return !witnesses.isEmpty();
    }

    /** The number of the last root that any witness has; 0 for none. */
    public long lastSent(OrgId org) {
        return scope.reading(org, () -> rows.lastSent(org));
    }

    /** Sends what is due in every organisation; answers how many roots were handed over. */
    public int sendDue() {
        int sent = 0;
        if (configured()) {
            for (OrgId org : scope.all()) {
                for (Witness witness : witnesses) {
                    sent += send(org, witness);
                }
            }
        }
        return sent;
    }

    private int send(OrgId org, Witness witness) {
        List<NoticeRows.Due> due =
                scope.in(
                        org,
                        () -> {
                            Instant now = clock.now();
                            seal.lastBefore(org, rows.startOfToday(org, now))
                                    .ifPresent(
                                            root -> rows.add(org, root.no(), witness.name(), now));
                            return rows.take(org, witness.name(), now, LEASE);
                        });
        int sent = 0;
        for (NoticeRows.Due one : due) {
            sent += send(org, witness, one) ? 1 : 0;
        }
        return sent;
    }

    /** The call outside happens between two transactions and holds neither lock nor snapshot. */
    private boolean send(OrgId org, Witness witness, NoticeRows.Due due) {
        Witness.Notice notice = scope.reading(org, () -> notice(org, due));
        try {
            witness.send(notice);
            scope.run(org, () -> rows.sent(org, due.root(), witness.name(), clock.now()));
            return true;
        } catch (IOException e) {
            failed(org, witness, due, e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void failed(OrgId org, Witness witness, NoticeRows.Due due, IOException e) {
        Duration rest = SignedPost.rest(due.attempts());
        scope.run(
                org,
                () ->
                        rows.failed(
                                org,
                                due.root(),
                                witness.name(),
                                clock.now().plus(rest),
                                String.valueOf(e.getMessage())));
    }

    private Witness.Notice notice(OrgId org, NoticeRows.Due due) {
        Root root = seal.roots(org, due.root() - 1, 1).getFirst();
        SealPublicKey key =
                seal.keys().stream()
                        .filter(one -> one.id().equals(root.key()))
                        .findFirst()
                        .orElseThrow();
        return new Witness.Notice(due.message(), root, key);
    }
}

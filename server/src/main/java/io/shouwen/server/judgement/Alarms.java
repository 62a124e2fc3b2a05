package io.shouwen.server.judgement;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.judgement.AlarmRows.Due;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Judges subjects again when time itself may have changed something. Any number of processes share
 * the work; ringing late changes no verdict, because each is judged as of its own moments.
 */
@Component
public final class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final int BATCH = 100;
    private static final int BATCHES_A_ROUND = 10;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration FAILED_WAIT = Duration.ofMinutes(1);

    /** No transaction lives longer, so none can still add an alarm that rang before this. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(1);

    private final OrgScope scope;
    private final WallClock clock;
    private final Shelf shelf;
    private final Histories histories;
    private final Judgements judgements;
    private final AlarmRows rows;
    private final FailPoints failPoints;
    private Instant silentUntil = Instant.EPOCH;
    private String rungBy = "";
    private long wholeScanAt = System.nanoTime();

    public Alarms(
            DataSource dataSource,
            OrgScope scope,
            WallClock clock,
            Shelf shelf,
            Histories histories,
            Judgements judgements,
            FailPoints failPoints) {
        this.scope = scope;
        this.clock = clock;
        this.shelf = shelf;
        this.histories = histories;
        this.judgements = judgements;
        this.rows = new AlarmRows(JdbcClient.create(dataSource));
        this.failPoints = failPoints;
    }

    /** Rings what is due, oldest first; answers whether there is more at once. */
    public synchronized boolean ring() {
        WallClock.Reading at = clock.read();
        boolean whole = System.nanoTime() >= wholeScanAt || !at.setting().equals(rungBy);
        Instant atLeast = whole ? Instant.EPOCH : silentUntil.minus(LONGEST_TRANSACTION);
        Set<Rung> rung = EnumSet.noneOf(Rung.class);
        for (OrgId org : rows.ringing(atLeast, at.now())) {
            rung.add(ring(org, atLeast, at.now()));
        }
        if (rung.contains(Rung.MORE)) {
            return true;
        }
        if (!rung.contains(Rung.FAILED)) {
            silentUntil = at.now();
            rungBy = at.setting();
            if (whole) {
                wholeScanAt = System.nanoTime() + LONGEST_TRANSACTION.toNanos();
            }
        }
        return false;
    }

    /** What is left of the due alarms of an organisation. */
    private enum Rung {
        NONE,
        MORE,
        /** Nobody knows: not even holding them went well. */
        FAILED
    }

    private Rung ring(OrgId org, Instant atLeast, Instant atMost) {
        for (int batch = 0; batch < BATCHES_A_ROUND; batch++) {
            List<SubjectId> held = new ArrayList<>();
            try {
                scope.run(
                        org,
                        () -> {
                            List<Due> due =
                                    failPoints.around(
                                            "hold alarms",
                                            () -> rows.hold(org, atLeast, atMost, BATCH));
                            due.forEach(one -> held.add(one.subject().id()));
                            judge(due, clock.now());
                        });
            } catch (RuntimeException e) {
                LOG.warn("A batch of alarms failed: org={} held={}", org, held.size(), e);
                if (held.isEmpty()) {
                    return Rung.FAILED;
                }
                held.forEach(subject -> ringAlone(org, subject, atMost));
            }
            if (held.size() < BATCH) {
                return Rung.NONE;
            }
        }
        return Rung.MORE;
    }

    private void ringAlone(OrgId org, SubjectId subject, Instant atMost) {
        try {
            scope.run(
                    org,
                    () -> judge(rows.hold(org, subject, atMost).stream().toList(), clock.now()));
        } catch (RuntimeException e) {
            LOG.warn("An alarm failed and is put off: subject={}", subject, e);
            scope.run(
                    org, () -> rows.postpone(subject, atMost.plus(FAILED_WAIT), String.valueOf(e)));
        }
    }

    private void judge(List<Due> due, Instant now) {
        if (due.isEmpty()) {
            return;
        }
        List<SubjectId> ids = due.stream().map(one -> one.subject().id()).toList();
        Map<SubjectId, StoredJudgement> before = judgements.stored(ids);
        List<Judging> told = new ArrayList<>();
        List<History> whole =
                failPoints.around(
                        "read facts",
                        () -> histories.withFacts(due.stream().map(Due::subject).toList()));
        for (int i = 0; i < due.size(); i++) {
            History history = whole.get(i);
            Instant asOf = now.isBefore(history.latest()) ? history.latest() : now;
            Judging judging = judgements.judge(history, asOf);
            switch (judging) {
                case Judging.Told one -> told.add(one);
                case Judging.Ill ill ->
                        judgements.keep(List.of(ill), before, now, wait(due.get(i).attempts()));
            }
        }
        judgements.keep(told, before, now, Duration.ZERO);
    }

    private static Duration wait(int attempts) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(attempts, 12));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }

    /**
     * Has every running clock judged again that was last judged by other standards than those on
     * the shelf: a new calendar edition re-dates it.
     */
    public int ringChanged() {
        Instant now = clock.now();
        int changed = 0;
        for (OrgId org : scope.all()) {
            changed += scope.in(org, () -> rows.ringChanged(org, shelf.of(org).hash(), now));
        }
        return changed;
    }
}

package io.shouwen.server.outbox;

import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.outbox.LetterRows.Held;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/**
 * Letters from one book to another: written in the transaction that concludes something, delivered
 * afterwards by whichever process comes first.
 *
 * <p>Per kind and book, letters arrive in the order of writing. The handler runs in a transaction
 * for the letters' organisation that also removes them: both happen or neither. A letter on which
 * the handler fails holds up its own book alone, and is tried again after a growing wait.
 */
@Component
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int BATCH = 100;
    private static final int BATCHES_A_ROUND = 10;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int ERROR_LENGTH = 500;

    private final OrgScope scope;
    private final LetterRows rows;
    private final FailPoints failPoints;
    private final Map<String, Consumer<List<Letter>>> handlers = new ConcurrentHashMap<>();

    public Outbox(DataSource dataSource, OrgScope scope, FailPoints failPoints) {
        this.scope = scope;
        this.rows = new LetterRows(JdbcClient.create(dataSource));
        this.failPoints = failPoints;
    }

    /**
     * Names the one handler of a kind of letter. Letters of a kind without one wait.
     *
     * @param handler takes letters to different books in one transaction; if it fails on some, all
     *     of them come again one by one
     */
    public void register(String kind, Consumer<List<Letter>> handler) {
        if (handlers.putIfAbsent(kind, handler) != null) {
            throw new IllegalStateException("Letters of kind %s have a handler".formatted(kind));
        }
    }

    /**
     * Writes letters in the open transaction. The caller holds a lock for each of their books, so
     * that their order is that of commits.
     */
    public void write(List<Letter> letters) {
        if (!letters.isEmpty()) {
            failPoints.around("write letters", () -> rows.insert(letters));
        }
    }

    /** Delivers what can be delivered now; answers whether there may be more. */
    public boolean deliver() {
        if (handlers.isEmpty()) {
            return false;
        }
        boolean more = false;
        for (OrgId org : rows.organisations()) {
            int batches = 0;
            while (batches < BATCHES_A_ROUND && deliverBatch(org)) {
                batches++;
            }
            more |= batches == BATCHES_A_ROUND;
        }
        return more;
    }

    private boolean deliverBatch(OrgId org) {
        List<Held> held = new ArrayList<>();
        try {
            scope.run(
                    org,
                    () -> {
                        held.addAll(
                                failPoints.around(
                                        "hold letters",
                                        () -> rows.hold(org, handlers.keySet(), BATCH)));
                        hand(held);
                    });
        } catch (RuntimeException e) {
            if (held.isEmpty()) {
                throw e;
            }
            LOG.info("A batch of letters failed and is delivered one by one: org={}", org, e);
            held.forEach(letter -> deliverAlone(org, letter));
        }
        return !held.isEmpty();
    }

    private void deliverAlone(OrgId org, Held letter) {
        try {
            scope.run(org, () -> hand(rows.hold(org, letter.id()).stream().toList()));
        } catch (RuntimeException e) {
            postpone(org, letter, e);
        }
    }

    private void hand(List<Held> held) {
        if (held.isEmpty()) {
            return;
        }
        Map<String, List<Letter>> byKind =
                held.stream()
                        .map(Held::letter)
                        .collect(Collectors.groupingBy(Letter::kind, Collectors.toList()));
        failPoints.around(
                "hand over letters",
                () -> {
                    byKind.forEach((kind, letters) -> handler(kind).accept(letters));
                    return held;
                });
        failPoints.around("remove letters", () -> rows.delete(held));
    }

    private Consumer<List<Letter>> handler(String kind) {
        return Optional.ofNullable(handlers.get(kind)).orElseThrow();
    }

    private void postpone(OrgId org, Held held, RuntimeException why) {
        Duration wait = Duration.ofSeconds(1L << Math.min(held.attempts(), 10));
        Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        String error = String.valueOf(why);
        LOG.warn(
                "A letter could not be delivered and is tried again: kind={} book={} key={}",
                held.letter().kind(),
                held.letter().book(),
                held.letter().key(),
                why);
        scope.run(
                org,
                () ->
                        rows.postpone(
                                held.id(),
                                bounded,
                                error.substring(0, Math.min(ERROR_LENGTH, error.length()))));
    }
}

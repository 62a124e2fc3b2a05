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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import javax.sql.DataSource;

/**
 * Letters from one book to another: written in the transaction that concludes something, delivered
 * afterwards by whichever process comes first.
 *
 * <p>Per kind and book, letters arrive in the order of writing. The handler runs in a transaction
 * for the letter's organisation that also removes the letter: both happen or neither. A handler
 * that fails holds up its own book alone, and is tried again after a growing wait.
 */
@Component
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int LETTERS_A_ROUND = 200;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int ERROR_LENGTH = 500;

    private final OrgScope scope;
    private final LetterRows rows;
    private final FailPoints failPoints;
    private final Map<String, Consumer<Letter>> handlers = new ConcurrentHashMap<>();

    public Outbox(DataSource dataSource, OrgScope scope, FailPoints failPoints) {
        this.scope = scope;
        this.rows = new LetterRows(JdbcClient.create(dataSource));
        this.failPoints = failPoints;
    }

    /** Names the one handler of a kind of letter. Letters of a kind without one wait. */
    public void register(String kind, Consumer<Letter> handler) {
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
            int delivered = 0;
            while (delivered < LETTERS_A_ROUND && deliverNext(org)) {
                delivered++;
            }
            more |= delivered == LETTERS_A_ROUND;
        }
        return more;
    }

    /** A letter whose handler failed. */
    private record Failure(Held held, RuntimeException why) {}

    private boolean deliverNext(OrgId org) {
        Held[] held = new Held[1];
        try {
            return scope.in(
                    org,
                    () -> {
                        Optional<Held> next = rows.holdNext(org, handlers.keySet());
                        next.ifPresent(letter -> {
                            held[0] = letter;
                            hand(letter);
                        });
                        return next.isPresent();
                    });
        } catch (RuntimeException e) {
            if (held[0] == null) {
                throw e;
            }
            postpone(org, new Failure(held[0], e));
            return true;
        }
    }

    private void hand(Held held) {
        Consumer<Letter> handler = handlers.get(held.letter().kind());
        if (handler != null) {
            failPoints.around(
                    "hand over a letter",
                    () -> {
                        handler.accept(held.letter());
                        return held;
                    });
            failPoints.around("remove a letter", () -> rows.delete(held.id()));
        }
    }

    private void postpone(OrgId org, Failure failure) {
        Held held = failure.held();
        Duration wait = Duration.ofSeconds(1L << Math.min(held.attempts(), 10));
        Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        String error = String.valueOf(failure.why());
        LOG.warn(
                "A letter could not be delivered and is tried again: kind={} book={} key={}",
                held.letter().kind(),
                held.letter().book(),
                held.letter().key(),
                failure.why());
        scope.run(
                org,
                () ->
                        rows.postpone(
                                held.id(),
                                bounded,
                                error.substring(0, Math.min(ERROR_LENGTH, error.length()))));
    }
}

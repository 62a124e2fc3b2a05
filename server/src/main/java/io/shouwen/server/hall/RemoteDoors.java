package io.shouwen.server.hall;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * Where a number is taken by whoever is not in the hall yet, and how the hall proves that they have
 * come: its screens show a word that changes.
 */
@Component
public final class RemoteDoors {
    /** How long a word is shown; it opens for as long again, for whoever is scanning it then. */
    static final Duration TURN = Duration.ofMinutes(5);

    private static final String HASH = "HmacSHA256";
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LONG = 8;

    private final OrgScope scope;
    private final WallClock clock;
    private final RemoteDoorRows rows;

    public RemoteDoors(DataSource dataSource, OrgScope scope, WallClock clock) {
        this.scope = scope;
        this.clock = clock;
        this.rows = new RemoteDoorRows(JdbcClient.create(dataSource));
    }

    /** That of a hall; empty while it was never settled. */
    public Optional<RemoteDoor> find(OrgId org, int unit) {
        return scope.reading(org, () -> rows.find(org, unit));
    }

    /** That of a hall, if it gives numbers from elsewhere. */
    public Optional<RemoteDoor> open(OrgId org, int unit) {
        return find(org, unit).filter(RemoteDoor::open);
    }

    /** Says from when of a day numbers are given from elsewhere, and to how many at once. */
    public void settle(OrgId org, int unit, int most, LocalTime opensAt) {
        scope.run(
                org,
                () ->
                        rows.settle(
                                new RemoteDoor(org, unit, Secrets.code(), most, opensAt),
                                Secrets.seed()));
    }

    /** The one of a public code; one that is unknown and one that is shut look the same. */
    public RemoteDoor enter(String code) {
        return rows.gate(code)
                .flatMap(found -> open(found.org(), found.unit()))
                .orElseThrow(Refusal::notFound);
    }

    /** What the screens of the hall show now. */
    public String word(RemoteDoor door) {
        return word(door, clock.now());
    }

    /** Whether somebody has read the word in the hall just now. */
    public boolean proves(RemoteDoor door, String word) {
        Instant now = clock.now();
        return word.equals(word(door, now)) || word.equals(word(door, now.minus(TURN)));
    }

    private String word(RemoteDoor door, Instant at) {
        byte[] seed = scope.reading(door.org(), () -> rows.seed(door));
        byte[] turn =
                ByteBuffer.allocate(Long.BYTES)
                        .putLong(at.getEpochSecond() / TURN.toSeconds())
                        .array();
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(seed, HASH));
            byte[] hash = mac.doFinal(turn);
            StringBuilder word = new StringBuilder();
            for (int letter = 0; letter < LONG; letter++) {
                word.append(LETTERS.charAt(hash[letter] & (LETTERS.length() - 1)));
            }
            return word.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + HASH, e);
        }
    }
}

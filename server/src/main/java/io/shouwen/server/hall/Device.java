package io.shouwen.server.hall;

import io.shouwen.server.organisation.OrgId;

import java.time.Instant;
import java.util.Optional;

/**
 * A thing of a hall that enters by the secret in its address.
 *
 * @param kind {@code kiosk}, {@code display}, {@code rating}, {@code bridge} or {@code portal}
 * @param counter at which it stands, where it belongs to one
 * @param revokedAt since when it is let in no more
 */
public record Device(
        OrgId org,
        int id,
        int unit,
        String kind,
        Optional<Integer> counter,
        String name,
        Instant madeAt,
        Optional<Instant> revokedAt) {
    public static final String KIOSK = "kiosk";
    public static final String DISPLAY = "display";
    public static final String RATING = "rating";
    public static final String BRIDGE = "bridge";
    public static final String PORTAL = "portal";
}

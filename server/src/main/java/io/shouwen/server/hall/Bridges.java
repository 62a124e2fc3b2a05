package io.shouwen.server.hall;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.Drawer;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * The bridges of halls, and the secret that each shares with the house. A page is given a token
 * that is made of the secret, never the secret: it can speak with the bridge, but cannot sign for
 * it.
 */
@Component
public final class Bridges {
    /** Where a bridge listens unless another port is settled. */
    public static final int PORT = 9310;

    private static final int LEAST_PORT = 1024;
    private static final int MOST_PORT = 65_535;
    private static final String PAGE = "page";

    private final OrgScope scope;
    private final Devices devices;
    private final Drawer drawer;
    private final WallClock clock;
    private final BridgeRows rows;

    public Bridges(
            DataSource dataSource,
            OrgScope scope,
            Devices devices,
            Drawer drawer,
            WallClock clock) {
        this.scope = scope;
        this.devices = devices;
        this.drawer = drawer;
        this.clock = clock;
        this.rows = new BridgeRows(JdbcClient.create(dataSource));
    }

    /**
     * What a bridge is to be: at a counter or beside a kiosk.
     *
     * @param rates whether a rating device hangs on it; only at a counter
     */
    public record Wanted(
            int unit,
            Optional<Integer> counter,
            Optional<Integer> kiosk,
            String name,
            int port,
            boolean rates) {}

    /**
     * Makes a bridge; where one stood before, that one is switched off. Answers its secret, which
     * is shown once.
     */
    public String make(OrgId org, Wanted wanted) {
        if (wanted.counter().isPresent() == wanted.kiosk().isPresent()
                || (wanted.rates() && wanted.counter().isEmpty())) {
            throw Refusal.notFound();
        }
        if (wanted.port() < LEAST_PORT || wanted.port() > MOST_PORT) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "bridge-port");
        }
        return scope.in(
                org,
                () -> {
                    wanted.counter()
                            .flatMap(counter -> rows.atCounter(org, counter))
                            .or(() -> wanted.kiosk().flatMap(kiosk -> rows.atKiosk(org, kiosk)))
                            .ifPresent(before -> revoke(org, wanted.unit(), before.id()));
                    String secret =
                            devices.make(
                                    org,
                                    new Devices.Wanted(
                                            wanted.unit(),
                                            Device.BRIDGE,
                                            wanted.counter(),
                                            wanted.name()));
                    Device made = devices.enter(secret).orElseThrow();
                    rows.add(org, made.id(), wanted, keep(org, secret));
                    return secret;
                });
    }

    /** A new secret, shown once; the one before opens and proves nothing any more. */
    public String renew(OrgId org, int unit, int device) {
        return scope.in(
                org,
                () -> {
                    Bridge before = rows.find(org, device).orElseThrow(Refusal::notFound);
                    String secret = devices.renew(org, unit, device);
                    rows.renew(org, device, keep(org, secret));
                    drawer.destroy(org, before.secret());
                    return secret;
                });
    }

    /** Switches a device off; of a bridge its secret is destroyed with it. */
    public void revoke(OrgId org, int unit, int device) {
        scope.run(
                org,
                () -> {
                    devices.revoke(org, unit, device);
                    boolean off =
                            devices.of(org, unit).stream().noneMatch(one -> one.id() == device);
                    rows.find(org, device)
                            .filter(_ -> off)
                            .ifPresent(bridge -> {
                                rows.remove(org, device);
                                drawer.destroy(org, bridge.secret());
                            });
                });
    }

    private long keep(OrgId org, String secret) {
        return drawer.keep(org, secret.getBytes(StandardCharsets.UTF_8));
    }

    public Optional<Bridge> find(OrgId org, int device) {
        return scope.reading(org, () -> rows.find(org, device));
    }

    public Optional<Bridge> atCounter(OrgId org, int counter) {
        return scope.reading(org, () -> rows.atCounter(org, counter));
    }

    public Optional<Bridge> atKiosk(Device kiosk) {
        return scope.reading(kiosk.org(), () -> rows.atKiosk(kiosk.org(), kiosk.id()));
    }

    /** The addresses that a page of these halls may have to speak to. */
    public List<String> addresses(OrgId org, Collection<Integer> units) {
        return scope.reading(org, () -> rows.ports(org, units)).stream()
                .map(Bridge::address)
                .toList();
    }

    /**
     * A bridge as a page meets it.
     *
     * @param token by which the page enters
     * @param now by which the bridge goes
     */
    public record Met(Bridge bridge, String token, Instant now) {}

    /** A page meets a bridge now. */
    public Met meet(Bridge bridge) {
        return new Met(bridge, token(bridge), clock.now());
    }

    /** By which a page proves to the bridge that it is its own. */
    public String token(Bridge bridge) {
        return sign(secret(bridge), PAGE);
    }

    /** Whether the bridge itself said these words. */
    public boolean said(Bridge bridge, String words, String mac) {
        return MessageDigest.isEqual(
                sign(secret(bridge), words).getBytes(StandardCharsets.UTF_8),
                mac.getBytes(StandardCharsets.UTF_8));
    }

    private String secret(Bridge bridge) {
        return new String(drawer.open(bridge.org(), bridge.secret()), StandardCharsets.UTF_8);
    }

    /** HMAC-SHA256 under the secret, in base64url without padding. */
    static String sign(String secret, String words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(words.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }
}

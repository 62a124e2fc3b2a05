package io.shouwen.server.hall;

import io.shouwen.server.access.Tokens;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** The doors by secret: devices of the hall, and customers with the address on their number. */
@Component
public final class Devices {
    private static final Set<String> KINDS =
            Set.of(Device.KIOSK, Device.DISPLAY, Device.RATING, Device.BRIDGE, Device.PORTAL);
    private static final int LONGEST_NAME = 40;

    private final OrgScope scope;
    private final WallClock clock;
    private final DeviceRows rows;

    public Devices(DataSource dataSource, OrgScope scope, WallClock clock) {
        this.scope = scope;
        this.clock = clock;
        this.rows = new DeviceRows(JdbcClient.create(dataSource));
    }

    /** What a device is to be. */
    public record Wanted(int unit, String kind, Optional<Integer> counter, String name) {}

    /** The number of a customer who entered by its address. */
    public record Holder(OrgId org, SubjectId ticket) {}

    /** Makes a device; its secret is shown once and kept as a digest. */
    public String make(OrgId org, Wanted wanted) {
        if (!KINDS.contains(wanted.kind())
                || (wanted.kind().equals(Device.RATING) && wanted.counter().isEmpty())) {
            throw Refusal.notFound();
        }
        if (wanted.name().isBlank() || wanted.name().length() > LONGEST_NAME) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "device-name-missing");
        }
        String secret = Secrets.fresh();
        scope.run(org, () -> rows.add(org, wanted, Tokens.digest(secret), clock.now()));
        return secret;
    }

    /** The device is let in no more. */
    public void revoke(OrgId org, int unit, int device) {
        scope.run(org, () -> rows.revoke(org, unit, device, clock.now()));
    }

    /** A new secret for a device whose address was lost; the one before opens nothing any more. */
    public String renew(OrgId org, int unit, int device) {
        String secret = Secrets.fresh();
        boolean renewed = scope.in(org, () -> rows.renew(org, unit, device, Tokens.digest(secret)));
        if (!renewed) {
            throw Refusal.notFound();
        }
        return secret;
    }

    /** The devices of a hall, the newest last. */
    public List<Device> of(OrgId org, int unit) {
        return scope.reading(org, () -> rows.of(org, unit));
    }

    /** A device by its number, switched off or not. */
    public Optional<Device> find(OrgId org, int device) {
        return scope.reading(org, () -> rows.find(org, device));
    }

    /** The device of this kind whose secret it is; a wrong one and a revoked one look the same. */
    public Device enter(String secret, String kind) {
        return enter(secret)
                .filter(device -> device.kind().equals(kind))
                .orElseThrow(Refusal::notFound);
    }

    /** The device whose secret it is, unless it was revoked. */
    public Optional<Device> enter(String secret) {
        return rows.gate(Tokens.digest(secret))
                .flatMap(found ->
                        scope.reading(found.org(), () -> rows.find(found.org(), found.id())));
    }

    /** As whom a device tells facts. */
    public static Sender sender(Device device, String key) {
        return new Sender(
                device.org(),
                new Actor("device:" + device.id(), Set.of("device"), Optional.empty()),
                key,
                device.kind());
    }

    /** The customer whose secret it is. */
    public Holder holder(String secret) {
        return rows.gateTicket(Tokens.digest(secret)).orElseThrow(Refusal::notFound);
    }

    /** As whom a customer tells facts. */
    public static Sender sender(Holder holder, String key) {
        return new Sender(
                holder.org(),
                new Actor(
                        "ticket:" + holder.ticket().value(), Set.of("customer"), Optional.empty()),
                key,
                "customer");
    }
}

package io.shouwen.server.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.TestServer;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Bridge;
import io.shouwen.server.hall.Bridges;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.Devices;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.Refusal;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a bridge says counts if it signed it, and for the visit that was asked there. */
class BridgeTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final HallScreens HALL = new HallScreens(SERVER);
    private static final int CLERK = HALL.sit("Y602", 1);
    private static final Counter COUNTER =
            SERVER.bean(Halls.class).counters(HallScreens.ORG, HALL.unit).getFirst();
    private static final Bridges BRIDGES = SERVER.bean(Bridges.class);
    private static final String SERVICE = "new-connection";
    private static final Me ME =
            new Me(
                    HallScreens.ORG,
                    "",
                    "",
                    ZoneId.of("Asia/Shanghai"),
                    0,
                    CLERK,
                    "",
                    "",
                    false,
                    List.of());

    private final Instant now = SERVER.bean(WallClock.class).now();
    private final String secret = made("1 号柜台外设");
    private final Bridge bridge = BRIDGES.atCounter(HallScreens.ORG, COUNTER.id()).orElseThrow();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aSignedRatingCountsOnceAsOfWhenTheKeyWasPressed() throws Exception {
        TicketRow visit = asked();
        Instant at = SERVER.bean(WallClock.class).now();
        say(visit, "4", at, secret);
        refused("already-rated", () -> say(visit, "1", at.plusMillis(1), secret));
        RatingLine line =
                SERVER.bean(Ratings.class).find(HallScreens.ORG, visit.id()).orElseThrow();
        assertThat(line.level()).isEqualTo(4);
        assertThat(line.channel()).isEqualTo("device");
        assertThat(line.at()).isEqualTo(at);
        HALL.tell(CLERK, visit, NewFact.now(TicketKinds.ENDED, Map.of()));
    }

    @Test
    void whatTheBridgeDidNotSignDoesNotCount() {
        TicketRow visit = asked();
        refused("bridge-unsigned", () -> say(visit, "1", now, "another"));
        refused("bridge-unsigned", () -> page(visit, "1", now, mac(secret, "rating.given")));
        refused("rating-not-possible", () -> say(visit, "6", now.plusSeconds(1), secret));
        refused("rating-not-possible", () -> say(visit, "1", now.minusSeconds(3600), secret));
        refused("rating-not-possible", () -> say(visit, "1", now.plusSeconds(3600), secret));
        HALL.tell(CLERK, visit, NewFact.now(TicketKinds.ENDED, Map.of()));
    }

    @Test
    void aDeviceIsOnInTheMinutesThatItSigned() {
        String at = now.minus(Duration.ofMinutes(3)).toString();
        said("rating.on", at, "", "", "", mac(secret, "rating.on\n" + at));
        long on =
                SERVER.database()
                        .orgScope()
                        .reading(
                                HallScreens.ORG,
                                () ->
                                        SERVER.database()
                                                .jdbc()
                                                .sql(
                                                        "select count(*) from rating_on where"
                                                                + " device = :device")
                                                .param("device", bridge.id())
                                                .query(Long.class)
                                                .single());
        assertThat(on).isEqualTo(1);
    }

    @Test
    void theNextBridgeOfACounterSwitchesTheOneBeforeOff() {
        String later = made("另一台");
        Bridge after = BRIDGES.atCounter(HallScreens.ORG, COUNTER.id()).orElseThrow();
        assertThat(after.id()).isNotEqualTo(bridge.id());
        assertThat(BRIDGES.find(HallScreens.ORG, bridge.id())).isEmpty();
        assertThat(BRIDGES.said(after, "page", BRIDGES.token(after))).isTrue();
        assertThat(BRIDGES.token(after)).isEqualTo(mac(later, "page"));
        String fresh = BRIDGES.renew(HallScreens.ORG, HALL.unit, after.id());
        Bridge renewed = BRIDGES.find(HallScreens.ORG, after.id()).orElseThrow();
        assertThat(BRIDGES.token(renewed)).isEqualTo(mac(fresh, "page"));
        assertThat(SERVER.bean(Devices.class).enter(later)).isEmpty();
        BRIDGES.revoke(HallScreens.ORG, HALL.unit, after.id());
        assertThat(BRIDGES.atCounter(HallScreens.ORG, COUNTER.id())).isEmpty();
    }

    @Test
    void aBridgeStandsAtOnePlaceAndListensAtAPortOfItsOwnMachine() {
        refused("not-found", () -> BRIDGES.make(HallScreens.ORG, wanted(Optional.empty(), 9310)));
        refused(
                "bridge-port",
                () -> BRIDGES.make(HallScreens.ORG, wanted(Optional.of(COUNTER.id()), 80)));
        assertThat(BRIDGES.addresses(HallScreens.ORG, Set.of(HALL.unit)))
                .containsExactly("http://127.0.0.1:9310");
        assertThat(SERVER.bean(Devices.class).find(HallScreens.ORG, bridge.id()))
                .map(Device::kind)
                .hasValue(Device.BRIDGE);
    }

    private static String made(String name) {
        return BRIDGES.make(
                HallScreens.ORG,
                new Bridges.Wanted(
                        HALL.unit,
                        Optional.of(COUNTER.id()),
                        Optional.empty(),
                        name,
                        Bridges.PORT,
                        true));
    }

    private static Bridges.Wanted wanted(Optional<Integer> counter, int port) {
        return new Bridges.Wanted(HALL.unit, counter, Optional.empty(), "外设", port, false);
    }

    private static TicketRow asked() {
        HALL.sit("Y602", 1);
        HALL.take(SERVICE);
        TicketRow called = HALL.call(CLERK);
        HALL.tell(CLERK, called, Tickets.now(TicketKinds.OPENED, Map.of("service", SERVICE)));
        return HALL.tell(
                CLERK,
                called,
                NewFact.now(RatingKinds.PROMPTED, Map.of("channel", new Value.Text("device"))));
    }

    private void say(TicketRow visit, String level, Instant at, String with) {
        page(
                visit,
                level,
                at,
                mac(
                        with,
                        String.join(
                                "\n", "rating.given", at.toString(), no(visit), level, "false")));
    }

    private void page(TicketRow visit, String level, Instant at, String mac) {
        said("rating.given", at.toString(), no(visit), level, "false", mac);
    }

    private void said(
            String type, String at, String visit, String level, String anonymous, String mac) {
        SERVER.bean(BridgePage.class).said(ME, bridge.id(), type, at, visit, level, anonymous, mac);
    }

    private static String no(TicketRow visit) {
        return visit.id().number();
    }

    private static String mac(String secret, String words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(words.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void refused(String slug, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.slug()).isEqualTo(slug));
    }
}

package io.shouwen.server.hall.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.Devices;
import io.shouwen.server.hall.HallKinds;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.RemoteDoor;
import io.shouwen.server.hall.RemoteDoors;
import io.shouwen.server.hall.Standing;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What customers see behind the doors by secret when something is wrong: the systems of the hall
 * fail, or the door is not there. Nobody of them comes to a page of staff.
 */
class DoorsTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final HallScreens HALL = new HallScreens(SERVER);
    private static final String SERVICE = "new-connection";
    private static final TestBrowser CUSTOMER = new TestBrowser(SERVER);

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    /** Looks like a secret and is none. */
    private static final String UNKNOWN = "bm8tc3VjaC1zZWNyZXQ";

    private final Standing standing = SERVER.bean(Standing.class);
    private final Devices devices = SERVER.bean(Devices.class);
    private final RemoteDoors doors = SERVER.bean(RemoteDoors.class);

    @BeforeAll
    static void morning() {
        WallClock clock = SERVER.bean(WallClock.class);
        ZoneId china = ZoneId.of("Asia/Shanghai");
        clock.moveTo(
                clock.now()
                        .atZone(china)
                        .toLocalDate()
                        .plusDays(1)
                        .atTime(LocalTime.of(10, 0))
                        .atZone(china)
                        .toInstant());
    }

    @AfterEach
    void goesOn() {
        end(Standing.DOWN, HallKinds.RESTORED);
        end(Standing.CLOSING, HallKinds.OPENED);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void whileTheSystemsFailEveryDoorSaysSoInWords() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put(HALL.own(SERVICE), "own.down");
        said.put(line().at(""), "kiosk.shut.hall-down");
        said.put(line().at("/services/" + SERVICE), "kiosk.shut.hall-down");
        said.put(HALL.device(Device.KIOSK), "kiosk.shut.hall-down");
        said.put(HALL.device(Device.DISPLAY), "display.shut.hall-down");
        said.put(rating(), "display.shut.hall-down");
        for (Language language : Language.values()) {
            said.forEach((door, words) ->
                    assertThat(get(door, language).body())
                            .as(door)
                            .doesNotContain(Texts.in(language).of(words)));
        }
        String form = get(line().at("/services/" + SERVICE), Language.ZH).body();
        begin(Standing.DOWN, HallKinds.DOWN);
        for (Language language : Language.values()) {
            Texts texts = Texts.in(language);
            said.forEach((door, words) -> {
                HttpResponse<String> answer = get(door, language);
                assertThat(answer.statusCode()).as(door).isEqualTo(200);
                assertThat(answer.body()).as(door).contains(texts.of(words));
                customers(answer.body(), door, language);
            });
            String door = line().at("");
            HttpResponse<String> refused =
                    CUSTOMER.postWithToken(
                            RoomsStory.first(TOKEN, form),
                            door + "/numbers",
                            Map.of("service", SERVICE, "phone", "13900000001", "key", key()),
                            "Accept-Language",
                            language.tag());
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains(texts.of("refusal.hall-down"), "id=\"again\"");
            customers(refused.body(), door, language);
        }
    }

    /** The hall gives no more numbers, and whoever is inside waits for its systems. */
    @Test
    void theWallTellsOfAFailureAfterTheHallBeganToClose() {
        String wall = HALL.device(Device.DISPLAY);
        String own = HALL.own(SERVICE);
        begin(Standing.CLOSING, HallKinds.CLOSING);
        begin(Standing.DOWN, HallKinds.DOWN);
        Texts texts = Texts.in(Language.ZH);
        assertThat(get(wall, Language.ZH).body())
                .contains(
                        texts.of("display.shut.hall-closing"), texts.of("display.shut.hall-down"));
        assertThat(get(own, Language.ZH).body()).contains(texts.of("own.down"));
        end(Standing.DOWN, HallKinds.RESTORED);
        assertThat(get(wall, Language.ZH).body())
                .contains(texts.of("display.shut.hall-closing"))
                .doesNotContain(texts.of("display.shut.hall-down"));
    }

    @Test
    void aDoorThatIsNotThereAnswersInTheLookOfWhoeverStandsBeforeIt() {
        Map<String, String> looks =
                Map.of(
                        "t", "own",
                        "a", "own",
                        "line", "own",
                        "portal", "own",
                        "rate", "rate",
                        "display", "display",
                        "kiosk", "kiosk");
        looks.forEach((kind, look) -> {
            notThere("/%s/%s".formatted(kind, UNKNOWN), look);
            // As a telephone reads it out of a message: with the full stop after it.
            notThere("/%s/%s%%E3%%80%%82".formatted(kind, UNKNOWN), look);
            notThere("/%s/%s/".formatted(kind, UNKNOWN), look);
            notThere("/%s/%s/now/elsewhere".formatted(kind, UNKNOWN), look);
        });
    }

    @Test
    void aDoorThatWasShutIsNotThereAnyMore() {
        for (String kind : List.of(Device.DISPLAY, Device.KIOSK, Device.PORTAL)) {
            String door = HALL.device(kind);
            assertThat(get(door, Language.ZH).statusCode()).as(door).isEqualTo(200);
            devices.revoke(HallScreens.ORG, HALL.unit, newest());
            notThere(door, kind.equals(Device.PORTAL) ? "own" : kind);
        }
        String rating = rating();
        devices.renew(HallScreens.ORG, HALL.unit, newest());
        notThere(rating, "rate");
        String line = line().at("");
        assertThat(get(line, Language.ZH).statusCode()).isEqualTo(200);
        doors.settle(HallScreens.ORG, HALL.unit, 0, LocalTime.of(8, 0));
        notThere(line, "own");
    }

    /** A page that was left open until its session ended is no page of staff either. */
    @Test
    void aFormWithoutItsTokenIsRefusedInTheSameLook() {
        String own = HALL.own(SERVICE);
        HttpResponse<String> refused =
                CUSTOMER.postWithToken("", own + "/left", Map.of("key", key()));
        assertThat(refused.statusCode()).isEqualTo(403);
        customers(refused.body(), own, Language.ZH);
        assertThat(refused.body()).contains("href=\"%s\"".formatted(own));
    }

    private static void notThere(String door, String look) {
        for (Language language : Language.values()) {
            HttpResponse<String> answer = get(door, language);
            assertThat(answer.statusCode()).as(door).isEqualTo(404);
            assertThat(answer.body())
                    .as(door)
                    .contains(
                            "class=\"bare %s\"".formatted(look),
                            Texts.in(language).of("refusal.not-found.title"));
            customers(answer.body(), door, language);
        }
    }

    /** Nothing on it is of staff, and it speaks the language that was asked for. */
    private static void customers(String page, String door, Language language) {
        assertThat(page)
                .as(door)
                .contains("<html lang=\"%s\" class=\"bare ".formatted(language.tag()))
                .doesNotContain("/sign-in", "class=\"rooms\"", "class=\"bar\"", "href=\"/\"");
    }

    private static HttpResponse<String> get(String door, Language language) {
        return CUSTOMER.get(door, "Accept-Language", language.tag());
    }

    private RemoteDoor line() {
        doors.settle(HallScreens.ORG, HALL.unit, 2, LocalTime.of(8, 0));
        return doors.find(HallScreens.ORG, HALL.unit).orElseThrow();
    }

    private String rating() {
        return "/rate/"
                + devices.make(
                        HallScreens.ORG,
                        new Devices.Wanted(
                                HALL.unit,
                                Device.RATING,
                                Optional.of(HALL.counter(1).id()),
                                "评价器"));
    }

    private int newest() {
        return devices.of(HallScreens.ORG, HALL.unit).getLast().id();
    }

    private void begin(String what, FactKind fact) {
        standing.begin(manager(), HALL.unit, what, "收费系统", List.of(NewFact.now(fact, Map.of())));
    }

    private void end(String what, FactKind fact) {
        standing.end(manager(), HALL.unit, what, List.of(NewFact.now(fact, Map.of())));
    }

    private static Sender manager() {
        return new Sender(
                HallScreens.ORG,
                Actor.person(new RoomsStory(SERVER).person("Y606"), Set.of("manager")),
                key(),
                "floor");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}

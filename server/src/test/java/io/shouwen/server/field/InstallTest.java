package io.shouwen.server.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.request.Requests;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An installation on the phone: the six taps of a repair, told as the code tells installations. */
class InstallTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final TestBrowser TECHNICIAN = TestBrowser.as(SERVER, "liwei");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void sixTapsInstallAndTheClausesOfInstallationsHearThem() {
        String number = asked(SERVER, ROOMS, "i1");
        assertThat(TECHNICIAN.get("/field").body())
                .contains(number, "data-step=\"installed\"", "上门安装前，先约好时间");
        assertThat(tell(number, "accepted", "{}")).contains("recorded");
        assertThat(tell(number, "departed", "{}")).contains("refused");
        String agreed =
                """
                {"agreed_at":"2099-01-01T09:00","contacted":"true","consent":"true",
                 "requested_by":"customer","evidence":"call"}\
                """;
        assertThat(
                        ROOMS.act(
                                        TECHNICIAN,
                                        act(number, "agreed", agreed)
                                                .replace(
                                                        "\"values\":",
                                                        "\"file\":\"电话约定\",\"values\":"))
                                .body())
                .contains("recorded");
        assertThat(tell(number, "departed", "{}")).contains("recorded");
        assertThat(tell(number, "arrived", "{}")).contains("recorded");
        assertThat(tell(number, "entered", "{\"feet\":\"covers\"}")).contains("recorded");
        assertThat(tell(number, "fixed", "{}")).contains("refused");
        assertThat(
                        tell(
                                number,
                                "outlet-low",
                                "{\"cause\":\"分支器老化\",\"explained\":\"true\",\"proposed\":\"true\"}"))
                .contains("recorded");
        assertThat(
                        tell(
                                number,
                                "installed",
                                "{\"asked\":\"true\",\"test_complete\":\"true\",\"missing\":\"0\","
                                        + "\"levels\":\"within\"}"))
                .contains("recorded");
        assertThat(
                        tell(
                                number,
                                "signed",
                                "{\"form\":\"paper\",\"paper\":\"S1\",\"rating\":\"content\","
                                        + "\"advised\":\"true\",\"cleared\":\"true\","
                                        + "\"remote_paired\":\"true\",\"taught\":\"true\","
                                        + "\"numbers_shown\":\"true\"}"))
                .contains("recorded");
        String story = AGENT.get("/requests/" + number).body();
        assertThat(story).contains("已办结", "安装完工", "出发安装", "设备就位", "已装好");
        assertThat(story).doesNotContain("verdict-broken", "verdict-overdue");
        for (String clause :
                List.of("3.4.1a", "3.4.2a", "3.4.3", "3.4.5", "3.4.6c", "3.4.7a", "3.4.4d")) {
            assertThat(story).contains("cable." + clause + " ·");
        }
    }

    /** An installation that is asked for, its formalities done, in the technician's hands. */
    static String asked(TestServer server, RoomsStory rooms, String key) {
        OrgId org = new OrgId(1);
        int technician = rooms.person("Y201");
        int unit = server.bean(Staff.class).posts(org, technician).iterator().next();
        Value ready = new Value.Text("ready");
        Outcome opened =
                server.bean(Requests.class)
                        .open(
                                new Requests.Sender(
                                        org,
                                        Actor.person(rooms.person("Y101"), Set.of("agent")),
                                        key,
                                        "hotline"),
                                new Requests.Opening(
                                        unit,
                                        RequestType.INSTALLATION,
                                        Optional.empty(),
                                        Optional.empty(),
                                        rooms.person("Y101"),
                                        Optional.empty(),
                                        technician,
                                        List.of(
                                                NewFact.now(
                                                        new FactKind("install.requested"),
                                                        Map.of(
                                                                "network",
                                                                ready,
                                                                "papers_taken",
                                                                new Value.Flag(true))),
                                                NewFact.now(
                                                        new FactKind("install.accepted"),
                                                        Map.of(
                                                                "network",
                                                                ready,
                                                                "work",
                                                                new Value.Text("install"))))));
        assertThat(opened).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) opened).subject().number();
    }

    private static String tell(String number, String name, String values) {
        return ROOMS.act(TECHNICIAN, act(number, name, values)).body();
    }

    private static String act(String number, String name, String values) {
        return """
        {"key":"%s","request":"%s","name":"%s","at":"%s","ahead":0,"due":"","values":%s}
        """
                .formatted(
                        name + number + Integer.toHexString(values.hashCode()),
                        number,
                        name,
                        SERVER.bean(WallClock.class).now(),
                        values);
    }
}

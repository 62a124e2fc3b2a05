package io.shouwen.server.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.book.Records;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.TicketRow;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What only other houses write down, in a hall that is called as theirs: a visitor (lianzhong.3.1),
 * the checks before work (crgas.6.1), the clerk (crgas.6.2.1) and the sale of an appliance
 * (crgas.6.2.3), by the keys.
 */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class OtherHallsProceduresTest {
    private static final ProcedureHall HALL = new ProcedureHall();
    private static final String GREETER = "hejing";
    private static final String CLERK = "zhouting";
    private static final String CLERK_NO = "Y602";
    private static final String VISIT =
            """
            go | /guide
            tick | input[value=visit]
            tick | input[name=place][value=back-office]
            send | #receive button
            see | #handover
            type | #to | 王建国
            send | #handover button[value=offered]
            see | #unreachable
            """;

    @AfterAll
    static void stop() {
        HALL.close();
    }

    /** By its name a hall adopts what was written for it. */
    private static void called(String name, String service) {
        HALL.server
                .database()
                .orgScope()
                .run(
                        HallScreens.ORG,
                        () -> {
                            HALL.server
                                    .database()
                                    .jdbc()
                                    .sql("update unit set name_zh = :name where id = :unit")
                                    .param("name", name)
                                    .param("unit", HALL.hall.unit)
                                    .update();
                            HALL.server
                                    .database()
                                    .jdbc()
                                    .sql("update counter set services = array[:service]")
                                    .param("service", service)
                                    .update();
                        });
    }

    @Test
    void aVisitorIsAskedWhomTheySeekAndToldThatTheHostIsComing() {
        called("联众服务大厅", "sign-contract");
        HALL.walk(GREETER, VISIT);
        HALL.walk(
                GREETER,
                """
                look | guide-visit
                send | #handover button[value=accepted]
                gone | #handover
                """);
        assertThat(HALL.told(HALL.open(GREETER)))
                .containsSubsequence(
                        "customer.greeted",
                        "need.recorded",
                        "host.contacted",
                        "visitor.told",
                        "customer.routed");
    }

    @Test
    void whoeverFindsNobodyLeavesTheirNumberAndNeedNoAppointment() {
        called("联众服务大厅", "sign-contract");
        HALL.walk(GREETER, VISIT);
        HALL.walk(
                GREETER,
                """
                type | #name | 林秀英
                type | #phone | 13900008401
                send | #unreachable button
                gone | #handover
                """);
        assertThat(HALL.told(HALL.open(GREETER)))
                .containsSubsequence("host.contacted", "host.absent", "contact.taken")
                .doesNotContain("appointment.offered", "handover.unreachable");
    }

    /** Whom they sent for something may come back; then they are served, or gone. */
    @Test
    void nobodyGoesHomeBeforeWhomTheySentForSomethingIsGone() {
        called("联众服务大厅", "sign-contract");
        int person = HALL.hall.sit("Y603", 2);
        TestBrowser clerk = TestBrowser.as(HALL.server, "wuqian");
        TicketRow ticket = HALL.hall.take("sign-contract");
        act(clerk, 302, "call");
        act(clerk, 302, "open", "service", "sign-contract");
        assertThat(act(clerk, 409, "home")).as("somebody is there").contains("counter-busy");
        act(clerk, 302, "park", "reason", "复印身份证");
        assertThat(act(clerk, 422, "home")).contains("lianzhong.3.9b");
        assertThat(HALL.hall.counter(2).hasAt(person)).as("they sit there still").isTrue();
        Records records = HALL.server.bean(Records.class);
        assertThat(records.ofPerson(HallScreens.ORG, person).map(HALL::told).orElse(List.of()))
                .doesNotContain("shift.ending");
        act(clerk, 302, "gone", "ticket", ticket.id().number());
        act(clerk, 302, "home");
        assertThat(HALL.told(records.ofPerson(HallScreens.ORG, person).orElseThrow()))
                .containsOnlyOnce("shift.ending");
        assertThat(HALL.told(ticket.id())).endsWith("business.closed", "ticket.left");
    }

    private static String act(TestBrowser clerk, int status, String act, String... field) {
        Map<String, String> sent = new HashMap<>(Map.of("key", UUID.randomUUID().toString()));
        if (field.length == 2) {
            sent.put(field[0], field[1]);
        }
        HttpResponse<String> answer =
                clerk.post(
                        "/counter", "/counter/" + act, sent, "Accept", "application/problem+json");
        assertThat(answer.statusCode()).as("%s: %s", act, answer.body()).isEqualTo(status);
        return answer.body();
    }

    /** What a clerk does one after the other; nothing of it is held against anybody. */
    @Test
    void aClerkSeatsChecksLetsSignEntersAndAsksForMore() {
        called("华润燃气客服中心", "open-account");
        HALL.hall.sit("Y603", 2);
        TicketRow ticket = HALL.hall.take("open-account");
        HALL.walk(
                "wuqian",
                """
                go | /counter
                key | 1
                see | .number
                key | +
                gone | form[action='/counter/seat']
                choose | #service | open-account
                key | 3
                see | #business
                key | .
                type | #typed | 13900008402
                press | form.find button
                see | #new-name
                type | #new-name | 林秀英
                type | #new-phone | 13900008402
                press | form[action='/counter/new-customer'] button
                see | #customer .caller
                tick | input[value=id-card]
                tick | input[value=title-deed]
                key | -
                see | #papers legend .chip
                type | #f-estate | 温泉小区
                type | #f-room | 3-201
                type | #f-people | 3
                look | counter-gas
                key | 5
                see | #business-title .chip.verdict-kept
                key | 6
                gone | #business
                key | 7
                see | .note-good
                key | 8
                see | form[action='/counter/call']
                """);
        assertThat(HALL.told(ticket.id()))
                .containsSubsequence(
                        "customer.seated",
                        "business.opened",
                        "papers.checked",
                        "customer.signed",
                        "business.recorded",
                        "business.accepted",
                        "business.closed",
                        "further-need.asked",
                        "customer.left-desk");
        assertThat(HALL.hall.judged(ticket.id()))
                .filteredOn(judged -> judged.clause().value().startsWith("crgas.6.2.1."))
                .map(judged -> judged.clause().value() + " " + judged.verdict().word())
                .contains(
                        "crgas.6.2.1.2 kept",
                        "crgas.6.2.1.3b kept",
                        "crgas.6.2.1.3g kept",
                        "crgas.6.2.1.4 kept")
                .noneMatch(judged -> judged.endsWith(" breached"));
    }

    @Test
    void nobodySitsDownBeforeTheChecksAndWhoSellsHandsOverASlip() {
        called("华润燃气客服中心", "buy-stove");
        TestBrowser clerk = TestBrowser.as(HALL.server, CLERK);
        Map<String, String> hasty = Map.of("key", "hasty", "uniform", "true");
        assertThat(clerk.post("/counter", "/counter/ready", hasty).statusCode()).isEqualTo(422);
        HALL.walk(
                CLERK,
                """
                go | /counter
                see | #ready
                look | counter-ready
                tick | #ready input[name=uniform]
                tick | #ready input[name=badge]
                tick | #ready input[name=self-check]
                press | #ready button
                see | form[action='/counter/sit']
                key | 1
                see | form[action='/counter/call']
                """);
        TicketRow ticket = HALL.hall.take("buy-stove");
        HALL.walk(
                CLERK,
                """
                key | 1
                see | .number
                see | form[action='/counter/seat']
                key | +
                gone | form[action='/counter/seat']
                choose | #service | buy-stove
                key | 3
                see | #business
                look | counter-sale
                send | #slip
                see | #customer
                tick | input[value=appliance]
                type | #rate | 1280
                look | slip-sale
                send | form[action='/cashier/slips'] button
                see | li:has(.tag)
                send | #customer a
                key | 6
                """);
        assertThat(HALL.told(ticket.id()))
                .containsSubsequence("business.opened", "sale.decided", "payment-slip.handed");
        Records records = HALL.server.bean(Records.class);
        int person = new RoomsStory(HALL.server).person(CLERK_NO);
        assertThat(HALL.told(records.ofPerson(HallScreens.ORG, person).orElseThrow()))
                .containsSubsequence("shift.starting", "shift.started");
    }
}

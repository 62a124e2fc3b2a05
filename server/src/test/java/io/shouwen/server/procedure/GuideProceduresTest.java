package io.shouwen.server.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.Halls;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Set;

/** What a guide does with a customer, branch by branch (dalian.2, crgas.6.2.2), by the keys. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class GuideProceduresTest {
    private static final ProcedureHall HALL = new ProcedureHall();
    private static final String GUIDE = "hejing";

    @AfterAll
    static void stop() {
        HALL.close();
    }

    enum Branch {
        INQUIRY(
                "bill-query",
                "inquiry",
                """
                type | #words | 上月电费为什么比前两个月高
                send | form:has(#words) button
                see | blockquote | 上月电费
                look | guide-inquiry
                send | form:has([value=leaflet]) button
                send | form:has([value=answered]) button
                gone | form:has([value=answered])
                """,
                "customer.greeted inquiry.received need.recorded inquiry.recorded"
                        + " inquiry.confirmed leaflet.given inquiry.answered customer.routed"),
        SELF_SERVICE(
                "pay-at-terminal",
                "self-service",
                """
                look | guide-terminal
                send | form:has([value=terminal]) button
                gone | form:has([value=terminal])
                """,
                "customer.greeted need.recorded terminal.shown customer.routed"),
        NO_FORM(
                "new-connection",
                "counter",
                """
                see | #papers li | 身份证
                send | #papers [value=print]
                see | article li | 身份证
                send | a[href^='/guide/']
                see | #papers .note-good
                send | #number button
                look | guide-number
                send | a[href^='/guide/']
                see | #state | 等候
                """,
                "customer.greeted need.recorded papers.listed ticket.taken"),
        FORM(
                "transfer-of-name",
                "counter",
                """
                send | form:has([value=form-needed]) button
                send | form:has([value=form-wrong]) button
                send | form:has([value=form-refilled]) button
                send | form:has([value=form-completed]) button
                look | guide-form
                send | #confirm button
                gone | #confirm
                send | #number button
                send | a[href^='/guide/']
                see | #state | 等候
                """,
                "customer.greeted need.recorded form.needed form.wrong form.refilled"
                        + " form.completed act.confirmed ticket.taken"),
        BACK_OFFICE(
                "temporary-supply",
                "back-office",
                """
                send | #handover button[value=offered]
                look | guide-handover
                send | #handover button[value=accepted]
                gone | #handover
                """,
                "customer.greeted need.recorded handover.offered handover.accepted"
                        + " customer.routed"),
        OTHER_DEPARTMENT(
                "complaint",
                "other-department",
                """
                send | #handover button[value=offered]
                send | #handover button[value=accepted]
                gone | #handover
                """,
                "customer.greeted need.recorded handover.offered handover.accepted"
                        + " customer.routed"),
        UNREACHABLE(
                "temporary-supply",
                "back-office",
                """
                send | #handover button[value=offered]
                type | #name | 林秀英
                type | #phone | 13900008001
                set | #at | 2099-03-02T09:30
                look | guide-unreachable
                send | #unreachable button
                gone | #unreachable
                """,
                "customer.greeted need.recorded handover.offered handover.unreachable"
                        + " contact.taken appointment.offered customer.routed ticket.left");

        private final String service;
        private final String place;
        private final String steps;
        private final String told;

        Branch(String service, String place, String steps, String told) {
            this.service = service;
            this.place = place;
            this.steps = steps;
            this.told = told;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theGuideJudgesAndGoesTheWay(Branch branch) {
        HALL.walk(
                GUIDE,
                """
                go | /guide
                tick | input[name=service][value=%s]
                tick | input[name=place][value=%s]
                send | #receive button
                """
                        .formatted(branch.service, branch.place));
        HALL.walk(GUIDE, branch.steps);
        assertThat(HALL.told(HALL.open(GUIDE))).containsSubsequence(branch.told.split(" "));
    }

    /** Somebody before a crowded counter is shown another one (crgas.6.2.2.3c). */
    @Test
    void beforeACrowdAnotherCounterIsNamed() {
        HallScreens hall = HALL.hall;
        Halls halls = HALL.server.bean(Halls.class);
        halls.add(HallScreens.ORG, hall.unit, 5, Set.of("transfer-of-name"));
        hall.sit("Y602", 1);
        hall.sit("Y603", 5);
        for (int i = 0; i < 10; i++) {
            hall.take("new-connection");
        }
        HALL.walk(
                GUIDE,
                """
                go | /guide
                tick | input[name=service][value=transfer-of-name]
                tick | input[name=place][value=counter]
                tick | input[name=papers][value=complete]
                send | #receive button
                send | #number button
                send | a[href^='/guide/']
                look | guide-crowd
                send | #crowd button
                see | #state | 等候
                """);
        assertThat(HALL.told(HALL.open(GUIDE)))
                .containsSubsequence(
                        "customer.greeted",
                        "need.recorded",
                        "ticket.taken",
                        "queue.crowded",
                        "customer.redirect-suggested");
    }
}

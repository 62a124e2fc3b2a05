package io.shouwen.server.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.book.Records;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What a hall does in trouble (bureau.sp, dalian.1.4a), by the keys. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class TroubleProceduresTest {
    private static final ProcedureHall HALL = new ProcedureHall();
    private static final String MANAGER = "tangmin";

    @AfterAll
    static void stop() {
        HALL.close();
    }

    private static SubjectId book() {
        return HALL.server
                .bean(Records.class)
                .ofUnit(HallScreens.ORG, HALL.hall.unit)
                .orElseThrow();
    }

    @Test
    void oneWhoDisturbsIsLedAwayHeardAndIfNeedBeStopped() {
        TicketRow ticket = HALL.hall.take("new-connection");
        for (String step : new String[] {"disruptive", "reception", "security", "police"}) {
            HALL.walk(
                    MANAGER,
                    """
                    go | /floor
                    press | #waiting li:has(#reason-%1$s) summary
                    type | #reason-%1$s | 大声吵闹
                    send | form[action='/floor/tickets/%1$s/disruptive'] button[value=%2$s]
                    see | #waiting
                    """
                            .formatted(ticket.id().number(), step));
        }
        HALL.walk(MANAGER, "look | floor-disruptive");
        assertThat(HALL.told(ticket.id()))
                .containsSubsequence(
                        "customer.disruptive",
                        "reception-room.used",
                        "security.called",
                        "police.called");
    }

    @Test
    void whatIsOpenStaysOpenAndTheKeysStayThereWhenTheLineMovesOn() {
        String opened = HALL.hall.take("new-connection").id().number();
        HALL.walk(
                MANAGER,
                """
                go | /floor
                press | #waiting li:has(#reason-%1$s) summary
                see | #reason-%1$s
                """
                        .formatted(opened));
        String later = HALL.hall.take("new-connection").id().number();
        HALL.walk(
                MANAGER,
                """
                see | #waiting li:has(#reason-%2$s)
                see | #reason-%1$s
                key | Enter
                hidden | #reason-%1$s
                """
                        .formatted(opened, later));
    }

    @Test
    void whenTheSystemIsDownItIsToldThePhonesAreNotedAndTheNextDayOffered() {
        TicketRow ticket = HALL.hall.take("new-connection");
        HALL.walk(
                MANAGER,
                """
                go | /floor
                press | details:has(#what) summary
                type | #what | 收费系统
                send | form:has(#what) button
                see | #in-down
                press | #waiting li:has(#phone-%1$s) summary
                type | #name-%1$s | 林秀英
                type | #phone-%1$s | 13900008201
                look | floor-down
                send | form[action='/floor/tickets/%1$s/contact'] button
                see | #callbacks
                send | form:has([value=next-day]) button
                see | #in-down
                send | form:has([value=restored]) button
                gone | #in-down
                """
                        .formatted(ticket.id().number()));
        assertThat(HALL.told(book()))
                .containsSubsequence(
                        "system.down",
                        "waiting.told",
                        "rest-area.shown",
                        "next-day.offered",
                        "system.restored");
    }

    @Test
    void aWetFloorHasItsSign() {
        HALL.walk(
                MANAGER,
                """
                go | /floor
                send | form:has([value=wet]) button
                see | #in-wet
                send | form:has([value=dry]) button
                gone | #in-wet
                """);
        assertThat(HALL.told(book())).contains("floor.wet");
    }

    @Test
    void whoLeavesThePostPutsUpTheSignFirst() {
        HALL.walk(
                "wuqian",
                """
                go | /counter
                key | 2
                see | form[action='/counter/call']
                key | 9
                see | .chip.verdict-soon
                look | counter-left
                key | 9
                see | .chip.verdict-kept
                """);
        assertThat(HALL.told(book()))
                .containsSubsequence("sign.away-shown", "desk.paused", "desk.resumed");
    }
}

package io.shouwen.server.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.nio.file.Path;

/**
 * What a clerk does with a customer (dalian.1 and 3, crgas.6.2.1, bureau.hall.first), by the keys:
 * papers and their copies, a question to its end, a complaint, what is not theirs.
 */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class ClerkProceduresTest {
    private static final ProcedureHall HALL = new ProcedureHall();
    private static final String CLERK = "zhouting";
    private static final String SERVED =
            """
            see | form[action='/counter/call']
            key | 1
            see | .number
            see | .sayings | 请坐
            key | +
            see | .sayings | 请问您要办什么
            """;
    private static final String KNOWN =
            """
            key | .
            type | #typed | %1$s
            press | form.find button
            see | #new-name
            type | #new-name | 林秀英
            type | #new-phone | %1$s
            press | form[action='/counter/new-customer'] button
            see | #customer .caller
            """;
    private static final String SEEN_OFF =
            """
            key | 6
            gone | #business
            see | .sayings | 别的业务
            key | 7
            see | .note-good
            key | 8
            see | form[action='/counter/call']
            """;

    @AfterAll
    static void stop() {
        HALL.close();
    }

    private static TicketRow begun(String service) {
        HALL.hall.sit("Y602", 1);
        TicketRow ticket = HALL.hall.take("new-connection");
        HALL.walk(CLERK, "go | /counter");
        HALL.walk(CLERK, SERVED);
        HALL.walk(
                CLERK,
                """
                choose | #service | %s
                key | 3
                see | #business
                """
                        .formatted(service));
        return ticket;
    }

    @Test
    void papersAreCheckedCopiedAndSignedForAndNothingIsAskedForTwice() {
        TicketRow ticket = begun("new-connection");
        HALL.walk(CLERK, KNOWN.formatted("13900008301"));
        HALL.walk(CLERK, "press | details.scans:has(#scan-file) summary");
        Page page = HALL.page(CLERK);
        page.locator("#scan-file")
                .setInputFiles(Path.of("src/main/resources/static/field-192.png"));
        HALL.walk(
                CLERK,
                """
                choose | #scan-paper | title-deed
                press | form[action='/counter/scan'] button
                see | #papers .chip.verdict-kept
                look | counter-scan
                tick | input[value=id-card]
                key | -
                see | #papers legend .chip
                choose | #f-house_type | 自有住宅
                type | #f-load_kw | 8
                key | 5
                see | #business-title .chip.verdict-kept
                """);
        HALL.walk(CLERK, SEEN_OFF);
        assertThat(HALL.told(ticket.id()))
                .containsSubsequence(
                        "customer.seated",
                        "business.opened",
                        "enclosure.kept",
                        "papers.received",
                        "papers.checked",
                        "customer.signed",
                        "business.accepted",
                        "business.closed",
                        "further-need.asked",
                        "rating.prompted",
                        "customer.left-desk");
    }

    /** Listen, note, say back; without an answer a work order, urged and closed (dalian.3). */
    @Test
    void aQuestionIsNotedSaidBackAndFollowedToItsEnd() {
        TicketRow ticket = begun("tariff-change");
        HALL.walk(CLERK, KNOWN.formatted("13900008302"));
        HALL.walk(
                CLERK,
                """
                press | #questions summary
                type | #question | 峰谷电价几点开始
                tick | input[name=confirmed]
                press | .question button:not([formaction])
                hidden | #question
                press | #questions summary
                type | #question | 邻居改造后电压不稳谁负责
                tick | input[name=confirmed]
                look | counter-question
                press | .question button[formaction]
                hidden | #question
                press | #questions summary
                see | #questions a[href^='/requests/']
                """);
        String request =
                HALL.page(CLERK).locator("#questions a[href^='/requests/']").textContent().strip();
        assertThat(HALL.told(ticket.id()))
                .containsSubsequence(
                        "inquiry.recorded",
                        "inquiry.confirmed",
                        "inquiry.answered",
                        "inquiry.recorded",
                        "inquiry.confirmed",
                        "inquiry.unanswerable",
                        "inquiry.routed");
        HALL.walk(
                CLERK,
                """
                press | details:has(#decline) summary
                type | #decline | 客户先咨询，改日再办
                press | form[action='/counter/decline'] button
                see | #business-title .chip.verdict-soon
                """);
        HALL.walk(CLERK, SEEN_OFF);
        assertThat(HALL.told(SubjectId.parse(request).orElseThrow()))
                .contains("request.opened", "request.described");
    }

    @Test
    void aComplaintIsHeardAndGoesOneLevelUp() {
        TicketRow ticket = begun("complaint");
        HALL.walk(CLERK, KNOWN.formatted("13900008303"));
        HALL.walk(
                CLERK,
                """
                type | #complaint-words | 上次来办事无人接待
                tick | input[name=apologised]
                look | counter-complaint
                key | 5
                see | #business-title .chip.verdict-kept
                see | #business a[href^='/requests/']
                """);
        HALL.walk(CLERK, SEEN_OFF);
        assertThat(HALL.told(ticket.id())).contains("business.accepted");
    }

    /** What is not theirs: to the right line, and nobody is pushed away (bureau.hall.first). */
    @Test
    void whatIsNotTheirsGoesToTheRightLineWithItsReason() {
        TicketRow ticket = begun("new-connection");
        HALL.walk(
                CLERK,
                """
                press | details.otherwise:has(#transfer) summary
                choose | #transfer | pay-electricity
                type | #transfer-why | 客户要先缴费
                press | form[action='/counter/transfer'] button
                see | form[action='/counter/call']
                """);
        assertThat(HALL.told(ticket.id()))
                .containsSubsequence("business.opened", "business.closed", "ticket.transferred");
    }
}

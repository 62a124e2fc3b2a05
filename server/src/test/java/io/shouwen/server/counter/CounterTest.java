package io.shouwen.server.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.book.Records;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.GuideKinds;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.TicketState;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a counter refuses, and what becomes of a customer who is sent for something or sent on. */
class CounterTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final HallScreens HALL = new HallScreens(SERVER);
    private static final String CONNECTION = "new-connection";

    private static final byte[] PICTURE =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA"
                                + "60e6kgAAAABJRU5ErkJggg==");

    private static final TestBrowser CLERK = TestBrowser.as(SERVER, "zhouting");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void oneMatterIsDoneAfterTheOtherAndNobodyIsSeenOffUnasked() {
        TicketRow ticket = called();
        refused("no-open-business", "accept");
        done("open", Map.of("service", "tariff-change"));
        refused("business-open", "open", "service", CONNECTION);
        refused("business-open", "farewell");
        refused("business-open", "nothing-more");
        done("close", Map.of());
        refused("further-need-first", "farewell");
        done("more", Map.of());
        refused("further-need-first", "farewell");
        done("open", Map.of("service", CONNECTION));
        done("decline", Map.of("reason", "房屋没有产权证明，已说明"));
        refused("business-settled", "decline", "reason", "再说一遍");
        finish();
        assertThat(state(ticket)).isEqualTo(TicketState.DONE);
        assertThat(verdicts(ticket, "dalian.1.11a")).containsOnly("kept");
        assertThat(verdicts(ticket, "dalian.1.11b")).containsExactly("kept");
    }

    /** What the judge says by now. */
    private static List<String> verdicts(TicketRow ticket, String clause) {
        return HALL.judged(ticket.id()).stream()
                .filter(judged -> judged.clause().value().equals(clause))
                .map(judged -> judged.verdict().word())
                .toList();
    }

    @Test
    void nothingIsAcceptedWithoutACustomerAndThePapersThatMayNotFollow() {
        called();
        done("open", Map.of("service", CONNECTION));
        refused("customer-first", "accept", "on", "paper");
        done("new-customer", Map.of("name", "林秀英", "phone", "13900007001"));
        refused("papers-missing", "accept", "on", "paper");
        done("papers", Map.of("paper", "id-card"));
        refused("papers-missing", "accept", "on", "paper");
        done("decline", Map.of("reason", "客户改日再来"));
        finish();
    }

    @Test
    void aFormIsCheckedByTheServerAndWhatWasTypedStays() {
        TicketRow ticket = called();
        done("open", Map.of("service", "invoice-copy"));
        done("new-customer", Map.of("name", "赵德明", "phone", "13900007002"));
        done("papers", Map.of("paper", "id-card"));
        HttpResponse<String> again =
                post("accept", Map.of("on", "paper", "f_account", "12", "f_month", "2026-03"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("id=\"f-account-wrong\"", "value=\"2026-03\"");
        done("accept", Map.of("on", "paper", "f_account", "1234567890", "f_month", "2026-03"));
        List<Fact> stay = facts(ticket.id());
        assertThat(stay.stream().map(fact -> fact.kind().name()))
                .contains("enclosure.kept", "business.accepted");
        assertThat(stay.toString()).doesNotContain("1234567890", "赵德明");
        done("close", Map.of());
        finishAsked();
    }

    @Test
    void aCopyProvesAPaperWhichIsNotAskedForAgain() {
        TicketRow ticket = called();
        done("open", Map.of("service", CONNECTION));
        assertThat(scan("id-card", "no-one").statusCode()).isEqualTo(409);
        done("new-customer", Map.of("name", "林秀英", "phone", "13900007003"));
        assertThat(scan("business-licence", "k0").statusCode()).isEqualTo(422);
        assertThat(scan("id-card", "k1").statusCode()).isEqualTo(302);
        assertThat(scan("id-card", "k1").statusCode()).isEqualTo(302);
        assertThat(text(fact(facts(ticket.id()), "enclosure.kept"), "paper")).isEqualTo("id-card");
        assertThat(facts(ticket.id()).stream().map(fact -> fact.kind().name()))
                .containsOnlyOnce("enclosure.kept");
        // What was copied has been here, whatever is ticked.
        done("papers", Map.of("paper", "title-deed"));
        assertThat(text(fact(facts(ticket.id()), "papers.received"), "papers"))
                .isEqualTo("id-card title-deed");
        refused("paper-is-here", "further-paper", "further", "身份证");
        refused("papers-not-listed", "further-paper", "further", "结婚证");
        done("list-papers", Map.of());
        refused("papers-listed", "list-papers");
        refused("papers-listed", "further-paper", "further", "用电设备清单");
        done("further-paper", Map.of("further", "结婚证", "reason", "改为夫妻共有"));
        assertThat(text(fact(facts(ticket.id()), "papers.added"), "changed")).isEqualTo("true");
        done("decline", Map.of("reason", "改日"));
        done("close", Map.of());
        // Shown once in the stay, it is here for the next matter.
        done("more", Map.of());
        done("open", Map.of("service", "tariff-change"));
        refused("paper-is-here", "further-paper", "further", "id-card");
        done("decline", Map.of("reason", "改日"));
        finish();
    }

    @Test
    void aCopyIsLookedAtForAReasonAndGoesAlongWithTheRequest() {
        TicketRow ticket = called();
        done("open", Map.of("service", CONNECTION));
        done("new-customer", Map.of("name", "林秀英", "phone", "13900007005"));
        scan("id-card", "k2");
        done("papers", Map.of("paper", "title-deed"));
        String id = text(fact(facts(ticket.id()), "enclosure.kept"), "enclosure");
        String stay = "/counter/scans/" + ticket.id().number();
        assertThat(look(stay + "/" + id, "").statusCode()).isEqualTo(422);
        long before = opened();
        assertThat(look(stay + "/" + id, "核对原件").body()).isEqualTo(PICTURE);
        assertThat(opened() - before).isEqualTo(1);
        assertThat(TestBrowser.as(SERVER, "sunli").get(stay).statusCode()).isEqualTo(403);
        assertThat(CLERK.get(stay).body()).contains(stay + "/" + id);
        done("accept", Map.of("on", "paper", "f_house_type", "自有住宅", "f_load_kw", "8"));
        String request = text(fact(facts(ticket.id()), "business.accepted"), "request");
        assertThat(CLERK.get(stay).body()).doesNotContain(stay + "/" + id);
        assertThat(look(stay + "/" + id, "再看").statusCode()).isEqualTo(404);
        assertThat(look("/requests/" + request + "/files/" + id, "核对").body()).isEqualTo(PICTURE);
        assertThat(
                        facts(SubjectId.parse(request).orElseThrow()).stream()
                                .map(fact -> text(fact, "paper")))
                .contains("id-card");
        finish();
    }

    @Test
    void aQuestionIsAnsweredOrBecomesAWorkOrderAndTheCustomerIsAskedForMoreAgain() {
        TicketRow ticket = called();
        done("open", Map.of("service", CONNECTION));
        refused("question-missing", "question-answered");
        done("question-answered", Map.of("question", "几点开门", "confirmed", "true"));
        refused("customer-first", "question-passed-on", "question", "谁负责");
        done("new-customer", Map.of("name", "林秀英", "phone", "13900007006"));
        done("decline", Map.of("reason", "改日"));
        done("close", Map.of());
        done("nothing-more", Map.of());
        done("question-passed-on", Map.of("question", "谁负责"));
        refused("further-need-first", "farewell");
        String request = text(fact(facts(ticket.id()), "inquiry.routed"), "request");
        assertThat(
                        text(
                                fact(
                                        facts(SubjectId.parse(request).orElseThrow()),
                                        "request.opened"),
                                "type"))
                .isEqualTo("enquiry");
        assertThat(CLERK.get("/requests/" + request).body()).contains("谁负责");
        finishAsked();
    }

    @Test
    void aComplaintGoesOneLevelUpWithTheNumberOfTheStay() {
        TicketRow ticket = called();
        done("open", Map.of("service", "complaint"));
        assertThat(CLERK.get("/counter").body()).contains("id=\"complaint-words\"", "person-");
        refused("customer-first", "accept", "words", "无人理睬");
        done("new-customer", Map.of("name", "赵德明", "phone", "13900007004"));
        refused("complaint-wordless", "accept");
        int cashier = new RoomsStory(SERVER).person("Y604");
        done(
                "accept",
                Map.of("words", "收费员态度不好", "against", "person-" + cashier, "apologised", "true"));
        String number = text(fact(facts(ticket.id()), "business.accepted"), "request");
        List<Fact> told = facts(SubjectId.parse(number).orElseThrow());
        assertThat(told.stream().map(fact -> fact.kind().name()))
                .contains(
                        "complaint.received",
                        "apology.made",
                        "complaint.recorded",
                        "complaint.concerns",
                        "leader.told");
        assertThat(text(fact(told, "business.accepted"), "ticket")).isEqualTo(ticket.id().number());
        assertThat(told.toString()).doesNotContain("态度不好");
        // Whoever took it in sees it; whom it is about and their manager do not.
        assertThat(CLERK.get("/requests/" + number).statusCode()).isEqualTo(200);
        for (String veiled : List.of("fengjuan", "tangmin")) {
            assertThat(TestBrowser.as(SERVER, veiled).get("/requests/" + number).statusCode())
                    .isEqualTo(404);
        }
        done("close", Map.of());
        finishAsked();
    }

    @Test
    void theNextStepSaysWhatMayBeSaidAndWhatAsksForIt() {
        called();
        String page = CLERK.get("/counter/strip").body();
        assertThat(page).contains("class=\"sayings\"", "您好，请坐。", "Please take a seat.");
        done("open", Map.of("service", CONNECTION));
        done("decline", Map.of("reason", "改日"));
        done("close", Map.of());
        assertThat(CLERK.get("/counter").body()).contains("您还有后面的手续或者别的业务要办吗");
        finishAsked();
    }

    @Test
    void whoIsSentForSomethingGoesOnWithTheSameMatter() {
        TicketRow ticket = called();
        done("open", Map.of("service", CONNECTION));
        done("park", Map.of("reason", "复印身份证"));
        assertThat(state(ticket)).isEqualTo(TicketState.PARKED);
        done("come-back", Map.of("ticket", ticket.id().number()));
        done("call", Map.of());
        done("open", Map.of());
        assertThat(state(ticket)).isEqualTo(TicketState.SERVING);
        assertThat(facts(ticket.id()).stream().map(fact -> fact.kind().name()))
                .containsSubsequence(
                        "business.opened",
                        "business.paused",
                        "ticket.parked",
                        "ticket.returned",
                        "ticket.called",
                        "business.resumed");
        done("transfer", Map.of("service", "pay-electricity", "reason", "先缴费"));
        assertThat(state(ticket)).isEqualTo(TicketState.WAITING);
    }

    @Test
    void whoWalksOutIsGoneAndNobodyIsAskedForMoreOrToRate() {
        TicketRow ticket = called();
        done("open", Map.of("service", CONNECTION));
        done("left", Map.of());
        assertThat(state(ticket)).isEqualTo(TicketState.LEFT);
        assertThat(facts(ticket.id()).stream().map(fact -> fact.kind().name()))
                .endsWith("business.opened", "business.closed", "ticket.left")
                .doesNotContain("further-need.asked", "rating.prompted");
        TicketRow sent = called();
        done("open", Map.of("service", CONNECTION));
        done("park", Map.of("reason", "复印身份证"));
        assertThat(CLERK.get("/counter").body()).contains("/counter/gone");
        done("gone", Map.of("ticket", sent.id().number()));
        assertThat(state(sent)).isEqualTo(TicketState.LEFT);
    }

    @Test
    void whatWasFilledInForACustomerIsConfirmedBeforeTheyAreSeenOff() {
        TicketRow ticket = called();
        int clerk = new RoomsStory(SERVER).person("Y602");
        HALL.tell(clerk, ticket, NewFact.now(GuideKinds.FORM_COMPLETED, Map.of()));
        done("open", Map.of("service", CONNECTION));
        done("decline", Map.of("reason", "改日"));
        done("close", Map.of());
        done("nothing-more", Map.of());
        refused("act-unconfirmed", "farewell");
        assertThat(CLERK.get("/counter").body()).contains("id=\"confirm\"");
        done("confirmed", Map.of());
        assertThat(CLERK.get("/counter").body()).doesNotContain("id=\"confirm\"");
        done("farewell", Map.of());
        assertThat(state(ticket)).isEqualTo(TicketState.DONE);
    }

    @Test
    void aBreakIsToldToTheHallAndGoingHomeToThePerson() {
        sit();
        done("away", Map.of("reason", "water"));
        refused("counter-away", "call");
        done("back", Map.of());
        SubjectId hall =
                SERVER.bean(Records.class).ofUnit(HallScreens.ORG, HALL.unit).orElseThrow();
        assertThat(kinds(hall))
                .containsSubsequence("sign.away-shown", "desk.paused", "desk.resumed");
        done("home", Map.of());
        SubjectId person =
                SERVER.bean(Records.class)
                        .ofPerson(HallScreens.ORG, new RoomsStory(SERVER).person("Y602"))
                        .orElseThrow();
        assertThat(kinds(person)).contains("shift.ending");
    }

    @Test
    void theSameActSentTwiceIsDoneOnce() {
        TicketRow ticket = called();
        Map<String, String> form = Map.of("service", CONNECTION, "key", "twice");
        CLERK.post("/counter", "/counter/open", form);
        assertThat(CLERK.post("/counter", "/counter/open", form).statusCode()).isEqualTo(302);
        assertThat(
                        facts(ticket.id()).stream()
                                .filter(fact -> fact.kind().name().equals("business.opened")))
                .hasSize(1);
        done("decline", Map.of("reason", "改日"));
        finish();
    }

    private static HttpResponse<String> scan(String paper, String key) {
        return CLERK.postFile(
                "/counter",
                "/counter/scan",
                Map.of("paper", paper, "key", "scan-" + key),
                "a.png",
                PICTURE);
    }

    private static HttpResponse<byte[]> look(String address, String reason) {
        return CLERK.postForFile("/counter", address, Map.of("reason", reason));
    }

    /** How often somebody looked into personal values. */
    private static long opened() {
        return SERVER.database()
                .orgScope()
                .reading(
                        HallScreens.ORG,
                        () ->
                                SERVER.database()
                                        .jdbc()
                                        .sql(
                                                "select count(*) from fact"
                                                        + " where kind = 'personal.unmasked'")
                                        .query(Long.class)
                                        .single());
    }

    /** The last fact of a kind. */
    private static Fact fact(List<Fact> facts, String kind) {
        return facts.stream()
                .filter(fact -> fact.kind().name().equals(kind))
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    private static String text(Fact fact, String attribute) {
        return fact.value(attribute).map(Object::toString).orElse("");
    }

    private static List<String> kinds(SubjectId book) {
        return SERVER
                .bean(Records.class)
                .find(HallScreens.ORG, book)
                .orElseThrow()
                .history()
                .facts()
                .stream()
                .map(fact -> fact.kind().name())
                .toList();
    }

    private static void sit() {
        Counter counter = SERVER.bean(Halls.class).counters(HallScreens.ORG, HALL.unit).getFirst();
        done("sit", Map.of("counter", Integer.toString(counter.id())));
    }

    private static TicketRow called() {
        sit();
        TicketRow ticket = HALL.take(CONNECTION);
        done("call", Map.of());
        assertThat(state(ticket)).isEqualTo(TicketState.CALLED);
        return ticket;
    }

    private static void finish() {
        done("close", Map.of());
        finishAsked();
    }

    private static void finishAsked() {
        done("nothing-more", Map.of());
        done("farewell", Map.of());
    }

    private static TicketState state(TicketRow ticket) {
        return SERVER.bean(Tickets.class).find(HallScreens.ORG, ticket.id()).orElseThrow().state();
    }

    private static List<Fact> facts(SubjectId subject) {
        return SERVER.bean(Tickets.class).history(HallScreens.ORG, subject).orElseThrow().facts();
    }

    private static void done(String act, Map<String, String> form) {
        HttpResponse<String> answer = post(act, form);
        String title = answer.body().replaceAll("(?s).*<title>|</title>.*", "");
        assertThat(answer.statusCode()).as("%s: %s", act, title).isEqualTo(302);
    }

    private static void refused(String slug, String act, String... field) {
        Map<String, String> form = field.length == 2 ? Map.of(field[0], field[1]) : Map.of();
        HttpResponse<String> answer = post(act, form, "Accept", "application/problem+json");
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).contains("/" + slug + "\"");
    }

    private static HttpResponse<String> post(
            String act, Map<String, String> form, String... headers) {
        Map<String, String> sent = new HashMap<>(form);
        sent.put("key", UUID.randomUUID().toString());
        return CLERK.post("/counter", "/counter/" + act, sent, headers);
    }
}

package io.shouwen.server.counter;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.TicketState;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.util.List;

/** A clerk serves a customer from the call to the farewell, and touches nothing but the keys. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class CounterBrowserTest {
    private static final OrgId ORG = new OrgId(1);
    private static final String SERVICE = "new-connection";

    @Test
    void aClerkServesACustomerWithTheKeysAlone() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            HallScreens hall = new HallScreens(server);
            int no = 0;
            for (View view : TestChromium.views(1280, 360)) {
                no++;
                TicketRow ticket = hall.take(SERVICE);
                String clerk = no % 2 == 1 ? "zhouting" : "wuqian";
                Page page = chromium.enter(server, view, clerk);
                String path = view.width() < 600 ? "/counter/strip" : "/counter";
                page.clock().install();
                page.navigate(path);
                serve(server, page, view.texts(), no, ticket);
                nextFindsNothingOfIt(page, hall, view.texts());
                isBroken(page, hall, view.texts(), (no - 1) % 2 + 1);
                page.keyboard().press("9");
                assertThat(page.locator(".chip.verdict-soon"))
                        .hasText(view.texts().of("counter.away"));
                inspect(page, "counter-away-" + view.texts().language().tag());
                page.keyboard().press("9");
                assertThat(page.locator(".chip.verdict-kept"))
                        .hasText(view.texts().of("counter.serving"));
                page.locator("form[action='/counter/home'] button").press("Enter");
                assertThat(page.locator("h1")).hasText(view.texts().of("counter.sit.title"));
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void serve(TestServer server, Page page, Texts t, int no, TicketRow ticket) {
        String tag = t.language().tag();
        inspect(page, "counter-seats-" + tag);
        page.keyboard().press(Integer.toString((no - 1) % 2 + 1));
        assertThat(page.locator("form[action='/counter/call']")).isVisible();
        page.keyboard().press("1");
        assertThat(page.locator(".number")).hasText(ticket.number());
        page.keyboard().press("2");
        assertThat(page.locator(".here [role=status] .chip").first())
                .hasText(t.of("counter.called", 2));
        page.keyboard().press("+");
        assertThat(page.locator("form[action='/counter/seat']")).hasCount(0);
        page.keyboard().press("3");
        assertThat(page.locator("#business")).isVisible();
        page.keyboard().press("4");
        assertThat(page.locator(".waits[data-runs=true]")).isVisible();
        page.keyboard().press("4");
        assertThat(page.locator(".runs[data-runs=true]")).isVisible();
        page.locator("#f-load_kw").fill("6");
        sign(page);
        customer(page, "1391234000" + no);
        inspect(page, "counter-business-" + tag);
        papers(page, t);
        assertThat(page.locator("#f-load_kw")).hasValue("6");
        assertThat(page.locator(".accept canvas.drawn")).isVisible();
        comesBack(page);
        accept(page, t);
        page.locator("#questions summary").click();
        page.locator("#question").fill("电表怎么看");
        page.keyboard().press("Escape");
        String request = page.locator("#business a[href^='/requests/']").textContent();
        inspect(page, "counter-accepted-" + tag);
        page.keyboard().press("6");
        assertThat(page.locator(".done")).containsText(request);
        assertThat(page.locator("#question")).hasValue("电表怎么看");
        page.keyboard().press("7");
        assertThat(page.locator(".note-good")).hasText(t.of("counter.prompted"));
        inspect(page, "counter-farewell-" + tag);
        page.keyboard().press("8");
        assertThat(page.locator("form[action='/counter/call']")).isVisible();
        told(server, ticket.id(), request);
    }

    private static void sign(Page page) {
        page.locator("[name=on][value=screen]").check();
        Locator canvas = page.locator("canvas.signature");
        canvas.scrollIntoViewIfNeeded();
        BoundingBox box = canvas.boundingBox();
        page.mouse().move(box.x + 20, box.y + 20);
        page.mouse().down();
        page.mouse().move(box.x + 80, box.y + 40);
        page.mouse().up();
        page.locator("h1").first().focus();
    }

    /** A form with mistakes is sent back with the signature on it. */
    private static void comesBack(Page page) {
        page.locator("form.accept").evaluate("form => { form.noValidate = true; }");
        page.locator("#f-load_kw").fill("700");
        page.keyboard().press("Escape");
        page.keyboard().press("5");
        assertThat(page.locator("#f-load_kw-wrong")).isVisible();
        assertThat(page.locator(".accept canvas.drawn")).isVisible();
        page.locator("[name=on][value=paper]").check();
        page.locator("#f-load_kw").clear();
    }

    /** What was typed for somebody is not there for the next; and their clock warns by itself. */
    private static void nextFindsNothingOfIt(Page page, HallScreens hall, Texts t) {
        TicketRow next = hall.take(SERVICE);
        page.keyboard().press("1");
        assertThat(page.locator(".number")).hasText(next.number());
        page.keyboard().press("3");
        assertThat(page.locator("#question")).hasValue("");
        assertThat(page.locator("#f-load_kw")).hasValue("");
        assertThat(page.locator("canvas.drawn")).hasCount(0);
        page.keyboard().press("0");
        page.keyboard().press("5");
        assertThat(page.locator("#decline")).isFocused();
        assertThat(page.locator("details.help[open]")).hasCount(0);
        page.keyboard().press("Escape");
        page.clock().fastForward("16:00");
        assertThat(page.locator("#clock [data-left].verdict-soon").first()).isVisible();
        page.clock().fastForward("05:00");
        assertThat(page.locator("#clock [data-left].verdict-overdue").first()).isVisible();
        page.keyboard().press("6");
        assertThat(page.locator(".done")).isVisible();
        page.keyboard().press("7");
        assertThat(page.locator(".note-good")).hasText(t.of("counter.prompted"));
        page.keyboard().press("8");
        assertThat(page.locator("form[action='/counter/call']")).isVisible();
    }

    private static void isBroken(Page page, HallScreens hall, Texts t, int counter) {
        hall.breakDown(counter, "读卡器坏了");
        page.reload();
        assertThat(page.locator("#broken")).containsText("读卡器坏了");
        assertThat(page.locator("main")).not().containsText("[");
        assertThat(page.locator("form[action='/counter/back']")).hasCount(0);
        inspect(page, "counter-broken-" + t.language().tag());
        hall.breakDown(counter, "");
        page.reload();
    }

    private static void customer(Page page, String phone) {
        page.keyboard().press(".");
        page.keyboard().type(phone);
        page.keyboard().press("Enter");
        assertThat(page.locator("#customer details[open]")).isVisible();
        Locator name = page.locator("#new-name");
        name.focus();
        page.keyboard().type("林秀英");
        page.keyboard().press("Tab");
        page.keyboard().type(phone);
        page.keyboard().press("Enter");
        assertThat(page.locator("#customer .caller").first()).containsText("139****000");
    }

    private static void papers(Page page, Texts t) {
        page.keyboard().press("5");
        for (String paper : List.of("id-card", "title-deed")) {
            page.locator("input[value=" + paper + "]").focus();
            page.keyboard().press("Space");
        }
        page.keyboard().press("-");
        assertThat(page.locator("#papers .chip")).hasText(t.of("counter.papers.to-follow"));
    }

    private static void accept(Page page, Texts t) {
        page.locator("#f-house_type").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Tab");
        page.keyboard().type("700");
        page.keyboard().press("Escape");
        page.keyboard().press("5");
        // The browser keeps a form that is filled in wrongly.
        assertThat(page.locator("#f-load_kw:invalid")).isFocused();
        page.keyboard().press("Backspace");
        page.keyboard().press("Escape");
        page.keyboard().press("5");
        assertThat(page.locator("#business .verdict-kept"))
                .hasText(t.of("counter.result.accepted"));
    }

    /** The stay and the request name each other, and no value of the form stands in a fact. */
    private static void told(TestServer server, SubjectId ticket, String request) {
        Tickets tickets = server.bean(Tickets.class);
        assertThat(tickets.find(ORG, ticket).orElseThrow().state()).isEqualTo(TicketState.DONE);
        List<Fact> stay = tickets.history(ORG, ticket).orElseThrow().facts();
        assertThat(text(stay, "business.accepted", "request")).isEqualTo(request);
        assertThat(text(stay, "business.accepted", "papers")).isEqualTo("to-follow");
        assertThat(stay.stream().map(Fact::kind).map(FactKind::name))
                .containsSubsequence(
                        "ticket.called",
                        "ticket.recalled",
                        "customer.seated",
                        "business.opened",
                        "business.paused",
                        "business.resumed",
                        "customer.identified",
                        "papers.received",
                        "papers.checked",
                        "customer.signed",
                        "business.accepted",
                        "business.closed",
                        "further-need.asked",
                        "rating.prompted",
                        "customer.left-desk");
        Story story =
                server.bean(Requests.class)
                        .find(ORG, SubjectId.parse(request).orElseThrow())
                        .orElseThrow();
        List<Fact> facts = story.history().facts();
        assertThat(text(facts, "business.accepted", "ticket")).isEqualTo(ticket.number());
        assertThat(text(facts, "enclosure.kept", "what")).isEqualTo("form");
        assertThat(facts.toString()).doesNotContain("林秀英", "自有住宅");
    }

    private static String text(List<Fact> facts, String kind, String attribute) {
        return facts.stream()
                .filter(fact -> fact.kind().name().equals(kind))
                .findFirst()
                .flatMap(fact -> fact.value(attribute))
                .map(Object::toString)
                .orElse("");
    }
}

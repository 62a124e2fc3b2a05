package io.shouwen.server.cashier;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.util.List;

/** A day at the cash desk, from the small money of the morning to the locked day. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class CashierBrowserTest {
    private static final TestChromium CHROMIUM = new TestChromium();

    @AfterAll
    static void stop() {
        CHROMIUM.close();
    }

    @Test
    void aCustomerPaysInCashGetsAReceiptAndTheDayIsLocked() {
        for (View view : TestChromium.views(1280, 390)) {
            try (TestServer server = TestServer.demo()) {
                day(server, view);
            }
        }
        assertThat(CHROMIUM.complaints())
                .as("the browser notes the mistyped sum")
                .allMatch(complaint -> complaint.contains("status of 422"));
    }

    private static void look(Page page, String name) {
        TestChromium.inspect(page, name);
        assertThat((List<?>) page.evaluate(CashHouseBrowserTest.CUT))
                .as("cut on " + name)
                .isEmpty();
    }

    private static void day(TestServer server, View view) {
        Texts texts = view.texts();
        String tag = texts.language().tag();
        Page page = CHROMIUM.enter(server, view, "fengjuan");
        page.navigate("/cashier/till");
        press(page, texts.of("cashier.till.open"));
        page.locator("#typed").fill("王建国");
        look(page, "cashier-find-" + tag);
        Page manager = CHROMIUM.enter(server, view, "tangmin");
        helpIsCalledAndComes(page, manager, texts);
        press(page, texts.of("cashier.find"));
        page.locator(".owed .tick").nth(0).press("Space");
        page.locator(".owed .tick").nth(1).press("Space");
        look(page, "cashier-dues-" + tag);
        press(page, texts.of("cashier.start"));
        assertThat(page.locator("h1.number")).isVisible();
        assertThat(page.locator(".pay-clock[data-due]")).isVisible();
        press(page, texts.of("cashier.show-whole"));
        assertThat(page.locator(".whole")).containsText("王建国");
        page.locator("input[name=by][value=card]").check();
        for (String check : new String[] {"saidBack", "name", "number", "address"}) {
            page.locator("input[name=" + check + "]").check();
        }
        look(page, "cashier-checks-" + tag);
        press(page, texts.of("cashier.checked"));
        page.locator("#cash-amount").fill("100");
        assertThat(page.locator("output.change")).not().hasText("0.00");
        page.locator("input[name=verified]").check();
        look(page, "cashier-cash-" + tag);
        press(page, texts.of("cashier.take"));
        assertThat(page.locator("[data-state=taken]")).isVisible();
        look(page, "cashier-receipt-" + tag);
        press(page, texts.of("cashier.hand-over"));
        assertThat(page.locator("[data-state=closed]")).isVisible();
        assertThat(page.locator(".verdict-kept").first()).isVisible();
        look(page, "cashier-closed-" + tag);
        page.locator("#receipt-title a").click();
        look(page, "cashier-receipt-page-" + tag);
        page.navigate("/cashier/till");
        page.locator(".till a").click();
        look(page, "cashier-past-" + tag);

        page.navigate("/cashier/till");
        String books = page.locator("label[for=count-cash] .soft").textContent();
        mistype(page, view, tag);
        page.locator("#count-cash").fill(books.replaceAll("[^0-9.]", ""));
        look(page, "cashier-till-" + tag);
        press(page, texts.of("cashier.till.count.do"));

        manager.navigate("/cashier/till");
        press(manager, texts.of("cashier.approve"));
        manager.locator("main summary", named(texts.of("cashier.day.lock"))).click();
        manager.locator("input[name=sure]").check();
        press(manager, texts.of("cashier.day.lock.do"));
        assertThat(manager.locator("h2 .tag")).hasText(texts.of("cashier.day.locked"));
        look(manager, "cashier-day-" + tag);
        manager.navigate("/cashier/reconciliation");
        look(manager, "cashier-reconciliation-" + tag);
        manager.navigate("/cashier/corrections");
        manager.locator("main summary").first().click();
        look(manager, "cashier-corrections-" + tag);
        manager.navigate("/cashier/bills");
        look(manager, "cashier-bills-" + tag);
        manager.navigate("/cashier/refunds");
        look(manager, "cashier-refunds-" + tag);
    }

    private static void helpIsCalledAndComes(Page page, Page manager, Texts texts) {
        press(page, texts.of("floor.help"));
        assertThat(page.locator("#help-calls [data-help]")).containsText(texts.of("help.nobody"));
        manager.navigate("/floor");
        manager.locator("#help-calls button").click();
        assertThat(page.locator("#help-calls [data-help]"))
                .containsText(texts.of("help.going", texts.name("唐敏", "Tang Min")));
    }

    private static Page.LocatorOptions named(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    /** What is refused leads back to the form, with all that was typed and the reason. */
    private static void mistype(Page page, View view, String tag) {
        Texts texts = view.texts();
        page.locator("#count-cash").fill("五百");
        page.locator("#words").fill("备用金");
        press(page, texts.of("cashier.till.count.do"));
        assertThat(page.getByText(texts.of("page.back-to-form"))).isFocused();
        look(page, "cashier-refused-" + tag);
        page.keyboard().press("Enter");
        assertThat(page.locator("#notice")).hasText(texts.of("refusal.amount-missing"));
        assertThat(page.locator("#count-cash")).hasValue("五百");
        assertThat(page.locator("#words")).hasValue("备用金");
        page.reload();
        assertThat(page.locator("#count-cash")).hasValue("");
    }
}

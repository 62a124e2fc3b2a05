package io.shouwen.server.cashier;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;
import static io.shouwen.server.TestChromium.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a hall does with money beside taking it: a slip paid by card, its invoice, a refund with its
 * red letter, a late fee that is waived, the report, and the card company's statement.
 */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class CashHouseBrowserTest {
    private static final TestChromium CHROMIUM = new TestChromium();

    /** What is shown and cannot be read to its end. */
    static final String CUT =
            """
            [...document.querySelectorAll("main *")]
                .filter(one => one.checkVisibility() && one.clientWidth > 1
                    && !one.closest(".cards thead") && !one.matches("input, textarea, option"))
                .filter(one => one.getBoundingClientRect().right
                        > one.parentElement.getBoundingClientRect().right + 1
                    || (one.scrollWidth > one.clientWidth + 1
                        && getComputedStyle(one).overflowX !== "visible"))
                .map(one => one.outerHTML.slice(0, 120))
            """;

    @AfterAll
    static void stop() {
        CHROMIUM.close();
    }

    @Test
    void moneyComesWithAnInvoiceAndGoesBackWithARedLetter() {
        for (View view : TestChromium.views(1280, 390)) {
            try (TestServer server = TestServer.demo()) {
                new Day(server, view).goesBy();
            }
        }
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    /** One day of a cashier and the hall's manager. */
    private static final class Day {
        private final Texts texts;
        private final Page cashier;
        private final Page manager;
        private String payment = "";
        private String refund = "";

        Day(TestServer server, View view) {
            this.texts = view.texts();
            this.cashier = CHROMIUM.enter(server, view, "fengjuan");
            this.manager = CHROMIUM.enter(server, view, "tangmin");
        }

        void goesBy() {
            cashier.navigate("/cashier/till");
            press(cashier, texts.of("cashier.till.open"));
            paysASlipByCard();
            asksForAnInvoice();
            getsSomeBack();
            hasALateFeeWaived();
            readsTheReport();
            comparesWithTheCardCompany();
        }

        private void look(Page page, String name) {
            inspect(page, "cash-house-" + name + "-" + texts.language().tag());
            assertThat((List<?>) page.evaluate(CUT)).as("cut on " + name).isEmpty();
        }

        private void paysASlipByCard() {
            cashier.navigate("/cashier/slips");
            cashier.locator("input[name=charge]").first().check();
            cashier.locator("#quantity").fill("2");
            cashier.locator("#rate").fill("12.50");
            look(cashier, "slip");
            press(cashier, texts.of("cashier.slips.do"));
            Locator made = cashier.locator("main li").first();
            assertThat(made).containsText("25.00");
            String no = made.textContent().strip().split(" ", 2)[0];
            cashier.navigate("/cashier");
            cashier.locator("#typed").fill(no);
            cashier.locator("#typed").press("Enter");
            look(cashier, "slip-found");
            cashier.locator("button:focus").press("Enter");
            cashier.locator("input[name=by][value=number]").press("Space");
            cashier.locator("input[name=saidBack]").press("Space");
            cashier.locator("#agreed").press("Enter");
            cashier.locator("#cash-amount").press("Alt+2");
            assertThat(cashier.locator("#card-share")).isFocused();
            cashier.locator("#card-slip").fill("C-1");
            cashier.locator("input[name=signed]").press("Space");
            look(cashier, "card");
            cashier.locator("#card-slip").press("Enter");
            assertThat(cashier.locator("h1 + [data-state=taken]")).isVisible();
            press(cashier, texts.of("cashier.hand-over"));
            assertThat(cashier.locator("h1 + [data-state=closed]")).isVisible();
            payment = cashier.url();
        }

        private void asksForAnInvoice() {
            cashier.getByText(texts.of("cashier.invoice.ask"), exactly()).press("Enter");
            cashier.locator("#invoice-title").fill("大连海风机电有限公司");
            cashier.locator("#invoice-tax").fill("91210200ABCDEF1239");
            cashier.locator("#invoice-email").fill("caiwu@haifeng.example");
            look(cashier, "invoice");
            cashier.locator("#invoice-email").press("Enter");
            // The platform says its number late; the page renews itself until then.
            assertThat(cashier.locator("#invoices [data-state=issued]")).isVisible();
            assertThat(cashier.locator("#invoices")).containsText("****1239");
            assertThat(cashier.locator("#invoices")).not().containsText("海风");
            look(cashier, "invoice-issued");
        }

        private static Page.GetByTextOptions exactly() {
            return new Page.GetByTextOptions().setExact(true);
        }

        private void getsSomeBack() {
            cashier.locator("#receipt-title a").press("Enter");
            cashier.locator("summary", new Page.LocatorOptions().setHasText(refundAsk()))
                    .press("Enter");
            cashier.locator("#refund-amount").fill("5.00");
            cashier.locator("#refund-reason").fill("多收一项");
            look(cashier, "refund-asked");
            cashier.locator("#refund-reason").press("Enter");
            refund = cashier.url();
            manager.navigate("/cashier/refunds");
            look(manager, "refunds");
            manager.navigate(refund);
            look(manager, "refund-decided");
            press(manager, texts.of("cashier.approve"));
            assertThat(manager.locator("h1 + [data-state=approved]")).isVisible();
            cashier.navigate(refund);
            cashier.locator("input[name=by][value=number]").press("Space");
            cashier.locator("input[name=saidBack]").press("Space");
            look(cashier, "refund-checks");
            cashier.locator("#agreed").press("Enter");
            cashier.locator("input[data-method=card]").press("Space");
            cashier.locator("input[name=reference]").fill("C-2");
            look(cashier, "refund-paid");
            cashier.locator("input[name=reference]").press("Enter");
            look(cashier, "refund-voucher");
            press(cashier, texts.of("cashier.hand-over.voucher"));
            assertThat(cashier.locator("h1 + [data-state=closed]")).isVisible();
            cashier.navigate(payment);
            assertThat(cashier.locator("#invoices [data-state=issued]")).hasCount(2);
            assertThat(cashier.locator("#invoices")).containsText(texts.of("cashier.red-letter"));
            look(cashier, "red-letter");
            cashier.navigate("/cashier/invoices");
            look(cashier, "invoices");
        }

        private String refundAsk() {
            return texts.of("cashier.refund.ask");
        }

        private void hasALateFeeWaived() {
            cashier.navigate("/cashier");
            cashier.locator("#typed").fill("00018803");
            cashier.locator("#typed").press("Enter");
            if (cashier.locator("a.button[href*=supply]").count() > 0) {
                cashier.locator("a.button[href*=supply]").first().press("Enter");
            }
            cashier.locator(
                            "summary",
                            new Page.LocatorOptions().setHasText(texts.of("cashier.waiver")))
                    .press("Enter");
            cashier.locator("input[type=radio][name=bill]").first().press("Space");
            cashier.locator("#waiver-amount").fill("0.50");
            cashier.locator("#waiver-reason").fill("系统延误");
            look(cashier, "waiver-asked");
            cashier.locator("#waiver-reason").press("Enter");
            cashier.waitForLoadState();
            manager.navigate("/cashier/refunds");
            Locator waiver = manager.locator("[data-waiver]");
            assertThat(waiver).containsText("系统延误");
            look(manager, "waiver");
            waiver.locator("button.main").press("Enter");
            assertThat(manager.locator("[data-waiver]")).hasCount(0);
        }

        private void readsTheReport() {
            manager.navigate("/cashier/report");
            assertThat(manager.locator("main")).containsText("20.00");
            look(manager, "report");
            String file =
                    manager.waitForDownload(() -> manager.locator("a[href*=excel]").press("Enter"))
                            .suggestedFilename();
            assertThat(file).endsWith(".xlsx");
        }

        private void comparesWithTheCardCompany() {
            cashier.navigate("/cashier/till");
            for (Locator one : cashier.locator("label[for^=count-]").all()) {
                String books = one.locator(".soft").textContent().replaceAll("[^0-9.-]", "");
                cashier.locator("#" + one.getAttribute("for")).fill(books);
            }
            press(cashier, texts.of("cashier.till.count.do"));
            manager.navigate("/cashier/till");
            press(manager, texts.of("cashier.approve"));
            manager.locator(
                            "summary",
                            new Page.LocatorOptions().setHasText(texts.of("cashier.day.lock")))
                    .press("Enter");
            manager.locator("input[name=sure]").check();
            press(manager, texts.of("cashier.day.lock.do"));
            String today = manager.locator("#day").inputValue();
            manager.navigate("/cashier/reconciliation");
            manager.locator("input[name=channel][value=card]").press("Space");
            manager.locator("#statement-day").fill(today);
            manager.locator("#statement-file")
                    .setInputFiles(
                            new FilePayload(
                                    "card.csv",
                                    "text/csv",
                                    "凭据号,金额\nC-1,25.00\nC-9,1.00\n"
                                            .getBytes(StandardCharsets.UTF_8)));
            look(manager, "statement");
            press(manager, texts.of("cashier.statement.read"));
            look(manager, "reconciliation");
            manager.locator("[data-statement] a").first().press("Enter");
            assertThat(manager.locator("main")).containsText(texts.of("cashier.odd.long"));
            look(manager, "reconciliation-statement");
            assertThat(manager).hasURL(Pattern.compile(".*/cashier/reconciliation.*"));
        }
    }
}

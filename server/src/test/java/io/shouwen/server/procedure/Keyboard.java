package io.shouwen.server.procedure;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ViewportSize;

import io.shouwen.server.TestChromium;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Walks through pages as a table of steps says, with the keys alone. A step is a line: what is
 * done, a bar, to what, and for some a bar and with what.
 *
 * <ul>
 *   <li>{@code go | /address} opens a page
 *   <li>{@code key | 3} presses a key of the page itself, outside of fields
 *   <li>{@code tick | selector} presses Space there; {@code press | selector} presses Enter
 *   <li>{@code send | selector} presses Enter and waits for the page that comes of it
 *   <li>{@code type | selector | text} goes there and types; {@code set} fills in what has no keys
 *       of its own in every browser, such as a date
 *   <li>{@code choose | selector | value} presses the down key until that is chosen
 *   <li>{@code see | selector | text}, {@code gone | selector}, {@code hidden | selector} await
 *   <li>{@code look | name} keeps a picture and asks axe, wide and as narrow as a phone
 * </ul>
 */
final class Keyboard {
    private static final int CHOICES = 60;
    private static final int PHONE_WIDTH = 390;
    private static final int AGAIN_MILLIS = 1000;

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    void walk(String table) {
        table.lines().filter(line -> !line.isBlank()).forEach(this::step);
    }

    private void step(String line) {
        String[] part = line.strip().split(" *\\| *", 3);
        String to = part[1];
        String with = part.length == 3 ? part[2] : "";
        switch (part[0]) {
            case "go" -> page.navigate(to);
            case "key" -> key(to);
            case "tick" -> at(to).press("Space");
            case "press" -> at(to).press("Enter");
            case "send" -> send(to);
            case "type" -> {
                at(to).press("ControlOrMeta+a");
                page.keyboard().type(with);
            }
            case "set" -> at(to).fill(with);
            case "choose" -> choose(at(to), with);
            case "see" -> see(page.locator(to).first(), with);
            case "hidden" -> assertThat(page.locator(to)).isHidden();
            case "gone" -> assertThat(page.locator(to)).hasCount(0);
            case "look" -> look(to);
            default -> throw new IllegalArgumentException("No step is called " + part[0]);
        }
    }

    private void look(String name) {
        ViewportSize wide = page.viewportSize();
        TestChromium.inspect(page, name);
        page.setViewportSize(PHONE_WIDTH, wide.height);
        TestChromium.inspect(page, name);
        page.setViewportSize(wide.width, wide.height);
    }

    /** What has the focus once it is reached, though the page may be renewed meanwhile. */
    private Locator at(String selector) {
        Locator one = page.locator(selector).first();
        assertThat(one).isVisible();
        page.waitForCondition(() -> {
            one.focus();
            return one.evaluate("element => element === document.activeElement").equals(true);
        });
        return one;
    }

    /** Escape leaves a field, so that the keys of the page act. */
    private void key(String key) {
        page.keyboard().press("Escape");
        page.keyboard().press(key);
    }

    /** Pressed again if what had the focus was renewed just then; a form is carried out once. */
    private void send(String selector) {
        AtomicBoolean left = new AtomicBoolean();
        Consumer<Request> leaving =
                request -> left.compareAndSet(false, request.isNavigationRequest());
        page.onRequest(leaving);
        page.waitForResponse(
                answer -> answer.request().isNavigationRequest() && answer.status() == 200,
                () -> {
                    while (!left.get()) {
                        at(selector).press("Enter");
                        awaits(left);
                    }
                });
        page.offRequest(leaving);
        page.waitForLoadState();
    }

    private void awaits(AtomicBoolean left) {
        try {
            page.waitForCondition(
                    left::get, new Page.WaitForConditionOptions().setTimeout(AGAIN_MILLIS));
        } catch (TimeoutError e) {
            // The key went to what was renewed: it is pressed again.
        }
    }

    private void choose(Locator select, String value) {
        select.press("Home");
        for (int i = 0; i < CHOICES && !select.inputValue().equals(value); i++) {
            select.press("ArrowDown");
        }
        assertThat(select).hasValue(value);
    }

    private static void see(Locator one, String text) {
        assertThat(one).isVisible();
        if (!text.isEmpty()) {
            assertThat(one).containsText(text);
        }
    }
}

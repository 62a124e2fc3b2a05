package io.shouwen.server.hotline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;
import static io.shouwen.server.TestChromium.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.util.regex.Pattern;

@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class HotlineBrowserTest {
    @Test
    void aCallIsTakenTheTimesAreReadOutAndARepeatCallIsAnsweredFromTheStory() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            int callers = 0;
            for (View view : TestChromium.views(1280, 390)) {
                Page page = chromium.enter(server, view, "sunli");
                Texts texts = view.texts();
                String phone = "1390%02d%05d".formatted(++callers, view.width());
                String number = takeCall(page, texts, phone);
                callAgain(page, texts, phone, number);
                knownCustomer(page, texts);
                openByNumber(page, texts, number);
            }
            assertThat(chromium.complaints())
                    .as("the browser notes the mistyped numbers")
                    .allMatch(complaint -> complaint.contains("status of 422"));
        }
    }

    private static String takeCall(Page page, Texts texts, String phone) {
        page.navigate("/hotline");
        assertThat(page.locator("#phone")).isFocused();
        page.locator("#phone").fill("12");
        press(page, texts.of("hotline.find"));
        assertThat(page.locator(".note-bad")).hasText(texts.of("hotline.mistake.phone"));
        page.locator("#phone").fill(phone);
        page.keyboard().press("Enter");
        assertThat(page.locator("#name")).isFocused();
        page.locator("#name").fill("王小明");
        page.locator("#address").fill("人民路 12 号 3 单元 502");
        assertThat(page.locator("#where input[name=place]:checked + span"))
                .containsText("城关镇 / 人民路");
        assertThat(page.locator("input[name=settlement][value=city]")).isChecked();
        inspect(page, "hotline-place-" + texts.language().tag());
        page.locator("input[name=settlement][value=town-street]").check();
        page.locator("input[name=symptom]").first().check();
        page.locator("input[name=severity][value=minor]").check();
        inspect(page, "hotline-report-" + texts.language().tag());
        press(page, texts.of("hotline.save"));
        assertThat(page.locator(".promises li").first()).isVisible();
        assertThat(page.locator("main")).containsText(texts.name("孙丽", "Sun Li"));
        inspect(page, "hotline-saved-" + texts.language().tag());
        return page.locator("h1.number").textContent().strip();
    }

    private static void callAgain(Page page, Texts texts, String phone, String number) {
        page.navigate("/hotline");
        page.locator("#phone").fill(phone);
        press(page, texts.of("hotline.find"));
        assertThat(page.locator(".already h2")).containsText(number);
        inspect(page, "hotline-repeat-" + texts.language().tag());
        press(page, texts.of("hotline.urged"));
        assertThat(page).hasURL(Pattern.compile(".*/requests/" + number));
        inspect(page, "hotline-story-" + texts.language().tag());
    }

    private static void knownCustomer(Page page, Texts texts) {
        page.navigate("/hotline");
        page.locator("#phone").fill("00018801");
        press(page, texts.of("hotline.find"));
        assertThat(page.locator(".holding").first()).containsText(texts.of("party.tenant") + " 周*");
        assertThat(page.locator("#where input[name=place]:checked + span")).containsText("新华小区");
        assertThat(page.locator("input[name=settlement][value=city]")).isChecked();
        inspect(page, "hotline-customer-" + texts.language().tag());
    }

    private static void openByNumber(Page page, Texts texts, String number) {
        page.navigate("/hotline");
        char last = number.charAt(number.length() - 1);
        page.locator("#number")
                .fill(number.substring(0, number.length() - 1) + (last == '1' ? 2 : 1));
        press(page, texts.of("hotline.open"));
        assertThat(page.locator("main")).containsText(texts.of("refusal.number-mistyped.title"));
        page.goBack();
        page.locator("#number").fill(number);
        press(page, texts.of("hotline.open"));
        assertThat(page.locator("h1")).containsText(number);
    }
}

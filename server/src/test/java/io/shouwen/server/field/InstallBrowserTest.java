package io.shouwen.server.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** An installation goes through the same taps as a repair; the fifth is what the meter says. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class InstallBrowserTest {
    @Test
    void anInstallationIsAgreedOnAndInstalledOnThePhone() {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            RoomsStory rooms = new RoomsStory(server);
            for (View view : TestChromium.views(390)) {
                String tag = view.texts().language().tag();
                String number = InstallTest.asked(server, rooms, "browser " + tag);
                Page phone = chromium.enter(server, view, "liwei");
                phone.navigate("/field");
                Locator job = phone.locator("[data-request='" + number + "']");
                step(job, "accepted").locator("button.main").click();
                open(job, number + "-agree");
                Locator agree = job.locator("details[data-key='" + number + "-agree'] form");
                agree.locator("[name=agreed_at]").fill("2099-01-01T09:00");
                agree.locator("[name=contacted]").check();
                agree.locator("[name=consent]").check();
                agree.locator("textarea, input[data-file]").first().fill("电话约定");
                agree.locator("button[type=submit]").click();
                for (String name : new String[] {"departed", "arrived", "entered"}) {
                    Locator step = step(job, name);
                    assertThat(step).hasClass(java.util.regex.Pattern.compile("step-next"));
                    step.locator("button.main").first().click();
                }
                Locator installed = step(job, "installed");
                assertThat(installed).hasClass(java.util.regex.Pattern.compile("step-next"));
                inspect(phone, "install-" + tag);
                installed.locator("button.main").click();
                assertThat(step(job, "signed"))
                        .hasClass(java.util.regex.Pattern.compile("step-next"));
                assertThat(step(job, "signed").locator("[name=taught]").first()).isChecked();
                inspect(phone, "install-sign-" + tag);
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static Locator step(Locator job, String name) {
        return job.locator("[data-step=" + name + "]");
    }

    private static void open(Locator job, String key) {
        job.locator("details[data-key='" + key + "'] > summary").click();
    }
}

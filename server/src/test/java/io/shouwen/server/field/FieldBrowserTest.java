package io.shouwen.server.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class FieldBrowserTest {
    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final TestServer SERVER = TestServer.demo();
    private static final TestChromium CHROMIUM = new TestChromium();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);

    @AfterAll
    static void stop() {
        CHROMIUM.close();
        SERVER.close();
    }

    @Test
    void aVisitIsAgreedMadeAndClosedOnAPhone() {
        for (View view : TestChromium.views(390)) {
            Texts texts = view.texts();
            Page phone = CHROMIUM.enter(SERVER, view, "liwei");
            phone.navigate("/field");
            inspect(phone, "field-empty-" + view.language().tag());
            String number = sent("13900005001");
            Locator job = job(phone, number);
            assertThat(job).isVisible();
            inspect(phone, "field-" + view.language().tag());
            job.locator("summary").first().click();
            agree(phone, job, texts);
            for (String step : List.of("departed", "arrived", "fixed")) {
                press(phone, number, step);
            }
            assertThat(job.locator("form[data-act=closed]")).isVisible();
            inspect(phone, "field-fixed-" + view.language().tag());
            press(phone, number, "closed");
            assertThat(job).hasCount(0);
            assertThat(story(number).request().open()).isFalse();
            phone.context().close();
        }
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    private static void agree(Page phone, Locator job, Texts texts) {
        Instant then = SERVER.bean(WallClock.class).now().plus(Duration.ofMinutes(90));
        Locator form = job.locator("form[data-act=agreed]");
        form.locator("input[name=agreed_at]")
                .fill(TYPED.format(then.atZone(ZoneId.of("Asia/Shanghai"))));
        form.locator("select[name=requested_by]").selectOption("customer");
        form.locator("select[name=reason]").selectOption("customer-away");
        form.locator("input[name=contacted]").check();
        form.locator("input[name=consent]").check();
        form.locator("input[name=evidence]").fill("SMS 4711");
        inspect(phone, "field-agree-" + texts.language().tag());
        form.locator("button[type=submit]").click();
        assertThat(phone.locator(".kept-recorded")).hasCount(1);
        assertThat(job.locator(".due-list .soft").first()).isVisible();
    }

    @Test
    void rainStopsTheWorkAndThePromiseMoves() {
        for (View view : TestChromium.views(390)) {
            String number = sent("13900005002");
            Page phone = CHROMIUM.enter(SERVER, view, "liwei");
            phone.navigate("/field");
            Locator job = job(phone, number);
            job.locator("summary").first().click();
            Locator form = job.locator("form[data-act=weather]");
            form.locator("input[name=told]").check();
            form.locator("button[type=submit]").click();
            assertThat(phone.locator(".kept-recorded")).hasCount(1);
            assertThat(job.locator(".due-list .soft").first()).isVisible();
            inspect(phone, "field-weather-" + view.language().tag());
            phone.context().close();
        }
    }

    @Test
    void whatWasDoneWithoutANetworkIsToldLaterWithItsTrueTime() {
        try (TestChromium offline = new TestChromium()) {
            for (View view : TestChromium.views(390)) {
                String number = sent("13900005003");
                Page phone = offline.enter(SERVER, view, "liwei");
                phone.navigate("/field");
                assertThat(phone.locator("#reach")).hasText(view.texts().of("field.online"));
                phone.context().setOffline(true);
                job(phone, number).locator("form[data-act=departed] button").click();
                assertThat(phone.locator(".kept-queued")).hasCount(1);
                job(phone, number).locator("form[data-act=arrived] button").click();
                assertThat(phone.locator(".kept-queued")).hasCount(2);
                assertThat(phone.locator("#reach")).hasText(view.texts().of("field.offline"));
                inspect(phone, "field-offline-" + view.language().tag());
                Map<?, ?> first = kept(phone).getFirst();
                phone.context().setOffline(false);
                assertThat(phone.locator(".kept-recorded")).hasCount(2);
                assertThat(occurred(number, "visit.departed")).isEqualTo(trueTime(first));
                inspect(phone, "field-online-" + view.language().tag());
                phone.context().close();
            }
        }
    }

    @Test
    void theJobsAreStillThereWhenThePageIsLoadedAnewWithoutANetwork() {
        try (TestChromium offline = new TestChromium()) {
            for (View view : TestChromium.views(390)) {
                String number = sent("13900005004");
                Page phone = offline.enter(SERVER, view, "liwei");
                phone.navigate("/field");
                phone.waitForFunction(
                        "async () => !!await caches.match('/field/jobs', {ignoreVary: true})");
                phone.context().setOffline(true);
                phone.reload();
                assertThat(job(phone, number)).isVisible();
                job(phone, number).locator("form[data-act=departed] button").click();
                assertThat(phone.locator(".kept-queued")).hasCount(1);
                inspect(phone, "field-reloaded-" + view.language().tag());
                phone.context().setOffline(false);
                phone.context().close();
            }
        }
    }

    private static List<Map<?, ?>> kept(Page phone) {
        List<?> acts = (List<?>) phone.evaluate("() => FieldQueue.all()");
        return acts.stream().<Map<?, ?>>map(act -> (Map<?, ?>) act).toList();
    }

    /** When the button was pressed, by the server's clock. */
    private static Instant trueTime(Map<?, ?> act) {
        long ahead = Long.parseLong(String.valueOf(act.get("ahead")));
        return Instant.parse(String.valueOf(act.get("at"))).minusMillis(ahead);
    }

    private static Instant occurred(String number, String kind) {
        return story(number).history().facts().stream()
                .filter(fact -> fact.kind().name().equals(kind))
                .map(Fact::occurredAt)
                .findFirst()
                .orElseThrow();
    }

    private static Requests.Story story(String number) {
        return SERVER.bean(Requests.class)
                .find(new OrgId(1), SubjectId.parse(number).orElseThrow())
                .orElseThrow();
    }

    private static void press(Page phone, String number, String act) {
        int before = phone.locator(".kept-recorded").count();
        job(phone, number).locator("form[data-act=" + act + "] button").click();
        assertThat(phone.locator(".kept-recorded")).hasCount(before + 1);
    }

    private static String sent(String phone) {
        String number = ROOMS.report(TestBrowser.as(SERVER, "sunli"), phone);
        ROOMS.assign(TestBrowser.as(SERVER, "xufang"), number, ROOMS.person("Y201"));
        return number;
    }

    private static Locator job(Page phone, String number) {
        return phone.locator("[data-request='" + number + "']");
    }
}

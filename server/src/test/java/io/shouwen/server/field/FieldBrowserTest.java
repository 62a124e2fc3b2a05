package io.shouwen.server.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;

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

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;

@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class FieldBrowserTest {
    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final String DOT =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
                    + "YPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    private static final TestServer SERVER = TestServer.demo();
    private static final TestChromium CHROMIUM = new TestChromium();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);

    @AfterAll
    static void stop() {
        CHROMIUM.close();
        SERVER.close();
    }

    @Test
    void aUsualJobTakesSixTapsAndASignature() {
        for (View view : TestChromium.views(390)) {
            Page phone = CHROMIUM.enter(SERVER, view, "liwei");
            phone.navigate("/field");
            inspect(phone, "field-empty-" + view.language().tag());
            String number = sent("13900005001");
            Locator job = job(phone, number);
            assertThat(job).isVisible();
            inspect(phone, "field-" + view.language().tag());
            Taps taps = new Taps(phone, number);
            taps.tap("accepted", "");
            taps.tap("departed", "");
            taps.tap("arrived", "");
            inspect(phone, "field-arrived-" + view.language().tag());
            taps.tap("entered", "covers");
            inspect(phone, "field-entered-" + view.language().tag());
            taps.tap("fixed", "other");
            assertThat(job.locator("[data-step=fixed][data-done=true]")).isVisible();
            sign(phone, job);
            inspect(phone, "field-signing-" + view.language().tag());
            taps.tap("signed", "content");
            assertThat(job).hasCount(0);
            assertThat(taps.count).isLessThanOrEqualTo(6);
            assertThat(story(number).request().open()).isFalse();
            assertThat(story(number).judged().judged())
                    .noneMatch(judged -> judged.verdict().word().equals("breached"));
            phone.context().close();
        }
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    void aTimeIsAgreedWithTheCustomersWord() {
        for (View view : TestChromium.views(390)) {
            String number = sent("13900005002");
            Page phone = CHROMIUM.enter(SERVER, view, "liwei");
            phone.navigate("/field");
            Locator job = job(phone, number);
            open(job, number + "-agree");
            Instant then = SERVER.bean(WallClock.class).now().plus(Duration.ofMinutes(90));
            Locator form = job.locator("form[data-act=agreed]");
            form.locator("input[name=agreed_at]")
                    .fill(TYPED.format(then.atZone(ZoneId.of("Asia/Shanghai"))));
            form.locator("select[name=reason]").selectOption("customer-away");
            form.locator("input[name=contacted]").check();
            form.locator("input[name=consent]").check();
            form.locator("select[name=evidence]").selectOption("call");
            form.locator("input[data-file]").fill("13900005002");
            inspect(phone, "field-agree-" + view.language().tag());
            form.locator("button[type=submit]").click();
            assertThat(phone.locator(".kept-recorded")).hasCount(1);
            assertThat(job.locator(".due-list .soft").first()).isVisible();
            phone.context().close();
        }
    }

    @Test
    void rainStopsTheWorkAndThePromiseMoves() {
        for (View view : TestChromium.views(390)) {
            String number = sent("13900005003");
            Page phone = CHROMIUM.enter(SERVER, view, "liwei");
            phone.navigate("/field");
            Locator job = job(phone, number);
            open(job, number + "-other");
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
    void aWholeJobDoneWithoutANetworkIsThereOnceWithItsTrueTimes() {
        try (TestChromium offline = new TestChromium()) {
            for (View view : TestChromium.views(390)) {
                String number = sent("13900005004");
                Page phone = offline.enter(SERVER, view, "liwei");
                phone.navigate("/field");
                assertThat(phone.locator("#reach")).hasText(view.texts().of("field.online"));
                phone.waitForFunction(
                        "async () => !!await caches.match('/field/jobs', {ignoreVary: true})");
                phone.context().setOffline(true);
                Taps taps = new Taps(phone, number);
                taps.keep("accepted", "", 1);
                taps.keep("departed", "", 2);
                taps.keep("arrived", "", 3);
                phone.reload();
                assertThat(job(phone, number)).isVisible();
                assertThat(phone.locator(".kept-queued")).hasCount(3);
                inspect(phone, "field-offline-" + view.language().tag());
                taps.keep("entered", "shoes-off", 4);
                photograph(job(phone, number), number);
                assertThat(phone.locator(".kept-queued")).hasCount(5);
                taps.keep("fixed", "node-power", 6);
                sign(phone, job(phone, number));
                taps.keep("signed", "content", 7);
                assertThat(job(phone, number).locator("[data-all-done]")).isVisible();
                assertThat(phone.locator("#reach")).hasText(view.texts().of("field.offline"));
                List<Map<?, ?>> kept = kept(phone);
                phone.context().setOffline(false);
                assertThat(phone.locator(".kept-recorded")).hasCount(7);
                assertThat(times(number, "visit.arrived")).containsExactly(trueTime(kept.get(2)));
                assertThat(times(number, "repair.fixed")).containsExactly(trueTime(kept.get(5)));
                assertThat(times(number, "enclosure.kept")).hasSize(2);
                assertThat(times(number, "slip.filled")).containsExactly(trueTime(kept.get(6)));
                assertThat(story(number).request().open()).isFalse();
                inspect(phone, "field-online-" + view.language().tag());
                phone.context().close();
            }
        }
    }

    @Test
    void anEmbeddedBrowserWithoutWorkerAndDatabaseStillKeepsAndSends() {
        for (View view : TestChromium.views(390)) {
            String number = sent("13900005005");
            Page phone = CHROMIUM.open(SERVER, view.language(), view.width());
            phone.addInitScript(
                    """
                    delete Navigator.prototype.serviceWorker;
                    delete Navigator.prototype.locks;
                    Object.defineProperty(window, "indexedDB", {get() { throw new Error("none"); }});
                    """);
            TestChromium.signIn(phone, "liwei");
            phone.navigate("/field");
            new Taps(phone, number).tap("accepted", "");
            assertThat(times(number, "job.accepted")).hasSize(1);
            phone.reload();
            assertThat(phone.locator(".kept-recorded")).hasCount(1);
            phone.context().close();
        }
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    void thePageMayBePutOnTheHomeScreen() {
        for (View view : TestChromium.views(390)) {
            Page phone = CHROMIUM.enter(SERVER, view, "liwei");
            phone.navigate("/field");
            Object icons =
                    phone.evaluate(
                            """
                            async () => {
                                const link = document.head.querySelector("link[rel=manifest]");
                                const app = await (await fetch(link.href)).json();
                                const icons = await Promise.all(app.icons.map((i) => fetch(i.src)));
                                return app.start_url + icons.every((icon) => icon.ok);
                            }
                            """);
            assertThat(icons).isEqualTo("/fieldtrue");
            phone.context().close();
        }
    }

    /** Fingers on the steps of one job, counted. */
    private static final class Taps {
        private final Page phone;
        private final String number;
        private int count;

        private Taps(Page phone, String number) {
            this.phone = phone;
            this.number = number;
        }

        /** Taps the step, which is the one laid open, and waits until it was recorded. */
        private void tap(String step, String choice) {
            int before = phone.locator(".kept-recorded").count();
            press(step, choice);
            assertThat(phone.locator(".kept-recorded")).hasCount(before + 1);
        }

        /** Taps the step and waits until the phone keeps so many. */
        private void keep(String step, String choice, int queued) {
            press(step, choice);
            assertThat(phone.locator(".kept-queued")).hasCount(queued);
        }

        private void press(String step, String choice) {
            String button = choice.isEmpty() ? "button" : "button[value=" + choice + "]";
            job(phone, number)
                    .locator("[data-step=" + step + "] form[data-act=" + step + "]")
                    .first()
                    .locator(button)
                    .first()
                    .click();
            count++;
        }
    }

    private static void open(Locator job, String details) {
        job.locator("details[data-key='" + details + "'] > summary").click();
    }

    /** A list that is made anew meanwhile takes the paper, or an unfinished stroke, with it. */
    private static void sign(Page phone, Locator job) {
        Locator paper = job.locator("[data-step=signed] canvas");
        do {
            paper.evaluate("canvas => canvas.scrollIntoView({block: 'center'})");
            BoundingBox box = paper.boundingBox();
            if (box == null) {
                continue;
            }
            phone.mouse().move(box.x + 40, box.y + 30);
            phone.mouse().down();
            phone.mouse().move(box.x + 120, box.y + 70);
            phone.mouse().move(box.x + 200, box.y + 30);
            phone.mouse().up();
        } while (job.locator("canvas.drawn").count() == 0);
    }

    private static void photograph(Locator job, String number) {
        open(job, number + "-photo");
        job.locator("input[type=file]")
                .setInputFiles(
                        new FilePayload("door.png", "image/png", Base64.getDecoder().decode(DOT)));
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

    private static List<Instant> times(String number, String kind) {
        return story(number).history().facts().stream()
                .filter(fact -> fact.kind().name().equals(kind))
                .map(Fact::occurredAt)
                .toList();
    }

    private static Requests.Story story(String number) {
        return SERVER.bean(Requests.class)
                .find(new OrgId(1), SubjectId.parse(number).orElseThrow())
                .orElseThrow();
    }

    private static String sent(String phone) {
        String number = ROOMS.report(TestBrowser.as(SERVER, "sunli"), phone);
        ROOMS.send(TestBrowser.as(SERVER, "xufang"), number, ROOMS.person("Y201"));
        return number;
    }

    private static Locator job(Page phone, String number) {
        return phone.locator("[data-request='" + number + "']");
    }
}

package io.shouwen.server.inspection;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;
import static io.shouwen.server.TestChromium.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;

import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.util.Base64;

/** An inspection on the phone, from the plan to the check of what was rectified. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class InspectionBrowserTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final TestChromium CHROMIUM = new TestChromium();
    private static final InspectionStory STORY = new InspectionStory(SERVER);

    @AfterAll
    static void stop() {
        CHROMIUM.close();
        SERVER.close();
    }

    @Test
    void aSheetIsPlannedFilledInSignedAndRectified() {
        for (View view : TestChromium.views(390)) {
            Texts texts = view.texts();
            String language = texts.language().tag();
            Page lin = CHROMIUM.enter(SERVER, view, "linjing");
            plan(lin, texts, language);
            String number = lin.url().substring(lin.url().lastIndexOf('/') + 1);
            fillIn(lin, texts, language);

            Page he = CHROMIUM.enter(SERVER, view, "hewen");
            inspectedSigns(lin, texts);
            draw(lin.locator("#own-signature"));
            press(lin, texts.of("inspection.sign.do"));
            assertThat(lin.locator("#own-signature")).hasCount(0);
            he.navigate("/inspections/" + number);
            draw(he.locator("#own-signature"));
            inspect(he, "inspection-sign-" + language);
            press(he, texts.of("inspection.sign.do"));
            assertThat(he.locator("#rectification")).isVisible();
            rectify(he, view, number);

            lin.navigate("/inspections?state=done");
            assertThat(lin.locator("[data-inspection='" + number + "']")).isVisible();
            inspect(lin, "inspections-" + language);
        }
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    private static void plan(Page page, Texts texts, String language) {
        page.navigate("/inspections/new");
        page.locator("#unit").selectOption(Integer.toString(STORY.unit("城区维修班")));
        press(page, texts.of("inspection.choose"));
        page.locator("input[name=kind][value=open]").check();
        page.locator("#place").fill("城区班组驻地");
        check(page, "inspector", "Y401");
        check(page, "inspector", "Y402");
        check(page, "person", "Y201");
        page.locator("#items").fill("3");
        page.locator("summary").filter(has(texts.of("inspection.fixed"))).click();
        page.locator("#why").fill("近期举报");
        page.locator("input[name=fixed][value='cable.3.3.7b']").check();
        inspect(page, "inspection-plan-" + language);
        press(page, texts.of("inspection.plan.do"));
        assertThat(page.locator("#sheet > li")).hasCount(3);
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void check(Page page, String name, String staffNo) {
        page.locator("input[name=%s][value='%d']".formatted(name, STORY.person(staffNo))).check();
    }

    private static void fillIn(Page page, Texts texts, String language) {
        Locator signs = page.locator("#item-1");
        signs.locator("input[name=value]").fill("1");
        signs.locator("button.main").click();
        assertThat(signs.locator(".result-fail")).isVisible();
        signs.locator(".photo-of summary").click();
        signs.locator("input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "signs.png",
                                "image/png",
                                Base64.getDecoder()
                                        .decode(InspectionStory.PICTURE.split(",", 2)[1])));
        signs.locator(".photo button").click();
        assertThat(signs.locator(".enclosed-form")).isVisible();
        page.locator("#item-2 button.yes, #item-2 .measure button")
                .first()
                .scrollIntoViewIfNeeded();
        inspect(page, "inspection-sheet-" + language);
        for (String item : new String[] {"#item-2", "#item-3"}) {
            Locator line = page.locator(item);
            if (line.locator("input[name=value]").count() > 0) {
                line.locator("input[name=value]").fill("10");
                line.locator("button.main").click();
            } else {
                line.locator("button.yes").click();
            }
            assertThat(line.locator(".answer")).isVisible();
        }
        assertThat(page.locator("#progress")).containsText(texts.of("inspection.go-sign"));
    }

    private static void inspectedSigns(Page page, Texts texts) {
        Locator form = page.locator("[data-sign]");
        form.locator("button.main").click();
        assertThat(form.locator("[data-unsigned]")).isVisible();
        draw(form);
        press(page, texts.of("inspection.sign.do"));
        assertThat(page.locator("#own-signature")).isVisible();
    }

    private static void draw(Locator where) {
        Locator paper = where.locator("canvas.signature");
        Page page = where.page();
        do {
            paper.evaluate("canvas => canvas.scrollIntoView({block: 'center'})");
            BoundingBox box = paper.boundingBox();
            page.mouse().move(box.x + 40, box.y + 30);
            page.mouse().down();
            page.mouse().move(box.x + 120, box.y + 70);
            page.mouse().move(box.x + 200, box.y + 30);
            page.mouse().up();
        } while (where.locator("canvas.drawn").count() == 0);
    }

    private static void rectify(Page he, View view, String number) {
        Texts texts = view.texts();
        he.locator("#mender").selectOption(Integer.toString(STORY.person("Y203")));
        press(he, texts.of("inspection.order"));
        Page chief = CHROMIUM.enter(SERVER, view, "huangjianjun");
        chief.navigate("/inspections?state=mending");
        chief.locator("[data-inspection='" + number + "'] a").click();
        chief.locator("#words").fill("已补齐两块警示牌");
        inspect(chief, "inspection-mend-" + texts.language().tag());
        press(chief, texts.of("inspection.mended.do"));
        assertThat(chief.locator("#words")).hasCount(0);
        he.reload();
        press(he, texts.of("inspection.passed.do"));
        assertThat(he.locator(".clock-kept")).isVisible();
    }
}

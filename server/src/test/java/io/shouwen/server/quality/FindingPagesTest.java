package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class FindingPagesTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final SampleBreach BREACHES = new SampleBreach(SERVER);
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void theDeskShowsWhatToDecideAndTheFindingTellsItInBothLanguages() {
        String number = BREACHES.overdue("liwei").number();
        TestBrowser quality = TestBrowser.as(SERVER, "linjing");
        assertThat(quality.get("/findings", "Accept-Language", "en").body())
                .contains(number, "To decide", "Li Wei");
        assertThat(quality.get("/findings/" + number, "Accept-Language", "en").body())
                .contains("On site in half an hour", "not done by", "The facts, in order")
                .doesNotContain("[finding.", "[explain.");
        assertThat(quality.get("/findings/" + number, "Accept-Language", "zh-CN").body())
                .contains("半小时内到场", "仍未办到", "认定", "李伟");
    }

    @Test
    void thePersonAnswersTheQualityOfficeConfirmsAndTheLedgerShowsTheLine() {
        String number = BREACHES.overdue("zhangyong").number();
        TestBrowser person = TestBrowser.as(SERVER, "zhangyong");
        assertThat(person.get("/my/findings").body()).contains(number);
        assertThat(say(person, number, "answer", Map.of("words", "路上堵车 <b>")).statusCode())
                .isEqualTo(302);
        TestBrowser quality = TestBrowser.as(SERVER, "linjing");
        HttpResponse<String> tooMuch =
                say(
                        quality,
                        number,
                        "confirm",
                        Map.of("points", "9", "money", "100", "words", "属实"));
        assertThat(tooMuch.statusCode()).isEqualTo(422);
        assertThat(tooMuch.body())
                .contains("1", ">条款 city.9.1 ")
                .doesNotContain("[refusal", "[page");
        HttpResponse<String> problem =
                say(
                        quality,
                        number,
                        "confirm",
                        Map.of("points", "8", "money", "100", "words", "属实"),
                        "Accept",
                        "application/problem+json");
        assertThat(problem.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(problem.body())
                .contains("problems/amount-outside-range\"", "\"clause\":\"city.9.1\"");
        assertThat(
                        say(
                                        quality,
                                        number,
                                        "confirm",
                                        Map.of("points", "1.5", "money", "100", "words", "属实"))
                                .statusCode())
                .isEqualTo(302);
        assertThat(quality.get("/findings/" + number).body())
                .contains("路上堵车 &lt;b&gt;")
                .doesNotContain("<b>");
        assertThat(person.get("/my/ledger", "Accept-Language", "en").body())
                .contains("−1.5 points", "On site in half an hour", number);
        assertThat(say(person, number, "appeal", Map.of("words", "有照片")).statusCode())
                .isEqualTo(302);
        assertThat(say(quality, number, "overturn", Map.of("words", "属实")).statusCode())
                .isEqualTo(409);
        TestBrowser second = TestBrowser.as(SERVER, "hewen");
        assertThat(say(second, number, "overturn", Map.of("words", "属实")).statusCode())
                .isEqualTo(302);
        assertThat(person.get("/my/ledger", "Accept-Language", "en").body())
                .contains("Overturned on appeal", "takes back line");
    }

    @Test
    void whereNobodyIsKnownTheChiefAnswersAndTheCrewHasALedgerOfItsOwn() {
        String number = BREACHES.overdueOfCrew("liwei").number();
        assertThat(
                        say(
                                        TestBrowser.as(SERVER, "huangjianjun"),
                                        number,
                                        "answer",
                                        Map.of("words", "全班外出"))
                                .statusCode())
                .isEqualTo(302);
        TestBrowser quality = TestBrowser.as(SERVER, "linjing");
        say(quality, number, "confirm", Map.of("points", "2.5", "money", "100", "words", "属实"));
        Matcher ledger =
                Pattern.compile("href=\"(/units/\\d+/ledger)\"")
                        .matcher(quality.get("/findings?state=confirmed").body());
        assertThat(ledger.find()).isTrue();
        assertThat(quality.get(ledger.group(1), "Accept-Language", "en").body())
                .contains("−2.5 points", number, "Urban crew");
        assertThat(TestBrowser.as(SERVER, "luozhigang").get(ledger.group(1)).statusCode())
                .as("the chief of another crew")
                .isEqualTo(404);
    }

    @Test
    void aFindingIsClosedToWhoeverItDoesNotConcern() {
        String number = BREACHES.overdue("liwei").number();
        assertThat(TestBrowser.as(SERVER, "liuyang").get("/findings/" + number).statusCode())
                .isEqualTo(404);
        assertThat(TestBrowser.as(SERVER, "luozhigang").get("/findings/" + number).statusCode())
                .isEqualTo(404);
        assertThat(TestBrowser.as(SERVER, "huangjianjun").get("/findings/" + number).statusCode())
                .isEqualTo(200);
        assertThat(TestBrowser.as(SERVER, "liwei").get("/findings").statusCode()).isEqualTo(403);
        assertThat(
                        TestBrowser.as(SERVER, "linjing")
                                .postWithToken(
                                        "forged", "/findings/" + number + "/dismiss", Map.of())
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSecondPersonSeesWhatALateFactWouldChangeAndAcceptsIt() {
        SampleBreach.Late late = BREACHES.lateArrival("wanglei");
        TestBrowser chief = TestBrowser.as(SERVER, "luozhigang");
        String page = chief.get("/proposals", "Accept-Language", "en").body();
        assertThat(page).contains("Wang Lei", "Overdue", "Kept", late.request().number());
        String path = "/proposals/" + late.request().number() + "/" + late.n();
        Matcher key = KEY.matcher(page);
        assertThat(key.find()).isTrue();
        assertThat(
                        chief.post(
                                        "/proposals",
                                        path,
                                        Map.of("accepted", "true", "key", key.group(1)))
                                .statusCode())
                .isEqualTo(302);
        BREACHES.settleDown();
        assertThat(
                        TestBrowser.as(SERVER, "linjing")
                                .get(
                                        "/findings/" + late.finding().number(),
                                        "Accept-Language",
                                        "en")
                                .body())
                .contains("Withdrawn");
    }

    @Test
    void everyStateActAndReasonHasItsWords() {
        for (FindingState state : FindingState.values()) {
            assertThat(Texts.in(Language.ZH).has("finding.state." + state.code())).isTrue();
        }
        for (Act act : Act.values()) {
            assertThat(Texts.in(Language.ZH).has("finding.act." + act.code())).isTrue();
        }
    }

    private static HttpResponse<String> say(
            TestBrowser browser,
            String number,
            String act,
            Map<String, String> form,
            String... headers) {
        String page = "/findings/" + number;
        Matcher revision =
                Pattern.compile("name=\"revision\" value=\"(\\d+)\"")
                        .matcher(browser.get(page).body());
        String seen = revision.find() ? revision.group(1) : "1";
        Map<String, String> all = new HashMap<>(form);
        all.put("revision", seen);
        all.put("key", "key " + number + act + form.hashCode());
        return browser.post(page, page + "/" + act, all, headers);
    }
}

package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.standard.Shelf;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a book comes to, on the pages of a finding and of a ledger. */
class BookPagesTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final SampleBreach BREACHES = new SampleBreach(SERVER);
    private static final Map<String, String> NEGLIGENT =
            Map.of("given.source", "complaint", "given.intent", "negligent");

    private final TestBrowser quality = TestBrowser.as(SERVER, "linjing");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void theDeciderIsAskedSeesTheRangeAndMeasuresAreDecidedOnThePage() {
        SERVER.bean(Shelf.class).put(BookCode.rows());
        String first = answered();
        assertThat(page(first, "", "en"))
                .contains("Brought out by", "a complaint", "Show what may be imposed")
                .doesNotContain("id=\"money\"", "[book.", "[finding.");
        assertThat(page(first, "?given.source=complaint", "zh-CN"))
                .contains("主观方面", "过失", "由谁发现", "须先说明");
        assertThat(page(first, "?given.source=complaint&given.intent=negligent", "en"))
                .contains(
                        "min=\"3000\" max=\"5000\"",
                        "number 1 in the count",
                        "city.9.1 gives way",
                        "The range stands in city.9.2");
        HttpResponse<String> early = confirm(first, "3000", Map.of("given.source", "complaint"));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("intent", ">条款 city.9.2 ");
        assertThat(confirm(first, "3000", NEGLIGENT).statusCode()).isEqualTo(302);

        String second = answered();
        assertThat(confirm(second, "10000", NEGLIGENT).statusCode()).isEqualTo(302);
        assertThat(page(second, "", "en"))
                .contains("Suspension", "for 2 years", "Brought out by: a complaint", "Impose");
        assertThat(
                        TestBrowser.as(SERVER, "liwei")
                                .get("/my/ledger?currency=cny", "Accept-Language", "en")
                                .body())
                .contains("city.9.3: ¥10000", "Suspension", "¥−13000")
                .doesNotContain("Impose</button>");
        assertThat(
                        quality.post(
                                        "/findings/" + second,
                                        "/findings/" + second + "/measures",
                                        measure(page(second, "", "en")))
                                .statusCode())
                .isEqualTo(302);
        assertThat(page(second, "", "zh-CN")).contains("已执行", "停岗停薪", "解除");
    }

    /** A finding that the person has answered, so that it may be decided at once. */
    private static String answered() {
        String number = BREACHES.overdue("liwei").number();
        String path = "/findings/" + number;
        TestBrowser.as(SERVER, "liwei")
                .post(
                        path,
                        path + "/answer",
                        Map.of("revision", "1", "words", "堵车", "key", "answer " + number));
        return number;
    }

    private static Map<String, String> measure(String page) {
        return Map.of(
                "decision", "impose",
                "clause", "city.9.6",
                "account", hidden(page, "account"),
                "key", hidden(page, "key"),
                "words", "屡次");
    }

    private static String hidden(String page, String name) {
        Matcher found =
                Pattern.compile("name=\"%s\" value=\"([^\"]+)\"".formatted(name)).matcher(page);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    private String page(String number, String query, String language) {
        return quality.get("/findings/" + number + query, "Accept-Language", language).body();
    }

    private HttpResponse<String> confirm(String number, String money, Map<String, String> given) {
        Map<String, String> form = new HashMap<>(given);
        form.put("revision", "1");
        form.put("money", money);
        form.put("words", "属实");
        form.put("key", "key " + number + given.size() + money);
        String path = "/findings/" + number;
        return quality.post(path, path + "/confirm", form);
    }
}

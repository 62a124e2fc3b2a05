package io.shouwen.server.inspection;

import static io.shouwen.server.inspection.InspectionStory.PICTURE;
import static io.shouwen.server.inspection.InspectionStory.and;
import static io.shouwen.server.inspection.InspectionStory.field;
import static io.shouwen.server.inspection.InspectionStory.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

class InspectionsTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final InspectionStory STORY = new InspectionStory(SERVER);
    private static final TestBrowser LIN = TestBrowser.as(SERVER, "linjing");
    private static final TestBrowser HE = TestBrowser.as(SERVER, "hewen");
    private static final TestBrowser CHIEF = TestBrowser.as(SERVER, "huangjianjun");
    private static final TestBrowser TECHNICIAN = TestBrowser.as(SERVER, "liwei");

    /** Hanging signs when working: two at least. */
    private static final String SIGNS = "cable.3.3.7b";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void nobodyOfTheUnitAndNoLineChiefInspectsAndNobodyAlone() {
        List<InspectionStory.Field> sheet =
                List.of(field("items", 3), field("answering", "field-worker"));
        assertThat(STORY.plan(LIN, "open", join(STORY.by("Y401"), sheet)).body())
                .contains("检查人至少两人");
        assertThat(STORY.plan(LIN, "open", join(STORY.by("Y401", "Y203"), sheet)).statusCode())
                .isEqualTo(422);
        assertThat(STORY.plan(LIN, "open", join(STORY.by("Y401", "Y202"), sheet)).statusCode())
                .isEqualTo(422);
        assertThat(LIN.get("/inspections/new?unit=" + STORY.unit("城区维修班")).body())
                .contains("何文", "罗志刚")
                .doesNotContain("name=\"inspector\" value=\"" + STORY.person("Y203") + "\"");
    }

    @Test
    void aSheetIsDrawnOnceAndSaysHow() {
        String number = planned("open", field("items", 20), field("answering", "field-worker"));
        List<String> sheet = items(LIN, number);
        assertThat(sheet).doesNotHaveDuplicates().hasSizeBetween(10, 20);
        assertThat(LIN.get("/inspections/" + number).body()).contains("结果一致");
        assertThat(items(HE, number)).isEqualTo(sheet);
    }

    @Test
    void moreThanTwentyItemsOrFixedOnesWithoutAReasonAreRefused() {
        assertThat(plan("open", field("items", 21), field("answering", "staff")).statusCode())
                .isEqualTo(422);
        assertThat(plan("open", field("items", 3), field("fixed", SIGNS)).statusCode())
                .isEqualTo(422);
        String number =
                planned("open", field("items", 1), field("fixed", SIGNS), field("reason", "近期举报"));
        assertThat(items(LIN, number)).containsExactly(SIGNS);
        assertThat(LIN.get("/inspections/" + number).body()).contains("近期举报", "不少于 2 块");
    }

    @Test
    void whatIsBrokenBecomesAFindingOnceBothHaveSigned() {
        String number =
                planned(
                        "open",
                        field("person", STORY.person("Y201")),
                        field("items", 3),
                        field("answering", "field-worker"),
                        field("fixed", SIGNS),
                        field("reason", "近期举报"));
        List<String> sheet = items(LIN, number);
        assertThat(STORY.act(LIN, number, "signatures", Map.of("enclosed", PICTURE)).statusCode())
                .isEqualTo(409);
        for (String item : sheet) {
            assertThat(STORY.look(HE, number, item, "pass").statusCode()).isEqualTo(302);
        }
        Map<String, String> one =
                Map.of(
                        "item",
                        SIGNS,
                        "value",
                        "1",
                        "note",
                        "只挂了一块",
                        "key",
                        UUID.randomUUID().toString());
        STORY.act(LIN, number, "items", one);
        assertThat(STORY.act(LIN, number, "items", one).statusCode()).isEqualTo(302);
        STORY.act(LIN, number, "photos", Map.of("item", SIGNS, "enclosed", PICTURE));
        String page = LIN.get("/inspections/" + number).body();
        assertThat(page).contains("不合格 1 项").doesNotContain("只挂了一块");
        assertThat(opened(number, page)).contains("只挂了一块");

        String person = Integer.toString(STORY.person("Y201"));
        STORY.act(LIN, number, "signatures", Map.of("person", person, "enclosed", PICTURE));
        assertThat(STORY.look(LIN, number, SIGNS, "pass").statusCode()).isEqualTo(409);
        STORY.act(LIN, number, "signatures", Map.of("enclosed", PICTURE));
        STORY.settle();
        assertThat(findings(SIGNS)).isZero();
        STORY.act(HE, number, "signatures", Map.of("enclosed", PICTURE));
        STORY.settle();
        assertThat(findings(SIGNS)).isEqualTo(1);
        assertThat(laidTo()).isEqualTo(STORY.person("Y201"));
        nobodyWhoLookedDecides();
        rectified(number);
    }

    /** Both inspectors are its raisers. */
    private static void nobodyWhoLookedDecides() {
        String finding =
                RoomsStory.first(
                        Pattern.compile("href=\"/findings/([0-9-]+)\""),
                        HE.get("/findings").body());
        for (TestBrowser inspector : List.of(LIN, HE)) {
            String said =
                    inspector
                            .post(
                                    "/findings/" + finding,
                                    "/findings/" + finding + "/dismiss",
                                    Map.of(
                                            "revision", "1",
                                            "words", "不成立",
                                            "key", UUID.randomUUID().toString()))
                            .body();
            assertThat(said).contains("提出");
        }
        assertThat(findings(SIGNS)).isEqualTo(1);
    }

    private static void rectified(String number) {
        assertThat(LIN.get("/inspections?state=mending").body()).contains(number, "尚未下发整改通知");
        Map<String, String> order =
                Map.of(
                        "person", Integer.toString(STORY.person("Y203")),
                        "what", "补齐警示牌",
                        "days", "3");
        STORY.act(LIN, number, "rectification", order);
        assertThat(STORY.act(HE, number, "rectification", order).statusCode()).isEqualTo(409);
        assertThat(CHIEF.get("/inspections/" + number).body()).contains("补齐警示牌", "上报整改完成");
        assertThat(
                        STORY.act(TECHNICIAN, number, "rectification/report", Map.of("words", "已补"))
                                .statusCode())
                .isEqualTo(404);
        STORY.act(CHIEF, number, "rectification/report", Map.of("words", "已补两块"));
        STORY.act(
                HE,
                number,
                "rectification/check",
                Map.of("passed", "false", "reason", "还差一块", "days", "2"));
        assertThat(CHIEF.get("/inspections/" + number).body()).contains("还差一块", "原定期限");
        STORY.act(
                CHIEF, number, "rectification/report", Map.of("words", "已补齐", "enclosed", PICTURE));
        STORY.act(HE, number, "rectification/check", Map.of("passed", "true"));
        assertThat(LIN.get("/inspections?state=mending").body()).doesNotContain(number);
        assertThat(LIN.get("/inspections?state=done").body()).contains(number);
    }

    @Test
    void ofWhomNothingWasBrokenTheYearKnowsIt() {
        String person = Integer.toString(STORY.person("Y202"));
        String number =
                planned(
                        "video",
                        field("person", person),
                        field("items", 2),
                        field("answering", "staff"));
        items(LIN, number).forEach(item -> STORY.look(LIN, number, item, "pass"));
        STORY.act(LIN, number, "signatures", Map.of("person", person, "reason", "不在场"));
        STORY.act(LIN, number, "signatures", Map.of("enclosed", PICTURE));
        STORY.act(HE, number, "signatures", Map.of("enclosed", PICTURE));
        STORY.settle();
        assertThat(
                        STORY.one(
                                """
                                select count(*)::int from fact
                                where kind = 'inspection.clean'
                                    and body ->> 'person' = 'person:%s'
                                """
                                        .formatted(person)))
                .isEqualTo(1);
        assertThat(LIN.get("/inspections/" + number).body()).contains("不在场");
    }

    @Test
    void aSecretInspectionIsSeenByItsInspectorsAloneUntilItIsDone() {
        String number = planned("secret", field("items", 1), field("answering", "staff"));
        assertThat(CHIEF.get("/inspections").body()).doesNotContain(number);
        assertThat(CHIEF.get("/inspections/" + number).statusCode()).isEqualTo(404);
        assertThat(TestBrowser.as(SERVER, "wuguoqiang").get("/inspections/" + number).statusCode())
                .isEqualTo(404);
        assertThat(HE.get("/inspections").body()).contains(number);
        String item = items(LIN, number).getFirst();
        STORY.act(
                LIN,
                number,
                "items",
                Map.of("item", item, "result", "not-applicable", "reason", "当日停工"));
        STORY.act(LIN, number, "signatures", Map.of("enclosed", PICTURE));
        STORY.act(HE, number, "signatures", Map.of("enclosed", PICTURE));
        assertThat(CHIEF.get("/inspections/" + number).body()).contains("当日停工");
        assertThat(CHIEF.get("/inspections?state=done").body()).contains(number);
    }

    @Test
    void ofSeveralItIsSaidWhoHasBrokenSomething() {
        String number =
                planned(
                        "open",
                        field("person", STORY.person("Y201")),
                        field("person", STORY.person("Y202")),
                        field("items", 1),
                        field("answering", "staff"));
        String item = items(LIN, number).getFirst();
        assertThat(STORY.look(LIN, number, item, "fail").body()).contains("要说明涉及谁");
        Map<String, String> said =
                Map.of(
                        "item",
                        item,
                        "result",
                        "fail",
                        "whose",
                        Integer.toString(STORY.person("Y202")));
        assertThat(STORY.act(LIN, number, "items", said).statusCode()).isEqualTo(302);
        assertThat(STORY.act(CHIEF, number, "items", said).statusCode()).isEqualTo(409);
    }

    private static String opened(String number, String page) {
        String id = RoomsStory.first(Pattern.compile("id=\"enclosure-(\\d+)"), page);
        return STORY.act(LIN, number, "enclosures/" + id, Map.of()).body();
    }

    private static int findings(String clause) {
        return STORY.one(
                "select count(*)::int from finding where state = 'raised' and clause = '%s'"
                        .formatted(clause));
    }

    /** Whom the last breach was laid to, whether they were on duty just then or not. */
    private static int laidTo() {
        return STORY.one(
                """
                select coalesce(body ->> 'person', body ->> 'off_duty')::int from fact
                where kind = 'finding.raised' and body ->> 'clause' = 'cable.3.3.7b'
                order by subject desc limit 1
                """);
    }

    private static List<InspectionStory.Field> join(
            List<InspectionStory.Field> one, List<InspectionStory.Field> two) {
        return and(one, two.toArray(InspectionStory.Field[]::new));
    }

    private static java.net.http.HttpResponse<String> plan(
            String kind, InspectionStory.Field... more) {
        return STORY.plan(LIN, kind, and(STORY.by("Y401", "Y402"), more));
    }

    private static String planned(String kind, InspectionStory.Field... more) {
        java.net.http.HttpResponse<String> answer = plan(kind, more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return RoomsStory.number(answer);
    }
}

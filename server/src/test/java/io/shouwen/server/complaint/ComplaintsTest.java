package io.shouwen.server.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.insight.Figure;
import io.shouwen.server.insight.Report;
import io.shouwen.server.insight.Span;
import io.shouwen.server.insight.SpanReports;
import io.shouwen.server.insight.SpanReports.Whose;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Unveiled;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

class ComplaintsTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final OrgId ORG = new OrgId(1);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final TestBrowser DISPATCHER = TestBrowser.as(SERVER, "xufang");
    private static final TestBrowser TECHNICIAN = TestBrowser.as(SERVER, "liwei");
    private static final TestBrowser CHIEF = TestBrowser.as(SERVER, "huangjianjun");
    private static final TestBrowser QUALITY = TestBrowser.as(SERVER, "linjing");
    private static final TestBrowser COLLEAGUE = TestBrowser.as(SERVER, "hewen");
    private static final TestBrowser HEAD = TestBrowser.as(SERVER, "wuguoqiang");
    private static final Pattern CHANGE = Pattern.compile("data-change=\"(\\d+)\"");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void anAnonymousComplaintIsSeenOneLevelUpAndDecidedByWhoHasNoInterest() {
        String number = complain(Map.of("against", "person-" + technician()));
        String path = "/complaints/" + number;
        assertThat(row(number).customer()).isEmpty();
        assertThat(row(number).unit()).isEqualTo(unit("维修部"));

        assertThat(CHIEF.get(path).statusCode()).isEqualTo(404);
        assertThat(CHIEF.get("/requests/" + number).statusCode()).isEqualTo(404);
        assertThat(TECHNICIAN.get(path).statusCode()).isEqualTo(404);
        assertThat(CHIEF.get("/complaints").body()).doesNotContain(number);
        assertThat(HEAD.get("/complaints").body()).contains(number, "李伟（城区维修班）");
        assertThat(HEAD.get(path).body()).contains("态度生硬", "匿名");

        long upheld = figure(Figure.COMPLAINTS_UPHELD);
        assertThat(act(QUALITY, path + "/decision", decision("cable.9.9")).body()).contains("没有条款");
        assertThat(act(QUALITY, path + "/decision", decision("cable.2.5.4a")).statusCode())
                .isEqualTo(302);
        assertThat(QUALITY.get(path).body()).contains("属实", "林静", "录音核实");
        assertThat(figure(Figure.COMPLAINTS_UPHELD)).isEqualTo(upheld + 1);
        everyFigureIsTheLengthOfItsList();
        assertThat(act(COLLEAGUE, path + "/decision", decision("cable.2.5.4a")).body())
                .contains("已有结果");
    }

    @Test
    void anUpheldComplaintRaisesAFindingThatDoesNotTellWhoComplained() {
        String number = complain(Map.of("against", "person-" + technician()));
        act(QUALITY, "/complaints/" + number + "/decision", decision("cable.2.5.4a"));
        String finding = finding(number);
        assertThat(QUALITY.get("/findings/" + finding).body()).contains(number, "经查属实");
        String theirs = TECHNICIAN.get("/findings/" + finding).body();
        assertThat(theirs).contains("投诉属实").doesNotContain("孙丽", "态度生硬");

        assertThat(TECHNICIAN.get("/complaints").body()).contains(number, "已向客户致歉");
        assertThat(act(TECHNICIAN, "/complaints/" + number + "/apology", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(QUALITY.get("/complaints/" + number).body()).contains("被投诉人已致歉");
        assertThat(ROOMS.commits(number, "apology.made")).hasSize(1);
    }

    @Test
    void whoIsComplainedAboutNeitherHandlesNorDecides() {
        String number = complain(Map.of("against", "person-" + ROOMS.person("Y102")));
        String path = "/complaints/" + number;
        TestBrowser other = TestBrowser.as(SERVER, "maxiao");
        assertThat(other.get("/requests/" + number).statusCode()).isEqualTo(404);
        assertThat(row(number).handler()).isNotEqualTo(ROOMS.person("Y101"));
        String ofQuality = complain(Map.of("against", "person-" + ROOMS.person("Y401")));
        assertThat(QUALITY.get("/complaints/" + ofQuality).statusCode()).isEqualTo(404);
        assertThat(COLLEAGUE.get("/complaints/" + ofQuality).statusCode()).isEqualTo(404);
        assertThat(
                        act(
                                        TestBrowser.as(SERVER, "chenli"),
                                        "/complaints/" + ofQuality + "/decision",
                                        Map.of("upheld", "false", "reason", "不属实"))
                                .statusCode())
                .isEqualTo(302);
        HttpResponse<String> assigned =
                act(
                        HEAD,
                        "/desk/"
                                + complain(Map.of("against", "unit-" + unit("城区维修班")))
                                + "/handler",
                        Map.of("handler", Integer.toString(technician())));
        assertThat(assigned.body()).contains("不能经办");
        assertThat(AGENT.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void whatWouldHideAComplaintIsAskedForApprovedByAnotherAndCounted() {
        String number = complain(Map.of("against", "person-" + technician()));
        String path = "/complaints/" + number;
        assertThat(close(number).body()).contains("没有结论前不能办结");
        long asked = figure(Figure.DOWNGRADE_ASKED);
        long done = figure(Figure.DOWNGRADED);
        Map<String, String> downgrade =
                Map.of("change", "downgrade", "as", "enquiry", "reason", "只是询问");
        assertThat(act(QUALITY, path + "/changes", downgrade).statusCode()).isEqualTo(302);
        String change = RoomsStory.first(CHANGE, QUALITY.get(path).body());
        String approve = path + "/changes/" + change + "/approved";
        assertThat(act(QUALITY, approve, Map.of("reason", "同意")).body()).contains("不能审批自己的申请");
        assertThat(act(COLLEAGUE, path + "/decision", decision("cable.2.5.4a")).body())
                .contains("尚待审批");
        assertThat(figure(Figure.DOWNGRADE_ASKED)).isEqualTo(asked + 1);
        assertThat(figure(Figure.DOWNGRADED)).isEqualTo(done);
        assertThat(act(COLLEAGUE, approve, Map.of("reason", "已听录音")).statusCode()).isEqualTo(302);
        assertThat(figure(Figure.DOWNGRADED)).isEqualTo(done + 1);
        assertThat(QUALITY.get("/complaints?state=downgraded").body()).contains(number);
        assertThat(row(number).open()).isTrue();
        assertThat(close(number).statusCode()).isEqualTo(302);
    }

    @Test
    void aWithdrawalAndAMergerCloseTheRequestOnceApproved() {
        String through = complain(Map.of());
        for (String change : List.of("withdrawal", "merge")) {
            String number = complain(Map.of("against", "unit-" + unit("城区维修班")));
            String path = "/complaints/" + number;
            assertThat(
                            act(
                                            DISPATCHER,
                                            "/requests/" + number + "/merge",
                                            Map.of(
                                                    "other", through, "merged", "true", "reason",
                                                    "同一事"))
                                    .body())
                    .contains("须先申请");
            act(
                    AGENT,
                    path + "/changes",
                    Map.of("change", change, "other", through, "reason", "客户来电说明"));
            String n = RoomsStory.first(CHANGE, HEAD.get(path).body());
            act(HEAD, path + "/changes/" + n + "/approved", Map.of("reason", "已核实"));
            assertThat(row(number).open()).isFalse();
        }
        assertThat(figure(Figure.MERGED)).isPositive();
        assertThat(figure(Figure.WITHDRAWN)).isPositive();
        everyFigureIsTheLengthOfItsList();
    }

    @Test
    void theCodeWordOpensTheAnswerAndNothingElse() {
        String key = UUID.randomUUID().toString();
        String number = complain(Map.of("key", key, "against", "person-" + technician()));
        String word = Complaints.codeWord(key).toLowerCase(Locale.ROOT);
        assertThat(answer(number, "AAAAAAAA").statusCode()).isEqualTo(422);
        assertThat(answer(number, word).body()).contains("尚未查处完毕");
        act(QUALITY, "/complaints/" + number + "/decision", decision("cable.2.5.4a"));
        assertThat(answer(number, word).body()).contains("属实", "录音核实");
    }

    @Test
    void aReportOfAMemberOfStaffEarnsAMeritOnceUpheld() {
        String number =
                complain(
                        Map.of(
                                "type", "report",
                                "who", "staff",
                                "staffNo", "Y202",
                                "against", "unit-" + unit("农村维修班")));
        String path = "/complaints/" + number;
        act(QUALITY, path + "/decision", decision("cable.2.5.4a"));
        HttpResponse<String> merit = act(QUALITY, path + "/reward", Map.of("clause", "cable.4.4a"));
        assertThat(merit.headers().firstValue("Location").orElse("")).contains("/findings/");
        assertThat(TestBrowser.as(SERVER, "zhangyong").get("/my/findings").body()).contains("有功");
    }

    @Test
    void thePhoneDeskTakesACustomersComplaintAndTellsThemTheDecision() {
        Map<String, String> form = ROOMS.form(AGENT, "13900000981");
        form.put("type", "complaint");
        form.put("words", "约好上午，下午才来");
        form.put("against", "person-" + technician());
        String number = RoomsStory.number(ROOMS.send(AGENT, form));
        long customer = row(number).customer().orElseThrow();
        assertThat(ROOMS.commits(number, "complaint.received")).hasSize(1);
        assertThat(ROOMS.commits(number, "leader.told")).hasSize(2);
        act(
                HEAD,
                "/complaints/" + number + "/decision",
                Map.of("upheld", "false", "reason", "记录显示准时"));
        assertThat(told(customer)).containsExactly("complaint-not-upheld");
        Map<String, String> nameless = ROOMS.form(AGENT, "13900000982");
        nameless.putAll(
                Map.of(
                        "type", "complaint",
                        "words", "不愿留名",
                        "name", "",
                        "address", "",
                        "anonymous", "true"));
        assertThat(row(RoomsStory.number(ROOMS.send(AGENT, nameless))).customer()).isEmpty();
    }

    @Test
    void anotherSystemFilesAComplaintWithoutAName() {
        ROOMS.token(
                1,
                "portal",
                "request.opened",
                "request.described",
                "complaint.received",
                "complaint.recorded",
                "complaint.concerns",
                "complaint.anonymous",
                "leader.told");
        HttpResponse<String> filed =
                AGENT.postJson(
                        "/api/v1/complaints",
                        """
                        {"firstContact":"Y101","staffNo":"Y201","words":"上门未亮证"}
                        """,
                        "Authorization",
                        "Bearer portal",
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        assertThat(filed.body()).containsPattern("\"codeWord\":\"[2-9A-Z]{8}\"");
    }

    @Test
    void noListShowsAComplaintToWhoeverItIsAbout() {
        String number = complain(Map.of("against", "unit-" + unit("城区维修班")));
        RequestRow row = row(number);
        int deputy = ROOMS.person("Y501");
        TestBrowser veiled = TestBrowser.as(SERVER, "zhenghaiyan");
        Outcome offered =
                SERVER.bean(Requests.class)
                        .offer(
                                new Requests.Sender(
                                        ORG,
                                        Actor.person(row.handler(), Set.of("head")),
                                        "offer " + number,
                                        "request-page"),
                                row.id(),
                                ROOMS.person("Y103"),
                                "转交");
        assertThat(offered).isInstanceOf(Outcome.Done.class);
        act(
                TestBrowser.as(SERVER, "chenli"),
                "/requests/" + number + "/errands",
                Map.of("kind", "supervision", "until", "2099-01-01T08:00", "reason", "督办"));
        assertThat(veiled.get("/dispatch").body()).contains(number);
        assertThat(veiled.get("/errands").body()).contains(number);
        assertThat(veiled.get("/morning/open").body()).contains(number);
        act(AGENT, "/complaints/" + number + "/concern", Map.of("against", "person-" + deputy));
        assertThat(veiled.get("/dispatch").body()).doesNotContain(number);
        assertThat(veiled.get("/errands").body()).doesNotContain(number);
        assertThat(veiled.get("/morning/open").body()).doesNotContain(number);
        TestBrowser above = TestBrowser.as(SERVER, "chenli");
        assertThat(above.get("/dispatch").body()).contains(number);
        assertThat(above.get("/errands").body()).contains(number);
        assertThat(HEAD.get("/dispatch").body()).doesNotContain(number);
        assertThat(listed(new Unveiled.Reader(deputy, Set.of()))).doesNotContain(number);
        assertThat(listed(Unveiled.Reader.nobody())).contains(number);
    }

    private static List<String> listed(Unveiled.Reader reader) {
        return SERVER
                .bean(Requests.class)
                .ofUnits(ORG, SERVER.bean(Units.class).all(ORG).keySet(), reader, Place.NEWEST)
                .stream()
                .map(row -> row.id().number())
                .toList();
    }

    @Test
    void aChiefApologisesInPersonAndTheHouseForWhoeverHasLeft() {
        String ofChief = complain(Map.of("against", "person-" + ROOMS.person("Y203")));
        act(QUALITY, "/complaints/" + ofChief + "/decision", decision("cable.2.5.4a"));
        assertThat(act(CHIEF, "/complaints/" + ofChief + "/apology", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(QUALITY.get("/complaints/" + ofChief).body()).contains("被投诉人已致歉");

        int leaving = ROOMS.person("Y303");
        String number = complain(Map.of("against", "person-" + leaving));
        String path = "/complaints/" + number + "/apology-for";
        act(QUALITY, "/complaints/" + number + "/decision", decision("cable.2.5.4a"));
        Map<String, String> why = Map.of("reason", "本人已离职");
        assertThat(act(HEAD, path, why).statusCode()).isEqualTo(409);
        leave(leaving);
        assertThat(act(HEAD, path, Map.of()).statusCode()).isEqualTo(422);
        assertThat(HEAD.get("/complaints/" + number).body()).contains("代为致歉");
        assertThat(act(HEAD, path, why).statusCode()).isEqualTo(302);
        assertThat(HEAD.get("/complaints/" + number).body()).contains("单位已代为致歉");
        assertThat(ROOMS.commits(number, "apology.made")).isEmpty();
        assertThat(act(HEAD, path, why).statusCode()).isEqualTo(409);
    }

    private static void leave(int person) {
        try (Connection connection = SERVER.database().asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('shouwen.org', '1', false)");
            statement.execute(
                    "update post set until_day = from_day + 1, from_day = from_day - 30"
                            + " where person = "
                            + person);
            statement.execute(
                    "update post set until_day = current_date - 1 where person = " + person);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String complain(Map<String, String> more) {
        Map<String, String> form = new HashMap<>();
        form.put("key", UUID.randomUUID().toString());
        form.put("type", "complaint");
        form.put("who", "anonymous");
        form.put("way", "visit");
        form.put("words", "态度生硬");
        form.putAll(more);
        HttpResponse<String> filed = AGENT.post("/complaints", "/complaints", form);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(302);
        String number = RoomsStory.number(filed);
        return number.equals("complaints") ? newest() : number;
    }

    private static String newest() {
        return SERVER.database()
                .orgScope()
                .reading(
                        ORG,
                        () ->
                                new SubjectId(
                                                SERVER.database()
                                                        .jdbc()
                                                        .sql("select max(request) from complaint")
                                                        .query(Long.class)
                                                        .single())
                                        .number());
    }

    private static Map<String, String> decision(String clause) {
        return Map.of("upheld", "true", "clause", clause, "reason", "录音核实，确有不耐烦");
    }

    private static HttpResponse<String> act(
            TestBrowser who, String path, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("key", UUID.randomUUID().toString());
        return who.post("/complaints", path, form);
    }

    private static HttpResponse<String> close(String number) {
        return act(AGENT, "/requests/" + number + "/close", Map.of("reason", "已答复"));
    }

    private static HttpResponse<String> answer(String number, String word) {
        return AGENT.post(
                "/complaints", "/complaints/answer", Map.of("number", number, "word", word));
    }

    /** The finding about a complaint, as the desk lists it. */
    private static String finding(String number) {
        long subject = SubjectId.parse(number).orElseThrow().value();
        return SERVER.database()
                .orgScope()
                .reading(
                        ORG,
                        () ->
                                new SubjectId(
                                                SERVER.database()
                                                        .jdbc()
                                                        .sql(
                                                                """
                                                                select id from finding
                                                                where subject = :subject
                                                                    and clause = 'cable.2.5.4a'
                                                                """)
                                                        .param("subject", subject)
                                                        .query(Long.class)
                                                        .single())
                                        .number());
    }

    private static List<String> told(long customer) {
        return SERVER.database()
                .orgScope()
                .reading(
                        ORG,
                        () ->
                                SERVER.database()
                                        .jdbc()
                                        .sql(
                                                """
                                                select template from message
                                                where customer = :customer order by id
                                                """)
                                        .param("customer", customer)
                                        .query(String.class)
                                        .list());
    }

    private static int technician() {
        return ROOMS.person("Y201");
    }

    private static int unit(String name) {
        return SERVER.bean(Units.class).all(ORG).values().stream()
                .filter(unit -> unit.nameZh().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static RequestRow row(String number) {
        return SERVER.bean(Requests.class)
                .find(ORG, SubjectId.parse(number).orElseThrow())
                .orElseThrow()
                .request();
    }

    private static YearMonth month() {
        return YearMonth.from(SERVER.bean(WallClock.class).now().atZone(CHINA));
    }

    private static Report report() {
        SERVER.bean(OrgScope.class)
                .run(ORG, () -> SERVER.bean(SpanReports.class).recount(ORG, month()));
        return SERVER.bean(SpanReports.class).of(whose(), span(), Texts.in(Language.ZH));
    }

    private static Whose whose() {
        return new Whose(ORG, SERVER.bean(Units.class).all(ORG).keySet(), CHINA);
    }

    private static Span span() {
        return Span.parse("month", month().toString()).orElseThrow();
    }

    private static long figure(Figure figure) {
        return report().of(figure);
    }

    private static void everyFigureIsTheLengthOfItsList() {
        Report report = report();
        for (Figure figure : Figure.Section.COMPLAINTS.figures()) {
            assertThat(
                            SERVER.bean(SpanReports.class)
                                    .behind(whose(), span(), figure, Place.SOONEST, 100))
                    .as(figure.word())
                    .hasSize(Math.toIntExact(report.of(figure)));
        }
    }
}

package io.shouwen.server.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static io.shouwen.server.TestChromium.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestChromium;
import io.shouwen.server.TestChromium.View;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.insight.Figure;
import io.shouwen.server.insight.Report;
import io.shouwen.server.insight.Span;
import io.shouwen.server.insight.SpanReports;
import io.shouwen.server.insight.SpanReports.Whose;
import io.shouwen.server.judgement.Alarms;
import io.shouwen.server.ledger.Ledger;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.request.Requests;
import io.shouwen.server.seal.Root;
import io.shouwen.server.seal.Seal;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A month is over, its figures lead to their lists, the head signs it, and it stays as it was. */
@EnabledIf(
        value = "io.shouwen.server.TestChromium#isInstalled",
        disabledReason = "needs Chromium and the Noto CJK fonts")
class ReportBrowserTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final OrgId ORG = new OrgId(1);

    @Test
    void aMonthIsReadSignedAndStaysAsItWas() throws IOException {
        try (TestServer server = TestServer.demo();
                TestChromium chromium = new TestChromium()) {
            RoomsStory rooms = new RoomsStory(server);
            TestBrowser agent = TestBrowser.as(server, "sunli");
            WallClock clock = server.bean(WallClock.class);
            YearMonth month = YearMonth.from(clock.now().atZone(CHINA));
            String urged = rooms.report(agent, "13900061280");
            sameCustomerAgain(server, rooms, agent, rooms.report(agent, "13900061281"));
            again(agent, urged);
            nextMonth(clock, month);
            while (server.bean(Alarms.class).ring()) {}
            recount(server, month);
            everyFigureIsTheLengthOfItsList(server, month);

            List<View> views = TestChromium.views(1280, 390);
            for (View view : views) {
                Page page = chromium.enter(server, view, "chenli");
                page.navigate("/reports");
                assertThat(page.locator("h1")).containsText(Integer.toString(month.getYear()));
                assertThat(figure(page, Figure.OPENED)).hasText("3");
                assertThat(figure(page, Figure.ASKED_TWICE)).hasText("1");
                assertThat(figure(page, Figure.REPEATED)).hasText("1");
                inspect(page, "report-" + view.texts().language().tag());
                figure(page, Figure.ASKED_TWICE).click();
                assertThat(page.locator("#behind li")).hasCount(1);
                assertThat(page.locator("#behind")).containsText(urged);
                inspect(page, "report-behind-" + view.texts().language().tag());
                page.navigate("/reports/month/" + month);
                assertThat(page.locator("#areas tbody tr")).hasCount(1);
                assertThat(page.locator("#areas tbody td").nth(1)).hasText("3");
                page.locator("#areas tbody td").nth(1).locator("a").click();
                assertThat(page.locator("#behind li")).hasCount(3);
            }
            excelSaysTheSame(
                    chromium.enter(server, views.getFirst(), "chenli"),
                    views.getFirst().texts(),
                    month);
            sign(chromium, server, views.getFirst(), month);
            aYearIsCheckedClauseByClauseAndProved(chromium, server, views.getFirst(), month);
            again(agent, rooms.report(agent, "13900061299"));
            again(agent, urged);
            again(agent, urged);
            recount(server, month);
            whatComesLaterIsShownBeside(chromium, server, views.getLast(), month);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void sameCustomerAgain(
            TestServer server, RoomsStory rooms, TestBrowser agent, String number) {
        long customer =
                server.bean(Requests.class)
                        .find(ORG, SubjectId.parse(number).orElseThrow())
                        .orElseThrow()
                        .request()
                        .customer()
                        .orElseThrow();
        Map<String, String> form = rooms.form(agent, "13900061281");
        form.put("customer", Long.toString(customer));
        assertThat(rooms.send(agent, form).statusCode()).isEqualTo(302);
    }

    private static void nextMonth(WallClock clock, YearMonth month) {
        Instant begins = month.plusMonths(1).atDay(1).atTime(9, 0).atZone(CHINA).toInstant();
        clock.moveTo(begins);
    }

    private static void again(TestBrowser agent, String number) {
        agent.post(
                "/hotline/reports/" + number,
                "/hotline/calls/" + number,
                Map.of("urged", "true", "key", number + System.nanoTime()));
    }

    private static void recount(TestServer server, YearMonth month) {
        server.bean(OrgScope.class)
                .run(ORG, () -> server.bean(SpanReports.class).recount(ORG, month));
    }

    private static void everyFigureIsTheLengthOfItsList(TestServer server, YearMonth month) {
        SpanReports reports = server.bean(SpanReports.class);
        Whose whose = new Whose(ORG, server.bean(Units.class).all(ORG).keySet(), CHINA);
        Span span = Span.parse("month", month.toString()).orElseThrow();
        Report report = reports.of(whose, span, Texts.in(Language.ZH));
        for (Figure figure : Figure.values()) {
            assertThat(reports.behind(whose, span, figure, Place.SOONEST, 100))
                    .as(figure.word())
                    .hasSize(Math.toIntExact(report.of(figure)));
        }
        assertThat(report.clauses()).isNotEmpty();
        report.clauses()
                .forEach(clause ->
                        clause.verdicts()
                                .forEach((verdict, times) ->
                                        assertThat(
                                                        reports.behind(
                                                                whose,
                                                                span,
                                                                clause.id(),
                                                                verdict,
                                                                0,
                                                                100))
                                                .as(clause.id() + " " + verdict)
                                                .isNotEmpty()
                                                .hasSizeLessThanOrEqualTo(Math.toIntExact(times))));
    }

    private static Locator figure(Page page, Figure figure) {
        return page.locator("[data-figure='" + figure.word() + "'] td:nth-child(2) a");
    }

    private static void excelSaysTheSame(Page page, Texts texts, YearMonth month)
            throws IOException {
        page.navigate("/reports/month/" + month);
        byte[] file = page.request().get(page.url() + "/excel", asking(texts)).body();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            String opened = texts.of("report.figure.opened");
            assertThat(rows.filter(row -> row.getCellText(1).equals(opened)).findFirst())
                    .hasValueSatisfying(row -> assertThat(row.getCellText(2)).isEqualTo("3"));
        }
    }

    /**
     * What a page asks for by itself says its language; what a test asks for beside it does not.
     */
    private static RequestOptions asking(Texts texts) {
        return RequestOptions.create().setHeader("Accept-Language", texts.language().tag());
    }

    private static void sign(TestChromium chromium, TestServer server, View view, YearMonth month) {
        Page head = chromium.enter(server, view, "wuguoqiang");
        head.navigate("/reports/month/" + month);
        assertThat(head.locator("form[action$=signature]")).hasCount(0);
        Page page = chromium.enter(server, view, "chenli");
        page.navigate("/reports/month/" + month);
        page.locator("form[action$=signature] button").click();
        assertThat(page.locator(".note-good")).containsText(view.texts().name("陈立", "Chen Li"));
        assertThat(page.locator("form[action$=signature]")).hasCount(0);
        inspect(page, "report-signed");
        assertThat(
                        server.bean(OrgScope.class)
                                .reading(ORG, () -> server.bean(Ledger.class).lastClosed(ORG)))
                .contains(month);
    }

    private static void aYearIsCheckedClauseByClauseAndProved(
            TestChromium chromium, TestServer server, View view, YearMonth month)
            throws IOException {
        Page page = chromium.enter(server, view, "chenli");
        page.navigate("/reports/year/" + month.getYear());
        assertThat(page.locator("#check")).isVisible();
        assertThat(page.locator("thead th")).not().hasCount(0);
        page.locator("details:has(#unchecked) > summary").click();
        assertThat(page.locator("#unchecked li")).not().hasCount(0);
        inspect(page, "report-year");
        byte[] file =
                page.request()
                        .get(
                                server.uri("/reports/year/%d/evidence".formatted(month.getYear()))
                                        .toString(),
                                asking(view.texts()))
                        .body();
        Map<String, String> pack = unzipped(file);
        assertThat(sheets(file))
                .contains(view.texts().of("report.check"))
                .doesNotContain(view.texts().of("report.sheet"));
        assertThat(pack)
                .containsKeys("README.txt", "findings.csv", "months/%s.json".formatted(month));
        assertThat(of(pack, "months.csv"))
                .contains(SignedMonth.hash(of(pack, "months/%s.json".formatted(month))));
        assertThat(of(pack, "seal.jsonl").lines().toList())
                .containsAll(
                        server.bean(Seal.class).roots(ORG, 0, 50).stream()
                                .map(Root::line)
                                .toList());
    }

    /** The tables of the workbook in a pack: the one that names people is none of them. */
    private static List<String> sheets(byte[] pack) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(pack))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".xlsx")) {
                    try (ReadableWorkbook workbook =
                            new ReadableWorkbook(new ByteArrayInputStream(zip.readAllBytes()))) {
                        return workbook.getSheets().map(Sheet::getName).toList();
                    }
                }
            }
        }
        return List.of();
    }

    private static String of(Map<String, String> pack, String name) {
        return pack.getOrDefault(name, "");
    }

    private static Map<String, String> unzipped(byte[] file) throws IOException {
        Map<String, String> pack = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                pack.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return pack;
    }

    private static void whatComesLaterIsShownBeside(
            TestChromium chromium, TestServer server, View view, YearMonth month) {
        Page page = chromium.enter(server, view, "chenli");
        page.navigate("/reports/month/" + month);
        assertThat(figure(page, Figure.ASKED_THRICE)).hasText("0");
        assertThat(page.locator("[data-figure='asked-thrice']"))
                .containsText(view.texts().of("report.since", 1));
        assertThat(figure(page, Figure.OPENED)).hasText("3");
    }
}

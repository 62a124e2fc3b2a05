package io.shouwen.server.report;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.customer.Customers;
import io.shouwen.server.insight.AreaFaults;
import io.shouwen.server.insight.Areas;
import io.shouwen.server.insight.Figure;
import io.shouwen.server.insight.Lists.Line;
import io.shouwen.server.insight.Report;
import io.shouwen.server.insight.Span;
import io.shouwen.server.insight.SpanReports;
import io.shouwen.server.insight.SpanReports.Whose;
import io.shouwen.server.insight.YearCheck;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Excel;
import io.shouwen.server.page.Frame;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Sight;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The week, the month and the year in figures: each leads to its list, all go to Excel. */
@Controller
public class ReportPage {
    /** What a clause comes to, as reports count it. */
    private static final Set<String> VERDICTS =
            Set.of(
                    "pending",
                    "kept",
                    "overdue",
                    "broken",
                    "breached",
                    "met",
                    "decided",
                    "excused",
                    "void",
                    "deviation",
                    "measured",
                    "unprovable");

    private final SpanReports reports;
    private final SignedMonths months;
    private final Areas areas;
    private final Behinds behinds;
    private final PaySheets sheets;
    private final EvidencePack pack;
    private final Units units;
    private final Staff staff;
    private final Customers customers;
    private final WallClock clock;
    private final Frames frames;

    ReportPage(
            SpanReports reports,
            SignedMonths months,
            Areas areas,
            Behinds behinds,
            PaySheets sheets,
            EvidencePack pack,
            Units units,
            Staff staff,
            Customers customers,
            WallClock clock,
            Frames frames) {
        this.reports = reports;
        this.months = months;
        this.areas = areas;
        this.behinds = behinds;
        this.sheets = sheets;
        this.pack = pack;
        this.units = units;
        this.staff = staff;
        this.customers = customers;
        this.clock = clock;
        this.frames = frames;
    }

    @Bean
    static NavigationLink reportLink() {
        return new NavigationLink("/reports", "report.link", 7);
    }

    /** Whose figures somebody may see, and of which of them they are asked for. */
    private Whose whose(Me me, Optional<Integer> unit) {
        Set<Integer> seen = units.reach(me.org(), me.units());
        Set<Integer> asked = new HashSet<>(seen);
        unit.ifPresent(one -> {
            if (!seen.contains(one)) {
                throw Refusal.notFound();
            }
            asked.retainAll(units.reach(me.org(), List.of(one)));
        });
        return new Whose(me.org(), asked, me.zone(), Sight.reader(me));
    }

    private static Span span(String length, String from) {
        return Span.parse(length, from).orElseThrow(Refusal::notFound);
    }

    /** The last month that is over. */
    @GetMapping("/reports")
    String last(Me me) {
        Span now = Span.Length.MONTH.around(clock.now().atZone(me.zone()).toLocalDate());
        return "redirect:" + now.before().path();
    }

    @GetMapping("/reports/{length}/{from}")
    String show(
            Me me,
            @PathVariable String length,
            @PathVariable String from,
            @RequestParam(required = false) Optional<Integer> unit,
            HttpServletRequest request,
            Model model) {
        Span span = span(length, from);
        Texts texts = frames.of(request).t();
        Whose whose = whose(me, unit);
        boolean whole = whose.units().containsAll(units.all(me.org()).keySet());
        Optional<YearMonth> month =
                Optional.of(span)
                        .filter(one -> one.length() == Span.Length.MONTH)
                        .map(one -> YearMonth.from(one.from()));
        Optional<SignedMonth> signed = month.flatMap(one -> months.signed(me.org(), one));
        model.addAttribute("report", reports.of(whose, span, texts));
        model.addAttribute("customers", customers.number(me.org()));
        model.addAttribute("today", clock.now().atZone(me.zone()).toLocalDate());
        model.addAttribute("unit", unit);
        model.addAttribute("names", names(whose(me, Optional.empty()), texts));
        model.addAttribute("signed", signed);
        model.addAttribute("whole", whole);
        model.addAttribute("signer", signed.map(one -> name(me, one.by(), texts)).orElse(""));
        model.addAttribute(
                "signable",
                whole && month.filter(one -> maySign(me) && signable(me, one)).isPresent());
        model.addAttribute(
                "sheet",
                Optional.of(span)
                        .filter(Span::wholeMonths)
                        .map(one -> sheets.of(whose, one, texts)));
        model.addAttribute("evidence", maySign(me));
        model.addAttribute("areas", areas(whose, span));
        model.addAttribute("check", check(whose, span, texts));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "report/report";
    }

    /** A day is too short and a year too long to tell where things break again. */
    private List<Areas.Area> areas(Whose whose, Span span) {
        return span.length() == Span.Length.WEEK || span.length() == Span.Length.MONTH
                ? areas.of(whose, span)
                : List.of();
    }

    private Optional<YearCheck> check(Whose whose, Span span, Texts texts) {
        return span.length() == Span.Length.YEAR
                ? Optional.of(reports.check(whose, span, texts))
                : Optional.empty();
    }

    private boolean signable(Me me, YearMonth month) {
        return months.signable(me.org(), month, me.zone());
    }

    /** Whoever leads the whole house. */
    private boolean maySign(Me me) {
        return me.holds(Role.EXECUTIVE, units.house(me.org()));
    }

    private String name(Me me, int person, Texts texts) {
        return Optional.ofNullable(staff.named(me.org(), List.of(person)).get(person))
                .map(one -> texts.name(one.nameZh(), one.nameEn()))
                .orElse("");
    }

    private List<UnitName> names(Whose whose, Texts texts) {
        return units.all(whose.org()).values().stream()
                .filter(unit -> whose.units().contains(unit.id()))
                .map(unit -> new UnitName(unit.id(), texts.name(unit.nameZh(), unit.nameEn())))
                .toList();
    }

    /** A unit that a report can be asked for. */
    public record UnitName(int id, String name) {}

    @GetMapping("/reports/{length}/{from}/figures/{figure}")
    String behind(
            Me me,
            @PathVariable String length,
            @PathVariable String from,
            @PathVariable String figure,
            @RequestParam(required = false) Optional<Integer> unit,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest request,
            Model model) {
        Figure asked = SpanReports.figure(figure).orElseThrow(Refusal::notFound);
        Span span = span(length, from);
        List<Line> found =
                reports.behind(
                        whose(me, unit), span, asked, Behinds.after(cursor), Behinds.MOST + 1);
        Texts texts = frames.of(request).t();
        model.addAttribute(
                "behind",
                behinds.of(
                        me,
                        texts,
                        head(
                                span,
                                texts.of("report.figure." + asked.word()),
                                asked.home(),
                                unit,
                                texts),
                        found,
                        line -> "cursor=" + line.place() + and(unit)));
        return "report/behind";
    }

    private static Behind.Head head(
            Span span, String title, String home, Optional<Integer> unit, Texts texts) {
        return new Behind.Head(
                title,
                span.path() + and(unit).replaceFirst("&", "?"),
                texts.of("report.back", span.written()),
                home);
    }

    private static String and(Optional<Integer> unit) {
        return unit.map(one -> "&unit=" + one).orElse("");
    }

    @GetMapping("/reports/{length}/{from}/clauses/{clause}")
    String behind(
            Me me,
            @PathVariable String length,
            @PathVariable String from,
            @PathVariable String clause,
            @RequestParam String verdict,
            @RequestParam(required = false) Optional<Integer> unit,
            @RequestParam(defaultValue = "0") long after,
            HttpServletRequest request,
            Model model) {
        Span span = span(length, from);
        if (!VERDICTS.contains(verdict)) {
            throw Refusal.notFound();
        }
        List<Line> found =
                reports.behind(whose(me, unit), span, clause, verdict, after, Behinds.MOST + 1);
        Texts texts = frames.of(request).t();
        model.addAttribute(
                "behind",
                behinds.of(
                        me,
                        texts,
                        head(
                                span,
                                texts.of(
                                        "report.clause.title",
                                        clause,
                                        texts.of("verdict." + verdict)),
                                "/requests/",
                                unit,
                                texts),
                        found,
                        line ->
                                "verdict=%s&after=%d".formatted(verdict, line.id().value())
                                        + and(unit)));
        return "report/behind";
    }

    @GetMapping("/reports/{length}/{from}/excel")
    void excel(
            Me me,
            @PathVariable String length,
            @PathVariable String from,
            @RequestParam(required = false) Optional<Integer> unit,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Span span = span(length, from);
        Frame frame = frames.of(request);
        Whose whose = whose(me, unit);
        Report report = reports.of(whose, span, frame.t());
        Excel.head(response, frame.t().of("report.file", span.written()));
        List<Excel.Table> tables = tables(whose, report, customers.number(me.org()), frame.t());
        if (span.wholeMonths()) {
            tables.add(ReportTables.sheet(sheets.of(whose, span, frame.t()), frame.t()));
        }
        Excel.write(tables, response.getOutputStream());
    }

    /** Without the sheet of people: what names them goes to whoever pays them alone. */
    private List<Excel.Table> tables(Whose whose, Report report, long all, Texts texts) {
        Span span = report.span();
        List<Excel.Table> tables = new ArrayList<>();
        tables.add(ReportTables.figures(report, all, texts));
        if (span.wholeMonths()) {
            tables.add(ReportTables.clauses(report, texts));
        }
        List<Areas.Area> broken = areas(whose, span);
        if (!broken.isEmpty()) {
            tables.add(ReportTables.areas(broken, texts));
        }
        check(whose, span, texts).ifPresent(one -> tables.add(ReportTables.check(one, texts)));
        return tables;
    }

    @GetMapping("/reports/{length}/{from}/areas/{area}")
    String behind(
            Me me,
            @PathVariable String length,
            @PathVariable String from,
            @PathVariable int area,
            @RequestParam(defaultValue = "false") boolean again,
            @RequestParam(required = false) Optional<Integer> unit,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest request,
            Model model) {
        Span span = span(length, from);
        Texts texts = frames.of(request).t();
        AreaFaults faults = new AreaFaults(area, again);
        List<Line> found =
                areas.behind(
                        whose(me, unit), span, faults, Behinds.after(cursor), Behinds.MOST + 1);
        model.addAttribute(
                "behind",
                behinds.of(
                        me,
                        texts,
                        head(
                                span,
                                texts.of(again ? "report.area.again" : "report.area.faults"),
                                faults.home(),
                                unit,
                                texts),
                        found,
                        line -> "again=%s&cursor=%s%s".formatted(again, line.place(), and(unit))));
        return "report/behind";
    }

    /** All that a year can be proved by, for whoever leads the whole house. */
    @GetMapping("/reports/year/{from}/evidence")
    void evidence(
            Me me,
            @PathVariable String from,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Span span = span("year", from);
        if (!maySign(me)) {
            throw Refusal.notFound();
        }
        Texts texts = frames.of(request).t();
        Whose whose = whose(me, Optional.empty());
        Report report = reports.of(whose, span, texts);
        Excel.head(response, texts.of("report.evidence.file", span.written()));
        response.setContentType("application/zip");
        pack.write(
                new EvidencePack.Asked(me.org(), span, me.zone(), texts),
                tables(whose, report, customers.number(me.org()), texts),
                response.getOutputStream());
    }

    @PostMapping("/reports/month/{from}/signature")
    String sign(Me me, @PathVariable String from, @RequestParam String key) {
        Span span = span("month", from);
        if (!maySign(me)) {
            throw Refusal.notFound();
        }
        months.sign(me.org(), me.person(), YearMonth.from(span.from()), key);
        return "redirect:" + span.path();
    }
}

package io.shouwen.server.report;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.customer.Customers;
import io.shouwen.server.insight.Figure;
import io.shouwen.server.insight.Report;
import io.shouwen.server.insight.Span;
import io.shouwen.server.insight.SpanReports;
import io.shouwen.server.insight.SpanReports.Whose;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Excel;
import io.shouwen.server.page.Frame;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.subject.Place;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The week, the month and the year in figures: each leads to its list, all go to Excel. */
@Controller
public class ReportPage {
    private static final int MOST = 50;

    private final SpanReports reports;
    private final SignedMonths months;
    private final PaySheets sheets;
    private final Units units;
    private final Staff staff;
    private final Customers customers;
    private final WallClock clock;
    private final Frames frames;

    ReportPage(
            SpanReports reports,
            SignedMonths months,
            PaySheets sheets,
            Units units,
            Staff staff,
            Customers customers,
            WallClock clock,
            Frames frames) {
        this.reports = reports;
        this.months = months;
        this.sheets = sheets;
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
        return new Whose(me.org(), asked, me.zone());
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
                month.map(one -> sheets.of(me.org(), one, Set.copyOf(whose.units()), texts)));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "report/report";
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
        Place after =
                cursor.isEmpty()
                        ? Place.SOONEST
                        : Place.parse(cursor).orElseThrow(Refusal::notFound);
        Span span = span(length, from);
        List<SpanReports.Line> found =
                reports.behind(whose(me, unit), span, asked, after, MOST + 1);
        Texts texts = frames.of(request).t();
        return list(
                model,
                span,
                new Behind(
                        texts.of("report.figure." + asked.word()),
                        asked.home(),
                        lines(me, found, texts),
                        next(found, line -> "cursor=" + line.place())));
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
        List<SpanReports.Line> found =
                reports.behind(whose(me, unit), span, clause, verdict, after, MOST + 1);
        Texts texts = frames.of(request).t();
        return list(
                model,
                span,
                new Behind(
                        texts.of("report.clause.title", clause, texts.of("verdict." + verdict)),
                        "/requests/",
                        lines(me, found, texts),
                        next(
                                found,
                                line ->
                                        "verdict=%s&after=%d"
                                                .formatted(verdict, line.id().value()))));
    }

    private static String list(Model model, Span span, Behind behind) {
        model.addAttribute("span", span);
        model.addAttribute("behind", behind);
        return "report/behind";
    }

    private static Optional<String> next(
            List<SpanReports.Line> found, Function<SpanReports.Line, String> cursor) {
        return found.size() > MOST
                ? Optional.of(found.get(MOST - 1)).map(cursor)
                : Optional.empty();
    }

    private List<Behind.Line> lines(Me me, List<SpanReports.Line> found, Texts texts) {
        Map<Integer, Units.Unit> all = units.all(me.org());
        return found.stream()
                .limit(MOST)
                .map(line ->
                        new Behind.Line(
                                line.id().number(),
                                Optional.ofNullable(all.get(line.unit()))
                                        .map(unit -> texts.name(unit.nameZh(), unit.nameEn()))
                                        .orElse(""),
                                line.at()))
                .toList();
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
        Optional<PaySheet> sheet =
                span.length() == Span.Length.MONTH
                        ? Optional.of(
                                sheets.of(
                                        me.org(),
                                        YearMonth.from(span.from()),
                                        Set.copyOf(whose.units()),
                                        frame.t()))
                        : Optional.empty();
        Excel.head(response, frame.t().of("report.file", span.written()));
        Excel.write(
                ReportTables.of(report, sheet, customers.number(me.org()), frame.t()),
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

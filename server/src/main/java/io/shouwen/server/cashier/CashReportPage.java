package io.shouwen.server.cashier;

import io.shouwen.server.access.Me;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.page.Excel;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Sight;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report of the cash desks, on a page and as a workbook. */
@Controller
class CashReportPage {
    private static final int MOST_DAYS = 366;

    private final CashReports reports;
    private final Bills bills;
    private final Sight sight;
    private final Staff staff;
    private final WallClock clock;
    private final Frames frames;

    CashReportPage(
            CashReports reports,
            Bills bills,
            Sight sight,
            Staff staff,
            WallClock clock,
            Frames frames) {
        this.reports = reports;
        this.bills = bills;
        this.sight = sight;
        this.staff = staff;
        this.clock = clock;
        this.frames = frames;
    }

    @Bean
    static NavigationLink cashReportLink() {
        return new NavigationLink("/cashier/report", "cashier.report", 26);
    }

    private CashReports.Span span(Me me, Optional<LocalDate> from, Optional<LocalDate> until) {
        LocalDate today = clock.now().atZone(me.zone()).toLocalDate();
        LocalDate last = until.orElse(today);
        LocalDate first = from.orElse(last);
        if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
            throw Refusal.notFound();
        }
        return new CashReports.Span(first, last);
    }

    @GetMapping("/cashier/report")
    String show(
            Me me,
            @RequestParam(required = false) Optional<LocalDate> from,
            @RequestParam(required = false) Optional<LocalDate> until,
            HttpServletRequest request,
            Model model) {
        CashReports.Span span = span(me, from, until);
        List<CashReports.Line> lines = reports.lines(me.org(), sight.units(me), span);
        model.addAttribute("span", span);
        model.addAttribute("lines", lines);
        model.addAttribute("names", names(me, lines, frames.of(request).t()));
        model.addAttribute("purposes", reports.purposes(me.org(), sight.units(me), span));
        model.addAttribute("payees", payees(me, frames.language(request) == Language.EN));
        return "cashier/report";
    }

    private Map<Integer, String> names(Me me, List<CashReports.Line> lines, Texts texts) {
        Map<Integer, String> names = new HashMap<>();
        staff.named(
                        me.org(),
                        lines.stream().map(CashReports.Line::cashier).collect(Collectors.toSet()))
                .forEach((id, one) -> names.put(id, texts.name(one.nameZh(), one.nameEn())));
        return names;
    }

    private Map<String, String> payees(Me me, boolean english) {
        Map<String, Bills.Payee> payees = bills.payees(me.org());
        Map<String, String> names = new HashMap<>();
        payees.keySet().forEach(code -> names.put(code, CashDesk.payee(payees, code, english)));
        return names;
    }

    @GetMapping("/cashier/report/excel")
    void excel(
            Me me,
            @RequestParam(required = false) Optional<LocalDate> from,
            @RequestParam(required = false) Optional<LocalDate> until,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        CashReports.Span span = span(me, from, until);
        Texts t = frames.of(request).t();
        List<CashReports.Line> lines = reports.lines(me.org(), sight.units(me), span);
        Map<Integer, String> names = names(me, lines, t);
        Map<String, String> payees = payees(me, frames.language(request) == Language.EN);
        Excel.head(
                response,
                "%s %s %s.xlsx".formatted(t.of("cashier.report"), span.from(), span.until()));
        Excel.write(
                List.of(
                        new Excel.Table(
                                t.of("cashier.report"),
                                List.of(
                                        t.of("cashier.day"),
                                        t.of("cashier.cashier"),
                                        t.of("cashier.method"),
                                        t.of("cashier.report.count"),
                                        t.of("cashier.taken"),
                                        t.of("cashier.report.back"),
                                        t.of("cashier.report.net")),
                                lines.stream().map(line -> row(line, names, t)).toList()),
                        new Excel.Table(
                                t.of("cashier.report.for"),
                                List.of(
                                        t.of("cashier.payee"),
                                        t.of("cashier.what"),
                                        t.of("cashier.amount"),
                                        t.of("cashier.late")),
                                reports.purposes(me.org(), sight.units(me), span).stream()
                                        .map(one -> row(one, payees, t))
                                        .toList())),
                response.getOutputStream());
    }

    private static List<Excel.Cell> row(
            CashReports.Line line, Map<Integer, String> names, Texts t) {
        return List.of(
                new Excel.Cell.Text(line.day().toString()),
                new Excel.Cell.Text(names.getOrDefault(line.cashier(), "")),
                new Excel.Cell.Text(t.of("cashier.method." + line.method())),
                new Excel.Cell.Count(line.count()),
                new Excel.Cell.Hundredths(line.taken()),
                new Excel.Cell.Hundredths(line.back()),
                new Excel.Cell.Hundredths(line.net()));
    }

    private static List<Excel.Cell> row(
            CashReports.Purpose one, Map<String, String> payees, Texts t) {
        return List.of(
                new Excel.Cell.Text(
                        one.payee().isEmpty()
                                ? t.of("cashier.house")
                                : payees.getOrDefault(one.payee(), one.payee())),
                new Excel.Cell.Text(t.of("cashier.what." + one.what())),
                new Excel.Cell.Hundredths(one.principal()),
                new Excel.Cell.Hundredths(one.late()));
    }
}

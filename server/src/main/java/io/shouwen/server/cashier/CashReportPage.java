package io.shouwen.server.cashier;

import io.shouwen.server.access.Me;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report of the cash desks, on a page and as a workbook. */
@Controller
class CashReportPage {
    private static final int MOST_DAYS = 366;

    private final CashReports reports;
    private final Bills bills;
    private final Sight sight;
    private final Staff staff;
    private final Units units;
    private final WallClock clock;
    private final Frames frames;

    CashReportPage(
            CashReports reports,
            Bills bills,
            Sight sight,
            Staff staff,
            Units units,
            WallClock clock,
            Frames frames) {
        this.reports = reports;
        this.bills = bills;
        this.sight = sight;
        this.staff = staff;
        this.units = units;
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
        List<CashReports.Purpose> purposes = reports.purposes(me.org(), sight.units(me), span);
        model.addAttribute("purposes", purposes);
        model.addAttribute("halls", halls(me, lines, purposes, frames.of(request).t()));
        model.addAttribute("payees", payees(me, frames.language(request) == Language.EN));
        return "cashier/report";
    }

    /** The halls that it is about, by name. */
    private Map<Integer, String> halls(
            Me me, List<CashReports.Line> lines, List<CashReports.Purpose> purposes, Texts texts) {
        Map<Integer, Units.Unit> all = units.all(me.org());
        Map<Integer, String> halls = new TreeMap<>();
        Stream.concat(
                        lines.stream().map(CashReports.Line::unit),
                        purposes.stream().map(CashReports.Purpose::unit))
                .flatMap(unit -> Optional.ofNullable(all.get(unit)).stream())
                .forEach(unit -> halls.put(unit.id(), texts.name(unit.nameZh(), unit.nameEn())));
        return halls;
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
        List<CashReports.Purpose> purposes = reports.purposes(me.org(), sight.units(me), span);
        Map<Integer, String> halls = halls(me, lines, purposes, t);
        Map<Integer, String> names = names(me, lines, t);
        Map<String, String> payees = payees(me, frames.language(request) == Language.EN);
        Excel.head(
                response,
                "%s %s %s.xlsx".formatted(t.of("cashier.report"), span.from(), span.until()));
        List<List<Excel.Cell>> moved =
                new ArrayList<>(lines.stream().map(line -> row(line, halls, names, t)).toList());
        moved.add(total(lines, t));
        List<List<Excel.Cell>> meant =
                new ArrayList<>(purposes.stream().map(one -> row(one, halls, payees, t)).toList());
        meant.add(sum(purposes, t));
        Excel.write(
                List.of(
                        new Excel.Table(
                                t.of("cashier.report"),
                                List.of(
                                        t.of("cashier.day"),
                                        t.of("cashier.hall"),
                                        t.of("cashier.cashier"),
                                        t.of("cashier.method"),
                                        t.of("cashier.report.count"),
                                        t.of("cashier.taken"),
                                        t.of("cashier.report.back"),
                                        t.of("cashier.report.net")),
                                moved),
                        new Excel.Table(
                                t.of("cashier.report.for"),
                                List.of(
                                        t.of("cashier.hall"),
                                        t.of("cashier.payee"),
                                        t.of("cashier.what"),
                                        t.of("cashier.amount"),
                                        t.of("cashier.late"),
                                        t.of("cashier.report.net")),
                                meant)),
                response.getOutputStream());
    }

    private static List<Excel.Cell> row(
            CashReports.Line line,
            Map<Integer, String> halls,
            Map<Integer, String> names,
            Texts t) {
        return List.of(
                new Excel.Cell.Text(line.day().toString()),
                new Excel.Cell.Text(halls.getOrDefault(line.unit(), "")),
                new Excel.Cell.Text(names.getOrDefault(line.cashier(), "")),
                new Excel.Cell.Text(t.of("cashier.method." + line.method())),
                new Excel.Cell.Count(line.count()),
                new Excel.Cell.Hundredths(line.taken()),
                new Excel.Cell.Hundredths(line.back()),
                new Excel.Cell.Hundredths(line.net()));
    }

    private static List<Excel.Cell> total(List<CashReports.Line> lines, Texts t) {
        return List.of(
                new Excel.Cell.Text(t.of("cashier.total")),
                new Excel.Cell.Text(""),
                new Excel.Cell.Text(""),
                new Excel.Cell.Text(""),
                new Excel.Cell.Count(lines.stream().mapToLong(CashReports.Line::count).sum()),
                new Excel.Cell.Hundredths(lines.stream().mapToLong(CashReports.Line::taken).sum()),
                new Excel.Cell.Hundredths(lines.stream().mapToLong(CashReports.Line::back).sum()),
                new Excel.Cell.Hundredths(lines.stream().mapToLong(CashReports.Line::net).sum()));
    }

    private static List<Excel.Cell> row(
            CashReports.Purpose one,
            Map<Integer, String> halls,
            Map<String, String> payees,
            Texts t) {
        return List.of(
                new Excel.Cell.Text(halls.getOrDefault(one.unit(), "")),
                new Excel.Cell.Text(
                        one.payee().isEmpty()
                                ? t.of("cashier.house")
                                : payees.getOrDefault(one.payee(), one.payee())),
                new Excel.Cell.Text(
                        t.of(one.ahead() ? "cashier.report.ahead" : "cashier.what." + one.what())),
                new Excel.Cell.Hundredths(one.principal()),
                new Excel.Cell.Hundredths(one.late()),
                new Excel.Cell.Hundredths(one.sum()));
    }

    private static List<Excel.Cell> sum(List<CashReports.Purpose> purposes, Texts t) {
        return List.of(
                new Excel.Cell.Text(t.of("cashier.total")),
                new Excel.Cell.Text(""),
                new Excel.Cell.Text(""),
                new Excel.Cell.Hundredths(
                        purposes.stream().mapToLong(CashReports.Purpose::principal).sum()),
                new Excel.Cell.Hundredths(
                        purposes.stream().mapToLong(CashReports.Purpose::late).sum()),
                new Excel.Cell.Hundredths(
                        purposes.stream().mapToLong(CashReports.Purpose::sum).sum()));
    }
}

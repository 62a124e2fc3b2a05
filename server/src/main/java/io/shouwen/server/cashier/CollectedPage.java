package io.shouwen.server.cashier;

import io.shouwen.server.access.Me;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.page.Excel;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Sight;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list that goes to a company with what was collected for it, as a workbook. */
@Controller
class CollectedPage {
    private static final int MOST_DAYS = 366;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Collected collected;
    private final Bills bills;
    private final Sight sight;
    private final Frames frames;

    CollectedPage(Collected collected, Bills bills, Sight sight, Frames frames) {
        this.collected = collected;
        this.bills = bills;
        this.sight = sight;
        this.frames = frames;
    }

    /** Sums of what was told, in fen. */
    private static final class Sums {
        private long lines;
        private long taken;
        private long back;

        void add(Collected.Line line) {
            lines++;
            taken += Math.max(0, line.amount());
            back -= Math.min(0, line.amount());
        }
    }

    @GetMapping("/cashier/payees/{code}/excel")
    void excel(
            Me me,
            @PathVariable String code,
            @RequestParam LocalDate from,
            @RequestParam LocalDate until,
            @RequestParam(defaultValue = "0") long out,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, Bills.Payee> payees = bills.payees(me.org());
        if (!payees.containsKey(code)
                || from.isAfter(until)
                || from.plusDays(MOST_DAYS).isBefore(until)) {
            throw Refusal.notFound();
        }
        Optional<CashOut> remittance = collected.remittance(me.org(), sight.units(me), out);
        if (out != 0 && remittance.filter(one -> one.payee().equals(code)).isEmpty()) {
            throw Refusal.notFound();
        }
        Texts t = frames.of(request).t();
        String name = CashDesk.payee(payees, code, frames.language(request) == Language.EN);
        Sums sums = new Sums();
        Excel.head(response, "%s %s %s.xlsx".formatted(name, from, until));
        Excel.write(
                new Excel.Stream(
                        t.of("cashier.collected"),
                        head(t),
                        rows ->
                                collected.each(
                                        me.org(),
                                        sight.units(me),
                                        code,
                                        new CashReports.Span(from, until),
                                        line -> {
                                            sums.add(line);
                                            rows.accept(row(line, me.zone(), t));
                                        })),
                () -> summary(name, from + " – " + until, sums, remittance, t),
                response.getOutputStream());
    }

    private static List<String> head(Texts t) {
        return List.of(
                t.of("cashier.bill"),
                t.of("cashier.receipt.at"),
                t.of("cashier.receipt"),
                t.of("cashier.past.kind"),
                t.of("cashier.amount"),
                t.of("cashier.late"));
    }

    private static List<Excel.Cell> row(Collected.Line line, ZoneId zone, Texts t) {
        return List.of(
                new Excel.Cell.Text(line.no()),
                new Excel.Cell.Text(MINUTE.format(line.at().atZone(zone))),
                new Excel.Cell.Text(line.receipt()),
                new Excel.Cell.Text(
                        t.of(line.refund() ? "cashier.kind.refund" : "cashier.kind.fee")),
                new Excel.Cell.Hundredths(line.principal()),
                new Excel.Cell.Hundredths(line.late()));
    }

    private static Excel.Table summary(
            String name, String days, Sums sums, Optional<CashOut> remittance, Texts t) {
        List<List<Excel.Cell>> rows = new ArrayList<>();
        rows.add(pair(t.of("cashier.payee"), new Excel.Cell.Text(name)));
        rows.add(pair(t.of("cashier.day"), new Excel.Cell.Text(days)));
        rows.add(pair(t.of("cashier.report.count"), new Excel.Cell.Count(sums.lines)));
        rows.add(pair(t.of("cashier.taken"), new Excel.Cell.Hundredths(sums.taken)));
        rows.add(pair(t.of("cashier.report.back"), new Excel.Cell.Hundredths(sums.back)));
        rows.add(
                pair(
                        t.of("cashier.report.net"),
                        new Excel.Cell.Hundredths(sums.taken - sums.back)));
        remittance.ifPresent(one ->
                rows.add(
                        pair(
                                t.of("cashier.remitted") + " " + one.reference(),
                                new Excel.Cell.Hundredths(one.amount()))));
        return new Excel.Table(t.of("cashier.total"), List.of(t.of("cashier.total"), ""), rows);
    }

    private static List<Excel.Cell> pair(String what, Excel.Cell value) {
        return List.of(new Excel.Cell.Text(what), value);
    }
}

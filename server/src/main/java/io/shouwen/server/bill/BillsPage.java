package io.shouwen.server.bill;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.masters.OneSheet;
import io.shouwen.server.masters.TrialView;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.Excel;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Answers;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Bills come in as a file; what the house has settled about them stands beside. */
@Controller
class BillsPage {
    private static final int LAST_YEAR = 2199;

    private final OrgScope scope;
    private final Bills bills;
    private final BillFiles files;
    private final BillBook book;
    private final WallClock clock;
    private final Frames frames;

    BillsPage(
            OrgScope scope,
            Bills bills,
            BillFiles files,
            BillBook book,
            WallClock clock,
            Frames frames) {
        this.scope = scope;
        this.bills = bills;
        this.files = files;
        this.book = book;
        this.clock = clock;
        this.frames = frames;
    }

    @Bean
    static NavigationLink billsLink() {
        return new NavigationLink("/cashier/bills", "cashier.bills", 25);
    }

    @GetMapping("/cashier/bills")
    String show(Me me, Model model) {
        return page(me, Optional.empty(), "", 0, model);
    }

    private String page(Me me, Optional<TrialView> trial, String mistake, int taken, Model model) {
        model.addAttribute("trial", trial);
        model.addAttribute("mistake", mistake);
        model.addAttribute("taken", taken);
        model.addAttribute("megabytes", OneSheet.MOST_BYTES >> 20);
        model.addAttribute("mostRows", files.mostRows());
        model.addAttribute("terms", bills.terms(me.org()));
        model.addAttribute("today", clock.now().atZone(me.zone()).toLocalDate());
        model.addAttribute("payees", List.copyOf(bills.payees(me.org()).values()));
        model.addAttribute("settles", me.is(Role.MANAGER));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "cashier/bills";
    }

    @GetMapping("/cashier/bills/template")
    void template(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Texts texts = frames.of(request).t();
        Excel.head(response, texts.of("master.bills") + ".xlsx");
        OneSheet.template(BillSheet.SHEET, texts, response.getOutputStream());
    }

    /** A look tells what would be; only a file without a problem is taken in, and whole. */
    @PostMapping("/cashier/bills")
    String read(
            Me me,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean take,
            @RequestParam String key,
            HttpServletRequest request,
            Model model)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return page(me, Optional.empty(), "masters.mistake.file", 0, model);
        }
        boolean workbook = !OneSheet.isText(file::getInputStream);
        if (workbook && file.getSize() > OneSheet.MOST_BYTES) {
            return page(me, Optional.empty(), "masters.mistake.size", 0, model);
        }
        BillFiles.Read read =
                files.read(me, file::getInputStream, take, key, frames.of(request).t());
        Optional<TrialView> trial =
                read.taken() == 0 || !read.trial().clean()
                        ? Optional.of(read.trial())
                        : Optional.empty();
        return page(me, trial, "", read.taken(), model);
    }

    /** A bill that should not be there comes to nothing, while nothing is paid on it. */
    @PostMapping("/cashier/bills/withdraw")
    String withdraw(
            Me me,
            @RequestParam(defaultValue = "") String payee,
            @RequestParam(defaultValue = "") String no,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        String why = Answers.why(reason);
        scope.run(
                me.org(),
                () -> {
                    Bill bill =
                            bills.lock(me.org(), payee.strip(), no.strip())
                                    .filter(one -> one.supply().isPresent())
                                    .orElseThrow(() -> refused("bill-not-known"));
                    if (!bill.untouched()) {
                        throw refused("bill-touched");
                    }
                    bills.withdraw(me.org(), bill.id());
                    Map<String, Value> values = new HashMap<>();
                    values.put("no", new Value.Text(bill.no()));
                    values.put("fen", new Value.Whole(bill.amount()));
                    values.put("reason", new Value.Text(why));
                    if (!bill.payee().isEmpty()) {
                        values.put("payee", new Value.Text(bill.payee()));
                    }
                    book.tell(me, key, BillKinds.WITHDRAWN, values);
                });
        return "redirect:/cashier/bills";
    }

    @PostMapping("/cashier/terms")
    String settle(
            Me me, @RequestParam(defaultValue = "") String settles, @RequestParam String key) {
        CashTerms.Order order =
                CashTerms.Order.of(settles).orElseThrow(() -> refused("terms-out-of-range"));
        scope.run(
                me.org(),
                () -> {
                    CashTerms before = bills.terms(me.org());
                    bills.settle(
                            me.org(), new CashTerms(order, before.lateRate(), before.graceDays()));
                    book.tell(
                            me,
                            key,
                            BillKinds.TERMS,
                            Map.of(
                                    "settles", new Value.Text(order.word()),
                                    "late_rate", new Value.Whole(before.lateRate()),
                                    "grace_days", new Value.Whole(before.graceDays())));
                });
        return "redirect:/cashier/bills";
    }

    /** What being late costs from today or a later day on: the days before keep their rate. */
    @PostMapping("/cashier/late-rates")
    String rate(
            Me me,
            @RequestParam(defaultValue = "") String payee,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "0") String latePercent,
            @RequestParam(defaultValue = "0") int graceDays,
            @RequestParam String key) {
        int rate = CashTerms.rate(latePercent).orElseThrow(() -> refused("terms-out-of-range"));
        boolean known = payee.isEmpty() || bills.payees(me.org()).containsKey(payee);
        if (!known || graceDays < 0 || graceDays > CashTerms.MOST_GRACE) {
            throw refused("terms-out-of-range");
        }
        LocalDate day = day(from);
        if (day.isBefore(clock.now().atZone(me.zone()).toLocalDate())) {
            throw refused("late-rate-in-the-past");
        }
        scope.run(
                me.org(),
                () -> {
                    bills.settle(me.org(), new LateRate(payee, day, rate, graceDays));
                    Map<String, Value> values = new HashMap<>();
                    values.put("from", new Value.Day(day));
                    values.put("rate", new Value.Whole(rate));
                    values.put("grace_days", new Value.Whole(graceDays));
                    if (!payee.isEmpty()) {
                        values.put("payee", new Value.Text(payee));
                    }
                    book.tell(me, key, BillKinds.RATE, values);
                });
        return "redirect:/cashier/bills";
    }

    private static LocalDate day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed))
                    .filter(day -> day.getYear() <= LAST_YEAR)
                    .orElseThrow(() -> refused("day-missing"));
        } catch (DateTimeException e) {
            throw refused("day-missing");
        }
    }

    @PostMapping("/cashier/payees")
    String name(
            Me me,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String nameZh,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam String key) {
        boolean fits =
                code.strip().matches("[a-z0-9-]{1,32}")
                        && !nameZh.isBlank()
                        && nameZh.length() <= 60
                        && nameEn.length() <= 60;
        if (!fits) {
            throw refused("payee-incomplete");
        }
        scope.run(
                me.org(),
                () -> {
                    bills.keep(
                            me.org(),
                            new Bills.Payee(code.strip(), nameZh.strip(), nameEn.strip()));
                    book.tell(
                            me,
                            key,
                            BillKinds.PAYEE,
                            Map.of(
                                    "code", new Value.Text(code.strip()),
                                    "name", new Value.Text(nameZh.strip())));
                });
        return "redirect:/cashier/bills";
    }

    private static Refusal refused(String slug) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, slug);
    }
}

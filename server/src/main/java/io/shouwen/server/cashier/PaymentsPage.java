package io.shouwen.server.cashier;

import io.shouwen.server.access.Me;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Past payments and refunds of an account or of a till, the newest first. */
@Controller
public class PaymentsPage {
    private final PastPayments past;
    private final Sight sight;
    private final Staff staff;
    private final Frames frames;

    PaymentsPage(PastPayments past, Sight sight, Staff staff, Frames frames) {
        this.past = past;
        this.sight = sight;
        this.staff = staff;
        this.frames = frames;
    }

    /** A payment as a line. */
    public record Line(Payment payment, Optional<String> receipt, String cashier) {
        /** The payment whose page says all of it: its own, or the one that a refund gives back. */
        public String of() {
            return payment.of().orElse(payment.id()).number();
        }

        /** What came; below zero what went. */
        public long sum() {
            return payment.refund() ? -payment.due() : payment.taken();
        }
    }

    @GetMapping("/cashier/payments")
    String show(
            Me me,
            @RequestParam(required = false) Optional<Long> supply,
            @RequestParam(defaultValue = "") String till,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            HttpServletRequest request,
            Model model) {
        Optional<SubjectId> session = SubjectId.parse(till);
        if (supply.isPresent() == session.isPresent()) {
            throw Refusal.notFound();
        }
        List<PastPayments.Past> page =
                supply.map(id -> past.ofAccount(me.org(), sight.units(me), id, before))
                        .orElseGet(() ->
                                past.ofTill(
                                        me.org(), sight.units(me), session.orElseThrow(), before));
        model.addAttribute("lines", lines(me, page, frames.of(request).t()));
        model.addAttribute(
                "of",
                supply.map(id -> "supply=" + id)
                        .orElseGet(() -> "till=" + session.orElseThrow().number()));
        model.addAttribute("supply", supply);
        model.addAttribute(
                "next",
                page.size() < PastPayments.PAGE ? 0L : page.getLast().payment().id().value());
        return "cashier/payments";
    }

    private List<Line> lines(Me me, List<PastPayments.Past> page, Texts texts) {
        Map<Integer, String> names = new HashMap<>();
        staff.named(
                        me.org(),
                        page.stream()
                                .map(one -> one.payment().cashier())
                                .collect(Collectors.toSet()))
                .forEach((id, one) -> names.put(id, texts.name(one.nameZh(), one.nameEn())));
        return page.stream()
                .map(one ->
                        new Line(
                                one.payment(),
                                one.receipt(),
                                names.getOrDefault(one.payment().cashier(), "")))
                .toList();
    }
}

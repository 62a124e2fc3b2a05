package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Steps.fact;
import static io.shouwen.server.cashier.Steps.text;
import static io.shouwen.server.cashier.Steps.whole;

import io.shouwen.server.access.Me;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.page.Times;
import io.shouwen.server.paper.Sheet;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Receipts, and vouchers of refunds: printed once as they are, and from then on as copies that say
 * so.
 */
@Controller
class ReceiptPage {
    private static final Pattern NAME = Pattern.compile("(R?[0-9]{2}-[0-9]{1,9})-([0-9]{6,9})");

    private final Steps steps;
    private final PaymentReader reader;
    private final Sight sight;
    private final Staff staff;
    private final Frames frames;

    ReceiptPage(Steps steps, PaymentReader reader, Sight sight, Staff staff, Frames frames) {
        this.steps = steps;
        this.reader = reader;
        this.sight = sight;
        this.staff = staff;
        this.frames = frames;
    }

    private Payment found(Me me, String number) {
        Matcher name = NAME.matcher(number);
        if (!name.matches()) {
            throw Refusal.notFound();
        }
        return reader.receipt(me.org(), name.group(1), Integer.parseInt(name.group(2)))
                .flatMap(receipt -> reader.find(me.org(), receipt.payment()))
                .filter(payment -> sight.units(me).contains(payment.unit()))
                .orElseThrow(Refusal::notFound);
    }

    @GetMapping("/cashier/receipts/{number}")
    String show(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        Payment payment = found(me, number);
        model.addAttribute("view", reader.view(me, payment, frames.language(request)));
        model.addAttribute("name", number);
        model.addAttribute("capitals", Capitals.of(payment.sum()));
        model.addAttribute("reprints", me.hasAny(List.of(Role.CASHIER, Role.MANAGER)));
        model.addAttribute("asks", me.is(Role.CASHIER));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "cashier/receipt";
    }

    /** The original until it is handed over; afterwards a copy that somebody gave a reason for. */
    @GetMapping("/cashier/receipts/{number}/pdf")
    ResponseEntity<byte[]> pdf(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "a5") String size,
            HttpServletRequest request) {
        Payment payment = found(me, number);
        Sheet sheet =
                switch (size) {
                    case "a5" -> Sheet.A5;
                    case "a4" -> Sheet.A4;
                    case "roll" -> Sheet.ROLL_80;
                    default -> throw Refusal.notFound();
                };
        Times times = frames.of(request).times();
        PaymentView view = reader.view(me, payment, times.texts().language());
        if (payment.is(PaymentFold.State.CLOSED) && view.copies() == 0) {
            throw Cashier.refused("receipt-handed-over");
        }
        byte[] pdf =
                ReceiptPaper.of(
                        view,
                        new ReceiptPaper.Head(
                                times.texts().name(me.orgZh(), me.orgEn()),
                                cashier(me, view, times),
                                view.copies()),
                        sheet,
                        times);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(number + ".pdf").build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(pdf);
    }

    private String cashier(Me me, PaymentView view, Times times) {
        return Optional.ofNullable(staff.named(me.org(), List.of(view.taker())).get(view.taker()))
                .map(one -> times.texts().name(one.nameZh(), one.nameEn()))
                .orElse("");
    }

    /** A copy is printed, for a reason; that it was is a fact of the payment. */
    @PostMapping("/cashier/receipts/{number}/reprint")
    String reprint(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        Payment payment = found(me, number);
        int copies = reader.receipt(me.org(), payment.id()).map(Receipt::copies).orElse(0);
        String why = Answers.reason(reason);
        steps.act(
                CashDeskPage.sender(me, key),
                payment.id(),
                _ ->
                        List.of(
                                fact(
                                        CashierKinds.REPRINTED,
                                        Map.of("reason", text(why), "copy", whole(copies + 1L)))));
        return "redirect:/cashier/receipts/" + number;
    }
}

package io.shouwen.server.inspection;

import io.shouwen.server.access.Me;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.Enclosures;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.UUID;

/** One sheet: filled in item by item, signed, and what became of what was broken. */
@Controller
class SheetPage {
    private final Inspections inspections;
    private final SheetActs acts;
    private final SheetReader reader;
    private final Enclosures enclosures;
    private final Frames frames;

    SheetPage(
            Inspections inspections,
            SheetActs acts,
            SheetReader reader,
            Enclosures enclosures,
            Frames frames) {
        this.inspections = inspections;
        this.acts = acts;
        this.reader = reader;
        this.enclosures = enclosures;
        this.frames = frames;
    }

    @GetMapping("/inspections/{number}")
    String show(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        Inspection inspection = inspections.seen(me, number);
        model.addAttribute("view", reader.view(me, inspection, frames.of(request).t()));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "inspection/sheet";
    }

    @PostMapping("/inspections/{number}/items")
    String look(
            Me me,
            @PathVariable String number,
            @RequestParam String item,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String whose,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String note,
            @RequestParam String key) {
        Inspection inspection = inspections.seen(me, number);
        acts.look(
                me,
                key,
                inspection,
                new SheetActs.Answer(item, result, value, whose, reason, note));
        return back(inspection) + "#item-" + place(inspection, item);
    }

    @PostMapping("/inspections/{number}/photos")
    String photograph(
            Me me,
            @PathVariable String number,
            @RequestParam String item,
            @RequestParam(defaultValue = "") String enclosed,
            @RequestParam String key) {
        Inspection inspection = inspections.seen(me, number);
        acts.photograph(me, key, inspection, item, enclosed);
        return back(inspection) + "#item-" + place(inspection, item);
    }

    private static int place(Inspection inspection, String item) {
        return inspection.sheet().items().indexOf(item) + 1;
    }

    /**
     * A name comes under the sheet.
     *
     * @param person who of those inspected; the inspector's own name if it is nobody
     * @param reason why they do not sign; empty if they do
     */
    @PostMapping("/inspections/{number}/signatures")
    String sign(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int person,
            @RequestParam(defaultValue = "") String enclosed,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        Inspection inspection = inspections.seen(me, number);
        if (person == 0) {
            acts.sign(me, key, inspection, enclosed);
        } else if (reason.isBlank() && !enclosed.isEmpty()) {
            acts.signed(me, key, inspection, person, enclosed);
        } else {
            acts.unsigned(me, key, inspection, person, reason);
        }
        return back(inspection) + "#signatures";
    }

    /** Shows a note, a photo or a signature; that is a fact, and its reason is the sheet. */
    @PostMapping("/inspections/{number}/enclosures/{id}")
    String open(Me me, @PathVariable String number, @PathVariable long id, Model model) {
        Inspection inspection = inspections.seen(me, number);
        model.addAttribute(
                "content",
                enclosures
                        .open(me.org(), inspection.id(), id, me.person(), inspection.number())
                        .orElseThrow(Refusal::notFound));
        return "slip/enclosure";
    }

    @PostMapping("/inspections/{number}/rectification")
    String order(
            Me me,
            @PathVariable String number,
            @RequestParam int person,
            @RequestParam(defaultValue = "") String what,
            @RequestParam int days,
            @RequestParam String key) {
        Inspection inspection = inspections.seen(me, number);
        acts.order(me, key, inspection, person, what, days);
        return back(inspection) + "#rectification";
    }

    @PostMapping("/inspections/{number}/rectification/report")
    String report(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String enclosed,
            @RequestParam String key) {
        Inspection inspection = inspections.seen(me, number);
        boolean theirs =
                inspection
                        .rectification()
                        .filter(notice -> notice.person() == me.person())
                        .isPresent();
        if (!theirs) {
            throw Refusal.notFound();
        }
        acts.mended(me, key, inspection, words, enclosed);
        return back(inspection) + "#rectification";
    }

    @PostMapping("/inspections/{number}/rectification/check")
    String check(
            Me me,
            @PathVariable String number,
            @RequestParam boolean passed,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") int days,
            @RequestParam String key) {
        Inspection inspection = inspections.seen(me, number);
        acts.checked(me, key, inspection, passed, reason, days);
        return back(inspection) + "#rectification";
    }

    private static String back(Inspection inspection) {
        return "redirect:/inspections/" + inspection.number();
    }
}

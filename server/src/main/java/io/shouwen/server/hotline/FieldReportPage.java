package io.shouwen.server.hotline;

import io.shouwen.server.access.Me;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

import java.util.UUID;

/** A technician whom the customer calls himself opens the order from his phone. */
@Controller
class FieldReportPage {
    private final Reports reports;
    private final Where where;

    FieldReportPage(Reports reports, Where where) {
        this.reports = reports;
        this.where = where;
    }

    @GetMapping("/field/report")
    String show(Model model) {
        return show(Report.empty(UUID.randomUUID().toString(), ""), "", model);
    }

    private static String show(Report report, String mistake, Model model) {
        model.addAttribute("report", report);
        model.addAttribute("mistake", mistake);
        return "hotline/field-report";
    }

    @PostMapping("/field/report")
    String file(Me me, @ModelAttribute Report sent, Model model) {
        Report report = where.fill(me.org(), sent.byPhone(HotlinePage.narrow(sent.phone())));
        String mistake =
                HotlinePage.isNumber(report.phone())
                        ? report.mistake(false)
                        : "hotline.mistake.phone";
        if (!mistake.isEmpty()) {
            return show(report, mistake, model);
        }
        reports.takeMyself(me, report);
        return "redirect:/field";
    }
}

package io.shouwen.server.report;

import io.shouwen.server.access.Me;
import io.shouwen.server.customer.Customers;
import io.shouwen.server.insight.Lists.Line;
import io.shouwen.server.page.Excel;
import io.shouwen.server.page.Frame;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The morning report: yesterday, and what today begins with. */
@Controller
class MorningPage {
    private final Mornings mornings;
    private final Behinds behinds;
    private final Customers customers;
    private final Frames frames;

    MorningPage(Mornings mornings, Behinds behinds, Customers customers, Frames frames) {
        this.mornings = mornings;
        this.behinds = behinds;
        this.customers = customers;
        this.frames = frames;
    }

    @Bean
    static NavigationLink morningLink() {
        return new NavigationLink("/morning", "morning.link", 5);
    }

    /** About yesterday, unless an earlier day is asked for. */
    @GetMapping("/morning")
    String show(
            Me me,
            @RequestParam(required = false) Optional<LocalDate> day,
            HttpServletRequest request,
            Model model) {
        Texts texts = frames.of(request).t();
        model.addAttribute("morning", mornings.of(me, asked(me, day), texts));
        model.addAttribute("yesterday", mornings.yesterday(me));
        return "report/morning";
    }

    private LocalDate asked(Me me, Optional<LocalDate> day) {
        LocalDate yesterday = mornings.yesterday(me);
        return day.filter(one -> !one.isAfter(yesterday)).orElse(yesterday);
    }

    @GetMapping("/morning/excel")
    void excel(
            Me me,
            @RequestParam(required = false) Optional<LocalDate> day,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Frame frame = frames.of(request);
        LocalDate asked = asked(me, day);
        Morning morning = mornings.of(me, asked, frame.t());
        Excel.head(response, frame.t().of("morning.file", asked));
        Excel.write(
                MorningTables.of(morning, customers.number(me.org()), frame.t()),
                response.getOutputStream());
    }

    /** What waits just now under one of the words of the report. */
    @GetMapping("/morning/{standing}")
    String waiting(
            Me me,
            @PathVariable String standing,
            @RequestParam(required = false) Optional<Integer> unit,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest request,
            Model model) {
        Standing asked = Standing.parse(standing).orElseThrow(Refusal::notFound);
        Texts texts = frames.of(request).t();
        List<Line> found =
                mornings.waiting(me, asked, unit, Behinds.after(cursor), Behinds.MOST + 1);
        model.addAttribute(
                "behind",
                behinds.of(
                        me,
                        texts,
                        new Behind.Head(
                                texts.of("morning." + asked.word()),
                                "/morning",
                                texts.of("morning.back"),
                                asked.home()),
                        found,
                        line ->
                                "cursor="
                                        + line.place()
                                        + unit.map(one -> "&unit=" + one).orElse("")));
        return "report/behind";
    }
}

package io.shouwen.server.insight;

import io.shouwen.server.access.Me;
import io.shouwen.server.callback.Callbacks;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.explain.Attributes;
import io.shouwen.server.insight.Morning.Again;
import io.shouwen.server.insight.Morning.Calls;
import io.shouwen.server.insight.Morning.Crew;
import io.shouwen.server.insight.Morning.Intake;
import io.shouwen.server.insight.MorningRows.Asked;
import io.shouwen.server.insight.MorningRows.Load;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.roster.Presence;
import io.shouwen.server.roster.Roster;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** The morning report: yesterday, and what today begins with. */
@Controller
class MorningPage {
    private final OrgScope scope;
    private final Units units;
    private final Staff staff;
    private final Roster roster;
    private final Callbacks callbacks;
    private final WallClock clock;
    private final Frames frames;
    private final MorningRows rows;

    MorningPage(
            DataSource dataSource,
            OrgScope scope,
            Units units,
            Staff staff,
            Roster roster,
            Callbacks callbacks,
            WallClock clock,
            Frames frames) {
        this.scope = scope;
        this.units = units;
        this.staff = staff;
        this.roster = roster;
        this.callbacks = callbacks;
        this.clock = clock;
        this.frames = frames;
        this.rows = new MorningRows(JdbcClient.create(dataSource));
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
        Instant now = clock.now();
        LocalDate yesterday = now.atZone(me.zone()).toLocalDate().minusDays(1);
        LocalDate asked = day.filter(one -> !one.isAfter(yesterday)).orElse(yesterday);
        Texts texts = frames.of(request).times().texts();
        model.addAttribute("morning", morning(me, asked, now, texts));
        model.addAttribute("yesterday", yesterday);
        return "insight/morning";
    }

    private Morning morning(Me me, LocalDate day, Instant now, Texts texts) {
        Set<Integer> seen = units.reach(me.org(), me.units());
        Map<Integer, Unit> all = units.all(me.org());
        Asked asked = new Asked(me.org(), seen, day, me.zone());
        Instant endOfToday =
                now.atZone(me.zone()).toLocalDate().plusDays(1).atStartOfDay(me.zone()).toInstant();
        List<String> leaders = leaders(me, seen, now, texts);
        return scope.reading(
                me.org(),
                () ->
                        new Morning(
                                day,
                                now,
                                rows.intake(asked).stream()
                                        .map(one ->
                                                new Intake(
                                                        Attributes.value(texts, one.symptom()),
                                                        one.count(),
                                                        one.weekBefore()))
                                        .toList(),
                                rows.loads(asked, now, endOfToday).stream()
                                        .filter(MorningPage::works)
                                        .map(load -> crew(load, all, texts))
                                        .toList(),
                                rows.again(asked).stream()
                                        .map(one ->
                                                new Again(
                                                        one.number(),
                                                        Attributes.value(texts, one.symptom()),
                                                        one.times()))
                                        .toList(),
                                calls(me, seen, day.minusDays(1)),
                                rows.findings(asked, "raised"),
                                rows.findings(asked, "appealed"),
                                leaders));
    }

    private Calls calls(Me me, Set<Integer> seen, LocalDate reported) {
        Callbacks.Sum sum = callbacks.of(me.org(), seen, reported, me.zone());
        return new Calls(reported, sum.all(), sum.called(), sum.dissatisfied(), sum.notFixed());
    }

    private static boolean works(Load load) {
        return load.open() + load.overdue() + load.dueToday() > 0;
    }

    private static Crew crew(Load load, Map<Integer, Unit> all, Texts texts) {
        return new Crew(
                load.unit(),
                Optional.ofNullable(all.get(load.unit()))
                        .map(unit -> texts.name(unit.nameZh(), unit.nameEn()))
                        .orElse(""),
                load.overdue(),
                load.dueToday(),
                load.open(),
                load.unaccepted());
    }

    /** Who leads today, by the roster. */
    private List<String> leaders(Me me, Set<Integer> seen, Instant now, Texts texts) {
        LocalDate today = now.atZone(me.zone()).toLocalDate();
        List<Integer> people = roster.people(me.org(), seen, today, today.plusDays(1));
        List<Integer> leading =
                roster.now(me.org(), people).entrySet().stream()
                        .filter(one -> one.getValue() instanceof Presence.OnDuty on && on.leads())
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        Map<Integer, Staff.Member> named = staff.named(me.org(), leading);
        return leading.stream()
                .map(named::get)
                .filter(Objects::nonNull)
                .map(member -> texts.name(member.nameZh(), member.nameEn()))
                .toList();
    }
}

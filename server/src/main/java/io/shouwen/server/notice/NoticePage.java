package io.shouwen.server.notice;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.notice.MessageRows.Told;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Frame;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.Persons;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** What one was told, and for those who steer, what everybody was told and what did not arrive. */
@Controller
class NoticePage {
    private static final Set<String> STATES = Set.of("waiting", "sent", "lapsed");
    private static final int MOST = 50;

    private final OrgScope scope;
    private final Units units;
    private final Staff staff;
    private final Persons persons;
    private final WallClock clock;
    private final Frames frames;
    private final Gateway gateway;
    private final MessageRows rows;

    NoticePage(
            DataSource dataSource,
            OrgScope scope,
            Units units,
            Staff staff,
            Persons persons,
            WallClock clock,
            Frames frames,
            Gateway gateway) {
        this.scope = scope;
        this.units = units;
        this.staff = staff;
        this.persons = persons;
        this.clock = clock;
        this.frames = frames;
        this.gateway = gateway;
        this.rows = new MessageRows(JdbcClient.create(dataSource));
    }

    @Bean
    static NavigationLink myNoticesLink() {
        return new NavigationLink("/my/notices", "notice.mine.link", 6);
    }

    @Bean
    static NavigationLink noticesLink() {
        return new NavigationLink("/notices", "notice.link", 25);
    }

    @GetMapping("/my/notices")
    String mine(
            Me me,
            @RequestParam(required = false) Optional<Long> before,
            HttpServletRequest request,
            Model model) {
        Frame frame = frames.of(request);
        List<Told> found =
                scope.reading(
                        me.org(),
                        () ->
                                rows.mine(
                                        me.org(),
                                        me.person(),
                                        before.orElse(Long.MAX_VALUE),
                                        MOST + 1));
        model.addAttribute("list", list(me, frame, found));
        return "notice/mine";
    }

    @PostMapping("/my/notices/read")
    String read(Me me, @RequestParam long upto) {
        scope.run(me.org(), () -> rows.read(me.org(), me.person(), upto, clock.now()));
        return "redirect:/my/notices";
    }

    /** About what happens in the units that the person reaches. */
    @GetMapping("/notices")
    String all(
            Me me,
            @RequestParam(required = false) Optional<Long> before,
            @RequestParam(defaultValue = "") String state,
            HttpServletRequest request,
            Model model) {
        Frame frame = frames.of(request);
        Optional<String> asked = Optional.of(state).filter(STATES::contains);
        Set<Integer> seen = units.reach(me.org(), me.units());
        List<Told> found =
                scope.reading(
                        me.org(),
                        () ->
                                rows.of(
                                        me.org(),
                                        seen,
                                        asked,
                                        before.orElse(Long.MAX_VALUE),
                                        MOST + 1));
        model.addAttribute("list", list(me, frame, found));
        model.addAttribute("state", asked.orElse(""));
        model.addAttribute("closed", gateway.closed());
        return "notice/all";
    }

    private NoticeList list(Me me, Frame frame, List<Told> found) {
        List<Told> page = found.subList(0, Math.min(MOST, found.size()));
        Map<Integer, Staff.Member> people = staff.named(me.org(), staffOf(page));
        return new NoticeList(
                page.stream().map(told -> line(me, frame, told, people)).toList(),
                found.size() > MOST ? Optional.of(page.getLast().id()) : Optional.empty());
    }

    private static List<Integer> staffOf(List<Told> page) {
        return page.stream()
                .map(Told::to)
                .filter(Notice.Staff.class::isInstance)
                .map(Notice.Staff.class::cast)
                .map(Notice.Staff::person)
                .distinct()
                .toList();
    }

    private NoticeList.Line line(Me me, Frame frame, Told told, Map<Integer, Staff.Member> people) {
        String to =
                switch (told.to()) {
                    case Notice.Staff staffed ->
                            Optional.ofNullable(people.get(staffed.person()))
                                    .map(one -> frame.t().name(one.nameZh(), one.nameEn()))
                                    .orElse("");
                    case Notice.Customer customer ->
                            persons.masked(me.org(), customer.person())
                                    .map(one -> one.values().getOrDefault(PersonField.PHONE, ""))
                                    .orElse("");
                };
        return new NoticeList.Line(
                told.id(),
                to,
                Wording.of(frame.times(), told.template(), told.parameters()),
                told.about().number(),
                path(told),
                told.state(),
                told.keptAt(),
                told.sentAt(),
                told.read(),
                told.attempts(),
                told.error());
    }

    private static String path(Told told) {
        if (told.template().startsWith("subscription-")) {
            return "/subscriptions";
        }
        return (told.template().startsWith("finding-") ? "/findings/" : "/requests/")
                + told.about().number();
    }
}

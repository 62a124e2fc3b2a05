package io.shouwen.server.slip;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** The slips: which are missing, by person and day (cable.3.2.6b, c), and what is on one. */
@Controller
class SlipPage {
    private static final int MOST = 30;
    private static final int LONGEST = 40;
    private static final List<Role> TAKING = List.of(Role.AGENT, Role.DISPATCHER, Role.CHIEF);

    private final OrgScope scope;
    private final Slips slips;
    private final Sight sight;
    private final Staff staff;
    private final Requests requests;
    private final WallClock clock;
    private final Frames frames;
    private final SlipRows rows;

    SlipPage(
            DataSource dataSource,
            OrgScope scope,
            Slips slips,
            Sight sight,
            Staff staff,
            Requests requests,
            WallClock clock,
            Frames frames) {
        this.scope = scope;
        this.slips = slips;
        this.sight = sight;
        this.staff = staff;
        this.requests = requests;
        this.clock = clock;
        this.frames = frames;
        this.rows = new SlipRows(JdbcClient.create(dataSource));
    }

    @Bean
    static NavigationLink slipsLink() {
        return new NavigationLink("/slips", "slip.link", 31);
    }

    @GetMapping("/slips")
    String list(
            Me me,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest request,
            Model model) {
        SlipPlace from =
                cursor.isEmpty()
                        ? SlipPlace.LATEST
                        : SlipPlace.parse(cursor).orElseThrow(Refusal::notFound);
        model.addAttribute("list", list(me, from, frames.of(request).t()));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "slip/list";
    }

    private SlipList list(Me me, SlipPlace from, Texts texts) {
        Set<Integer> seen = sight.units(me);
        LocalDate today = clock.now().atZone(me.zone()).toLocalDate();
        List<SlipRows.Row> found =
                scope.reading(me.org(), () -> rows.missing(me.org(), seen, from, MOST + 1));
        List<SlipRows.Row> page = found.subList(0, Math.min(MOST, found.size()));
        return new SlipList(
                slips.of(me.org(), seen, today.withDayOfMonth(1), today.plusDays(1)),
                groups(me, page, texts),
                me.hasAny(TAKING),
                found.size() > MOST ? page.getLast().place().toString() : "");
    }

    private List<SlipList.Group> groups(Me me, List<SlipRows.Row> page, Texts texts) {
        Map<Integer, Member> people =
                staff.named(
                        me.org(),
                        page.stream().map(row -> row.slip().person()).collect(Collectors.toSet()));
        List<SlipList.Group> groups = new ArrayList<>();
        List<SlipList.Line> lines = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            SlipRows.Row row = page.get(i);
            lines.add(line(row.slip()));
            boolean last =
                    i + 1 == page.size()
                            || page.get(i + 1).slip().person() != row.slip().person()
                            || !page.get(i + 1).day().equals(row.day());
            if (last) {
                groups.add(
                        new SlipList.Group(
                                row.day(), name(people, row.slip().person(), texts), lines));
                lines = new ArrayList<>();
            }
        }
        return groups;
    }

    private static SlipList.Line line(Slip slip) {
        return new SlipList.Line(
                slip.request().number(),
                slip.number(),
                slip.visitedAt(),
                slip.form(),
                slip.paper());
    }

    private static String name(Map<Integer, Member> people, Integer id, Texts texts) {
        return Optional.ofNullable(people.get(id))
                .map(member -> texts.name(member.nameZh(), member.nameEn()))
                .orElse("");
    }

    /** A paper is handed in and filed; one that was never noted is noted with it. */
    @PostMapping("/slips/{number}/returned")
    String giveBack(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String shelf,
            @RequestParam(defaultValue = "") String paper,
            @RequestParam String key) {
        Story story = sight.story(me, number);
        SubjectId id = story.request().id();
        Optional<Slip> out =
                slips.of(me.org(), id).stream().filter(slip -> !slip.returned()).findFirst();
        List<NewFact> facts = new ArrayList<>();
        if (out.filter(slip -> !slip.filled()).isPresent()) {
            facts.add(
                    NewFact.now(
                            SlipKinds.FILLED,
                            Map.of(
                                    SlipKinds.FORM, new Value.Text(SlipKinds.PAPER),
                                    SlipKinds.PAPER, given(paper),
                                    SlipKinds.NTH, new Value.Whole(out.orElseThrow().nth()))));
        }
        facts.add(
                NewFact.now(
                        SlipKinds.RETURNED,
                        Map.of(
                                "work",
                                new Value.Text(work(story)),
                                SlipKinds.SHELF,
                                given(shelf))));
        Answers.done(requests.add(Sight.sender(me, key, "slip"), id, facts));
        return "redirect:/slips";
    }

    private static String work(Story story) {
        return story.request().type() == RequestType.INSTALLATION ? "install" : "repair";
    }

    private static Value given(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "slip-incomplete");
        }
        return new Value.Text(text.strip());
    }

    @GetMapping("/slips/{number}")
    String show(Me me, @PathVariable String number, Model model) {
        Story story = sight.story(me, number);
        model.addAttribute("number", story.request().id().number());
        model.addAttribute("slips", slips.of(me.org(), story.request().id()));
        return "slip/slip";
    }
}

package io.shouwen.server.above;

import io.shouwen.server.access.Me;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.RequestWords;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.text.Texts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** Puts orders from above into words, and says what a reader may do about one. */
@Component
class AboveReader {
    private static final List<Role> CENTRE = List.of(Role.AGENT, Role.DISPATCHER, Role.CHIEF);
    private static final List<Role> CHECKING = List.of(Role.DISPATCHER, Role.CHIEF, Role.HEAD);

    private final OrgScope scope;
    private final Staff staff;
    private final RequestWords words;
    private final AboveRows rows;

    AboveReader(DataSource dataSource, OrgScope scope, Staff staff, RequestWords words) {
        this.scope = scope;
        this.staff = staff;
        this.words = words;
        this.rows = new AboveRows(JdbcClient.create(dataSource));
    }

    List<AboveView.Line> lines(OrgId org, List<AboveRows.Row> page, Texts texts, Instant now) {
        Map<Integer, Member> people =
                staff.named(
                        org, page.stream().map(AboveRows.Row::handler).collect(Collectors.toSet()));
        return page.stream().map(row -> line(row, people, texts, now)).toList();
    }

    private static AboveView.Line line(
            AboveRows.Row row, Map<Integer, Member> people, Texts texts, Instant now) {
        return new AboveView.Line(
                row.request().number(),
                row.source(),
                row.reference(),
                row.matterClass(),
                row.step().word(),
                name(people, row.handler(), texts),
                row.due(),
                row.firstDue(),
                Duration.between(row.answeredAt().orElse(now), row.due()),
                row.signBy(),
                row.signedAt().orElse(now).isAfter(row.signBy()),
                row.asked(),
                row.round());
    }

    private static String name(Map<Integer, Member> people, Integer id, Texts texts) {
        return Optional.ofNullable(people.get(id))
                .map(member -> texts.name(member.nameZh(), member.nameEn()))
                .orElse("");
    }

    /** The order behind a request; empty if it came from nobody above. */
    Optional<AboveView.Panel> panel(Me me, Story story, Texts texts) {
        RequestRow request = story.request();
        OrgId org = me.org();
        return AboveOrder.of(story.history().facts())
                .flatMap(order ->
                        scope.reading(org, () -> rows.find(org, request.id()))
                                .map(row -> panel(me, request, order, row, texts, story)));
    }

    private AboveView.Panel panel(
            Me me,
            RequestRow request,
            AboveOrder order,
            AboveRows.Row row,
            Texts texts,
            Story story) {
        Map<String, String> said = words.of(me.org(), request.id());
        int writer = order.writer().isEmpty() ? 0 : Integer.parseInt(order.writer());
        return new AboveView.Panel(
                lines(me.org(), List.of(row), texts, story.judged().asOf()).getFirst(),
                said.getOrDefault(order.words(), ""),
                said.getOrDefault(order.reply(), ""),
                name(staff.named(me.org(), List.of(writer)), writer, texts),
                order.sentAt(),
                order.rating(),
                acts(me, request, order));
    }

    private static List<String> acts(Me me, RequestRow request, AboveOrder order) {
        boolean centre = me.hasAny(CENTRE);
        Step step = order.step();
        List<String> acts = new ArrayList<>();
        add(acts, centre && step == Step.RECEIVED, "sign");
        boolean writes = step == Step.SIGNED || step == Step.WRITTEN;
        add(acts, writes && request.handler() == me.person(), "reply");
        boolean another = !order.writer().equals(Integer.toString(me.person()));
        add(acts, step == Step.WRITTEN && another && me.hasAny(CHECKING), "check");
        add(acts, centre && writes && order.asked().isEmpty(), "extension");
        add(acts, centre && order.asked().isPresent(), "extension-answer");
        add(acts, centre && (step == Step.RECEIVED || step == Step.SIGNED), "return");
        add(acts, centre && step == Step.RETURNING, "return-answer");
        add(acts, centre && (step == Step.ANSWERED || step == Step.SENT), "rating");
        return acts;
    }

    private static void add(List<String> acts, boolean may, String act) {
        if (may) {
            acts.add(act);
        }
    }
}

package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Steps.fact;
import static io.shouwen.server.cashier.Steps.money;
import static io.shouwen.server.cashier.Steps.text;
import static io.shouwen.server.cashier.Steps.whole;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Command;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Post;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

/** Late fees that a cashier asks to waive and somebody else decides about. */
@Controller
class Waivers {
    private static final int MOST = 100;

    private final OrgScope scope;
    private final Steps steps;
    private final Sight sight;
    private final WallClock clock;
    private final WaiverRows rows;

    Waivers(DataSource dataSource, OrgScope scope, Steps steps, Sight sight, WallClock clock) {
        this.scope = scope;
        this.steps = steps;
        this.sight = sight;
        this.clock = clock;
        this.rows = new WaiverRows(JdbcClient.create(dataSource));
    }

    /** What waits for a decision. */
    List<Waiver> asked(OrgId org, Set<Integer> units) {
        return scope.reading(org, () -> rows.asked(org, units, MOST));
    }

    @PostMapping("/cashier/waivers")
    String ask(
            Me me,
            @RequestParam long bill,
            @RequestParam(defaultValue = "0") long supply,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        int unit =
                me.posts().stream()
                        .filter(post -> post.role() == Role.CASHIER)
                        .map(Post::unit)
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        if (scope.reading(me.org(), () -> rows.asked(me.org(), bill))) {
            throw Cashier.refused("waiver-asked");
        }
        ask(
                CashDeskPage.sender(me, key),
                unit,
                bill,
                CashDeskPage.amount(amount),
                Answers.why(reason),
                clock.now().atZone(me.zone()).toLocalDate());
        return "redirect:/cashier?supply=" + supply;
    }

    SubjectId ask(Sender sender, int unit, long bill, long amount, String reason, LocalDate day) {
        return steps.open(
                        sender,
                        Command.Opening.of(WaiverCourse.KIND, unit),
                        () ->
                                List.of(
                                        fact(
                                                TillKinds.WAIVER_ASKED,
                                                Map.of(
                                                        "bill", whole(bill),
                                                        "amount", money(amount),
                                                        "reason", text(reason),
                                                        "day", new Value.Day(day)))))
                .subject();
    }

    @PostMapping("/cashier/waivers/{number}/{act}")
    String decide(
            Me me,
            @PathVariable String number,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        SubjectId waiver =
                SubjectId.parse(number)
                        .filter(id ->
                                scope.reading(me.org(), () -> rows.unit(me.org(), id))
                                        .filter(sight.units(me)::contains)
                                        .isPresent())
                        .orElseThrow(Refusal::notFound);
        switch (act) {
            case "approve" -> approve(CashDeskPage.sender(me, key), waiver);
            case "decline" ->
                    steps.act(
                            CashDeskPage.sender(me, key),
                            waiver,
                            _ ->
                                    List.of(
                                            fact(
                                                    TillKinds.WAIVER_DECLINED,
                                                    Map.of("reason", text(Answers.why(reason))))));
            default -> throw Refusal.notFound();
        }
        return "redirect:/cashier/refunds";
    }

    void approve(Sender sender, SubjectId waiver) {
        steps.act(sender, waiver, _ -> List.of(fact(TillKinds.WAIVED, Map.of())));
    }
}

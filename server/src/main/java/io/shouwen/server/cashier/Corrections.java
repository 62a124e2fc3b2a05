package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Steps.fact;
import static io.shouwen.server.cashier.Steps.money;
import static io.shouwen.server.cashier.Steps.text;
import static io.shouwen.server.cashier.Steps.whole;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.cashier.Correction.Target;
import io.shouwen.server.cashier.Correction.What;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/** What was booked wrongly, or differs from what others say, is put right by two people. */
@Component
final class Corrections {
    static final int PAGE = 50;
    private static final Pattern KEY =
            Pattern.compile("(out|payment)\\.([0-9]{1,18})\\.([0-9]{1,4})");

    private final OrgScope scope;
    private final Steps steps;
    private final Bills bills;
    private final CorrectionRows rows;
    private final StatementRows statements;
    private final OursRows ours;

    Corrections(DataSource dataSource, OrgScope scope, Steps steps, Bills bills) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.steps = steps;
        this.bills = bills;
        this.rows = new CorrectionRows(jdbc);
        this.statements = new StatementRows(jdbc);
        this.ours = new OursRows(jdbc);
    }

    /** Something of a hall to be put right. */
    record Wanted(int unit, Target target) {}

    SubjectId ask(Sender sender, Wanted wanted, String reason) {
        return steps.open(
                        sender,
                        Command.Opening.of(CorrectionCourse.KIND, wanted.unit()),
                        () -> List.of(asked(wanted.target(), reason)))
                .subject();
    }

    private static NewFact asked(Target target, String reason) {
        Map<String, Value> values = new HashMap<>();
        values.put("what", text(target.what().word()));
        values.put("reason", text(reason));
        values.put("amount", money(target.amount()));
        if (!target.reference().isEmpty()) {
            values.put("reference", text(target.reference()));
        }
        Map.of(
                        "statement", target.statement(),
                        "line", (long) target.line(),
                        "payment", target.payment(),
                        "tender", (long) target.tender(),
                        "out", target.out(),
                        "bill", target.bill())
                .forEach((name, id) -> {
                    if (id != 0) {
                        values.put(name, whole(id));
                    }
                });
        target.day().ifPresent(day -> values.put("day", new Value.Day(day)));
        return fact(CorrectionKinds.ASKED, values);
    }

    /** Another person lets it be done, on a day. */
    void approve(Sender sender, SubjectId correction, LocalDate day) {
        steps.act(
                sender,
                correction,
                _ -> List.of(fact(CorrectionKinds.APPROVED, Map.of("day", new Value.Day(day)))));
    }

    void decline(Sender sender, SubjectId correction, String reason) {
        steps.act(
                sender,
                correction,
                _ -> List.of(fact(CorrectionKinds.DECLINED, Map.of("reason", text(reason)))));
    }

    /** A line of a statement, alone or as what something of ours is. */
    Wanted line(OrgId org, Set<Integer> units, long statement, int n, Optional<String> ourKey) {
        return seen(
                org,
                units,
                () ->
                        statements
                                .find(org, statement)
                                .filter(one -> units.contains(one.unit()))
                                .flatMap(one ->
                                        statements
                                                .line(org, one.unit(), statement, n)
                                                .map(line ->
                                                        new Wanted(
                                                                one.unit(),
                                                                target(statement, line, ourKey)))));
    }

    private static Target target(long statement, Statement.Line line, Optional<String> ourKey) {
        Target alone =
                Target.line(
                        ourKey.isPresent() ? What.PAIR : What.LINE,
                        statement,
                        line.n(),
                        line.amount(),
                        line.reference());
        return ourKey.map(key -> with(alone, key)).orElse(alone);
    }

    /** The same about something of ours, as a form names it. */
    private static Target with(Target target, String key) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            throw Refusal.notFound();
        }
        boolean out = parts.group(1).equals("out");
        long id = Long.parseLong(parts.group(2));
        return target.with(
                new Ours(
                        0,
                        out,
                        id,
                        Integer.parseInt(parts.group(3)),
                        "",
                        target.reference(),
                        target.amount(),
                        LocalDate.EPOCH));
    }

    /** Something of ours that no statement speaks of: it never arrived, or was struck. */
    Wanted ours(OrgId org, Set<Integer> units, What what, String key) {
        Target named = with(Target.line(what, 0, 0, 0, ""), key);
        return seen(
                org,
                units,
                () ->
                        ours.unseen(org, units, named)
                                .map(one -> new Wanted(one.unit(), Target.of(what, one))));
    }

    /** The instrument of a number, the only one of it. */
    Wanted instrument(OrgId org, Set<Integer> units, String number) {
        return scope.reading(org, () -> ours.instruments(org, units, number)).stream()
                .reduce((_, _) -> {
                    throw Cashier.refused("instrument-not-taken");
                })
                .map(one -> new Wanted(one.unit(), Target.of(What.BOUNCED, one)))
                .orElseThrow(() -> Cashier.refused("instrument-not-taken"));
    }

    Wanted slip(OrgId org, Set<Integer> units, String no) {
        Bill slip = bills.slip(org, units, no).orElseThrow(Refusal::notFound);
        return new Wanted(bills.unit(org, slip.id()), Target.slip(slip.id(), slip.amount(), no));
    }

    private Wanted seen(OrgId org, Set<Integer> units, Supplier<Optional<Wanted>> find) {
        return scope.reading(org, find)
                .filter(one -> units.contains(one.unit()))
                .orElseThrow(Refusal::notFound);
    }

    Optional<Correction> find(OrgId org, SubjectId correction) {
        return scope.reading(org, () -> rows.find(org, correction));
    }

    /** What waits for a decision in units, the newest first. */
    List<Correction> waiting(OrgId org, Set<Integer> units, long before) {
        return scope.reading(org, () -> rows.asked(org, units, before, PAGE));
    }

    /** All of units, the newest first. */
    List<Correction> all(OrgId org, Set<Integer> units, long before) {
        return scope.reading(org, () -> rows.all(org, units, before, PAGE));
    }
}

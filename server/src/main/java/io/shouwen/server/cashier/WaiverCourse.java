package io.shouwen.server.cashier;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.History;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** The course of a waiver: asked for once, decided once, by somebody else. */
@Component
public final class WaiverCourse implements Course {
    static final String KIND = "waiver";

    private final Bills bills;
    private final WaiverRows rows;

    public WaiverCourse(DataSource dataSource, Bills bills) {
        this.bills = bills;
        this.rows = new WaiverRows(JdbcClient.create(dataSource));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        if (more.size() != 1) {
            return Optional.of(Refused.of("till-one-at-a-time"));
        }
        Fact fact = more.getFirst();
        if (before.stored().isEmpty()) {
            return fact.kind().equals(TillKinds.WAIVER_ASKED)
                    ? unfit(before.org(), fact)
                    : Optional.of(Refused.of("not-opened"));
        }
        Fact asked = before.facts().getFirst();
        boolean decides =
                fact.kind().equals(TillKinds.WAIVED)
                        || fact.kind().equals(TillKinds.WAIVER_DECLINED);
        if (!decides || before.facts().size() > 1) {
            return Optional.of(Refused.of("waiver-decided"));
        }
        if (Said.actor(asked) == Said.actor(fact)) {
            return Optional.of(Refused.of("waiver-second-person"));
        }
        return fact.kind().equals(TillKinds.WAIVED) ? unfit(before.org(), asked) : Optional.empty();
    }

    /** No more is waived than is owed of it on the day it was asked for. */
    private Optional<Refused> unfit(OrgId org, Fact asked) {
        long id = Said.whole(asked, "bill");
        boolean fits =
                bills.lock(org, List.of(id)).stream()
                        .filter(bill -> bill.heldBy().isEmpty())
                        .anyMatch(bill -> fits(org, bill, asked));
        return fits ? Optional.empty() : Optional.of(Refused.of("waiver-too-large"));
    }

    private boolean fits(OrgId org, Bill bill, Fact asked) {
        long amount = Said.whole(asked, "amount");
        return amount > 0 && amount <= bill.lateOpen(Said.day(asked), bills.terms(org));
    }

    @Override
    public History.Holding holding(History after) {
        return Said.untilDecided(after);
    }

    @Override
    public void keep(List<Told> told) {
        for (Told one : told) {
            History after = one.after();
            Fact asked = after.facts().getFirst();
            Fact fact = one.more().getLast();
            if (fact.equals(asked)) {
                rows.add(
                        after.org(),
                        after.unit(),
                        new Waiver(
                                after.id(),
                                Said.whole(asked, "bill"),
                                "",
                                Said.whole(asked, "amount"),
                                Said.text(asked, "reason"),
                                Said.actor(asked),
                                asked.occurredAt()));
                continue;
            }
            boolean approved = fact.kind().equals(TillKinds.WAIVED);
            rows.decide(after.org(), after.id(), approved, Said.actor(fact));
            if (approved) {
                bills.lock(after.org(), List.of(Said.whole(asked, "bill")))
                        .forEach(bill ->
                                bills.waive(
                                        after.org(),
                                        bill,
                                        Said.whole(asked, "amount"),
                                        Said.day(asked)));
            }
        }
    }
}

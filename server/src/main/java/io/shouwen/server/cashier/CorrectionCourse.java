package io.shouwen.server.cashier;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.cashier.Correction.Target;
import io.shouwen.server.cashier.Correction.What;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.ledger.CashLedger;
import io.shouwen.server.subject.History;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import javax.sql.DataSource;

/** The course of a correction: asked for once, decided once, by somebody else. */
@Component
public final class CorrectionCourse implements Course {
    static final String KIND = "correction";

    private final CorrectionRows rows;
    private final Mending mending;

    public CorrectionCourse(DataSource dataSource, Bills bills, CashLedger ledger) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.rows = new CorrectionRows(jdbc);
        this.mending = new Mending(jdbc, bills, ledger);
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
            return fact.kind().equals(CorrectionKinds.ASKED)
                    ? mending.unfit(before.org(), before.unit(), target(fact))
                    : Optional.of(Refused.of("not-opened"));
        }
        Fact asked = before.facts().getFirst();
        boolean approves = fact.kind().equals(CorrectionKinds.APPROVED);
        boolean decides = approves || fact.kind().equals(CorrectionKinds.DECLINED);
        if (!decides || before.facts().size() > 1) {
            return Optional.of(Refused.of("correction-decided"));
        }
        if (Said.actor(asked) == Said.actor(fact)) {
            return Optional.of(Refused.of("correction-second-person"));
        }
        return approves
                ? mending.unfit(before.org(), before.unit(), target(asked))
                : Optional.empty();
    }

    static Target target(Fact asked) {
        return new Target(
                What.of(Said.text(asked, "what")).orElseThrow(),
                Said.whole(asked, "statement"),
                Math.toIntExact(Said.whole(asked, "line")),
                Said.whole(asked, "payment"),
                Math.toIntExact(Said.whole(asked, "tender")),
                Said.whole(asked, "out"),
                Said.whole(asked, "bill"),
                Said.day(asked, "day"),
                Said.whole(asked, "amount"),
                Said.text(asked, "reference"));
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
                        new Correction(
                                after.id(),
                                after.unit(),
                                target(asked),
                                Said.text(asked, "reason"),
                                "asked",
                                Said.actor(asked),
                                OptionalInt.empty(),
                                asked.occurredAt()));
                continue;
            }
            boolean approved = fact.kind().equals(CorrectionKinds.APPROVED);
            rows.decide(after.org(), after.id(), approved, Said.actor(fact), fact.occurredAt());
            if (approved) {
                mending.carryOut(after, asked, fact);
            }
        }
    }
}

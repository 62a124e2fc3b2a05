package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Verdict.Unprovable.Gap;
import io.shouwen.engine.standard.Attributes;
import io.shouwen.engine.standard.Entitlement;
import io.shouwen.engine.standard.Entitlement.Row;
import io.shouwen.engine.standard.Truth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decides by the first row that holds, and judges whether what was done says the same. */
final class EntitlementJudge implements RuleJudge {
    /** What is lacking where no row holds. */
    static final String ROW = "row";

    private final Hearing hearing;
    private final Entitlement table;

    EntitlementJudge(Hearing hearing, Entitlement table) {
        this.hearing = hearing;
        this.table = table;
    }

    @Override
    public List<Judged> judge(List<Occasion> occasions, Docket docket) {
        return RuleJudge.each(
                hearing,
                occasions,
                (occasion, judged) -> judged.add(judge(occasion, docket.served())));
    }

    private Judged judge(Occasion occasion, Served served) {
        List<Evidence> evidence = Hearing.opened(occasion);
        Fact opened = occasion.opened();
        Attributes attributes = hearing.attributes(opened);
        for (int i = 0; i < table.rows().size(); i++) {
            Row row = table.rows().get(i);
            hearing.compared(row.where(), opened, evidence);
            Truth holds = row.where().test(attributes);
            if (holds != Truth.NO) {
                List<Applied> applied = applied(occasion, served);
                String missing = row.where().missing(attributes).orElse("");
                Verdict verdict =
                        holds == Truth.YES
                                ? applied(i + 1, row, applied, evidence)
                                : new Verdict.Unprovable(Gap.ATTRIBUTE, missing);
                return hearing.judged(occasion, verdict, evidence);
            }
        }
        Verdict verdict = new Verdict.Breached(opened.occurredAt(), new Failing.Lacking(ROW));
        return hearing.judged(occasion, verdict, evidence);
    }

    /** An act that puts a decision into effect, or may. */
    private record Applied(Fact act, Fit fit) {}

    /**
     * The acts that may put the decision into effect, up to the one that surely does. What serves
     * this occasion is gone for the younger; where nobody can tell which did, the last may be left.
     */
    private List<Applied> applied(Occasion occasion, Served served) {
        List<Applied> found = new ArrayList<>();
        if (table.applied().isPresent()) {
            for (Fact fact : hearing.from(occasion.start())) {
                Fit fit = hearing.fit(table.applied().get(), fact).and(served.left(fact));
                if (fit.possible()) {
                    found.add(new Applied(fact, fit));
                }
                if (fit.sure()) {
                    break;
                }
            }
        }
        for (Applied one : found) {
            if (one.equals(found.getFirst())) {
                served.use(one.act());
            } else {
                served.doubt(one.act(), found.getFirst().fit());
            }
        }
        return found;
    }

    /** A decision stands until it is surely put into effect; by which act must not matter then. */
    private static Verdict applied(
            int number, Row row, List<Applied> applied, List<Evidence> evidence) {
        if (applied.isEmpty() || !applied.getLast().fit().sure()) {
            return new Verdict.Decided(number, row.then());
        }
        Fact act = applied.getLast().act();
        Verdict verdict = compared(row, act);
        evidence.add(new Evidence(Evidence.Role.KEPT, act.id()));
        return applied.stream()
                .filter(one -> !compared(row, one.act()).word().equals(verdict.word()))
                .findFirst()
                .<Verdict>map(one -> new Verdict.Unprovable(Gap.ATTRIBUTE, one.fit().missing()))
                .orElse(verdict);
    }

    private static Verdict compared(Row row, Fact act) {
        for (Map.Entry<String, Value> decided : new TreeMap<>(row.then()).entrySet()) {
            Optional<Value> said = act.value(decided.getKey());
            if (said.isEmpty()) {
                return new Verdict.Unprovable(Gap.ATTRIBUTE, decided.getKey());
            }
            if (!said.get().equals(decided.getValue())) {
                return new Verdict.Breached(act.occurredAt(), new Failing.Wrong(decided.getKey()));
            }
        }
        return new Verdict.Kept(act.occurredAt(), Duration.ZERO);
    }
}

package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Verdict.Unprovable.Gap;
import io.shouwen.engine.standard.Attributes;
import io.shouwen.engine.standard.Entitlement;
import io.shouwen.engine.standard.Entitlement.Row;

import java.time.Duration;
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
                hearing, occasions, (occasion, judged) -> judged.add(judge(occasion)));
    }

    private Judged judge(Occasion occasion) {
        List<Evidence> evidence = Hearing.opened(occasion);
        Fact opened = occasion.opened();
        Attributes attributes = hearing.attributes(opened);
        for (int i = 0; i < table.rows().size(); i++) {
            Row row = table.rows().get(i);
            hearing.compared(row.where(), opened, evidence);
            switch (row.where().test(attributes)) {
                case YES -> {
                    Verdict verdict = applied(occasion, i + 1, row, evidence);
                    return hearing.judged(occasion, verdict, evidence);
                }
                case UNKNOWN -> {
                    String missing = row.where().missing(attributes).orElse("");
                    Verdict verdict = new Verdict.Unprovable(Gap.ATTRIBUTE, missing);
                    return hearing.judged(occasion, verdict, evidence);
                }
                case NO -> {}
            }
        }
        Verdict verdict = new Verdict.Breached(opened.occurredAt(), new Failing.Lacking(ROW));
        return hearing.judged(occasion, verdict, evidence);
    }

    private Verdict applied(Occasion occasion, int number, Row row, List<Evidence> evidence) {
        Optional<Fact> act =
                table.applied().flatMap(pattern -> hearing.first(pattern, occasion.start()));
        if (act.isEmpty()) {
            return new Verdict.Decided(number, row.then());
        }
        evidence.add(new Evidence(Evidence.Role.KEPT, act.get().id()));
        for (Map.Entry<String, Value> decided : new TreeMap<>(row.then()).entrySet()) {
            Optional<Value> said = act.get().value(decided.getKey());
            if (said.isEmpty()) {
                return new Verdict.Unprovable(Gap.ATTRIBUTE, decided.getKey());
            }
            if (!said.get().equals(decided.getValue())) {
                return new Verdict.Breached(
                        act.get().occurredAt(), new Failing.Wrong(decided.getKey()));
            }
        }
        return new Verdict.Kept(act.get().occurredAt(), Duration.ZERO);
    }
}

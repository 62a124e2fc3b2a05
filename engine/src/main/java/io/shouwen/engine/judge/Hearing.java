package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Verdict.Unprovable.Gap;
import io.shouwen.engine.standard.Attributes;
import io.shouwen.engine.standard.Bound;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Reference;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the judge of one rule has before it: the rule, the facts that count and the instant as of
 * which it judges.
 */
record Hearing(Standards standards, Bound bound, List<Fact> facts, Instant asOf, Masters masters) {
    Hearing(Standards standards, Bound bound, List<Fact> facts, Instant asOf) {
        this(standards, bound, facts, asOf, new Masters(facts));
    }

    Standard standard() {
        return bound.standard();
    }

    boolean fits(Pattern pattern, Fact fact) {
        return Matching.fits(pattern, standard(), fact);
    }

    Fit fit(Pattern pattern, Fact fact) {
        return Matching.fit(pattern, standard(), fact);
    }

    /** The attributes of a fact, with those of earlier facts that comparisons refer to. */
    Attributes attributes(Fact fact) {
        Attributes own = Matching.attributes(standard(), fact);
        return new Attributes() {
            @Override
            public Optional<Value> of(String name) {
                return own.of(name);
            }

            @Override
            public Optional<Value> of(Reference reference) {
                return reference instanceof Reference.ToAttribute to && to.of().isPresent()
                        ? masters.last(fact, to).flatMap(master -> master.value(to.attribute()))
                        : own.of(reference);
            }
        };
    }

    /** Notes the other facts with which a condition compares the act. */
    void compared(Condition condition, Fact act, List<Evidence> evidence) {
        condition.references(reference -> {
            if (reference instanceof Reference.ToAttribute to && to.of().isPresent()) {
                masters.last(act, to)
                        .map(master -> new Evidence(Evidence.Role.COMPARED, master.id()))
                        .filter(one -> !evidence.contains(one))
                        .ifPresent(evidence::add);
            }
        });
    }

    /** A calendar in the edition known at an instant. */
    WorkCalendar calendar(String name, Instant at) {
        return Calendars.known(standards.calendars().editions(name), at);
    }

    /** The first fact of the pattern at or after an instant. */
    Optional<Fact> first(Pattern pattern, Instant from) {
        return first(pattern, from, Instant.MAX, false);
    }

    /**
     * The first fact of the pattern from one instant to another, both included.
     *
     * @param perhaps whether one is meant that nobody can tell not to be of it
     */
    Optional<Fact> first(Pattern pattern, Instant from, Instant to, boolean perhaps) {
        for (int i = firstAt(from); i < facts.size(); i++) {
            Fact fact = facts.get(i);
            if (fact.occurredAt().isAfter(to)) {
                return Optional.empty();
            }
            Fit fit = fit(pattern, fact);
            if (fit.sure() || (perhaps && fit.possible())) {
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }

    /** The facts at or after an instant. */
    List<Fact> from(Instant from) {
        return facts.subList(firstAt(from), facts.size());
    }

    /** Where the facts at or after an instant begin. */
    private int firstAt(Instant from) {
        int low = 0;
        int high = facts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (facts.get(middle).occurredAt().isBefore(from)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Nobody can tell whether the clause applies. */
    Judged undecided(Occasion occasion) {
        Verdict verdict = new Verdict.Unprovable(Gap.ATTRIBUTE, occasion.missing().orElseThrow());
        return judged(occasion, verdict, opened(occasion));
    }

    static List<Evidence> opened(Occasion occasion) {
        List<Evidence> evidence = new ArrayList<>(3);
        evidence.add(new Evidence(Evidence.Role.OPENED, occasion.opened().id()));
        occasion.amended()
                .ifPresent(by -> evidence.add(new Evidence(Evidence.Role.AMENDED, by.id())));
        return evidence;
    }

    /** An occasion without a clock of its own. */
    Judged judged(Occasion occasion, Verdict verdict, List<Evidence> evidence) {
        return judged(occasion.id(), occasion.start(), Optional.empty(), verdict, evidence);
    }

    Judged judged(
            OccasionId id,
            Instant from,
            Optional<Instant> due,
            Verdict verdict,
            List<Evidence> evidence) {
        return new Judged(
                standard().ref(),
                bound.clause().id(),
                id,
                from,
                due,
                due,
                List.of(),
                verdict,
                evidence);
    }

    /**
     * What a breach comes to by the force of the words (S12); a reason is recorded with it or
     * later.
     */
    Verdict breached(Instant at, Failing failing, Promise.Wording wording) {
        return switch (wording.force()) {
            case MUST -> new Verdict.Breached(at, failing);
            case STRIVE, MAY -> new Verdict.Measured(Optional.of(at));
            case NORMALLY ->
                    wording.reason()
                            .flatMap(reason -> deviation(reason, at))
                            .orElseGet(() -> new Verdict.Breached(at, failing));
        };
    }

    /** What nobody can tell to be a reason may be one. */
    private Optional<Verdict> deviation(Pattern reason, Instant at) {
        Optional<Verdict> perhaps = Optional.empty();
        for (Fact fact : from(at)) {
            Fit fit = fit(reason, fact);
            if (fit.sure()) {
                return Optional.of(new Verdict.Deviation(fact.id()));
            }
            if (fit.possible() && perhaps.isEmpty()) {
                perhaps = Optional.of(new Verdict.Unprovable(Gap.ATTRIBUTE, fit.missing()));
            }
        }
        return perhaps;
    }
}

package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Verdict.Unprovable.Gap;
import io.shouwen.engine.standard.Attributes;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Check.Demand;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Truth;
import io.shouwen.engine.time.Cycle;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges each act by what its check demands, at the moment of the act. */
final class CheckJudge implements RuleJudge {
    private final Hearing hearing;
    private final Check check;

    /** The acts so far that no exception lifted. */
    private final List<Fact> acts = new ArrayList<>();

    /** What may be an act that no exception lifted, and the attribute that would tell. */
    private final Map<Fact, String> doubted = new LinkedHashMap<>();

    /** The earlier facts that have served an act already, where one serves only once. */
    private Served served = new Served();

    CheckJudge(Hearing hearing, Check check) {
        this.hearing = hearing;
        this.check = check;
    }

    @Override
    public List<Judged> judge(List<Occasion> occasions, Docket docket) {
        acts.clear();
        doubted.clear();
        served = docket.served();
        List<Judged> judged = new ArrayList<>(occasions.size());
        for (Occasion occasion : occasions) {
            if (occasion.missing().isPresent()) {
                doubted.put(occasion.opened(), occasion.missing().get());
                serveInDoubt(occasion.opened(), occasion.missing().get());
                judged.add(hearing.undecided(occasion));
            } else {
                judged.add(judge(occasion));
            }
        }
        return judged;
    }

    private Judged judge(Occasion occasion) {
        Fact act = occasion.opened();
        List<Evidence> evidence = Hearing.opened(occasion);
        Optional<Fact> exception = exception(act);
        Optional<String> unsure = exception.isPresent() ? Optional.empty() : doubtedException(act);
        if (unsure.isPresent()) {
            doubted.put(act, unsure.get());
        } else if (exception.isEmpty()) {
            acts.add(act);
        }
        Verdict verdict = demanded(act, evidence);
        if (!(verdict instanceof Verdict.Kept) && exception.isPresent()) {
            evidence.add(new Evidence(Evidence.Role.EXCEPTED, exception.get().id()));
            verdict = new Verdict.Excused(exception.get().id());
        }
        if (verdict.breach() && unsure.isPresent()) {
            verdict = new Verdict.Unprovable(Gap.ATTRIBUTE, unsure.get());
        }
        return hearing.judged(occasion, verdict, evidence);
    }

    /** The first demand that surely does not hold is told before one of which nobody can tell. */
    private Verdict demanded(Fact act, List<Evidence> evidence) {
        Verdict verdict = new Verdict.Kept(act.occurredAt(), Duration.ZERO);
        for (Demand demand : check.demands()) {
            Optional<Verdict> against = against(demand, act, evidence);
            if (against.isPresent() && !(against.get() instanceof Verdict.Unprovable)) {
                return against.get();
            }
            if (against.isPresent() && verdict instanceof Verdict.Kept) {
                verdict = against.get();
            }
        }
        return verdict;
    }

    /** An exception holds only if it was known before the act (C17). */
    private Optional<Fact> exception(Fact act) {
        for (Pattern pattern : check.exceptions()) {
            for (Fact fact : hearing.facts()) {
                if (mayLift(fact, act) && hearing.fits(pattern, fact)) {
                    return Optional.of(fact);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean mayLift(Fact fact, Fact act) {
        return !fact.id().equals(act.id()) && !fact.knownFrom().isAfter(act.occurredAt());
    }

    /** What the first fact lacks that may be an exception. */
    private Optional<String> doubtedException(Fact act) {
        for (Pattern pattern : check.exceptions()) {
            for (Fact fact : hearing.facts()) {
                Fit fit = mayLift(fact, act) ? hearing.fit(pattern, fact) : Fit.NO;
                if (fit.possible()) {
                    return Optional.of(fit.missing());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Verdict> against(Demand demand, Fact act, List<Evidence> evidence) {
        return switch (demand) {
            case Demand.Holds holds -> {
                hearing.compared(holds.condition(), act, evidence);
                yield holds(holds.condition(), act);
            }
            case Demand.After after -> after(after, act, evidence);
            case Demand.NotWhile not -> notWhile(not, act, evidence);
            case Demand.AtMost most -> atMost(most, act, evidence);
            case Demand.Balance balance -> balance(balance, act, evidence);
            case Demand.Apart apart -> apart(apart, act, evidence);
            case Demand.During during -> during(during.calendar(), act);
        };
    }

    private Optional<Verdict> holds(Condition condition, Fact act) {
        Attributes attributes = hearing.attributes(act);
        return switch (condition.test(attributes)) {
            case YES -> Optional.empty();
            case NO -> breached(act, new Failing.Wrong(wrong(condition, attributes)));
            case UNKNOWN ->
                    Optional.of(
                            new Verdict.Unprovable(
                                    Gap.ATTRIBUTE, condition.missing(attributes).orElse("")));
        };
    }

    /** The first attribute whose part of the condition does not hold. */
    private static String wrong(Condition condition, Attributes attributes) {
        if (condition instanceof Condition.All all) {
            for (Condition part : all.parts()) {
                if (part.test(attributes) == Truth.NO) {
                    return wrong(part, attributes);
                }
            }
        }
        List<String> names = new ArrayList<>();
        condition.names(names::add);
        return names.isEmpty() ? "" : names.getFirst();
    }

    private Optional<Verdict> after(Demand.After after, Fact act, List<Evidence> evidence) {
        List<First> firsts = firsts(after, act);
        if (after.once()) {
            serve(after, act, firsts);
        }
        if (firsts.isEmpty()) {
            String kind = after.earlier().kind().name();
            return hearing.standards().fed(after.earlier().kind())
                    ? breached(act, new Failing.Lacking(kind))
                    : Optional.of(new Verdict.Unprovable(Gap.PRODUCER, kind));
        }
        if (!firsts.getLast().fit().sure()) {
            return Optional.of(
                    new Verdict.Unprovable(Gap.ATTRIBUTE, firsts.getFirst().fit().missing()));
        }
        evidence.add(new Evidence(Evidence.Role.BEFORE, firsts.getLast().fact().id()));
        return Optional.empty();
    }

    /** A fact that came first, or may have. */
    private record First(Fact fact, Fit fit) {}

    /** Those that may have come first, up to the one that surely did. */
    private List<First> firsts(Demand.After after, Fact act) {
        List<First> firsts = new ArrayList<>(1);
        for (Fact fact : hearing.facts()) {
            Fit fit = comesFirst(after, fact, act);
            if (fit.possible()) {
                firsts.add(new First(fact, fit));
            }
            if (fit.sure()) {
                break;
            }
        }
        return firsts;
    }

    /**
     * What serves this act is gone for the next. The first that may have served it is gone as well
     * if it can be for no other; what follows it may be left.
     */
    private void serve(Demand.After after, Fact act, List<First> firsts) {
        for (First first : firsts) {
            boolean gone =
                    first.equals(firsts.getFirst())
                            && Fit.agreeing(first.fact(), act, after.same()).sure();
            if (gone) {
                served.use(first.fact());
            } else {
                served.doubt(first.fact(), firsts.getFirst().fit());
            }
        }
    }

    /** What nobody can tell to be an act may have been served by each of these. */
    private void serveInDoubt(Fact act, String missing) {
        for (Demand demand : check.demands()) {
            if (demand instanceof Demand.After after && after.once()) {
                firsts(after, act)
                        .forEach(first -> served.doubt(first.fact(), Fit.unknown(missing)));
            }
        }
    }

    private Fit comesFirst(Demand.After after, Fact fact, Fact act) {
        Instant known = after.recorded() ? fact.knownFrom() : fact.occurredAt();
        Fit left = after.once() ? served.left(fact) : Fit.YES;
        if (known.isAfter(act.occurredAt()) || fact.id().equals(act.id()) || !left.possible()) {
            return Fit.NO;
        }
        Fit fit = hearing.fit(after.earlier(), fact);
        return fit.possible()
                ? fit.and(Fit.agreeing(fact, act, after.same()))
                        .and(lasting(after, fact, act))
                        .and(left)
                : fit;
    }

    /** Whether nothing has ended the earlier fact by the moment of the act. */
    private Fit lasting(Demand.After after, Fact earlier, Fact act) {
        Fit lasting = Fit.YES;
        if (after.endedBy().isEmpty()) {
            return lasting;
        }
        for (Fact fact : hearing.facts()) {
            if (fact.occurredAt().isAfter(earlier.occurredAt())
                    && !fact.occurredAt().isAfter(act.occurredAt())) {
                Fit ends =
                        hearing.fit(after.endedBy().get(), fact)
                                .and(Fit.agreeing(fact, act, after.same()));
                if (ends.sure()) {
                    return Fit.NO;
                }
                lasting = ends.possible() ? lasting.and(ends) : lasting;
            }
        }
        return lasting;
    }

    /** At the instant at which a state begins or ends nothing proves that it held. */
    private Optional<Verdict> notWhile(Demand.NotWhile not, Fact act, List<Evidence> evidence) {
        Pauses sure = states(not, Reading.SURE);
        Optional<Fact> state = lasting(sure, act);
        boolean shortest = state.isPresent();
        boolean longest = shortest;
        if (sure.doubtful()) {
            shortest &= lasting(states(not, Reading.SHORTEST), act).isPresent();
            longest |= lasting(states(not, Reading.LONGEST), act).isPresent();
        }
        if (state.isPresent() && shortest) {
            evidence.add(new Evidence(Evidence.Role.AGAINST, state.get().id()));
            return breached(act, new Failing.Forbidden(state.get().id()));
        }
        Fit doubt = Pauses.doubt(List.of(not.state()), hearing::fit, hearing.facts());
        return longest
                ? Optional.of(new Verdict.Unprovable(Gap.ATTRIBUTE, doubt.missing()))
                : Optional.empty();
    }

    private Pauses states(Demand.NotWhile not, Reading reading) {
        return Pauses.of(List.of(not.state()), hearing::fit, hearing.facts(), reading);
    }

    private static Optional<Fact> lasting(Pauses states, Fact act) {
        for (Pauses.Marked state : states.marked()) {
            if (state.interval().from().isBefore(act.occurredAt())
                    && state.interval().to().isAfter(act.occurredAt())) {
                return Optional.of(state.from());
            }
        }
        return Optional.empty();
    }

    private Optional<Verdict> atMost(Demand.AtMost most, Fact act, List<Evidence> evidence) {
        List<Fact> earlier =
                acts.stream()
                        .filter(fact -> !fact.id().equals(act.id()))
                        .filter(fact -> Fit.agreeing(fact, act, most.same()).sure())
                        .filter(fact -> samePeriod(fact, act, most.per()))
                        .toList();
        int counted = earlier.size() + 1;
        if (counted <= most.times()) {
            List<String> perhaps = perhaps(most, act);
            return (long) counted + perhaps.size() <= most.times()
                    ? Optional.empty()
                    : Optional.of(new Verdict.Unprovable(Gap.ATTRIBUTE, perhaps.getFirst()));
        }
        earlier.forEach(fact -> evidence.add(new Evidence(Evidence.Role.COUNTED, fact.id())));
        return breached(act, new Failing.TooMany(counted, most.times()));
    }

    /** What those earlier acts lack that may be counted with this one. */
    private List<String> perhaps(Demand.AtMost most, Fact act) {
        Map<Fact, Fit> earlier = new LinkedHashMap<>();
        acts.forEach(fact -> earlier.put(fact, Fit.YES));
        doubted.forEach((fact, missing) -> earlier.put(fact, Fit.unknown(missing)));
        earlier.remove(act);
        return earlier.entrySet().stream()
                .filter(one -> samePeriod(one.getKey(), act, most.per()))
                .map(one -> one.getValue().and(Fit.agreeing(one.getKey(), act, most.same())))
                .filter(fit -> fit.possible() && !fit.sure())
                .map(Fit::missing)
                .toList();
    }

    private boolean samePeriod(Fact one, Fact other, Optional<Cycle> per) {
        return per.map(cycle -> cycle.startOf(day(one)).equals(cycle.startOf(day(other))))
                .orElse(true);
    }

    private LocalDate day(Fact fact) {
        return fact.occurredAt().atZone(hearing.standard().zone()).toLocalDate();
    }

    private Optional<Verdict> balance(Demand.Balance balance, Fact act, List<Evidence> evidence) {
        Optional<Long> need = act.value(balance.atLeast()).flatMap(Value::amount);
        if (need.isEmpty()) {
            return Optional.of(new Verdict.Unprovable(Gap.ATTRIBUTE, balance.atLeast()));
        }
        Account account = Account.before(act, balance, hearing);
        Truth covers = account.covers(need.get());
        FactKind kind = balance.paid().getFirst().kind();
        if (covers == Truth.UNKNOWN) {
            return Optional.of(new Verdict.Unprovable(Gap.ATTRIBUTE, account.missing()));
        }
        if (covers == Truth.NO && account.counted().isEmpty() && !hearing.standards().fed(kind)) {
            return Optional.of(new Verdict.Unprovable(Gap.PRODUCER, kind.name()));
        }
        account.counted()
                .forEach(fact -> evidence.add(new Evidence(Evidence.Role.COUNTED, fact.id())));
        return covers == Truth.YES
                ? Optional.empty()
                : breached(act, new Failing.Lacking(kind.name()));
    }

    private Optional<Verdict> apart(Demand.Apart apart, Fact act, List<Evidence> evidence) {
        Optional<Value> area = act.value(apart.area());
        if (area.isEmpty()) {
            return Optional.of(new Verdict.Unprovable(Gap.ATTRIBUTE, apart.area()));
        }
        Territories territories =
                new Territories(
                        apart, check.opening().patterns(), hearing, act, area.get().toString());
        Fit leave = territories.leave();
        int allowed = apart.leave().map(Demand.Apart.Leave::most).orElse(1);
        List<Fact> against = territories.sure();
        if (territories.least() > (leave.possible() ? allowed : 1)) {
            against.forEach(fact -> evidence.add(new Evidence(Evidence.Role.AGAINST, fact.id())));
            return breached(act, new Failing.Forbidden(against.getFirst().id()));
        }
        return territories.most() > (leave.sure() ? allowed : 1)
                ? Optional.of(
                        new Verdict.Unprovable(
                                Gap.ATTRIBUTE, territories.missing().orElse(leave.missing())))
                : Optional.empty();
    }

    private Optional<Verdict> during(String calendar, Fact act) {
        WorkCalendar known = hearing.calendar(calendar, act.knownFrom());
        return known.isOpen(act.occurredAt())
                ? Optional.empty()
                : breached(act, new Failing.Closed(calendar));
    }

    private Optional<Verdict> breached(Fact act, Failing failing) {
        return Optional.of(hearing.breached(act.occurredAt(), failing, check.wording()));
    }
}

package io.shouwen.engine.judge;

import static io.shouwen.engine.judge.SecondClock.NEVER;
import static io.shouwen.engine.standard.NaiveCondition.NO;
import static io.shouwen.engine.standard.NaiveCondition.YES;
import static io.shouwen.engine.standard.NaiveCondition.answer;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.SecondJudge.Pause;
import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Calendars.Edition;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Force;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Promise.Keeper;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.time.Interval;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The second judge on one fact that may open one promise: it lives it moment by moment. */
final class SecondOccasion {
    private static final WorkCalendar ALWAYS = WorkCalendar.always(RandomCode.ZONE);

    private final SecondJudge court;
    private final Standard standard;
    private final Clause clause;
    private final Promise promise;
    private final Fact opened;
    private final SecondKeeping keeping;
    private final List<Edition> editions;
    private final TreeSet<Instant> moments = new TreeSet<>();
    private Optional<Fact> applied = Optional.empty();
    private Optional<Fact> left = Optional.empty();
    private Optional<Fact> kept = Optional.empty();
    private SecondClock clock = new SecondClock(ALWAYS, NEVER, List.of());
    private Instant due = NEVER;
    private boolean fixed;
    private String ended = "";
    private String moves = "";
    private String because = "";

    SecondOccasion(SecondJudge court, Standard standard, Clause clause, Fact opened) {
        this.court = court;
        this.standard = standard;
        this.clause = clause;
        this.promise = (Promise) clause.rule();
        this.opened = opened;
        this.keeping = new SecondKeeping(court, standard, clause, opened);
        this.editions =
                promise.within()
                        .calendarName()
                        .map(court.code().calendars::editions)
                        .orElse(List.of(new Edition(Instant.EPOCH, "", ALWAYS)));
        court.facts().forEach(one -> moments.addAll(List.of(one.occurredAt(), one.recordedAt())));
        editions.forEach(edition -> moments.add(edition.knownFrom()));
        moments.tailSet(court.asOf(), false).clear();
    }

    private boolean fits(List<Pattern> patterns, Fact fact) {
        return patterns.stream().anyMatch(one -> SecondJudge.fits(one, standard, fact));
    }

    /** Those of the stretches that reach beyond its start. */
    private List<Pause> pauses(List<Stretch> stretches) {
        List<Pause> pauses = new ArrayList<>();
        stretches.forEach(one -> pauses.addAll(court.pauses(one, standard)));
        pauses.removeIf(one -> !one.to().isAfter(opened.occurredAt()));
        return pauses;
    }

    private boolean follows(Fact fact) {
        return keeping.follows(fact);
    }

    private Optional<Fact> find(Predicate<Fact> which) {
        return court.facts().stream().filter(which).findFirst();
    }

    private static String shown(Instant at) {
        return at.equals(NEVER) ? "-" : at.toString();
    }

    String judge() {
        Pattern when = promise.opening().patterns().getFirst();
        Map<String, Value> values = SecondJudge.values(standard, opened);
        boolean ever = when.kind().equals(opened.kind()) && everApplied(when.where(), values);
        String applies = answer(when.where(), values);
        if (!when.kind().equals(opened.kind()) || (!ever && applies.equals(NO))) {
            return "";
        }
        begin();
        due = ever ? due : NEVER;
        Instant first = due;
        String verdict =
                ever ? "void carried by " + opened.id() : "unprovable attribute " + applies;
        if (ever && !carried()) {
            live(live(NEVER, true), true);
            Optional<Fact> perhaps = kept;
            boolean inTime = perhaps.filter(by -> !by.occurredAt().isAfter(due)).isPresent();
            live(live(NEVER, false), false); // Again, for what resumes after the end moves nothing.
            String doubt = perhaps.equals(kept) ? "" : keeping.lacks(perhaps.orElseThrow());
            verdict = ended.isEmpty() ? timed(inTime ? doubt : "") : ended;
            because += weighed(verdict);
            if (!promise.keptBy().servesAll()) {
                keeping.serve(kept, perhaps, doubt);
            }
        }
        String id = clause.id() + " " + opened.id() + " v" + standard.ref().version();
        String dates = " first " + shown(first) + " due " + shown(due) + " ";
        String from = id + " from " + opened.occurredAt() + dates;
        return from + verdict + moves + " because" + because + "\n";
    }

    /** Follows the attributes through the amendments in the order in which they were told. */
    private boolean everApplied(Condition where, Map<String, Value> values) {
        boolean applies = answer(where, values).equals(YES);
        boolean ever = applies;
        List<Fact> told = new ArrayList<>(court.facts());
        told.removeIf(fact -> !follows(fact));
        told.sort(Comparator.comparing(Fact::recordedAt));
        for (Fact fact : told) {
            for (Attribute attribute : standard.attributes().values()) {
                attribute.amendments().stream()
                        .filter(one -> one.by().equals(fact.kind()))
                        .filter(one -> fact.values().keySet().containsAll(one.requires()))
                        .flatMap(one -> fact.value(attribute.name()).stream())
                        .forEach(value -> values.put(attribute.name(), value));
            }
            boolean then = answer(where, values).equals(YES);
            if (then != applies) {
                applied = then ? Optional.of(fact) : applied;
                left = then ? Optional.empty() : Optional.of(fact);
            }
            applies = then;
            ever |= then;
        }
        return ever;
    }

    /** True when it moved the date of a clause that this one yields to. */
    private boolean carried() {
        for (ClauseId to : promise.changes().yieldsTo()) {
            String moved = to + " .* (moved|excused)=" + opened.id() + "( .*)?";
            if (court.draft().lines().anyMatch(line -> line.matches(moved))) {
                return true;
            }
        }
        return false;
    }

    private void begin() {
        because = " opened=" + opened.id() + applied.map(by -> " amended=" + by.id()).orElse("");
        moves = "";
        ended = "";
        fixed = false;
        WorkCalendar calendar = editions.getFirst().calendar();
        for (Edition one : editions) {
            calendar = one.knownFrom().isAfter(opened.knownFrom()) ? calendar : one.calendar();
        }
        clock = new SecondClock(calendar, opened.occurredAt(), List.of());
        due = due();
    }

    private Instant due() {
        return switch (promise.within()) {
            case Limit.Elapsed limit -> clock.after(limit.amount());
            case Limit.WorkingTime limit -> clock.after(limit.amount());
            case Limit.WorkingDays limit -> clock.closing(limit.days(), false);
            case Limit.EndOfDay limit -> clock.closing(limit.daysAfter() + 1, true);
            case Limit.DateFrom limit -> moment(opened, limit.attribute()).orElse(NEVER);
            case Limit.Unbound limit -> NEVER;
            default -> throw new IllegalStateException("not drawn: " + promise.within());
        };
    }

    private static Optional<Instant> moment(Fact fact, String attribute) {
        boolean told = fact.values().get(attribute) instanceof Value.Moment;
        return told ? fact.value(attribute).map(it -> ((Value.Moment) it).at()) : Optional.empty();
    }

    /** Lives up to its end and tells when that was; nothing pauses it beyond the horizon. */
    private Instant live(Instant horizon, boolean benefit) {
        boolean tooLate = false;
        begin();
        for (Instant now : moments) {
            boolean open = !now.isAfter(due);
            List<Fact> happened =
                    court.facts().stream().filter(it -> it.occurredAt().equals(now)).toList();
            Optional<Fact> gone =
                    happened.stream()
                            .filter(it -> follows(it) && fits(promise.changes().voided(), it))
                            .findFirst();
            kept = tooLate ? Optional.empty() : find(fact -> keeps(fact, now, benefit));
            if (kept.isPresent()) {
                return now;
            }
            if (open && left.filter(by -> by.recordedAt().equals(now)).isPresent()) {
                ended = "void amended by " + left.get().id();
                return now;
            }
            if (open && gone.isPresent()) {
                ended = "void withdrawn by " + gone.get().id();
                return now;
            }
            tooLate |= gone.isPresent();
            for (Pause pause : pauses(promise.changes().pauses())) {
                if (pause.from().equals(now) && now.isBefore(horizon)) {
                    stand(pause, horizon);
                }
            }
            editions.forEach(edition -> announce(edition, now));
            Optional<Fact> excused =
                    find(fact -> fact.recordedAt().equals(now) && follows(fact) && excuses(fact));
            if (excused.isPresent()) {
                ended = "excused by " + excused.get().id();
                return now;
            }
        }
        return NEVER;
    }

    private boolean keeps(Fact fact, Instant now, boolean benefit) {
        for (Keeper keeper : promise.keptBy().by()) {
            boolean told = keeper.recordedBeforeDue();
            String lacks = keeping.lacks(fact, keeper);
            if (now.equals(told ? fact.knownFrom() : fact.occurredAt())
                    && !(told && now.isAfter(due))
                    && (lacks.equals(YES) || (benefit && !lacks.equals(NO)))) {
                return true;
            }
        }
        return false;
    }

    private void stand(Pause pause, Instant horizon) {
        boolean cut = pause.to().isAfter(horizon);
        List<Interval> standing = new ArrayList<>(clock.standing());
        standing.add(new Interval(pause.from(), cut ? horizon : pause.to()));
        clock = new SecondClock(clock.calendar(), clock.base(), standing);
        if (redated("pause", pause.from(), pause.by().id().value())) {
            because += " paused=" + pause.by().id();
            because += cut ? "" : pause.until().map(by -> " resumed=" + by.id()).orElse("");
        }
    }

    private void announce(Edition news, Instant now) {
        boolean late = now.isAfter(due) || !now.isAfter(opened.knownFrom());
        if (news.knownFrom().equals(now) && !late) {
            clock = new SecondClock(news.calendar(), clock.base(), clock.standing());
            redated("calendar", now, news.why());
        }
    }

    private boolean redated(String cause, Instant at, String why) {
        Instant before = due;
        due = fixed ? due : due();
        moves += due.equals(before) ? "" : move(cause, at, why);
        return !due.equals(before);
    }

    private String move(String cause, Instant at, String why) {
        return " | " + cause + " " + at + " to " + shown(due) + " by " + why;
    }

    /** Moves the date by the first rule that it fits; true when nothing is asked for any more. */
    private boolean excuses(Fact fact) {
        for (Shift rule : promise.changes().shifts()) {
            if (!fact.recordedAt().isAfter(due) && fits(List.of(rule.by()), fact)) {
                boolean excuse = rule.cause() == Shift.Cause.EXCUSE;
                target(rule.to(), fact)
                        .ifPresent(to -> {
                            fixed = !(rule.to() instanceof Shift.Target.RestartAt);
                            due = to;
                            moves +=
                                    move(
                                            excuse ? "excuse" : "appointment",
                                            fact.recordedAt(),
                                            fact.id().value());
                            because += (excuse ? " excused=" : " moved=") + fact.id();
                        });
                return rule.to() instanceof Shift.Target.Nothing;
            }
        }
        return false;
    }

    private Optional<Instant> target(Shift.Target target, Fact fact) {
        return switch (target) {
            case Shift.Target.At at -> moment(fact, at.attribute());
            case Shift.Target.RestartAt at -> {
                Optional<Instant> from = moment(fact, at.attribute());
                from.ifPresent(
                        it -> clock = new SecondClock(clock.calendar(), it, clock.standing()));
                yield from.map(it -> due());
            }
            case Shift.Target.EndOfDay end -> {
                Instant to = SecondClock.endOf(fact.occurredAt(), end.daysAfter());
                yield Optional.of(due.equals(NEVER) || due.isBefore(to) ? to : due);
            }
            case Shift.Target.Nothing nothing -> Optional.of(NEVER);
        };
    }

    private String timed(String doubt) {
        Instant at = kept.map(Fact::occurredAt).orElse(court.asOf());
        if (promise.within() instanceof Limit.Unbound) {
            return measured();
        }
        if (promise.within() instanceof Limit.DateFrom date
                && moment(opened, date.attribute()).isEmpty()) {
            return "unprovable attribute " + date.attribute();
        }
        List<FactKind> keepers =
                promise.keptBy().by().stream().map(one -> one.pattern().kind()).distinct().toList();
        if (kept.isEmpty() && keepers.equals(List.of(RandomCode.UNFED))) {
            return "unprovable producer " + RandomCode.UNFED;
        }
        if (due.equals(NEVER) || (kept.isEmpty() && !at.isAfter(due))) {
            return "pending";
        }
        return at.isAfter(due) ? late(at, doubt) : "kept at " + at + " spare " + length(at, due);
    }

    private String late(Instant at, String doubt) {
        List<Pause> absences = pauses(promise.changes().unwatched().stream().toList());
        absences.removeIf(one -> one.from().isAfter(due));
        List<Pattern> reasons = promise.wording().reason().stream().toList();
        Optional<Fact> reason = find(it -> (follows(it) || it.equals(opened)) && fits(reasons, it));
        Force force = promise.wording().force();
        if (!absences.isEmpty()) {
            return "unprovable observer " + absences.getFirst().by().id();
        }
        if (!doubt.isEmpty()) {
            return "unprovable attribute " + doubt;
        }
        if (force == Force.STRIVE || force == Force.MAY) {
            return measured();
        }
        if (force == Force.NORMALLY && reason.isPresent()) {
            return "deviation reason " + reason.get().id();
        }
        return kept.isEmpty() ? "overdue" : "broken at " + at + " late " + length(due, at);
    }

    private String measured() {
        return "measured at " + shown(kept.map(Fact::occurredAt).orElse(NEVER));
    }

    private Duration length(Instant from, Instant to) {
        boolean plain = fixed || !(promise.within() instanceof Limit.WorkingTime);
        return plain ? Duration.between(from, to) : clock.open(from, to);
    }

    /** The facts that the verdict itself rests on. */
    private String weighed(String verdict) {
        String by = kept.map(fact -> " kept=" + fact.id()).orElse("");
        String last = verdict.substring(verdict.lastIndexOf(' ') + 1);
        return switch (verdict.split(" ", 2)[0]) {
            case "kept", "broken", "measured" -> by;
            case "deviation" -> by + " reason=" + last;
            case "void" -> " voided=" + last;
            default -> "";
        };
    }
}

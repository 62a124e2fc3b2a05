package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.SecondJudge.Pause;
import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Attribute.Amendment;
import io.shouwen.engine.standard.Calendars.Edition;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Force;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Promise.Keeper;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.time.Interval;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The second judge on one fact that may open one promise: it lives through the time line moment by
 * moment.
 */
final class SecondOccasion {

    private final SecondJudge court;
    private final Standard standard;
    private final Clause clause;
    private final Promise promise;
    private final Fact opened;
    private final List<Edition> editions;
    private final TreeSet<Instant> moments = new TreeSet<>();
    private final List<Interval> standing = new ArrayList<>();
    final Set<String> movedBy = new HashSet<>();
    private String moves = "";
    private String because = "";
    private Optional<Fact> applied = Optional.empty();
    private Optional<Fact> left = Optional.empty();
    private Optional<Fact> kept = Optional.empty();
    private WorkCalendar calendar = SecondClock.ALWAYS;
    private Instant base = SecondClock.NEVER;
    private Instant due = SecondClock.NEVER;
    private Instant end = SecondClock.NEVER;
    private boolean fixed;

    SecondOccasion(
            SecondJudge court, Standard standard, Clause clause, Promise promise, Fact opened) {
        this.court = court;
        this.standard = standard;
        this.clause = clause;
        this.promise = promise;
        this.opened = opened;
        this.editions =
                promise.within()
                        .calendarName()
                        .map(court.code().calendars::editions)
                        .orElse(List.of());
        court.facts()
                .forEach(fact -> moments.addAll(List.of(fact.occurredAt(), fact.recordedAt())));
        editions.forEach(edition -> moments.add(edition.knownFrom()));
        moments.tailSet(court.asOf(), false).clear();
    }

    private Pattern when() {
        return promise.opening().patterns().getFirst();
    }

    private boolean fits(List<Pattern> patterns, Fact fact) {
        return court.fits(patterns, standard, fact);
    }

    private Optional<Fact> find(Predicate<Fact> which) {
        return court.facts().stream().filter(which).findFirst();
    }

    private boolean follows(Fact fact) {
        return !fact.occurredAt().isBefore(opened.occurredAt()) && !fact.equals(opened);
    }

    private static String shown(Instant at) {
        return at.equals(SecondClock.NEVER) ? "-" : at.toString();
    }

    private String key(Fact fact) {
        return standard.ref().version() + " " + clause.id() + " " + fact.id();
    }

    String judge() {
        Map<String, Value> now = SecondJudge.attributes(standard, opened);
        boolean ever = everApplied(now);
        List<String> missing = new ArrayList<>();
        if (!ever && SecondJudge.test(when().where(), now, missing) < 0) {
            return "";
        }
        begin();
        due = ever ? due : SecondClock.NEVER;
        Instant first = due;
        String verdict = "void carried by " + opened.id();
        if (!ever) {
            verdict = "unprovable attribute " + missing.getFirst();
        } else if (promise.changes().yieldsTo().stream()
                .noneMatch(to -> court.moved().contains(to + " " + opened.id()))) {
            live();
            String ended = live(); // Again, for what resumes after the end moves nothing.
            verdict = ended.isEmpty() ? timed() : ended;
            kept.filter(by -> !promise.keptBy().servesAll())
                    .ifPresent(by -> court.served().add(key(by)));
        }
        String id = clause.id() + " " + opened.id() + " v" + standard.ref().version();
        String dates = " first " + shown(first) + " due " + shown(due) + " ";
        String from = id + " from " + opened.occurredAt() + dates;
        return from + verdict + moves + " because" + because + "\n";
    }

    /** Follows the attributes through the amendments in the order in which they were told. */
    private boolean everApplied(Map<String, Value> now) {
        boolean applies = SecondJudge.holds(when().where(), now);
        boolean ever = applies;
        List<Fact> told = new ArrayList<>(court.facts());
        told.removeIf(fact -> !follows(fact));
        told.sort(Comparator.comparing(Fact::recordedAt));
        for (Fact fact : told) {
            for (Attribute attribute : standard.attributes().values()) {
                Set<String> said = fact.values().keySet();
                for (Amendment one : attribute.amendments()) {
                    if (one.by().equals(fact.kind()) && said.containsAll(one.requires())) {
                        now.putAll(
                                fact.value(attribute.name())
                                        .map(it -> Map.of(attribute.name(), it))
                                        .orElse(Map.of()));
                    }
                }
            }
            boolean then = SecondJudge.holds(when().where(), now);
            if (then != applies) {
                applied = then ? Optional.of(fact) : applied;
                left = then ? Optional.empty() : Optional.of(fact);
            }
            applies = then;
            ever |= then;
        }
        return ever;
    }

    private void begin() {
        because = " opened=" + opened.id() + applied.map(by -> " amended=" + by.id()).orElse("");
        moves = "";
        movedBy.clear();
        standing.clear();
        fixed = false;
        base = opened.occurredAt();
        for (Edition one : editions) {
            boolean known = !one.knownFrom().isAfter(opened.knownFrom());
            calendar = known || one.equals(editions.getFirst()) ? one.calendar() : calendar;
        }
        due = clock().due();
    }

    /** Lives until it ends, notes when, and tells the verdict if it ended by itself. */
    private String live() {
        Instant horizon = end;
        boolean tooLate = false;
        begin();
        for (Instant now : moments) {
            end = now;
            boolean open = !now.isAfter(due);
            kept = tooLate ? Optional.empty() : find(fact -> keeps(fact, now));
            Optional<Fact> gone =
                    find(fact ->
                            fact.occurredAt().equals(now)
                                    && follows(fact)
                                    && fits(promise.changes().voided(), fact));
            if (kept.isPresent()) {
                return "";
            }
            if (open && left.filter(by -> by.recordedAt().equals(now)).isPresent()) {
                return undone("amended", left.get());
            }
            if (open && gone.isPresent()) {
                return undone("withdrawn", gone.get());
            }
            tooLate |= gone.isPresent();
            for (Pause pause : court.pauses(promise.changes().pauses(), standard)) {
                if (pause.from().equals(now)
                        && now.isBefore(horizon)
                        && pause.to().isAfter(opened.occurredAt())) {
                    stand(pause, horizon);
                }
            }
            editions.forEach(edition -> announce(edition, now));
            Optional<Fact> excused =
                    find(fact -> fact.recordedAt().equals(now) && follows(fact) && shifts(fact));
            if (excused.isPresent()) {
                return "excused by " + excused.get().id();
            }
        }
        end = SecondClock.NEVER;
        return "";
    }

    private String undone(String how, Fact by) {
        because += " voided=" + by.id();
        return "void " + how + " by " + by.id();
    }

    private boolean keeps(Fact fact, Instant now) {
        boolean free = !court.served().contains(key(fact));
        for (String name : promise.keptBy().same()) {
            free &= fact.values().containsKey(name) && fact.value(name).equals(opened.value(name));
        }
        for (Keeper keeper : promise.keptBy().by()) {
            boolean told = keeper.recordedBeforeDue();
            Instant at = told ? fact.knownFrom() : fact.occurredAt();
            boolean itself =
                    fact.equals(opened) && !keeper.pattern().where().equals(Condition.ALWAYS);
            boolean counts =
                    at.equals(now) && (itself || follows(fact)) && !(told && now.isAfter(due));
            if (free && counts && fits(List.of(keeper.pattern()), fact)) {
                return true;
            }
        }
        return false;
    }

    private void stand(Pause pause, Instant horizon) {
        boolean cut = pause.to().isAfter(horizon);
        standing.add(new Interval(pause.from(), cut ? horizon : pause.to()));
        if (redated("pause", pause.from(), pause.by().id().value())) {
            because += " paused=" + pause.by().id();
            because += cut ? "" : pause.until().map(by -> " resumed=" + by.id()).orElse("");
        }
    }

    private void announce(Edition news, Instant now) {
        boolean late = now.isAfter(due) || !now.isAfter(opened.knownFrom());
        if (news.knownFrom().equals(now) && !late) {
            calendar = news.calendar();
            redated("calendar", now, news.why());
        }
    }

    private boolean redated(String cause, Instant at, String why) {
        Instant before = due;
        due = fixed ? due : clock().due();
        moves += due.equals(before) ? "" : move(cause, at, why);
        return !due.equals(before);
    }

    private String move(String cause, Instant at, String why) {
        return " | " + cause + " " + at + " to " + shown(due) + " by " + why;
    }

    /** True when nothing is asked for any more. */
    private boolean shifts(Fact fact) {
        for (Shift rule : promise.changes().shifts()) {
            if (!fact.recordedAt().isAfter(due) && fits(List.of(rule.by()), fact)) {
                if (moves(rule.to(), fact)) {
                    boolean excuse = rule.cause() == Shift.Cause.EXCUSE;
                    moves +=
                            move(
                                    excuse ? "excuse" : "appointment",
                                    fact.recordedAt(),
                                    fact.id().value());
                    because += (excuse ? " excused=" : " moved=") + fact.id();
                    movedBy.add(clause.id() + " " + fact.id());
                }
                return rule.to() instanceof Shift.Target.Nothing;
            }
        }
        return false;
    }

    private boolean moves(Shift.Target target, Fact fact) {
        switch (target) {
            case Shift.Target.At at
                    when fact.values().get(at.attribute()) instanceof Value.Moment(Instant to) ->
                    due = to;
            case Shift.Target.RestartAt at
                    when fact.values().get(at.attribute()) instanceof Value.Moment(Instant to) -> {
                base = to;
                due = clock().due();
            }
            case Shift.Target.EndOfDay end -> {
                Instant to =
                        SecondClock.ALWAYS
                                .closing(
                                        SecondClock.day(fact.occurredAt())
                                                .plusDays(end.daysAfter()))
                                .orElse(SecondClock.NEVER);
                due = due.equals(SecondClock.NEVER) || due.isBefore(to) ? to : due;
            }
            case Shift.Target.Nothing nothing -> due = SecondClock.NEVER;
            default -> {
                return false;
            }
        }
        fixed = !(target instanceof Shift.Target.RestartAt);
        return true;
    }

    private SecondClock clock() {
        return new SecondClock(promise.within(), opened, base, standing, calendar);
    }

    private Duration length(Instant from, Instant to) {
        return fixed ? Duration.between(from, to) : clock().measured(from, to);
    }

    private String timed() {
        if (promise.within() instanceof Limit.Unbound) {
            return measured();
        }
        if (promise.within() instanceof Limit.DateFrom date && due.equals(SecondClock.NEVER)) {
            return "unprovable attribute " + date.attribute();
        }
        if (kept.isEmpty()
                && promise.keptBy().by().stream()
                        .allMatch(one -> one.pattern().kind().equals(RandomCode.UNFED))) {
            return "unprovable producer " + RandomCode.UNFED;
        }
        Instant at = kept.map(Fact::occurredAt).orElse(court.asOf());
        if (due.equals(SecondClock.NEVER) || (kept.isEmpty() && !at.isAfter(due))) {
            return "pending";
        }
        if (!at.isAfter(due)) {
            becauseKept();
            return "kept at " + at + " spare " + length(at, due);
        }
        for (Pause absent :
                court.pauses(promise.changes().unwatched().stream().toList(), standard)) {
            if (!absent.from().isAfter(due) && absent.to().isAfter(opened.occurredAt())) {
                return "unprovable observer " + absent.by().id();
            }
        }
        return late(at);
    }

    private String late(Instant at) {
        Force force = promise.wording().force();
        Optional<Fact> reason =
                find(fact ->
                        (follows(fact) || fact.equals(opened))
                                && fits(promise.wording().reason().stream().toList(), fact));
        if (force == Force.STRIVE || force == Force.MAY) {
            return measured();
        }
        becauseKept();
        if (force == Force.NORMALLY && reason.isPresent()) {
            because += " reason=" + reason.get().id();
            return "deviation reason " + reason.get().id();
        }
        return kept.isEmpty() ? "overdue" : "broken at " + at + " late " + length(due, at);
    }

    private String measured() {
        becauseKept();
        return "measured at " + shown(kept.map(Fact::occurredAt).orElse(SecondClock.NEVER));
    }

    private void becauseKept() {
        because += kept.map(by -> " kept=" + by.id()).orElse("");
    }
}

package io.shouwen.engine.judge;

import static io.shouwen.engine.judge.SecondClock.NEVER;
import static io.shouwen.engine.standard.NaiveCondition.NO;
import static io.shouwen.engine.standard.NaiveCondition.YES;
import static io.shouwen.engine.standard.NaiveCondition.answer;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.SecondBearing.Mood;
import io.shouwen.engine.judge.SecondJudge.Pause;
import io.shouwen.engine.standard.Calendars.Edition;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Force;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Promise.Keeper;
import io.shouwen.engine.standard.Reference;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.time.Interval;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private final Optional<SecondBreach> breach;
    private final Instant from;
    private final Instant known;
    private final SecondKeeping keeping;
    private final SecondBearing bearing;
    private final List<Edition> editions;
    private final TreeSet<Instant> moments = new TreeSet<>();
    private final SecondApplying applying;
    private Optional<Fact> kept = Optional.empty();
    private SecondClock clock = new SecondClock(ALWAYS, NEVER, List.of());
    private Instant due = NEVER;
    private boolean fixed;
    private String ended = "";
    private String moves = "";
    private String because = "";
    private String doubt = YES;
    private Mood mood = Mood.SOBER;

    SecondOccasion(
            SecondJudge court,
            Standard standard,
            Clause clause,
            Fact opened,
            Optional<SecondBreach> breach) {
        this.court = court;
        this.standard = standard;
        this.clause = clause;
        this.promise = (Promise) clause.rule();
        this.opened = opened;
        this.breach = breach;
        this.from = breach.map(SecondBreach::from).orElse(opened.occurredAt());
        this.known = from.isAfter(opened.knownFrom()) ? from : opened.knownFrom();
        this.keeping = new SecondKeeping(court, standard, clause, opened, from);
        this.applying = new SecondApplying(standard, court.facts());
        this.bearing = new SecondBearing(court, standard, opened, promise.keptBy().same(), from);
        this.editions =
                within().calendarName()
                        .map(court.code().calendars::editions)
                        .orElse(List.of(new Edition(Instant.EPOCH, "", ALWAYS)));
        court.facts().forEach(one -> moments.addAll(List.of(one.occurredAt(), one.recordedAt())));
        editions.forEach(edition -> moments.add(edition.knownFrom()));
        moments.tailSet(court.asOf(), false).clear();
    }

    /** What another document gives is what it gave on the day of the start. */
    private Limit within() {
        if (!(promise.within() instanceof Limit.InEdition norm)) {
            return promise.within();
        }
        Limit found = norm;
        for (Reference.Edition<Limit> edition : norm.given().editions()) {
            if (!edition.from().isAfter(SecondClock.day(from))) {
                found = edition.value().orElse(norm);
            }
        }
        return found;
    }

    private Optional<Fact> find(Predicate<Fact> which) {
        return court.facts().stream().filter(which).findFirst();
    }

    String judge() {
        return breach.isPresent() ? judged(true, YES) : judgeByFact();
    }

    private String judgeByFact() {
        Optional<Pattern> when = promise.opening().patterns().stream().findFirst();
        if (when.isEmpty() || !when.get().kind().equals(opened.kind())) {
            return "";
        }
        Map<String, Value> values = SecondJudge.values(standard, opened);
        boolean ever = applying.ever(when.get().where(), values, keeping::follows);
        String applies = answer(when.get().where(), values);
        return !ever && applies.equals(NO) ? "" : judged(ever, applies);
    }

    /** What it opens elsewhere by being late, if it is. */
    Optional<SecondBreach> broken(String line) {
        if (!line.matches("(?s).* (overdue|broken at) .*")) {
            return Optional.empty();
        }
        Instant at = due.isBefore(from) ? from : due;
        return Optional.of(new SecondBreach(standard, clause.id(), opened, at, kept));
    }

    private String judged(boolean ever, String applies) {
        begin();
        due = ever ? due : NEVER;
        Instant first = due;
        String verdict =
                ever ? "void carried by " + opened.id() : "unprovable attribute " + applies;
        if (ever && !carried()) {
            List<SecondLife> others = List.of(live(Mood.HOPEFUL), live(Mood.FEARFUL));
            verdict = live(Mood.SOBER).agreed(others);
            because += weighed(verdict);
            if (!promise.keptBy().servesAll()) {
                keeping.serve(kept, others);
            }
        }
        String id = clause.id() + " " + opened.id() + " v" + standard.ref().version();
        String dates =
                " first " + SecondClock.shown(first) + " due " + SecondClock.shown(due) + " ";
        return id + " from " + from + dates + verdict + moves + " because" + because + "\n";
    }

    private SecondLife live(Mood as) {
        mood = as;
        live(live(NEVER)); // Again, for what resumes after the end moves nothing.
        String verdict = ended.isEmpty() ? timed() : ended;
        bore(bearing.doubt(promise.changes().pauses()));
        bore(bearing.doubt(promise.changes().unwatched().stream().toList()));
        return new SecondLife(verdict, kept, kept.map(keeping::lacks).orElse(YES), doubt);
    }

    private void bore(String lacks) {
        doubt = doubt.equals(YES) ? lacks : doubt;
    }

    /** Whether it is so in this mood. */
    private boolean so(String lacks) {
        return SecondBearing.so(lacks, mood == Mood.HOPEFUL);
    }

    /** Yes, no or what would tell whether it is of one of the patterns. */
    private String lacks(List<Pattern> patterns, Fact fact) {
        List<String> all = patterns.stream().map(it -> bearing.lacks(it, fact)).toList();
        return all.contains(YES)
                ? YES
                : all.stream().filter(it -> !it.equals(NO)).findFirst().orElse(NO);
    }

    /** True when it moved the date of a clause that this one yields to. */
    private boolean carried() {
        if (breach.isPresent()) {
            return false;
        }
        for (ClauseId to : promise.changes().yieldsTo()) {
            String moved = to + " .* (moved|excused)=" + opened.id() + "( .*)?";
            if (court.draft().lines().anyMatch(line -> line.matches(moved))) {
                return true;
            }
        }
        return false;
    }

    private void begin() {
        because =
                " opened="
                        + opened.id()
                        + applying.applied().map(by -> " amended=" + by.id()).orElse("");
        moves = "";
        doubt = YES;
        ended = "";
        fixed = false;
        WorkCalendar calendar = editions.getFirst().calendar();
        for (Edition one : editions) {
            calendar = one.knownFrom().isAfter(known) ? calendar : one.calendar();
        }
        clock = new SecondClock(calendar, from, List.of());
        due = due();
    }

    private Instant due() {
        return switch (within()) {
            case Limit.Elapsed limit -> clock.after(limit.amount());
            case Limit.WorkingTime limit -> clock.after(limit.amount());
            case Limit.WorkingDays limit -> clock.closing(limit.days(), false);
            case Limit.EndOfDay limit -> clock.closing(limit.daysAfter() + 1, true);
            case Limit.DateFrom limit ->
                    SecondClock.moment(opened, limit.attribute()).orElse(NEVER);
            case Limit.AnyTime limit -> NEVER;
            case Limit.InEdition limit -> NEVER;
            case Limit.Unbound limit -> NEVER;
            default -> throw new IllegalStateException("not drawn: " + within());
        };
    }

    /** Lives up to its end and tells when that was; nothing pauses it beyond the horizon. */
    private Instant live(Instant horizon) {
        List<Pause> pauses = bearing.pauses(promise.changes().pauses(), mood);
        boolean tooLate = false;
        begin();
        for (Instant now : moments) {
            boolean open = !now.isAfter(due);
            List<Fact> going =
                    court.facts().stream()
                            .filter(it -> it.occurredAt().equals(now) && keeping.follows(it))
                            .filter(it -> so(lacks(promise.changes().voided(), it)))
                            .toList();
            Optional<Fact> cured = cured().filter(it -> it.occurredAt().equals(now));
            kept = tooLate ? Optional.empty() : find(fact -> keeps(fact, now));
            if (kept.isPresent()) {
                bore(keeping.lacks(kept.get()));
                return now;
            }
            if (open && applying.left().filter(by -> by.recordedAt().equals(now)).isPresent()) {
                ended = "void amended by " + applying.left().get().id();
                return now;
            }
            if (open && cured.isPresent()) {
                ended = "void withdrawn by " + cured.get().id();
                return now;
            }
            tooLate |= cured.isPresent();
            if (open && !going.isEmpty()) {
                bore(lacks(promise.changes().voided(), going.getFirst()));
                ended = "void withdrawn by " + going.getFirst().id();
                return now;
            }
            tooLate |=
                    going.stream()
                            .anyMatch(it -> lacks(promise.changes().voided(), it).equals(YES));
            for (Pause pause : pauses) {
                if (pause.from().equals(now) && now.isBefore(horizon)) {
                    stand(pause, horizon);
                }
            }
            editions.forEach(edition -> announce(edition, now));
            Optional<Fact> excused =
                    find(fact ->
                            fact.recordedAt().equals(now)
                                    && keeping.follows(fact)
                                    && excuses(fact));
            if (excused.isPresent()) {
                ended = "excused by " + excused.get().id();
                return now;
            }
        }
        return NEVER;
    }

    /** What cured the breach that opened it, if that takes it away. */
    private Optional<Fact> cured() {
        return promise.opening() instanceof Opening.OnBreach on && on.untilCured()
                ? breach.flatMap(SecondBreach::cure)
                : Optional.empty();
    }

    private boolean keeps(Fact fact, Instant now) {
        for (Keeper keeper : promise.keptBy().by()) {
            boolean told = keeper.recordedBeforeDue();
            if (now.equals(told ? fact.knownFrom() : fact.occurredAt())
                    && !(told && now.isAfter(due))
                    && so(keeping.lacks(fact, keeper))) {
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
            bore(pause.lacks());
        }
    }

    private void announce(Edition news, Instant now) {
        boolean late = now.isAfter(due) || !now.isAfter(known);
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
        return " | " + cause + " " + at + " to " + SecondClock.shown(due) + " by " + why;
    }

    /** Moves the date by the first rule that it fits; true when nothing is asked for any more. */
    private boolean excuses(Fact fact) {
        for (Shift rule : promise.changes().shifts()) {
            String lacks = bearing.lacks(rule.by(), fact);
            boolean sure = lacks.equals(YES);
            if (!fact.recordedAt().isAfter(due)
                    && (sure || (!lacks.equals(NO) && wished(rule, fact)))) {
                boolean excuse = rule.cause() == Shift.Cause.EXCUSE;
                bore(lacks);
                target(rule.to(), fact)
                        .ifPresent(to -> {
                            fixed = !(rule.to() instanceof Shift.Target.RestartAt);
                            base(rule.to(), fact);
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
            if (sure) {
                return false;
            }
        }
        return false;
    }

    /** Hope takes what puts it off, fear what brings it nearer. */
    private boolean wished(Shift rule, Fact fact) {
        if (rule.to() instanceof Shift.Target.Nothing) {
            return mood == Mood.HOPEFUL;
        }
        int off = target(rule.to(), fact).map(to -> to.compareTo(due)).orElse(0);
        return mood == Mood.HOPEFUL ? off > 0 : mood == Mood.FEARFUL && off < 0;
    }

    private void base(Shift.Target target, Fact fact) {
        if (target instanceof Shift.Target.RestartAt at) {
            Instant from = SecondClock.moment(fact, at.attribute()).orElseThrow();
            clock = new SecondClock(clock.calendar(), from, clock.standing());
        }
    }

    private Optional<Instant> target(Shift.Target target, Fact fact) {
        return switch (target) {
            case Shift.Target.At at -> SecondClock.moment(fact, at.attribute());
            case Shift.Target.RestartAt at -> {
                SecondClock before = clock;
                Optional<Instant> to =
                        SecondClock.moment(fact, at.attribute())
                                .map(from -> {
                                    clock =
                                            new SecondClock(
                                                    before.calendar(), from, before.standing());
                                    return due();
                                });
                clock = before;
                yield to;
            }
            case Shift.Target.EndOfDay end -> {
                Instant to = SecondClock.endOf(fact.occurredAt(), end.daysAfter());
                yield Optional.of(due.equals(NEVER) || due.isBefore(to) ? to : due);
            }
            case Shift.Target.Nothing nothing -> Optional.of(NEVER);
        };
    }

    private String timed() {
        Instant at = kept.map(Fact::occurredAt).orElse(court.asOf());
        if (within() instanceof Limit.Unbound) {
            return measured();
        }
        if (within() instanceof Limit.InEdition) {
            return "unprovable attribute time of norm";
        }
        if (within() instanceof Limit.DateFrom date
                && SecondClock.moment(opened, date.attribute()).isEmpty()) {
            return "unprovable attribute " + date.attribute();
        }
        List<FactKind> keepers =
                promise.keptBy().by().stream().map(one -> one.pattern().kind()).distinct().toList();
        if (kept.isEmpty() && keepers.equals(List.of(RandomCode.UNFED))) {
            return "unprovable producer " + RandomCode.UNFED;
        }
        if (kept.isPresent() && within() instanceof Limit.AnyTime && due.equals(NEVER)) {
            return "kept at " + at + " spare PT0S";
        }
        if (due.equals(NEVER) || (kept.isEmpty() && !at.isAfter(due))) {
            return "pending";
        }
        return at.isAfter(due) ? late(at) : "kept at " + at + " spare " + length(at, due);
    }

    private String late(Instant at) {
        List<Pause> absences =
                bearing.pauses(promise.changes().unwatched().stream().toList(), mood);
        absences.removeIf(one -> one.from().isAfter(due));
        List<Pattern> reasons = promise.wording().reason().stream().toList();
        Optional<Fact> reason =
                find(it -> !it.occurredAt().isBefore(from) && so(lacks(reasons, it)));
        Force force = promise.wording().force();
        if (!absences.isEmpty()) {
            bore(absences.getFirst().lacks());
            return "unprovable observer " + absences.getFirst().by().id();
        }
        if (force == Force.STRIVE || force == Force.MAY) {
            return measured();
        }
        if (force == Force.NORMALLY && reason.isPresent()) {
            bore(lacks(reasons, reason.get()));
            return "deviation reason " + reason.get().id();
        }
        return kept.isEmpty() ? "overdue" : "broken at " + at + " late " + length(due, at);
    }

    private String measured() {
        return "measured at " + SecondClock.shown(kept.map(Fact::occurredAt).orElse(NEVER));
    }

    private Duration length(Instant from, Instant to) {
        boolean plain = fixed || !(within() instanceof Limit.WorkingTime);
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

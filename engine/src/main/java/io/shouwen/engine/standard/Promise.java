package io.shouwen.engine.standard;

import static io.shouwen.engine.check.Checks.checkArgument;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A clause that gives a time. Each of its occasions has a clock of its own. A recurring duty is a
 * promise whose occasions are opened by periods.
 *
 * @param answers the role that answers for a broken occasion
 * @param broken the name of the finding a broken occasion raises
 */
public record Promise(
        Opening opening,
        Keeping keptBy,
        Limit within,
        Changes changes,
        Wording wording,
        String answers,
        String broken)
        implements Obligation {

    /** A promise that each fact of one pattern opens. */
    public Promise(
            Pattern when,
            Keeping keptBy,
            Limit within,
            Changes changes,
            Wording wording,
            String answers,
            String broken) {
        this(new Opening.OnFact(List.of(when)), keptBy, within, changes, wording, answers, broken);
    }

    @Override
    public void calendars(Consumer<String> reader) {
        within.calendars(reader);
    }

    @Override
    public void looks(Consumer<Pattern> reader) {
        keptBy.by().forEach(keeper -> reader.accept(keeper.pattern()));
        changes.shifts().forEach(shift -> reader.accept(shift.by()));
        changes.pauses().forEach(pause -> pause.looks(reader));
        changes.voided().forEach(reader);
        changes.unwatched().ifPresent(stretch -> stretch.looks(reader));
        wording.reason().ifPresent(reader);
    }

    /**
     * Which facts keep an occasion.
     *
     * @param by any of them keeps it; a pattern without conditions means another fact than the
     *     opening one, a pattern with conditions may be met by the opening fact itself
     * @param same the keeping fact serves the oldest open occasion that agrees on these attributes
     * @param period the attribute in which the keeping fact names the period it is for (D1); such a
     *     fact serves no other period, and may come before its period begins
     * @param servesAll one keeping fact serves every open occasion instead of the oldest
     */
    public record Keeping(
            List<Keeper> by, Set<String> same, Optional<String> period, boolean servesAll) {
        public Keeping {
            checkArgument(!by.isEmpty(), "a promise names at least one keeping fact");
            by = List.copyOf(by);
            same = Set.copyOf(same);
        }

        public Keeping(List<Keeper> by, Set<String> same, boolean servesAll) {
            this(by, same, Optional.empty(), servesAll);
        }

        public static Keeping by(Pattern pattern) {
            return new Keeping(List.of(new Keeper(pattern, false)), Set.of(), false);
        }
    }

    /**
     * One way to keep a promise.
     *
     * @param recordedBeforeDue it counts only if recorded at or before the due moment
     * @param earlier a fact from before the opening counts too, as a notice given before the plan
     *     that asks for it (S6)
     */
    public record Keeper(Pattern pattern, boolean recordedBeforeDue, boolean earlier) {
        public Keeper(Pattern pattern, boolean recordedBeforeDue) {
            this(pattern, recordedBeforeDue, false);
        }
    }

    /**
     * What may happen to a running clock.
     *
     * @param shifts appointments and excuses
     * @param pauses stretches in which the clock stands still; overlapping ones unite
     * @param voided facts after which an open occasion is void; a past breach stands
     * @param unwatched stretches in which the declared observer was absent: unprovable, not late
     * @param yieldsTo clauses that carry an occasion themselves when its opening fact moved their
     *     due moment
     */
    public record Changes(
            List<Shift> shifts,
            List<Stretch> pauses,
            List<Pattern> voided,
            Optional<Stretch> unwatched,
            Set<ClauseId> yieldsTo) {
        public static final Changes NONE =
                new Changes(List.of(), List.of(), List.of(), Optional.empty(), Set.of());

        public Changes {
            shifts = List.copyOf(shifts);
            pauses = List.copyOf(pauses);
            voided = List.copyOf(voided);
            yieldsTo = Set.copyOf(yieldsTo);
        }
    }

    /**
     * How binding the clause is.
     *
     * @param reason the fact that records why a "normally" was not kept
     */
    public record Wording(Force force, Optional<Pattern> reason) {
        public static final Wording MUST = new Wording(Force.MUST, Optional.empty());
    }
}

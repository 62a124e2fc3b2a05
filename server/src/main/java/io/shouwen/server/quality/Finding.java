package io.shouwen.server.quality;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A breach with its evidence: what its own facts add up to. Verdicts of the judge and words of
 * people come in as facts; {@link #with} is the only way it changes, and it never refuses.
 *
 * @param id its number, and the subject of its own facts
 * @param toldAt since when the person can know of what is now to be answered
 * @param decided the last decision, unless the judge took the breach away since
 * @param awaiting a confirmation that counts once a second decider agrees
 */
public record Finding(
        SubjectId id,
        Breach breach,
        FindingState state,
        Instant toldAt,
        Revision revision,
        Optional<Decided> decided,
        Optional<Decided> awaiting,
        Optional<Spoken> answer,
        Optional<Appeal> appeal) {

    /** The finding that these facts tell of; the first one raises it. */
    public static Finding of(SubjectId id, List<Fact> facts) {
        Finding finding = raised(id, facts.getFirst());
        for (Fact fact : facts.subList(1, facts.size())) {
            finding = finding.with(fact);
        }
        return finding;
    }

    private static Finding raised(SubjectId id, Fact fact) {
        if (!fact.kind().equals(FindingFacts.RAISED)) {
            throw new IllegalArgumentException(
                    "Expected a finding to begin with %s, but it begins with %s"
                            .formatted(FindingFacts.RAISED, fact.kind()));
        }
        FactReader read = new FactReader(fact);
        Breach breach =
                new Breach(
                        new SubjectId(read.whole("subject")),
                        read.text("clause"),
                        read.text("occasion"),
                        read.number("person"),
                        Math.toIntExact(read.whole("unit")),
                        read.raisers(),
                        read.day("day"),
                        read.moment("opened_at"),
                        read.instant("broken_at").orElse(fact.recordedAt()),
                        read.flag("trial"),
                        read.flag("merit"),
                        fact.recordedAt());
        return new Finding(
                id,
                breach,
                undecided(breach),
                fact.recordedAt(),
                read.revision(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static FindingState undecided(Breach breach) {
        return breach.trial() ? FindingState.TRIAL : FindingState.RAISED;
    }

    /** Takes one more fact in. */
    public Finding with(Fact fact) {
        FactReader read = new FactReader(fact);
        return switch (fact.kind().name()) {
            case FindingFacts.REVISED_NAME -> revised(fact, read.revision());
            case FindingFacts.WITHDRAWN_NAME ->
                    next(FindingState.WITHDRAWN, read.revision(), Optional.empty(), appeal);
            case FindingFacts.ANSWERED_NAME ->
                    new Finding(
                            id,
                            breach,
                            state,
                            toldAt,
                            revision,
                            decided,
                            awaiting,
                            Optional.of(read.spoken()),
                            appeal);
            case FindingFacts.CONFIRMED_NAME, FindingFacts.REWARDED_NAME ->
                    confirmed(read.decided(this));
            case FindingFacts.SECONDED_NAME ->
                    awaiting.map(first ->
                                    decided(
                                            FindingState.CONFIRMED,
                                            first.seconded(
                                                    read.place(), read.actor(), fact.recordedAt())))
                            .orElse(this);
            case FindingFacts.DISMISSED_NAME -> decided(FindingState.DISMISSED, read.decided(this));
            case FindingFacts.REOPENED_NAME -> again(fact);
            case FindingFacts.LAPSED_NAME -> lapsed();
            case FindingFacts.APPEALED_NAME ->
                    next(
                            FindingState.APPEALED,
                            revision,
                            decided,
                            Optional.of(
                                    new Appeal(
                                            read.spoken(),
                                            read.number("panel").orElse(1),
                                            List.of())));
            case FindingFacts.APPEAL_VOTED_NAME ->
                    next(state, revision, decided, appeal.map(one -> one.with(read.vote())));
            case FindingFacts.APPEAL_DECIDED_NAME -> {
                boolean upheld = read.flag("upheld");
                yield next(
                        upheld ? FindingState.UPHELD : FindingState.OVERTURNED,
                        revision,
                        decided,
                        appeal);
            }
            default -> this;
        };
    }

    private Finding revised(Fact fact, Revision now) {
        boolean reopens =
                switch (state) {
                    case RAISED, LAPSED -> now.graverThan(revision.lateSeconds());
                    case TRIAL -> false;
                    case WITHDRAWN -> true;
                    case CONFIRMED, DISMISSED, APPEALED, UPHELD, OVERTURNED ->
                            now.graverThan(decided.map(Decided::lateSeconds).orElse(-1L));
                };
        return reopens
                ? new Finding(
                        id,
                        breach,
                        undecided(breach),
                        fact.recordedAt(),
                        now,
                        standing(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                : new Finding(id, breach, state, toldAt, now, decided, awaiting, answer, appeal);
    }

    /** On the desk again: what was decided counts no more. */
    private Finding again(Fact fact) {
        return new Finding(
                id,
                breach,
                undecided(breach),
                fact.recordedAt(),
                revision,
                Optional.empty(),
                Optional.empty(),
                answer,
                Optional.empty());
    }

    /** Where it had been confirmed before a graver verdict, that confirmation stays. */
    private Finding lapsed() {
        return next(
                standing().isPresent() ? FindingState.CONFIRMED : FindingState.LAPSED,
                revision,
                decided,
                Optional.empty());
    }

    private Finding confirmed(Decided decision) {
        return decision.awaitsSecond()
                ? new Finding(
                        id,
                        breach,
                        state,
                        toldAt,
                        revision,
                        decided,
                        Optional.of(decision),
                        answer,
                        appeal)
                : decided(FindingState.CONFIRMED, decision);
    }

    private Finding decided(FindingState to, Decided decision) {
        return next(to, revision, Optional.of(decision), Optional.empty());
    }

    private Finding next(
            FindingState to, Revision now, Optional<Decided> decision, Optional<Appeal> appealed) {
        return new Finding(
                id, breach, to, toldAt, now, decision, Optional.empty(), answer, appealed);
    }

    /**
     * The confirmation that the ledger follows. A finding that was reopened keeps it until somebody
     * decides anew: what is against the person is only proposed.
     */
    public Optional<Decided> standing() {
        return state == FindingState.OVERTURNED
                ? Optional.empty()
                : decided.filter(Decided::confirmed);
    }

    /** The revision that the standing confirmation names; zero when none stands. */
    public int confirmedRevision() {
        return standing().map(Decided::revision).orElse(0);
    }

    /** When it lapses if nobody decides; empty if it does not. */
    public Optional<Instant> lapsesAt(Terms terms) {
        return state == FindingState.RAISED && !breach.merit() && terms.lapses()
                ? Optional.of(toldAt.plus(terms.lapse()))
                : Optional.empty();
    }

    /** Whether it was decided before and a graver verdict put it on the desk again. */
    public boolean reopened() {
        return state == FindingState.RAISED && standing().isPresent();
    }
}

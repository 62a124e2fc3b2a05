package io.shouwen.server.quality;

import io.shouwen.server.explain.Figures;
import io.shouwen.server.journal.Outcome.Refused;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what about a finding, and when. Reasons in order of precedence: the clause is on
 * trial, the state does not allow it, it is not theirs to do, they are too near (the person found,
 * the line chief, the raiser, the decider of what is appealed), the time is wrong.
 */
final class ActRules {
    private final Finding finding;
    private final Terms terms;
    private final boolean again;
    private final Debt debt;

    ActRules(Finding finding, Terms terms) {
        this(finding, terms, false, Debt.NONE);
    }

    /**
     * @param again whether what was imposed no longer agrees with the book, so that somebody has to
     *     decide again
     * @param debt where the money stands that it takes
     */
    ActRules(Finding finding, Terms terms, boolean again, Debt debt) {
        this.finding = finding;
        this.terms = terms;
        this.again = again;
        this.debt = debt;
    }

    /** What stands against the act; empty when nothing does. */
    Optional<Refused> against(Act act, Acting who) {
        if (finding.state() == FindingState.TRIAL) {
            return refused("finding-on-trial");
        }
        if (!open(act)) {
            return refused("finding-not-open");
        }
        return act.ofTheFound() ? againstTheFound(act, who) : againstTheDecider(act, who);
    }

    private boolean open(Act act) {
        return switch (act) {
            case ANSWER ->
                    finding.state() == FindingState.RAISED
                            && finding.answer().isEmpty()
                            && !finding.breach().merit();
            case CONFIRM -> finding.state() == FindingState.RAISED || (again && standsDecided());
            case DISMISS -> finding.state() == FindingState.RAISED;
            case SECOND ->
                    finding.awaiting().isPresent()
                            && (finding.state() == FindingState.RAISED || standsDecided());
            case APPEAL -> finding.state() == FindingState.CONFIRMED && !finding.breach().merit();
            case UPHOLD, OVERTURN -> finding.state() == FindingState.APPEALED;
            case REOPEN ->
                    finding.state() == FindingState.DISMISSED
                            && finding.decided().flatMap(Decided::event).isPresent();
            case NOTIFY, PAY -> standsDecided() && debt.allows(act);
        };
    }

    private boolean standsDecided() {
        return finding.state() == FindingState.CONFIRMED || finding.state() == FindingState.UPHELD;
    }

    private Optional<Refused> againstTheFound(Act act, Acting who) {
        if (!speaksFor(who)) {
            return refused("finding-not-yours");
        }
        return act == Act.APPEAL && who.now().isAfter(who.appealUntil())
                ? refused("appeal-late", Figures.time(who.appealUntil(), who.zone()))
                : Optional.empty();
    }

    /** The person found speaks; where nobody is known, the chief speaks for the unit. */
    boolean speaksFor(Acting who) {
        return finding.breach()
                .person()
                .map(person -> person == who.person())
                .orElse(who.chiefs().contains(who.person()));
    }

    private Optional<Refused> againstTheDecider(Act act, Acting who) {
        if (!who.decides()) {
            return refused("finding-no-power");
        }
        if (finding.breach().person().filter(person -> person == who.person()).isPresent()) {
            return refused("finding-own");
        }
        if (who.chiefs().contains(who.person())) {
            return refused("finding-line-chief");
        }
        if (finding.breach().raisedBy().contains(who.person())) {
            return refused("finding-raiser");
        }
        boolean ofAppeal = act == Act.UPHOLD || act == Act.OVERTURN;
        if (ofAppeal && finding.decided().filter(d -> d.of(who.person())).isPresent()) {
            return refused("appeal-same-decider");
        }
        if (ofAppeal && finding.appeal().filter(one -> one.voted(who.person())).isPresent()) {
            return refused("appeal-voted");
        }
        if (act == Act.SECOND && finding.awaiting().filter(d -> d.of(who.person())).isPresent()) {
            return refused("second-same-decider");
        }
        return act == Act.CONFIRM && waitsForAnswer(who.now())
                ? refused("finding-unanswered", Figures.time(answerUntil(), who.zone()))
                : Optional.empty();
    }

    /**
     * What stands against deciding about a measure: nobody decides about one against themselves.
     */
    Optional<Refused> againstMeasure(Acting who, Optional<Integer> fallsOn) {
        return againstTheDecider(Act.DISMISS, who)
                .or(() ->
                        fallsOn.filter(person -> person == who.person()).isPresent()
                                ? refused("finding-own")
                                : Optional.empty());
    }

    /** Until when a confirmation waits for the answer of the person found. */
    Instant answerUntil() {
        return finding.toldAt().plus(terms.answer());
    }

    private boolean waitsForAnswer(Instant now) {
        return finding.answer().isEmpty()
                && now.isBefore(answerUntil())
                && !finding.breach().merit();
    }

    /** Everything that nothing stands against: what a page offers. */
    Set<Act> allowed(Acting who) {
        Set<Act> allowed = EnumSet.noneOf(Act.class);
        for (Act act : Act.values()) {
            if (against(act, who).isEmpty()) {
                allowed.add(act);
            }
        }
        return allowed;
    }

    private static Optional<Refused> refused(String slug, String... details) {
        return Optional.of(Refused.of(slug, details));
    }
}

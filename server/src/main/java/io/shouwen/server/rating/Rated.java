package io.shouwen.server.rating;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.journal.Outcome.Refused;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was said of a visit and done about it, as the facts tell it. Levels go from one, very
 * content, to five, not content at all; four and five are bad.
 *
 * @param served whether something was done for the customer, so that there is something to rate
 * @param elsewhere whether it belongs to a stay, and is rated with that
 * @param level empty while nothing was said
 * @param proven whether a bad rating was found to be true; empty before that was looked into
 */
record Rated(
        boolean served,
        boolean elsewhere,
        Optional<Integer> counter,
        Optional<Integer> clerk,
        Optional<Fact> prompted,
        Optional<Fact> given,
        Optional<Integer> level,
        Optional<Instant> fedBack,
        Optional<Instant> verified,
        Optional<Boolean> proven,
        Optional<Instant> rectified,
        Optional<Instant> revisited) {
    /** The worst level that is not bad. */
    static final int FAIR = 3;

    static final int WORST = 5;

    /** What those who were rated leave to others. */
    private static final Set<FactKind> FINDING_OUT =
            Set.of(RatingKinds.VERIFIED, RatingKinds.REVISITED, RatingKinds.REOPENED);

    private static final Rated NOTHING =
            new Rated(
                    false,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    static Rated of(List<Fact> told) {
        Rated rated = NOTHING;
        for (Fact fact : told.stream().sorted(Fact.ORDER).toList()) {
            rated = rated.after(fact);
        }
        return rated;
    }

    boolean bad() {
        return level.filter(one -> one > FAIR).isPresent();
    }

    /** Whether somebody was rated, who finds out nothing about it. */
    private boolean about(String actor) {
        return clerk.filter(one -> Integer.toString(one).equals(actor)).isPresent();
    }

    /** Why the fact cannot follow, if it cannot. */
    Optional<Refused> refuse(Fact fact) {
        FactKind kind = fact.kind();
        if (kind.equals(RatingKinds.GIVEN)) {
            return refuseGiven(fact);
        }
        if (FINDING_OUT.contains(kind) && about(fact.actor())) {
            return Optional.of(Refused.of("rating-own"));
        }
        boolean possible =
                switch (kind.name()) {
                    case "rating.fed-back", "rating.explained" -> level.isPresent();
                    case "rating.verified" -> bad() && proven.isEmpty();
                    case "rating.rectified" ->
                            proven.equals(Optional.of(true)) && rectified.isEmpty();
                    case "rating.revisited" -> rectified.isPresent() && revisited.isEmpty();
                    case "rating.reopened" -> proven.isPresent();
                    default -> true;
                };
        return possible ? Optional.empty() : Optional.of(Refused.of("rating-step-not-there"));
    }

    private Optional<Refused> refuseGiven(Fact fact) {
        if (given.isPresent()) {
            return Optional.of(Refused.of("already-rated"));
        }
        boolean known = level(fact).filter(one -> one >= 1 && one <= WORST).isPresent();
        return served && !elsewhere && known
                ? Optional.empty()
                : Optional.of(Refused.of("rating-not-possible"));
    }

    Rated after(Fact fact) {
        Optional<Instant> at = Optional.of(fact.occurredAt());
        return switch (fact.kind().name()) {
            case "ticket.called" -> called(fact);
            case "business.opened" -> opened(clerk);
            case "payment.closed" -> opened(teller(fact));
            case "payment.opened" -> paying(fact);
            case "rating.prompted" -> asked(Optional.of(fact), given, level);
            case "rating.given" -> asked(prompted, Optional.of(fact), level(fact));
            case "rating.fed-back" -> step(at, verified, proven, rectified, revisited);
            case "rating.verified" ->
                    step(
                            fedBack,
                            at,
                            Optional.of(
                                    fact.value(RatingKinds.TRUE)
                                            .filter(new Value.Flag(true)::equals)
                                            .isPresent()),
                            rectified,
                            revisited);
            case "rating.rectified" -> step(fedBack, verified, proven, at, revisited);
            case "rating.revisited" -> step(fedBack, verified, proven, rectified, at);
            case "rating.reopened" ->
                    step(
                            fedBack,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
            default -> this;
        };
    }

    private static Optional<Integer> level(Fact fact) {
        return fact.value(RatingKinds.LEVEL).flatMap(Value::amount).map(Math::toIntExact);
    }

    /** A rating is about whoever called the customer last before it. */
    private Rated called(Fact fact) {
        if (given.isPresent()) {
            return this;
        }
        return new Rated(
                served,
                elsewhere,
                fact.value(TicketKinds.COUNTER).flatMap(Value::amount).map(Math::toIntExact),
                fact.value(TicketKinds.CLERK).map(Value::toString).map(Integer::valueOf),
                prompted,
                given,
                level,
                fedBack,
                verified,
                proven,
                rectified,
                revisited);
    }

    /** A payment is rated for whoever ends it: a refund may have been asked for by another. */
    private Rated opened(Optional<Integer> by) {
        return new Rated(
                true, elsewhere, counter, by, prompted, given, level, fedBack, verified, proven,
                rectified, revisited);
    }

    private static Optional<Integer> teller(Fact fact) {
        return Optional.of(fact.actor())
                .filter(actor -> actor.matches("[0-9]{1,9}"))
                .map(Integer::valueOf);
    }

    /** With a number it is part of a stay, which is rated itself. */
    private Rated paying(Fact fact) {
        boolean stay =
                fact.value("ticket").map(Value::toString).filter(one -> !one.isEmpty()).isPresent();
        return new Rated(
                served,
                stay,
                counter,
                teller(fact),
                prompted,
                given,
                level,
                fedBack,
                verified,
                proven,
                rectified,
                revisited);
    }

    private Rated asked(Optional<Fact> asked, Optional<Fact> said, Optional<Integer> how) {
        return new Rated(
                served, elsewhere, counter, clerk, asked, said, how, fedBack, verified, proven,
                rectified, revisited);
    }

    private Rated step(
            Optional<Instant> answered,
            Optional<Instant> looked,
            Optional<Boolean> found,
            Optional<Instant> mended,
            Optional<Instant> again) {
        return new Rated(
                served, elsewhere, counter, clerk, prompted, given, level, answered, looked, found,
                mended, again);
    }
}

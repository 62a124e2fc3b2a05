package io.shouwen.server.request;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import javax.sql.DataSource;

/** The course of a request: opened once, always one handler, handed over by consent or order. */
@Component
public final class RequestCourse implements Course {
    /** The kind of subject. */
    public static final String KIND = "request";

    private static final Set<FactKind> OURS =
            Set.of(
                    RequestKinds.OPENED,
                    RequestKinds.OFFERED,
                    RequestKinds.ACCEPTED,
                    RequestKinds.RETURNED,
                    RequestKinds.ASSIGNED,
                    RequestKinds.CLOSED,
                    RequestKinds.REOPENED,
                    RequestKinds.LINKED,
                    RequestKinds.UNLINKED,
                    RequestKinds.RULED,
                    RequestKinds.MERGED,
                    RequestKinds.URGENT,
                    RequestKinds.LIFTED,
                    Offer.UNANSWERED);

    private final RequestRows rows;
    private final ErrandRows errands;
    private final LimitRows limits;

    public RequestCourse(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.rows = new RequestRows(jdbc);
        this.errands = new ErrandRows(jdbc);
        this.limits = new LimitRows(jdbc);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        List<Fact> ours = more.stream().filter(fact -> OURS.contains(fact.kind())).toList();
        for (Fact fact : ours) {
            Optional<Refused> unnamed = Spine.unnamed(fact);
            if (unnamed.isPresent()) {
                return unnamed;
            }
            if (fact.standing() == Standing.PROPOSED) {
                return Optional.of(Refused.of("told-too-late", fact.kind().name()));
            }
        }
        return refuseLink(before, ours)
                .or(() -> refuseMerge(before, more))
                .or(() -> Urgent.refuse(before.facts(), more))
                .or(() -> refuseUnanswered(before, more))
                .or(() ->
                        before.stored().isEmpty() ? refuseOpening(more) : refuseNext(before, more));
    }

    /** Another request that is there and answered for itself. */
    private Optional<Refused> refuseMerge(History before, List<Fact> more) {
        for (Fact fact : more) {
            boolean merged = fact.kind().equals(RequestKinds.MERGED);
            if (merged || fact.kind().equals(RequestKinds.RELATED)) {
                Optional<SubjectId> other =
                        Matter.other(fact).filter(id -> !id.equals(before.id()));
                boolean possible =
                        other.flatMap(id -> errands.merged(before.org(), id))
                                .filter(into -> !merged || into.isEmpty())
                                .isPresent();
                if (!possible) {
                    return Optional.of(Refused.of("merge-not-possible"));
                }
            }
        }
        return Optional.empty();
    }

    /** Only an event that runs takes a request in. */
    private Optional<Refused> refuseLink(History before, List<Fact> ours) {
        for (Fact fact : ours) {
            if (fact.kind().equals(RequestKinds.LINKED)
                    && Matter.event(fact)
                            .filter(event -> rows.isOpen(before.org(), event))
                            .isEmpty()) {
                return Optional.of(Refused.of("event-not-open"));
            }
        }
        return Optional.empty();
    }

    private static boolean isOfErrand(Fact fact) {
        return ErrandKind.askedBy(fact.kind()).isPresent()
                || ErrandKind.settledBy(fact.kind()).isPresent();
    }

    private static Optional<Refused> refuseOpening(List<Fact> more) {
        if (more.isEmpty() || !more.getFirst().kind().equals(RequestKinds.OPENED)) {
            return Optional.of(Refused.of("not-opened"));
        }
        return follow(
                Spine.opened(more.getFirst()), Errands.of(List.of()), more.subList(1, more.size()));
    }

    private Optional<Refused> refuseNext(History before, List<Fact> more) {
        Optional<Refused> strike = refuseStrike(before, more);
        return strike.or(() -> refuseReturn(before, more))
                .or(() -> follow(Spine.of(before.facts()), Errands.of(before.facts()), more));
    }

    /** Given back too often, it waits for a superior. */
    private Optional<Refused> refuseReturn(History before, List<Fact> more) {
        boolean returns = more.stream().anyMatch(fact -> fact.kind().equals(RequestKinds.RETURNED));
        if (!returns) {
            return Optional.empty();
        }
        String type = Matter.of(before.facts()).type().word();
        Instant now = more.getLast().recordedAt();
        int most =
                limits.value(before.org(), Limit.RETURNS, type, before.unit(), now)
                        .orElse(Limit.RETURNS.usual());
        return Spine.of(before.facts()).returned() >= most
                ? Optional.of(Refused.of("returned-too-often", Integer.toString(most)))
                : Optional.empty();
    }

    private static Optional<Refused> follow(Spine from, Errands waiting, List<Fact> more) {
        Spine spine = from;
        Errands open = waiting;
        for (Fact fact : more) {
            Optional<Refused> refused = open.refuse(fact, spine).or(refusal(spine, fact));
            if (refused.isPresent()) {
                return refused;
            }
            spine = spine.after(fact);
            open = open.after(fact);
        }
        return Optional.empty();
    }

    private static Supplier<Optional<Refused>> refusal(Spine spine, Fact fact) {
        return () -> spine.refuse(fact);
    }

    /** Who was asked first is history for ever: what opened a request is not struck. */
    private static Optional<Refused> refuseStrike(History before, List<Fact> more) {
        List<Fact> struck = new ArrayList<>();
        for (Fact word : more) {
            if (word.kind().equals(FactKind.STRUCK)) {
                before.facts().stream()
                        .filter(fact -> fact.id().equals(word.namedFact()))
                        .filter(fact -> OURS.contains(fact.kind()) || isOfErrand(fact))
                        .forEach(struck::add);
            }
        }
        return struck.stream()
                .findFirst()
                .map(fact -> Refused.of("not-struck", fact.kind().name()));
    }

    @Override
    public History.Holding holding(History after) {
        Spine spine = Spine.of(after.facts());
        return new History.Holding(after.unit(), Optional.of(spine.handler()), spine.closedAt());
    }

    @Override
    public void keep(List<Told> told) {
        for (Told one : told) {
            List<Fact> facts = one.after().facts();
            boolean ours = one.more().stream().anyMatch(fact -> OURS.contains(fact.kind()));
            if (ours) {
                keep(one.after(), Spine.of(facts), Matter.of(facts), Offer.of(facts));
            }
            if (ours || one.more().stream().anyMatch(RequestCourse::isOfErrand)) {
                errands.keep(one.after(), Spine.of(facts), Errands.of(facts));
            }
        }
    }

    private void keep(History after, Spine spine, Matter matter, Optional<Offer> offer) {
        Optional<Instant> answerBy =
                offer.map(one ->
                        Offer.answerBy(
                                limits, after.org(), matter.type().word(), after.unit(), one.at()));
        rows.keep(after, spine, matter, offer, answerBy);
    }

    /** Told by the clock once, of an offer that waits. */
    private static Optional<Refused> refuseUnanswered(History before, List<Fact> more) {
        boolean told = more.stream().anyMatch(fact -> fact.kind().equals(Offer.UNANSWERED));
        return told && Offer.of(before.facts()).filter(offer -> !offer.late()).isEmpty()
                ? Optional.of(Refused.of("no-open-offer"))
                : Optional.empty();
    }
}

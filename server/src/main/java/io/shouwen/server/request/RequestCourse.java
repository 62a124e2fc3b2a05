package io.shouwen.server.request;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.subject.History;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
                    RequestKinds.UNLINKED);

    private final RequestRows rows;

    public RequestCourse(DataSource dataSource) {
        this.rows = new RequestRows(JdbcClient.create(dataSource));
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
                .or(() ->
                        before.stored().isEmpty()
                                ? refuseOpening(ours, more)
                                : refuseNext(before, more));
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

    private static Optional<Refused> refuseOpening(List<Fact> ours, List<Fact> more) {
        if (more.isEmpty() || !more.getFirst().kind().equals(RequestKinds.OPENED)) {
            return Optional.of(Refused.of("not-opened"));
        }
        return follow(Spine.opened(more.getFirst()), ours.subList(1, ours.size()));
    }

    private static Optional<Refused> refuseNext(History before, List<Fact> more) {
        Optional<Refused> strike = refuseStrike(before, more);
        return strike.isPresent() ? strike : follow(Spine.of(before.facts()), more);
    }

    private static Optional<Refused> follow(Spine from, List<Fact> more) {
        Spine spine = from;
        for (Fact fact : more) {
            Optional<Refused> refused = spine.refuse(fact);
            if (refused.isPresent()) {
                return refused;
            }
            spine = spine.after(fact);
        }
        return Optional.empty();
    }

    /** Who was asked first is history for ever: what opened a request is not struck. */
    private static Optional<Refused> refuseStrike(History before, List<Fact> more) {
        List<Fact> struck = new ArrayList<>();
        for (Fact word : more) {
            if (word.kind().equals(FactKind.STRUCK)) {
                before.facts().stream()
                        .filter(fact -> fact.id().equals(word.namedFact()))
                        .filter(fact -> OURS.contains(fact.kind()))
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
            if (one.more().stream().anyMatch(fact -> OURS.contains(fact.kind()))) {
                List<Fact> facts = one.after().facts();
                rows.keep(one.after(), Spine.of(facts), Matter.of(facts));
            }
        }
    }
}

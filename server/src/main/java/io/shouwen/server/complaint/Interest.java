package io.shouwen.server.complaint;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Who is too near to a complaint. To be asked inside a transaction of the organisation.
 *
 * <p>Whoever is complained about and everybody at a post in that unit neither sees nor handles it.
 * Their line chief and whoever took part in what is complained about does not decide either.
 */
final class Interest {
    private final ComplaintRows rows;
    private final Postings postings;
    private final Histories histories;

    Interest(ComplaintRows rows, Postings postings, Histories histories) {
        this.rows = rows;
        this.postings = postings;
        this.histories = histories;
    }

    /** Whether it is about the person or the unit they work in. */
    boolean concerned(OrgId org, int person, Concern concern, Instant at) {
        return concern.person().filter(id -> id == person).isPresent()
                || concern.unit()
                        .filter(unit -> rows.worksIn(org, person, unit, day(org, at)))
                        .isPresent();
    }

    /** Whether they may not decide about it. */
    boolean near(OrgId org, int person, Concern concern, Instant at) {
        return concerned(org, person, concern, at)
                || lineChiefs(org, concern, at).contains(person)
                || concern.about()
                        .flatMap(about -> histories.read(org, about))
                        .filter(history -> tookPart(history, person))
                        .isPresent();
    }

    private Set<Integer> lineChiefs(OrgId org, Concern concern, Instant at) {
        return concern.unit()
                .map(unit ->
                        postings.nearest(
                                org, unit, Role.CHIEF, day(org, at), concern.person().orElse(0)))
                .orElse(Set.of());
    }

    private static boolean tookPart(History history, int person) {
        String id = Integer.toString(person);
        return history.facts().stream().anyMatch(fact -> tells(fact, id));
    }

    private static boolean tells(Fact fact, String person) {
        return fact.actor().equals(person) && !fact.kind().equals(RequestKinds.OPENED);
    }

    /** Who leads the unit that sees the complaint, the nearest first. */
    Optional<Integer> leader(OrgId org, int unit, Role role, Concern concern, Instant at) {
        return postings.nearest(org, unit, role, day(org, at), concern.person().orElse(0)).stream()
                .filter(person -> !concerned(org, person, concern, at))
                .findFirst();
    }

    private LocalDate day(OrgId org, Instant at) {
        return at.atZone(postings.zone(org)).toLocalDate();
    }
}

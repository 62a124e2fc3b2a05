package io.shouwen.server.complaint;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.journal.SideCourse;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.request.RequestCourse;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * What complaints add to the course of requests: whoever is complained about neither handles nor
 * decides, and none ends undecided unless two people said why.
 */
@Component
public final class ComplaintCourse implements SideCourse {
    private static final Set<FactKind> NAMES_A_HANDLER =
            Set.of(
                    RequestKinds.OPENED,
                    RequestKinds.OFFERED,
                    RequestKinds.ACCEPTED,
                    RequestKinds.ASSIGNED,
                    RequestKinds.RULED);

    /** What a later word may not take back. */
    private static final Set<FactKind> LASTING = lasting();

    private final ComplaintRows rows;
    private final Interest interest;

    public ComplaintCourse(DataSource dataSource, Postings postings, Histories histories) {
        this.rows = new ComplaintRows(JdbcClient.create(dataSource));
        this.interest = new Interest(rows, postings, histories);
    }

    private static Set<FactKind> lasting() {
        Set<FactKind> kinds = new HashSet<>(Change.kinds());
        kinds.add(ComplaintKinds.CONCERNS);
        kinds.add(ComplaintKinds.ANONYMOUS);
        kinds.add(ComplaintKinds.REPORTED_BY);
        kinds.add(ComplaintKinds.DECIDED);
        kinds.add(ComplaintKinds.RECORDED);
        kinds.add(ComplaintKinds.RECEIVED);
        kinds.add(RequestKinds.DESCRIBED);
        return kinds;
    }

    @Override
    public String kind() {
        return RequestCourse.KIND;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        Optional<Complaint> begun = Complaint.of(before.facts());
        if (begun.isEmpty() && before.stored().isEmpty()) {
            begun = Complaint.of(more.subList(0, Math.min(1, more.size())));
        }
        if (begun.isEmpty()) {
            return more.stream().anyMatch(fact -> Change.kinds().contains(fact.kind()))
                    ? Optional.of(Refused.of("not-a-complaint"))
                    : Optional.empty();
        }
        Concern concern = told(begun.get(), more);
        Complaint complaint = begun.get();
        for (Fact fact : more) {
            Optional<Refused> refused =
                    refuse(before, complaint, fact).or(() -> handler(before, concern, fact));
            if (refused.isPresent()) {
                return refused;
            }
            complaint = complaint.after(fact);
        }
        return Optional.empty();
    }

    /** Whom it is about once these facts are told. */
    private static Concern told(Complaint complaint, List<Fact> more) {
        return more.stream()
                .filter(fact -> fact.kind().equals(ComplaintKinds.CONCERNS))
                .reduce((first, last) -> last)
                .map(Concern::of)
                .orElse(complaint.concern());
    }

    private Optional<Refused> refuse(History before, Complaint complaint, Fact fact) {
        FactKind kind = fact.kind();
        if (kind.equals(FactKind.STRUCK)) {
            return before.facts().stream()
                    .filter(one -> one.id().equals(fact.namedFact()))
                    .filter(one -> LASTING.contains(one.kind()))
                    .findFirst()
                    .map(one -> Refused.of("not-struck", one.kind().name()));
        }
        if (kind.equals(ComplaintKinds.CONCERNS) && !complaint.open()) {
            return Optional.of(Refused.of("complaint-over"));
        }
        if (Change.askedBy(kind).isPresent()) {
            return free(complaint);
        }
        if (Change.settledBy(kind).isPresent()) {
            return settling(before, complaint, fact);
        }
        if (kind.equals(ComplaintKinds.DECIDED)) {
            return free(complaint).or(() -> deciding(before, complaint, fact));
        }
        if (kind.equals(RequestKinds.MERGED) && !complaint.state().equals("merged")) {
            return Optional.of(Refused.of("complaint-needs-approval"));
        }
        return kind.equals(RequestKinds.CLOSED) && complaint.open()
                ? Optional.of(Refused.of("complaint-undecided"))
                : Optional.empty();
    }

    /** Neither over nor waiting for a second person. */
    private static Optional<Refused> free(Complaint complaint) {
        if (!complaint.open()) {
            return Optional.of(Refused.of("complaint-over"));
        }
        return complaint.waiting().isPresent()
                ? Optional.of(Refused.of("complaint-change-waits"))
                : Optional.empty();
    }

    private Optional<Refused> settling(History before, Complaint complaint, Fact fact) {
        Optional<Asked> asked = complaint.waiting(fact);
        if (asked.isEmpty()) {
            return Optional.of(Refused.of("complaint-no-change"));
        }
        return Integer.toString(asked.get().by()).equals(fact.actor())
                ? Optional.of(Refused.of("complaint-same-person"))
                : deciding(before, complaint, fact);
    }

    /** A person decides, and one with no interest. */
    private Optional<Refused> deciding(History before, Complaint complaint, Fact fact) {
        boolean person = fact.actor().matches("[0-9]{1,9}");
        return person
                        && !interest.near(
                                before.org(),
                                Integer.parseInt(fact.actor()),
                                complaint.concern(),
                                fact.recordedAt())
                ? Optional.empty()
                : Optional.of(Refused.of("complaint-interest"));
    }

    private Optional<Refused> handler(History before, Concern concern, Fact fact) {
        if (!NAMES_A_HANDLER.contains(fact.kind())) {
            return Optional.empty();
        }
        return Concern.number(fact, "handler")
                .or(() -> Concern.number(fact, "to"))
                .filter(person ->
                        interest.concerned(before.org(), person, concern, fact.recordedAt()))
                .map(person -> Refused.of("complaint-own"));
    }

    @Override
    public void keep(List<Told> told) {
        for (Told one : told) {
            Complaint.of(one.after().facts())
                    .ifPresent(complaint -> rows.keep(one.after(), complaint));
        }
    }
}

package io.shouwen.server.inspection;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Practice;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.outbox.Letter;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.StoredFact;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * The course of an inspection: planned, drawn, looked at item by item, signed by whoever is
 * inspected and then by the inspectors, done; then what was broken is rectified and checked again.
 */
@Component
final class InspectionCourse implements Course {
    static final String KIND = "inspection";

    /** The kind of letter by which the books learn of a sheet that all have signed. */
    static final String LETTER = "inspected";

    private static final Set<FactKind> ON_THE_SHEET =
            Set.of(InspectionKinds.LOOKED, InspectionKinds.PHOTOGRAPHED);

    private final Outbox outbox;
    private final InspectionRows rows;

    InspectionCourse(DataSource dataSource, Outbox outbox) {
        this.outbox = outbox;
        this.rows = new InspectionRows(JdbcClient.create(dataSource));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        History now = before;
        for (Fact fact : more) {
            Optional<Refused> refused =
                    now.stored().isEmpty() ? first(fact) : refuse(Inspection.of(now), fact);
            if (refused.isPresent()) {
                return refused;
            }
            now =
                    now.with(
                            List.of(
                                    new StoredFact(
                                            0, fact, "", "", Optional.empty(), Duration.ZERO)));
        }
        return Optional.empty();
    }

    private static Optional<Refused> first(Fact fact) {
        return fact.kind().equals(InspectionKinds.PLANNED)
                ? Optional.empty()
                : refused("not-opened");
    }

    private static Optional<Refused> refuse(Inspection now, Fact fact) {
        FactKind kind = fact.kind();
        if (kind.equals(InspectionKinds.PLANNED)) {
            return refused("already-open");
        }
        if (kind.equals(InspectionKinds.DRAWN)) {
            return when(!now.sheet().items().isEmpty(), refused("inspection-drawn"));
        }
        if (ON_THE_SHEET.contains(kind)) {
            return onTheSheet(now, fact);
        }
        if (kind.equals(InspectionKinds.SIGNED) || kind.equals(InspectionKinds.UNSIGNED)) {
            return signature(now, fact);
        }
        if (kind.equals(InspectionKinds.DONE)) {
            return when(now.done().isPresent(), refused("inspection-signed"))
                    .or(() ->
                            when(
                                    !now.signed().keySet().containsAll(now.inspectors()),
                                    refused("inspection-incomplete")));
        }
        return afterwards(now, fact);
    }

    private static Optional<Refused> onTheSheet(Inspection now, Fact fact) {
        return when(now.closed(), refused("inspection-signed"))
                .or(() -> when(!now.isInspector(actor(fact)), refused("inspection-not-yours")))
                .or(() ->
                        when(
                                !now.sheet().items().contains(Inspection.text(fact, Practice.ITEM)),
                                refused("inspection-item-unknown")));
    }

    private static Optional<Refused> signature(Inspection now, Fact fact) {
        int person = Integer.parseInt(Inspection.text(fact, InspectionKinds.PERSON));
        boolean inspector =
                Inspection.text(fact, InspectionKinds.AS).equals(InspectionKinds.INSPECTOR);
        boolean theirs =
                inspector
                        ? person == actor(fact) && now.isInspector(person)
                        : now.isInspector(actor(fact)) && now.persons().contains(person);
        boolean twice = now.signed().containsKey(person) || now.unsigned().containsKey(person);
        return when(!theirs, refused("inspection-not-yours"))
                .or(() -> when(twice, refused("inspection-signed")))
                .or(() ->
                        when(
                                !now.complete() || (inspector && !now.answered()),
                                refused("inspection-incomplete")));
    }

    private static Optional<Refused> afterwards(Inspection now, Fact fact) {
        Optional<Rectification> notice = now.rectification();
        if (fact.kind().equals(InspectionKinds.ORDERED)) {
            return when(!now.isInspector(actor(fact)), refused("inspection-not-yours"))
                    .or(() ->
                            when(
                                    now.state() != InspectionState.MENDING || notice.isPresent(),
                                    refused("rectification-not-open")));
        }
        if (fact.kind().equals(InspectionKinds.TOLD)) {
            return when(
                    notice.filter(Rectification::toDo).isEmpty(),
                    refused("rectification-not-open"));
        }
        if (fact.kind().equals(InspectionKinds.CHECKED)) {
            Optional<Rectification.Told> told = notice.flatMap(Rectification::told);
            boolean own = told.filter(one -> one.by() == actor(fact)).isPresent();
            return when(told.isEmpty(), refused("rectification-not-open"))
                    .or(() -> when(own, refused("rectification-own")))
                    .or(() -> when(!now.isInspector(actor(fact)), refused("inspection-not-yours")));
        }
        return Optional.empty();
    }

    private static int actor(Fact fact) {
        return fact.actor().matches("[0-9]{1,9}") ? Integer.parseInt(fact.actor()) : 0;
    }

    private static Optional<Refused> when(boolean wrong, Optional<Refused> refusal) {
        return wrong ? refusal : Optional.empty();
    }

    private static Optional<Refused> refused(String slug) {
        return Optional.of(Refused.of(slug));
    }

    @Override
    public History.Holding holding(History after) {
        return new History.Holding(
                after.unit(),
                Optional.empty(),
                after.facts().stream()
                        .filter(fact -> fact.kind().equals(InspectionKinds.DONE))
                        .findFirst()
                        .map(Fact::occurredAt));
    }

    @Override
    public void keep(List<Told> told) {
        for (Told one : told) {
            Inspection inspection = Inspection.of(one.after());
            rows.keep(one.after().org(), inspection);
            boolean done =
                    one.more().stream().anyMatch(fact -> fact.kind().equals(InspectionKinds.DONE));
            if (done) {
                outbox.write(List.of(letter(one.after())));
            }
        }
    }

    private static Letter letter(History inspection) {
        return new Letter(
                inspection.org(),
                LETTER,
                inspection.id().toString(),
                inspection.id().toString(),
                JsonMapper.shared().createObjectNode());
    }
}

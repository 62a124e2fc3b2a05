package io.shouwen.server.acknowledgement;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.subject.History;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** The course of an acknowledgement: it is told once, and that is all. */
@Component
public final class AcknowledgementCourse implements Course {
    private final AcknowledgementRows rows;

    public AcknowledgementCourse(DataSource dataSource) {
        this.rows = new AcknowledgementRows(JdbcClient.create(dataSource));
    }

    @Override
    public String kind() {
        return AcknowledgementFacts.SUBJECT;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        boolean first =
                before.stored().isEmpty()
                        && more.size() == 1
                        && more.getFirst().kind().equals(AcknowledgementFacts.ACKNOWLEDGED);
        return first ? Optional.empty() : Optional.of(Refused.of("already-acknowledged"));
    }

    @Override
    public History.Holding holding(History after) {
        return after.holding();
    }

    @Override
    public void keep(List<Told> told) {
        for (Told one : told) {
            Fact fact = one.more().getFirst();
            rows.keep(
                    one.after().org(),
                    Math.toIntExact(((Value.Whole) value(fact, "person")).count()),
                    new AcknowledgementRows.Version(
                            value(fact, "code").toString(), value(fact, "version").toString()),
                    one.after().id(),
                    fact.recordedAt());
        }
    }

    private static Value value(Fact fact, String name) {
        return fact.value(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("Expected a signature to have " + name));
    }
}

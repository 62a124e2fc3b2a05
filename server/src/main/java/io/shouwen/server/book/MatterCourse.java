package io.shouwen.server.book;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Home;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.subject.History;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The course of a matter that no customer asked for: its first fact opens it. */
final class MatterCourse implements Course {
    private final MatterRows rows;

    MatterCourse(JdbcClient jdbc) {
        this.rows = new MatterRows(jdbc);
    }

    @Override
    public String kind() {
        return Home.MATTER.word();
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        for (Fact fact : more) {
            boolean nothing = before.stored().isEmpty() && fact.equals(more.getFirst());
            if (nothing && (fact.kind().aboutFacts() || closes(fact.kind()))) {
                return Optional.of(Refused.of("not-opened"));
            }
            if (closes(fact.kind()) && before.closedAt().isPresent()) {
                return Optional.of(Refused.of("already-closed"));
            }
        }
        return Optional.empty();
    }

    private static boolean closes(FactKind kind) {
        return kind.equals(BookKinds.MATTER_CLOSED);
    }

    @Override
    public History.Holding holding(History after) {
        Optional<Instant> closed =
                after.counted(after.latest()).stream()
                        .filter(fact -> closes(fact.kind()))
                        .map(Fact::occurredAt)
                        .findFirst();
        return new History.Holding(after.unit(), Optional.empty(), closed);
    }

    @Override
    public void keep(List<Told> told) {
        told.forEach(one -> rows.keep(one.after()));
    }
}

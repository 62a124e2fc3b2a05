package io.shouwen.server.call;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.subject.History;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * The course of a call. What an exchange tells is taken in any order; what the agent writes down is
 * written down once.
 */
@Component
public final class CallCourse implements Course {
    /** The kind of subject. */
    public static final String KIND = "call";

    private static final Set<FactKind> RECORDS = Set.of(CallKinds.LOGGED, CallKinds.DISMISSED);

    private final CallRows rows;

    public CallCourse(DataSource dataSource) {
        this.rows = new CallRows(JdbcClient.create(dataSource));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        if (before.stored().isEmpty()) {
            return Optional.empty();
        }
        boolean records = more.stream().anyMatch(fact -> RECORDS.contains(fact.kind()));
        if (records && CallFold.of(before).recorded()) {
            return Optional.of(Refused.of("call-recorded"));
        }
        return has(more, CallKinds.LISTENED) && has(before.facts(), CallKinds.LISTENED)
                ? Optional.of(Refused.of("call-listened"))
                : Optional.empty();
    }

    private static boolean has(List<Fact> facts, FactKind kind) {
        return facts.stream().anyMatch(fact -> fact.kind().equals(kind));
    }

    @Override
    public History.Holding holding(History after) {
        CallFold call = CallFold.of(after);
        CallRow row = call.row();
        return new History.Holding(
                after.unit(),
                call.agent(),
                row.state().open()
                        ? Optional.empty()
                        : row.endedAt().or(() -> Optional.of(after.latest())));
    }

    @Override
    public void keep(List<Told> told) {
        told.forEach(one -> rows.keep(one.after().org(), CallFold.of(one.after()).row()));
    }
}

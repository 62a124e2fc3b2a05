package io.shouwen.server.rating;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.journal.SideCourse;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.subject.History;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * One visit, one rating, whoever tells it; and the steps that follow a bad one, in their order. A
 * visit is a stay in the hall, or a payment of somebody who came without a number.
 */
final class RatingCourse implements SideCourse {
    private static final Set<FactKind> OURS =
            Set.of(
                    RatingKinds.PROMPTED,
                    RatingKinds.GIVEN,
                    RatingKinds.EXPLAINED,
                    RatingKinds.FED_BACK,
                    RatingKinds.VERIFIED,
                    RatingKinds.RECTIFIED,
                    RatingKinds.REVISITED,
                    RatingKinds.REOPENED);

    private final String kind;
    private final RatingRows rows;
    private final Postings postings;

    RatingCourse(String kind, DataSource dataSource, Postings postings) {
        this.kind = kind;
        this.rows = new RatingRows(JdbcClient.create(dataSource));
        this.postings = postings;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        if (more.stream().map(Fact::kind).noneMatch(OURS::contains)) {
            return Optional.empty();
        }
        Rated rated = Rated.of(before.facts());
        for (Fact fact : more) {
            Optional<Refused> refused = rated.refuse(fact);
            if (refused.isPresent()) {
                return refused;
            }
            rated = rated.after(fact);
        }
        return Optional.empty();
    }

    /** Where the customer was called to, or where the cashier sat who asked. */
    private Optional<Integer> counter(History after, Rated rated) {
        return rated.counter()
                .or(() ->
                        rated.prompted()
                                .flatMap(asked ->
                                        rated.clerk()
                                                .flatMap(clerk ->
                                                        rows.counter(
                                                                after.org(),
                                                                clerk,
                                                                asked.occurredAt()))));
    }

    @Override
    public void keep(List<Told> told) {
        for (Told one : told) {
            if (one.more().stream().map(Fact::kind).anyMatch(OURS::contains)) {
                History after = one.after();
                Rated rated = Rated.of(after.facts());
                if (!rated.elsewhere()) {
                    rows.keep(after, rated, counter(after, rated), postings.zone(after.org()));
                }
            }
        }
    }
}

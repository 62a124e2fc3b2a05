package io.shouwen.server.slip;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.journal.SideCourse;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.request.RequestCourse;
import io.shouwen.server.subject.History;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Keeps the slips in step with what is told of their requests. */
@Component
class SlipCourse implements SideCourse {
    private final Postings postings;
    private final SlipRows rows;

    SlipCourse(DataSource dataSource, Postings postings) {
        this.postings = postings;
        this.rows = new SlipRows(JdbcClient.create(dataSource));
    }

    @Override
    public String kind() {
        return RequestCourse.KIND;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        boolean back = more.stream().anyMatch(fact -> fact.kind().equals(SlipKinds.RETURNED));
        boolean none =
                SlipFold.of(before).stream().allMatch(Slip::returned)
                        && more.stream().noneMatch(fact -> fact.kind().equals(SlipKinds.FILLED));
        return back && none ? Optional.of(Refused.of("slip-not-out")) : Optional.empty();
    }

    @Override
    public void keep(List<Told> told) {
        for (Told one : told) {
            if (one.more().stream().anyMatch(SlipCourse::moves)) {
                ZoneId zone = postings.zone(one.after().org());
                rows.keep(one.after(), SlipFold.of(one.after()), zone);
            }
        }
    }

    /** A word about a fact may take an arrival away or let it count. */
    private static boolean moves(Fact fact) {
        return SlipFold.HEARD.contains(fact.kind().name()) || fact.kind().aboutFacts();
    }
}

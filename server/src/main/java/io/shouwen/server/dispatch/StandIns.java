package io.shouwen.server.dispatch;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.Round;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.journal.SideCourse;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.request.RequestCourse;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * While whoever was asked first is on leave, the stand-in whom the roster names answers for what is
 * open; once they are back, they do again.
 */
@Component
public final class StandIns {
    private static final String SOURCE = "roster";

    /** Who may write a roster. */
    private static final String CAPACITY = "chief";

    private static final int MOST = 100;

    private final OrgScope scope;
    private final Postings postings;
    private final Requests requests;
    private final WallClock clock;
    private final StandInRows rows;

    StandIns(
            DataSource dataSource,
            OrgScope scope,
            Postings postings,
            Requests requests,
            WallClock clock) {
        this.scope = scope;
        this.postings = postings;
        this.requests = requests;
        this.clock = clock;
        this.rows = new StandInRows(dataSource);
    }

    /** The round that looks for them. */
    @Configuration(proxyBeanMethods = false)
    static class Rounds {
        @Bean
        Round standInRound(StandIns standIns) {
            return Round.every(Duration.ofMinutes(1), "stand-ins", standIns::takeOver);
        }
    }

    /** Who answers for a request in the place of its first contact; empty for the latter. */
    public Optional<Integer> of(OrgId org, SubjectId request) {
        return scope.reading(org, () -> rows.of(org, request));
    }

    /** Brings who answers in step with today's roster; answers for how many it changed. */
    public int takeOver() {
        int changed = 0;
        for (OrgId org : scope.all()) {
            ZoneId zone = scope.reading(org, () -> postings.zone(org));
            LocalDate today = clock.now().atZone(zone).toLocalDate();
            List<StandInRows.Duty> astray = scope.reading(org, () -> rows.astray(org, today, MOST));
            astray.forEach(duty -> tell(org, duty, today));
            changed += astray.size();
        }
        return changed;
    }

    /** Told in the name of whoever wrote the roster that says so. */
    private void tell(OrgId org, StandInRows.Duty duty, LocalDate today) {
        boolean back = duty.answers() == duty.firstContact();
        int from = back ? of(org, duty.request()).orElse(duty.firstContact()) : duty.firstContact();
        Actor actor = Actor.person(duty.by(), Set.of(CAPACITY));
        requests.add(
                new Requests.Sender(
                        org,
                        actor,
                        "stand-in/%s/%s/%d".formatted(duty.request(), today, duty.answers()),
                        SOURCE),
                duty.request(),
                List.of(
                        NewFact.now(
                                StandInKinds.TAKEN_OVER,
                                Map.of(
                                        "from", text(from),
                                        "to", text(duty.answers()),
                                        "reason", new Value.Text(back ? "back" : "leave")))));
    }

    private static Value text(int person) {
        return new Value.Text(Integer.toString(person));
    }

    /** The read rows beside the requests. */
    @Component
    static final class Keeping implements SideCourse {
        private final StandInRows rows;

        Keeping(DataSource dataSource) {
            this.rows = new StandInRows(dataSource);
        }

        @Override
        public String kind() {
            return RequestCourse.KIND;
        }

        @Override
        public Optional<Refused> refuse(History before, List<Fact> more) {
            return Optional.empty();
        }

        @Override
        public void keep(List<Told> told) {
            told.forEach(one -> one.more().forEach(fact -> keep(one.after(), fact)));
        }

        private void keep(History request, Fact fact) {
            if (fact.kind().equals(RequestKinds.CLOSED)) {
                rows.close(request.org(), request.id());
            } else if (fact.kind().equals(StandInKinds.TAKEN_OVER)) {
                int to =
                        fact.value("to")
                                .map(value -> Integer.parseInt(value.toString()))
                                .orElseThrow();
                rows.keep(request.org(), request.id(), to, Integer.parseInt(fact.actor()));
            }
        }
    }
}

package io.shouwen.server.dispatch;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.journal.SideCourse;
import io.shouwen.server.notice.Notice;
import io.shouwen.server.notice.Notices;
import io.shouwen.server.request.RequestCourse;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.subject.History;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Whoever is sent is told, and has some minutes to accept. Anything they do about the job accepts
 * it. It holds for every room and every interface, because it hangs on the fact that sends them.
 */
@Component
class DispatchCourse implements SideCourse {
    private static final String SENT = "job-offered";
    private static final String BACK = "job-back";
    private static final String OFFER_OVER = "offer-unanswered";
    private static final FactKind UNANSWERED = new FactKind("handover.unanswered");
    private static final Duration WORTH_TELLING = Duration.ofMinutes(30);

    private final DispatchRows rows;
    private final Notices notices;

    DispatchCourse(DataSource dataSource, Notices notices) {
        this.rows = new DispatchRows(dataSource);
        this.notices = notices;
    }

    @Override
    public String kind() {
        return RequestCourse.KIND;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        boolean passes =
                more.stream()
                        .anyMatch(fact ->
                                fact.kind().equals(DispatchKinds.PASSED_ON)
                                        || fact.kind().equals(DispatchKinds.EXHAUSTED));
        return passes && accepted(before)
                ? Optional.of(Refused.of("job-accepted-meanwhile"))
                : Optional.empty();
    }

    /** Whether whoever was sent last has done anything about it since. */
    private static boolean accepted(History before) {
        String sent = "";
        boolean accepted = true;
        for (Fact fact : before.facts()) {
            if (fact.kind().equals(RequestKinds.ASSIGNED)) {
                sent = Integer.toString(person(fact, "handler"));
                accepted = false;
            } else if (fact.actor().equals(sent) || fact.kind().equals(RequestKinds.CLOSED)) {
                accepted = true;
            }
        }
        return accepted;
    }

    @Override
    public void keep(List<Told> told) {
        for (Told one : told) {
            one.more().forEach(fact -> keep(one.after(), fact));
        }
    }

    private void keep(History request, Fact fact) {
        if (fact.kind().equals(RequestKinds.ASSIGNED)) {
            sent(request, fact);
        } else if (fact.kind().equals(DispatchKinds.EXHAUSTED)) {
            rows.settle(request.org(), request.id());
            back(request, fact);
        } else if (fact.kind().equals(UNANSWERED)) {
            unanswered(request, fact);
        } else if (settles(request, fact)) {
            rows.settle(request.org(), request.id());
        }
    }

    private static boolean settles(History request, Fact fact) {
        return fact.kind().equals(RequestKinds.CLOSED)
                || request.handler()
                        .map(handler -> fact.actor().equals(Integer.toString(handler)))
                        .orElse(false);
    }

    private void sent(History request, Fact fact) {
        int handler = person(fact, "handler");
        Duration within = Duration.ofMinutes(rows.minutes(request.org()));
        int round =
                Math.toIntExact(
                        request.facts().stream()
                                .filter(one -> one.kind().equals(RequestKinds.ASSIGNED))
                                .count());
        DispatchRows.Waiting waiting =
                new DispatchRows.Waiting(
                        request.id(),
                        handler,
                        fact.recordedAt(),
                        fact.recordedAt().plus(within),
                        round);
        rows.settle(request.org(), request.id());
        boolean self = fact.actor().equals(Integer.toString(handler));
        if (!self && rows.wait(request.org(), waiting)) {
            notices.keep(
                    notice(
                            request,
                            fact,
                            handler,
                            SENT,
                            List.of(
                                    new Value.Text(request.id().number()),
                                    new Value.Moment(waiting.dueAt()))));
        }
    }

    /** Whoever offered it is told that nobody has taken it over. */
    private void unanswered(History request, Fact fact) {
        request.handler()
                .ifPresent(handler ->
                        notices.keep(
                                notice(
                                        request,
                                        fact,
                                        handler,
                                        OFFER_OVER,
                                        List.of(new Value.Text(request.id().number())))));
    }

    /** Whoever sent it is told that it is theirs again. */
    private void back(History request, Fact fact) {
        notices.keep(
                notice(
                        request,
                        fact,
                        person(fact),
                        BACK,
                        List.of(new Value.Text(request.id().number()))));
    }

    /** What the clock tells is told in the name of whoever it is for. */
    private static Notice notice(
            History request, Fact fact, int to, String template, List<Value> parameters) {
        return new Notice(
                request.org(),
                "%s/%s/%s".formatted(template, request.id(), fact.id().value()),
                new Notice.Staff(to),
                template,
                parameters,
                request.id(),
                person(fact) == 0 ? to : person(fact),
                WORTH_TELLING);
    }

    private static int person(Fact fact) {
        return fact.actor().matches("[1-9][0-9]{0,8}") ? Integer.parseInt(fact.actor()) : 0;
    }

    private static int person(Fact fact, String attribute) {
        return fact.value(attribute).map(value -> Integer.parseInt(value.toString())).orElseThrow();
    }
}

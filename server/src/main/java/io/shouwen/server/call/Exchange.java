package io.shouwen.server.call;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Caller;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * Hears what a telephone exchange tells. The first event of a call opens it, whichever that is; an
 * event that is told again changes nothing.
 */
@Component
final class Exchange {
    /** The source under which its facts are found again. */
    static final String SOURCE = "exchange";

    private final OrgScope scope;
    private final Journal journal;
    private final Agents agents;
    private final Callers callers;
    private final Staff staff;
    private final Units units;
    private final WallClock clock;
    private final CallRows rows;

    Exchange(
            DataSource dataSource,
            OrgScope scope,
            Journal journal,
            Agents agents,
            Callers callers,
            Staff staff,
            Units units,
            WallClock clock) {
        this.scope = scope;
        this.journal = journal;
        this.agents = agents;
        this.callers = callers;
        this.staff = staff;
        this.units = units;
        this.clock = clock;
        this.rows = new CallRows(JdbcClient.create(dataSource));
    }

    /**
     * What became of an event.
     *
     * @param again whether it was told before
     * @param unknown the extension at which nobody has signed in; empty if somebody has
     */
    record Heard(SubjectId call, boolean again, String unknown) {}

    Heard hear(Caller system, CallEvent event) {
        return scope.in(system.org(), () -> record(system, event));
    }

    private Heard record(Caller system, CallEvent event) {
        OrgId org = system.org();
        String name = CallEvent.text(event.call());
        rows.lock(org, name);
        Command.Claim claim = new Command.Claim("exchange-call", name);
        Optional<History> before =
                journal.holder(org, claim).flatMap(id -> journal.history(org, id));
        Instant now = clock.now();
        // An exchange whose clock is ahead tells what happens now.
        Instant at = event.moment().filter(told -> told.isBefore(now)).orElse(now);
        Optional<Agent> agent = agents.at(org, event.phone(), at);
        String unknown = agent.isEmpty() ? event.phone() : "";
        Optional<History> again = before.filter(call -> known(call, event.key()));
        if (again.isPresent()) {
            return new Heard(again.get().id(), true, unknown);
        }
        Command.Target target =
                before.<Command.Target>map(call -> new Command.Existing(call.id()))
                        .orElseGet(() ->
                                new Command.Opening(
                                        CallCourse.KIND, unit(system, agent), Optional.of(claim)));
        SubjectId call =
                Answers.done(
                                journal.run(
                                        new Command(
                                                org,
                                                Actor.token(system.token(), system.kinds()),
                                                UUID.randomUUID().toString(),
                                                SOURCE,
                                                target,
                                                List.of(fact(org, event, at, agent, before)))))
                        .subject();
        follow(org, event, at, agent, call);
        return new Heard(call, false, unknown);
    }

    private static boolean known(History call, String key) {
        return call.stored().stream()
                .filter(stored -> stored.source().equals(SOURCE))
                .anyMatch(stored -> stored.sourceKey().equals(Optional.of(key)));
    }

    /**
     * The agent's, else that of the person for whom the exchange's token stands, else the house.
     */
    private int unit(Caller system, Optional<Agent> agent) {
        return agent.map(Agent::unit)
                .or(() ->
                        system.person().isPresent()
                                ? staff.posts(system.org(), system.person().getAsInt()).stream()
                                        .min(Integer::compare)
                                : Optional.<Integer>empty())
                .orElseGet(() -> units.house(system.org()));
    }

    private NewFact fact(
            OrgId org,
            CallEvent event,
            Instant at,
            Optional<Agent> agent,
            Optional<History> before) {
        Map<String, Value> values = new HashMap<>();
        agent.ifPresent(one -> values.put(CallKinds.AGENT, text(Integer.toString(one.person()))));
        put(values, CallKinds.EXTENSION, event.phone());
        put(values, CallKinds.RECORDING, CallEvent.text(event.recording()));
        if (CallEvent.LINES.contains(CallEvent.text(event.line()))) {
            put(values, "line", CallEvent.text(event.line()));
        }
        if (before.isEmpty()) {
            put(values, CallKinds.EXCHANGE, CallEvent.text(event.call()));
        }
        if (before.flatMap(call -> CallFold.of(call).caller()).isEmpty()) {
            values.putAll(callers.of(org, CallEvent.text(event.number())));
        }
        return new NewFact(
                kind(event, at, before, values),
                Optional.of(at),
                values,
                Optional.of(event.key()),
                Duration.ZERO);
    }

    private static FactKind kind(
            CallEvent event, Instant at, Optional<History> before, Map<String, Value> values) {
        return switch (CallEvent.text(event.event())) {
            case "ringing" -> CallKinds.RUNG;
            case "transferred" -> CallKinds.TRANSFERRED;
            case "answered" -> {
                ring(event, at, before, values);
                yield CallKinds.ANSWERED;
            }
            case "abandoned" -> {
                ring(event, at, before, values);
                yield CallKinds.MISSED;
            }
            default -> {
                put(values, "released_by", CallEvent.text(event.releasedBy()));
                if (Boolean.TRUE.equals(event.cutOff())) {
                    values.put("cut_off", new Value.Flag(true));
                }
                yield CallKinds.ENDED;
            }
        };
    }

    private static void ring(
            CallEvent event, Instant at, Optional<History> before, Map<String, Value> values) {
        Optional<Duration> rang =
                before.flatMap(call -> CallFold.of(call).rangAt(at, event.phone()))
                        .map(since -> Duration.between(since, at));
        Ringing.of(event, rang)
                .ifPresent(ringing -> {
                    values.put(CallKinds.RINGS, new Value.Whole(ringing.rings()));
                    values.put(CallKinds.ESTIMATED, new Value.Flag(ringing.estimated()));
                });
    }

    /** What the agents do moves with the call. */
    private void follow(
            OrgId org, CallEvent event, Instant at, Optional<Agent> agent, SubjectId call) {
        switch (CallEvent.text(event.event())) {
            case "answered" -> turn(org, agent, Agent.State.ON_CALL, at);
            case "transferred" -> {
                Optional<Agent> from = agents.at(org, CallEvent.text(event.extension()), at);
                turn(org, from, Agent.State.READY, at);
                turn(org, agent, Agent.State.ON_CALL, at);
            }
            case "ended" -> {
                Optional<CallRow> row = rows.find(org, call);
                Optional<Agent> talking =
                        row.flatMap(CallRow::agent).flatMap(id -> agents.now(org, id));
                boolean open = row.filter(one -> one.state().open()).isPresent();
                turn(
                        org,
                        talking.filter(one -> one.state() == Agent.State.ON_CALL),
                        open ? Agent.State.WRAP_UP : Agent.State.READY,
                        at);
            }
            default -> {
                // Ringing, and ringing in vain, keep nobody from what they do.
            }
        }
    }

    private void turn(OrgId org, Optional<Agent> agent, Agent.State state, Instant at) {
        agent.ifPresent(one -> agents.turn(org, one.person(), state, "", at));
    }

    private static void put(Map<String, Value> values, String name, String text) {
        if (!text.isEmpty()) {
            values.put(name, text(text));
        }
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }
}

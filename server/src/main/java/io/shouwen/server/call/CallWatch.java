package io.shouwen.server.call;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.standard.Numbers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.text.Texts;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** Reads the live board of the phones. */
@Component
final class CallWatch {
    private static final int MOST = 50;

    private final OrgScope scope;
    private final Sight sight;
    private final Agents agents;
    private final Staff staff;
    private final CallLines lines;
    private final Numbers numbers;
    private final int rings;
    private final WallClock clock;
    private final CallRows rows;

    /**
     * @param rings within how many rings a call is answered soon where no code on the shelf says so
     */
    CallWatch(
            DataSource dataSource,
            OrgScope scope,
            Sight sight,
            Agents agents,
            Staff staff,
            CallLines lines,
            Numbers numbers,
            @Value("${shouwen.call.rings:3}") int rings,
            WallClock clock) {
        this.scope = scope;
        this.sight = sight;
        this.agents = agents;
        this.staff = staff;
        this.lines = lines;
        this.numbers = numbers;
        this.rings = rings;
        this.clock = clock;
        this.rows = new CallRows(JdbcClient.create(dataSource));
    }

    CallBoard board(Me me, Texts texts) {
        Instant now = clock.now();
        LocalDate today = now.atZone(me.zone()).toLocalDate();
        Instant from = today.atStartOfDay(me.zone()).toInstant();
        Instant until = today.plusDays(1).atStartOfDay(me.zone()).toInstant();
        Set<Integer> units = sight.units(me);
        int soon =
                Math.toIntExact(
                        numbers.most(CallKinds.ANSWERED, CallKinds.RINGS).orElse((long) rings));
        List<HalfHour> halves =
                scope.reading(me.org(), () -> rows.halfHours(me.org(), units, from, until, soon));
        List<CallRow> waiting = scope.reading(me.org(), () -> rows.waiting(me.org(), units, MOST));
        return new CallBoard(
                now,
                soon,
                lines.of(me.org(), waiting, texts),
                seats(me, units, texts),
                HalfHour.sum(from, halves),
                halves);
    }

    private List<CallBoard.Seat> seats(Me me, Set<Integer> units, Texts texts) {
        List<Agent> signedIn = agents.signedIn(me.org(), units);
        Map<Integer, Member> people =
                staff.named(
                        me.org(), signedIn.stream().map(Agent::person).collect(Collectors.toSet()));
        return signedIn.stream()
                .sorted(Comparator.comparing(Agent::state).thenComparing(Agent::since))
                .map(agent ->
                        new CallBoard.Seat(agent, CallLines.name(people, agent.person(), texts)))
                .toList();
    }
}

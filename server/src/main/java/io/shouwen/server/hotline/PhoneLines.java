package io.shouwen.server.hotline;

import io.shouwen.server.access.Me;
import io.shouwen.server.call.Agents;
import io.shouwen.server.call.CallLine;
import io.shouwen.server.call.CallLines;
import io.shouwen.server.call.CallRow;
import io.shouwen.server.call.Calls;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.page.Times;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads what an agent's phone shows. */
@Component
class PhoneLines {
    private final Calls calls;
    private final Agents agents;
    private final CallLines lines;
    private final CallerReader callers;
    private final WallClock clock;

    PhoneLines(Calls calls, Agents agents, CallLines lines, CallerReader callers, WallClock clock) {
        this.calls = calls;
        this.agents = agents;
        this.lines = lines;
        this.callers = callers;
        this.clock = clock;
    }

    PhoneLine of(Me me, Times times) {
        List<Pop> pops =
                calls.inHand(me).stream()
                        .map(CallRow::id)
                        .flatMap(id -> calls.find(me.org(), id).stream())
                        .map(call -> pop(me, call, times))
                        .toList();
        return new PhoneLine(
                clock.now(),
                agents.now(me.org(), me.person()),
                agents.lastExtension(me.org(), me.person()),
                pops);
    }

    /** Of a call. */
    Pop pop(Me me, Calls.Call call, Times times) {
        OrgId org = me.org();
        List<Long> ids = call.candidates();
        return new Pop(
                Optional.of(lines.of(org, List.of(call.row()), times.texts()).getFirst()),
                callers.of(org, ids, me.person(), times),
                earlier(org, ids, Optional.of(call.id()), times));
    }

    /** Of a number that another system asks for; that it was searched is told as a fact. */
    Pop pop(Me me, String number, Times times) {
        List<Caller> found = callers.search(me.org(), number, me.person(), times);
        List<Long> ids = found.stream().map(Caller::id).toList();
        return new Pop(Optional.empty(), found, earlier(me.org(), ids, Optional.empty(), times));
    }

    private List<CallLine> earlier(
            OrgId org, Collection<Long> ids, Optional<SubjectId> but, Times times) {
        return lines.of(org, calls.earlier(org, ids, but), times.texts());
    }

    /** The call in hand of one of these customers: the one whose number was asked for. */
    Optional<Calls.Call> inHand(Me me, Collection<Long> ids) {
        return calls.inHand(me).stream()
                .flatMap(row -> calls.find(me.org(), row.id()).stream())
                .filter(call -> call.candidates().stream().anyMatch(ids::contains))
                .findFirst();
    }
}

package io.shouwen.bench;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.SubjectId;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Requests as people bring them about, to be copied: one done in time after a call, one that came
 * too late and has its findings, one that still runs, and a complaint.
 */
record PageModels(Fill.Model kept, Fill.Model late, Fill.Model open, Fill.Model complaint) {
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Duration LATE = Duration.ofMinutes(50);
    private static final int POLLS = 600;

    /** So many are still open, however many are stored: people see to that. */
    private static final int OPEN = 500;

    /** Of a hundred requests so many came late, or are complaints. */
    private static final int TOO_LATE = 14;

    private static final int COMPLAINTS = 1;

    static PageModels told(BenchServer server) throws Exception {
        SubjectId kept = life(server, "kept", Duration.ZERO);
        SubjectId late = life(server, "late", LATE);
        Story story = Story.of(server);
        SubjectId open = story.report("open");
        return new PageModels(
                new Fill.Model(kept, List.of(call(server)), "kept"),
                new Fill.Model(late, findings(server, late), "late"),
                new Fill.Model(open, "open"),
                new Fill.Model(complain(server), "complaint"));
    }

    private static SubjectId life(BenchServer server, String key, Duration delay) {
        Story story = Story.of(server);
        SubjectId request = story.report(key);
        Requests requests = server.bean(Requests.class);
        requests.assign(sender(server, 3, "dispatcher", key + " send"), request, 4, "");
        add(server, request, 4, "technician", "job.accepted", Map.of());
        WallClock clock = server.bean(WallClock.class);
        if (!delay.isZero()) {
            clock.moveTo(clock.now().plus(delay));
        }
        add(server, request, 4, "technician", "visit.arrived", Map.of());
        add(
                server,
                request,
                4,
                "technician",
                "repair.fixed",
                Map.of("remedy", new Value.Text("更换接头")));
        add(server, request, 1, "agent", RequestKinds.CLOSED.name(), Map.of());
        add(
                server,
                request,
                1,
                "agent",
                "callback.done",
                Map.of(
                        "outcome", new Value.Text("fixed"),
                        "opinion", new Value.Text("satisfied")));
        return request;
    }

    private static void add(
            BenchServer server,
            SubjectId request,
            int person,
            String capacity,
            String kind,
            Map<String, Value> values) {
        Story.done(
                server.bean(Requests.class)
                        .add(
                                sender(server, person, capacity, "%s %s".formatted(request, kind)),
                                request,
                                List.of(NewFact.now(new FactKind(kind), values))));
    }

    private static Requests.Sender sender(
            BenchServer server, int person, String capacity, String key) {
        return new Requests.Sender(
                server.org(), Actor.person(person, Set.of(capacity)), key, "bench");
    }

    /** A call from its first ring to its end, as the exchange tells it. */
    private static SubjectId call(BenchServer server) throws Exception {
        Visitor exchange = Visitor.system(server.uri(), server.token("exchange"));
        for (String event :
                List.of(
                        "\"event\":\"ringing\",\"extension\":\"8001\",\"number\":\"13900000031\"",
                        "\"event\":\"answered\",\"extension\":\"8001\"",
                        "\"event\":\"ended\",\"extension\":\"8001\"")) {
            exchange.tell(
                    "/api/v1/calls/events", event, "{\"call\":\"bench-1\",%s}".formatted(event));
        }
        if (server.number("select count(*) from call where ended_at is null") > 0) {
            throw new IllegalStateException("Expected the call to be over");
        }
        return new SubjectId(server.number("select max(id) from call"));
    }

    /** The findings about a request, as soon as the rounds of the server have raised them. */
    private static List<SubjectId> findings(BenchServer server, SubjectId request)
            throws InterruptedException {
        for (int poll = 0; poll < POLLS; poll++) {
            List<SubjectId> found =
                    server
                            .bean(OrgScope.class)
                            .reading(
                                    server.org(),
                                    () ->
                                            server.jdbc()
                                                    .sql(
                                                            "select id from finding where subject ="
                                                                    + " :id")
                                                    .param("id", request.value())
                                                    .query(Long.class)
                                                    .list())
                            .stream()
                            .map(SubjectId::new)
                            .toList();
            if (!found.isEmpty()) {
                return found;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("Expected findings about " + request.number());
    }

    private static SubjectId complain(BenchServer server) throws Exception {
        Visitor.person(server.uri(), "sunli")
                .post(
                        "/complaints/new",
                        "/complaints",
                        Map.of(
                                "key", "complaint",
                                "type", "complaint",
                                "who", "anonymous",
                                "way", "visit",
                                "against", "person-4",
                                "words", "态度生硬"));
        return new SubjectId(server.number("select max(request) from complaint"));
    }

    /**
     * Stores so many, a request each five minutes back from where the last were, as in an
     * organisation that grows old; those that run are due in days to come. Of what was stored
     * before the first time all is done, all findings are dismissed and all complaints closed.
     *
     * @param before how many are stored already
     */
    void store(BenchServer server, int before, int many) throws SQLException {
        Fill fill = new Fill(server);
        int more = many - before;
        int openOnes = before == 0 ? OPEN : 0;
        int lateOnes = more * TOO_LATE / 100;
        int complaints = more * COMPLAINTS / 100;
        int rest = more - openOnes - lateOnes - complaints;
        back(fill, kept, before, many, rest);
        back(fill, late, before, many, lateOnes);
        back(fill, complaint, before, many, complaints);
        if (before == 0) {
            fill.copy(open, OPEN, Duration.ofDays(2), Duration.ofSeconds(1), false);
        } else {
            fill.settleUntil(STEP.multipliedBy(before));
        }
        fill.settle();
    }

    private static void back(Fill fill, Fill.Model model, int before, int many, int copies)
            throws SQLException {
        Duration time = STEP.multipliedBy(many - before);
        fill.copy(model, copies, STEP.multipliedBy(many).negated(), time.dividedBy(copies), false);
    }
}

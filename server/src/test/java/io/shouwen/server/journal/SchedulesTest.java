package io.shouwen.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.VerdictText;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.journal.Outcome.Done;
import io.shouwen.server.judgement.StoredJudgement;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.Database;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.request.Requests.Opening;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/** Two processes over one database. */
class SchedulesTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Database SECOND = Database.at(DATABASE.address());
    private static final OrgId ORG = new OrgId(1);
    private static final Office ONE = Office.on(DATABASE.pool(), Cable.standards());
    private static final Office TWO = Office.on(SECOND.pool(), Cable.standards());
    private static final Actor ALL = Actor.person(7, Set.of("agent", "technician", "chief"));

    static {
        ONE.found(DATABASE, ORG);
    }

    @AfterAll
    static void close() {
        SECOND.close();
        DATABASE.close();
    }

    @Test
    void whateverTheScheduleTheStoredJudgementIsTheRefoldFromNothing() throws Exception {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int schedule = 0; schedule < 12; schedule++) {
                ONE.itIs("2026-03-02T02:00:00Z");
                SubjectId request = open("open " + schedule);
                List<Future<Outcome>> told = new ArrayList<>();
                for (int writer = 0; writer < 8; writer++) {
                    told.add(writers.submit(writer(request, schedule, writer)));
                }
                told.add(
                        writers.submit(() -> {
                            ONE.itIs("2026-03-02T02:35:00Z");
                            TWO.alarms.ring();
                            return Outcome.Refused.of("alarm");
                        }));
                int done = done(told);
                whole(request, done);
            }
        }
    }

    private static Callable<Outcome> writer(SubjectId request, int schedule, int writer) {
        Office office = writer % 2 == 0 ? ONE : TWO;
        Random random = new Random(schedule * 100L + writer);
        NewFact fact =
                switch (random.nextInt(3)) {
                    case 0 -> NewFact.now(Cable.ARRIVED, Map.of());
                    case 1 -> NewFact.now(Cable.REPORTED, Map.of("area", new Value.Text("urban")));
                    default ->
                            NewFact.at(
                                    Cable.ARRIVED, Instant.parse("2026-03-02T02:05:00Z"), Map.of());
                };
        String key = "s" + schedule + "w" + writer / 2;
        return () -> office.requests.add(new Sender(ORG, ALL, key, "test"), request, List.of(fact));
    }

    private static int done(List<Future<Outcome>> told) throws InterruptedException {
        Set<List<Integer>> facts = new HashSet<>();
        for (Future<Outcome> one : told) {
            try {
                if (one.get() instanceof Done done) {
                    facts.add(done.facts().stream().map(Outcome.Noted::n).toList());
                }
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            }
        }
        return facts.size();
    }

    private static void whole(SubjectId request, int told) {
        History history = ONE.journal.history(ORG, request).orElseThrow();
        assertThat(history.stored()).hasSize(told + 2);
        assertThat(history.facts())
                .isSortedAccordingTo((a, b) -> a.recordedAt().compareTo(b.recordedAt()));
        StoredJudgement stored = ONE.scope.reading(ORG, () -> ONE.judgements.stored(request));
        assertThat(stored.uptoN()).isEqualTo(history.stored().size());
        assertThat(stored.text())
                .isEqualTo(VerdictText.of(TWO.judgements.assess(history, stored.asOf())));
    }

    @Test
    void theSameCommandInTwoProcessesAtOnceIsCarriedOutOnce() throws Exception {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<SubjectId>> opened = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Office office = i % 2 == 0 ? ONE : TWO;
                opened.add(writers.submit(() -> open(office, "the same")));
            }
            Set<SubjectId> subjects = new HashSet<>();
            for (Future<SubjectId> one : opened) {
                subjects.add(one.get());
            }
            assertThat(subjects).hasSize(1);
        }
    }

    @Test
    void aCrashBeforeOrAfterAnyStatementLosesNothingAndDoublesNothing() {
        List<String> places = new ArrayList<>();
        AtomicReference<String> failing = new AtomicReference<>("");
        FailPoints crashing =
                new FailPoints((side, statement) -> {
                    String place = side + " " + statement;
                    if (statement.equals("judge")) {
                        return; // An ill judge stops no command: JournalTest shows what it does.
                    }
                    places.add(place);
                    if (place.equals(failing.get())) {
                        throw new Crash();
                    }
                });
        Office office = new Office(DATABASE.pool(), Cable.standards(), crashing);
        open(office, "places");
        for (String place : List.copyOf(new HashSet<>(places))) {
            failing.set(place);
            String key = "crash " + place;
            assertThat(crashes(office, key)).as(place).isTrue();
            failing.set("");
            SubjectId request = open(TWO, key);
            whole(request, 0);
            assertThat(TWO.requests.find(ORG, request).orElseThrow().request().handler())
                    .isEqualTo(7);
        }
        assertThat(places).contains("AFTER append facts", "BEFORE keep the answer");
        assertThat(count("subject s where not exists (select from request r where r.id = s.id)"))
                .isZero();
    }

    private static boolean crashes(Office office, String key) {
        try {
            open(office, key);
            return false;
        } catch (Crash e) {
            return true;
        }
    }

    private static final class Crash extends RuntimeException {}

    private static int count(String from) {
        return ONE.scope.reading(
                ORG,
                () -> ONE.jdbc.sql("select count(*) from " + from).query(Integer.class).single());
    }

    private static SubjectId open(String key) {
        return open(ONE, key);
    }

    private static SubjectId open(Office office, String key) {
        Opening opening =
                new Opening(
                        3,
                        Optional.empty(),
                        7,
                        Optional.empty(),
                        7,
                        List.of(
                                NewFact.now(
                                        Cable.REPORTED, Map.of("area", new Value.Text("urban")))));
        return ((Done) office.requests.open(new Sender(ORG, ALL, key, "test"), opening)).subject();
    }
}

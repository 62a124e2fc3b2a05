package io.shouwen.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.Gen;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold of a line, however people come and whichever counters call. */
class DisciplineLawsTest {
    private static final int RUNS = 1000;
    private static final Instant OPENING = Instant.parse("2026-03-02T00:30:00Z");
    private static final List<String> SERVICES = List.of("fees", "accounts", "meters");

    /**
     * A hall for a while: people come, some with a number from before, some rise when their
     * appointed time has come, counters call, and all calls are kept.
     */
    private static final class Hall {
        final Discipline discipline;
        final List<Set<String>> counters = new ArrayList<>();
        final List<Discipline.Call> calls = new ArrayList<>();
        final List<Set<String>> callers = new ArrayList<>();
        List<Waiting> line = new ArrayList<>();
        private long ids;

        Hall(Gen gen, Discipline discipline) {
            this.discipline = discipline;
            int number = gen.number(1, 4);
            for (int n = 0; n < number; n++) {
                Set<String> services = new HashSet<>();
                SERVICES.stream().filter(one -> gen.chance(60)).forEach(services::add);
                services.add(gen.oneOf("fees", "accounts", "meters"));
                counters.add(services);
            }
        }

        void join(Gen gen) {
            ids++;
            Instant here = OPENING.plusSeconds(gen.number(0, 60) + ids * 20);
            Instant since = gen.chance(25) ? here.minusSeconds(gen.number(1, 3600)) : here;
            line.add(
                    new Waiting(
                            ids,
                            gen.oneOf("fees", "accounts", "meters"),
                            gen.number(0, 2),
                            since,
                            here,
                            0));
        }

        boolean call(Set<String> counter) {
            Optional<Discipline.Call> call = discipline.call(line, counter);
            call.ifPresent(made -> {
                calls.add(made);
                callers.add(counter);
                line = new ArrayList<>(made.left());
            });
            return call.isPresent();
        }

        /** The appointed time of somebody who waits has come: they go before more people. */
        void rise(Gen gen) {
            int which = gen.number(0, line.size() - 1);
            Waiting one = line.get(which);
            line.set(
                    which,
                    new Waiting(
                            one.id(),
                            one.service(),
                            Math.max(0, one.rank() - 1),
                            one.since(),
                            one.here(),
                            one.passed()));
        }

        void live(Gen gen) {
            for (int step = 0; step < 60; step++) {
                if (!line.isEmpty() && gen.chance(15)) {
                    rise(gen);
                } else if (gen.chance(55)) {
                    join(gen);
                } else {
                    call(counters.get(gen.number(0, counters.size() - 1)));
                }
            }
        }
    }

    private static Hall lived(Gen gen) {
        Hall hall = new Hall(gen, new Discipline(gen.number(0, 4)));
        hall.live(gen);
        return hall;
    }

    @Test
    void nobodyIsPassedMoreOftenThanTheBound() {
        Gen.forAll(
                RUNS,
                gen -> {
                    Hall hall = lived(gen);
                    hall.calls.forEach(call ->
                            assertThat(call.left())
                                    .allMatch(one -> one.passed() <= hall.discipline.bound()));
                });
    }

    @Test
    void whoCanBeServedIsCalledInTheEndAndNobodyTwice() {
        Gen.forAll(
                RUNS,
                gen -> {
                    Hall hall = lived(gen);
                    boolean more = true;
                    while (more) {
                        more = false;
                        for (Set<String> counter : hall.counters) {
                            more |= hall.call(counter);
                        }
                    }
                    assertThat(hall.line)
                            .noneMatch(one ->
                                    hall.counters.stream()
                                            .anyMatch(counter -> counter.contains(one.service())));
                    assertThat(hall.calls.stream().map(call -> call.called().id()).toList())
                            .doesNotHaveDuplicates();
                });
    }

    @Test
    void anEarlierPlaceOfTheSameClassGoesFirstUnlessSomebodyWasPassedTooOften() {
        Gen.forAll(
                RUNS,
                gen -> {
                    Hall hall = lived(gen);
                    for (int n = 0; n < hall.calls.size(); n++) {
                        Waiting called = hall.calls.get(n).called();
                        Set<String> counter = hall.callers.get(n);
                        if (called.passed() < hall.discipline.bound()) {
                            assertThat(hall.calls.get(n).left())
                                    .filteredOn(one -> counter.contains(one.service()))
                                    .noneMatch(one ->
                                            one.rank() < called.rank()
                                                    || (one.rank() == called.rank()
                                                            && one.isBefore(called)));
                        }
                    }
                });
    }

    @Test
    void withoutABoundToClassesTheLineIsOrderOfArrival() {
        Gen.forAll(
                RUNS,
                gen -> {
                    Hall hall = new Hall(gen, new Discipline(0));
                    hall.live(gen);
                    for (int n = 0; n < hall.calls.size(); n++) {
                        Waiting called = hall.calls.get(n).called();
                        Set<String> counter = hall.callers.get(n);
                        assertThat(hall.calls.get(n).left())
                                .filteredOn(one -> counter.contains(one.service()))
                                .allMatch(called::cameBefore);
                    }
                });
    }

    @Test
    void aStreamOfPriorityCustomersDelaysAnOrdinaryOneByTheBoundAlone() {
        Discipline discipline = new Discipline(3);
        List<Waiting> line = new ArrayList<>();
        line.add(new Waiting(1, "fees", 1, OPENING, 0));
        List<Long> called = new ArrayList<>();
        for (long id = 2; called.size() < 5; id++) {
            line.add(new Waiting(id, "fees", 0, OPENING.plusSeconds(id), 0));
            Discipline.Call call = discipline.call(line, Set.of("fees")).orElseThrow();
            called.add(call.called().id());
            line = new ArrayList<>(call.left());
        }
        assertThat(called).containsExactly(2L, 3L, 4L, 1L, 5L);
    }

    /** Numbers from elsewhere: one checks in after the other, each with an earlier place. */
    @Test
    void aStreamOfPeopleWithNumbersFromElsewhereDelaysWhoeverIsThereByTheBoundAlone() {
        Discipline discipline = new Discipline(3);
        List<Waiting> line = new ArrayList<>();
        line.add(new Waiting(100, "fees", 1, OPENING, 0));
        List<Long> called = new ArrayList<>();
        for (long id = 1; called.size() < 5; id++) {
            line.add(
                    new Waiting(
                            id,
                            "fees",
                            1,
                            OPENING.minusSeconds(3600 - id),
                            OPENING.plusSeconds(id),
                            0));
            Discipline.Call call = discipline.call(line, Set.of("fees")).orElseThrow();
            called.add(call.called().id());
            line = new ArrayList<>(call.left());
        }
        assertThat(called).containsExactly(1L, 2L, 3L, 100L, 4L);
    }
}

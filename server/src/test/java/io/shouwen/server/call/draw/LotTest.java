package io.shouwen.server.call.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.call.CallRow;
import io.shouwen.server.call.CallState;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

class LotTest {
    private static CallRow call(long id, int agent) {
        Instant noon = Instant.parse("2026-03-02T04:00:00Z");
        return new CallRow(
                new SubjectId((2603L << 40) + id),
                1,
                CallState.DONE,
                Optional.empty(),
                Optional.of(agent),
                "x",
                noon,
                Optional.of(noon),
                Optional.of(noon),
                Optional.of(1),
                false,
                "inquiry",
                "R");
    }

    private static List<CallRow> week(Random random) {
        List<CallRow> calls = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            calls.add(call(i, 1 + random.nextInt(5)));
        }
        return calls;
    }

    @Test
    void whoeverKnowsTheSeedDrawsTheSameInWhateverOrderTheCallsCome() {
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            List<CallRow> calls = week(random);
            List<Lot.Drawn> drawn = Lot.draw(calls, "seed " + i, 3);
            Collections.shuffle(calls, random);
            assertThat(Lot.draw(calls, "seed " + i, 3)).isEqualTo(drawn);
        }
    }

    @Test
    void ofEachAgentThereAreAsManyAsAskedForOrAllThereAre() {
        List<CallRow> calls = new ArrayList<>(week(new Random(8)));
        calls.add(call(900, 99));
        for (Lot.Drawn drawn : Lot.draw(calls, "seed", 4)) {
            long had = calls.stream().filter(one -> one.agent().orElse(0) == drawn.agent()).count();
            assertThat(drawn.calls()).hasSize(Math.toIntExact(Math.min(4, had)));
            assertThat(drawn.calls()).allMatch(one -> one.agent().orElse(0) == drawn.agent());
            assertThat(drawn.calls()).doesNotHaveDuplicates();
        }
    }

    @Test
    void anotherSeedDrawsOtherCallsAndEachCallIsDrawnSometimes() {
        List<CallRow> calls = week(new Random(9));
        Set<CallRow> ever = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            Lot.draw(calls, "seed " + i, 2).forEach(drawn -> ever.addAll(drawn.calls()));
        }
        assertThat(ever).hasSameSizeAs(calls);
    }
}

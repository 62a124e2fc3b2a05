package io.shouwen.server.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Subject;
import io.shouwen.engine.fact.Value;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class SettlementTest {
    private final List<Fact> told = new ArrayList<>();

    @Test
    void aVisitIsSettledWithTheLastOfItsPapers() {
        told("03-02T10:00", "visit.arrived");
        told("03-02T11:00", "repair.fixed");
        told("03-02T11:05", "sheet.filled");
        told("03-03T09:00", "callback.done");
        assertThat(only().settled(at("03-03T09:00"))).isEmpty();
        assertThat(only().waits(at("03-03T09:00"))).isTrue();

        told("03-04T17:00", "sheet.returned");

        assertThat(only().settled(at("03-04T17:00"))).contains(at("03-04T17:00"));
        assertThat(only().values())
                .isEqualTo(
                        Map.of(
                                "work", new Value.Text("repair"),
                                "sheet_filled", new Value.Flag(true),
                                "sheet_returned", new Value.Flag(true),
                                "called_back", new Value.Flag(true)));
    }

    @Test
    void aWeekAfterItsEndItIsSettledAsItStands() {
        told("03-02T10:00", "visit.arrived");
        told("03-02T11:00", "visit.ended");

        assertThat(only().settled(at("03-09T10:59"))).isEmpty();
        assertThat(only().settled(at("03-09T11:00"))).contains(at("03-09T11:00"));
        assertThat(only().values()).containsEntry("called_back", new Value.Flag(false));
    }

    @Test
    void whatComesInLaterMendsHowItStandsAndNotWhenItWasSettled() {
        told("03-02T10:00", "visit.arrived");
        told("03-02T11:00", "visit.ended");
        told("03-10T09:00", "callback.done");
        told("03-10T09:00", "sheet.returned");

        assertThat(only().settled(at("03-11T00:00"))).contains(at("03-09T11:00"));
        assertThat(only().values()).containsEntry("called_back", new Value.Flag(true));
    }

    @Test
    void whereSomebodyIsStillThereNothingIsSettled() {
        told("03-02T10:00", "visit.arrived");
        told("03-02T11:00", "callback.done");

        assertThat(only().settled(at("04-02T10:00"))).isEmpty();
        assertThat(only().waits(at("04-02T10:00"))).isFalse();
    }

    @Test
    void eachVisitHasASheetOfItsOwnAndACallbackSpeaksOfAllThatAreOver() {
        told("03-02T10:00", "visit.arrived");
        told("03-02T11:00", "visit.ended");
        told("03-03T10:00", "visit.arrived");
        told("03-03T11:00", "repair.fixed");
        told("03-03T11:30", "sheet.returned");
        told("03-04T09:00", "callback.done");

        List<Settlement> visits = Settlement.of(told);

        assertThat(visits).hasSize(2);
        assertThat(visits.getFirst().settled(at("03-05T00:00"))).contains(at("03-04T09:00"));
        assertThat(visits.getLast().returned()).isEmpty();
        assertThat(visits.getLast().calledBack()).contains(at("03-04T09:00"));
    }

    private Settlement only() {
        assertThat(Settlement.of(told)).hasSize(1);
        return Settlement.of(told).getFirst();
    }

    private void told(String at, String kind) {
        told.add(
                new Fact(
                        new FactId(Integer.toString(told.size() + 1)),
                        new Subject("request", "1"),
                        new FactKind(kind),
                        at(at),
                        at(at),
                        "7",
                        Standing.COUNTED,
                        Map.of()));
    }

    private static Instant at(String day) {
        return Instant.parse("2026-" + day + ":00Z");
    }
}

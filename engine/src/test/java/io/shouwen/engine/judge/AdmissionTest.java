package io.shouwen.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Catalogue.Type;
import io.shouwen.engine.standard.Standards;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a live command may record, what waits for a second person, and what is refused. */
class AdmissionTest {
    private static final Duration GRAIN = Judge.GRAIN;
    private static final Instant TEN = VerdictTable.instant("Mon 10:00");
    private static final Instant ELEVEN = VerdictTable.instant("Mon 11:00");
    private static final FactKind REPORT = new FactKind("report");
    private static final FactKind ARRIVE = new FactKind("arrive");
    private static final Standards CODE = code();

    private static Standards code() {
        Map<String, Field> report =
                Map.of(
                        "area", new Field(Type.TEXT, true, Set.of("urban", "rural")),
                        "calls", new Field(Type.WHOLE, false, Set.of()),
                        "again", new Field(Type.FLAG, false, Set.of()),
                        "slot", new Field(Type.MOMENT, false, Set.of()),
                        "day", new Field(Type.DAY, false, Set.of()),
                        "fee", new Field(Type.MONEY, false, Set.of()));
        return Standards.of(
                List.of(
                        Codes.standard(
                                "1",
                                Instant.EPOCH,
                                Optional.empty(),
                                Map.of(),
                                Codes.when("report").keptBy("arrive").as("a"))),
                new Catalogue(
                        Map.of(
                                REPORT, kind(REPORT, report, Duration.ofHours(2)),
                                ARRIVE, kind(ARRIVE, Map.of(), Duration.ofMinutes(10)))),
                Calendars.NONE);
    }

    private static Catalogue.Kind kind(FactKind kind, Map<String, Field> fields, Duration late) {
        return new Catalogue.Kind(kind, Codes.WORDS, fields, Set.of("agent"), late);
    }

    private static Fact fact(String id, FactKind kind, Instant occurred, Instant recorded) {
        Map<String, Value> urban = Map.of("area", new Value.Text("urban"));
        return fact(id, kind, occurred, recorded, kind.equals(REPORT) ? urban : Map.of());
    }

    private static Fact fact(
            String id,
            FactKind kind,
            Instant occurred,
            Instant recorded,
            Map<String, Value> values) {
        return new Fact(
                new FactId(id),
                VerdictTable.REQUEST,
                kind,
                occurred,
                recorded,
                "T7",
                Standing.COUNTED,
                values);
    }

    private static Fact by(String actor, Fact fact) {
        return new Fact(
                fact.id(),
                fact.subject(),
                fact.kind(),
                fact.occurredAt(),
                fact.recordedAt(),
                actor,
                fact.standing(),
                fact.values());
    }

    private static Fact proposed(Fact fact) {
        return new Fact(
                fact.id(),
                fact.subject(),
                fact.kind(),
                fact.occurredAt(),
                fact.recordedAt(),
                fact.actor(),
                Standing.PROPOSED,
                fact.values());
    }

    private static Fact word(FactKind kind, String named, Map<String, Value> more) {
        Map<String, Value> values = new java.util.HashMap<>(more);
        values.put(FactKind.NAMED_FACT, new Value.Text(named));
        return by("C1", fact("word", kind, ELEVEN, ELEVEN, values));
    }

    private static Admission admit(Fact fact, Fact... before) {
        Optional<Fact> named =
                fact.kind().aboutFacts()
                        ? Stream.of(before)
                                .filter(one -> one.id().equals(fact.namedFact()))
                                .findFirst()
                        : Optional.empty();
        State state = Judge.fold(CODE, VerdictTable.REQUEST, List.of(before));
        return Judge.admit(CODE, state, fact, named);
    }

    private static Admission refused(String problem, String... details) {
        return new Admission.Refused(problem, List.of(details));
    }

    private static Admission report(String attribute, Value value) {
        Map<String, Value> values = new java.util.HashMap<>();
        values.put("area", new Value.Text("urban"));
        values.put(attribute, value);
        return admit(fact("1", REPORT, TEN, TEN, values));
    }

    @Test
    void aLiveFactOfAKnownKindIsAdmittedAndOfAnotherRefused() {
        assertThat(admit(fact("1", REPORT, TEN, TEN))).isEqualTo(new Admission.Admitted(List.of()));
        assertThat(admit(fact("1", new FactKind("reprot"), TEN, TEN)))
                .isEqualTo(refused("unknown-fact-kind", "reprot"));
    }

    @Test
    void eachAttributeIsThereOfItsTypeAndAmongTheAllowed() {
        assertThat(admit(fact("1", REPORT, TEN, TEN, Map.of())))
                .isEqualTo(refused("attribute-missing", "report", "area"));
        assertThat(report("area", new Value.Text("coast")))
                .isEqualTo(
                        refused(
                                "attribute-not-allowed",
                                "report",
                                "area",
                                "coast",
                                "rural, urban"));
        assertThat(report("area", new Value.Flag(true)))
                .isEqualTo(refused("attribute-of-wrong-type", "report", "area", "text"));
        assertThat(report("aera", new Value.Text("urban")))
                .isEqualTo(refused("unknown-attribute", "report", "aera"));
    }

    @Test
    void everyTypeOfAttributeIsToldFromTheOthers() {
        Map<String, Value> right =
                Map.of(
                        "calls", new Value.Whole(3),
                        "again", new Value.Flag(false),
                        "slot", new Value.Moment(ELEVEN),
                        "day", new Value.Day(LocalDate.of(2026, 3, 2)),
                        "fee", new Value.Money(500));
        right.forEach((name, value) -> {
            assertThat(report(name, value)).as(name).isEqualTo(new Admission.Admitted(List.of()));
            right.forEach((other, wrong) -> {
                if (!other.equals(name)) {
                    assertThat(report(name, wrong))
                            .as("%s in %s", other, name)
                            .isInstanceOfSatisfying(
                                    Admission.Refused.class,
                                    refused ->
                                            assertThat(refused.problem())
                                                    .isEqualTo("attribute-of-wrong-type"));
                }
            });
        });
    }

    @Test
    void aClockElsewhereMayRunTwoMinutesAheadAndNotAGrainMore() {
        Instant ahead = TEN.plus(Duration.ofMinutes(2));
        assertThat(admit(fact("1", REPORT, ahead, TEN)))
                .isEqualTo(new Admission.Admitted(List.of()));
        assertThat(admit(fact("1", REPORT, ahead.plus(GRAIN), TEN)))
                .isEqualTo(refused("from-the-future", ahead.plus(GRAIN).toString()));
    }

    @Test
    void aFactToldLaterThanItsKindAllowsIsProposed() {
        Instant told = TEN.plus(Duration.ofHours(2));
        assertThat(admit(fact("1", REPORT, TEN, told)))
                .isEqualTo(new Admission.Admitted(List.of()));
        assertThat(admit(fact("1", REPORT, TEN, told.plus(GRAIN))))
                .isEqualTo(new Admission.Proposed(Admission.Reason.LATE));
    }

    @Test
    void aVisitThatTakesABreachAwayIsProposedAndOneAtItsOwnTimeIsNot() {
        Fact report = fact("1", REPORT, TEN, TEN);
        Instant due = TEN.plus(Duration.ofMinutes(30));
        Instant late = due.plus(Duration.ofMinutes(9));
        assertThat(admit(fact("2", ARRIVE, due, late), report))
                .isEqualTo(new Admission.Proposed(Admission.Reason.MENDS));
        assertThat(admit(fact("2", ARRIVE, due.plus(GRAIN), late), report))
                .as("broken, no longer overdue: the breach stands")
                .isEqualTo(new Admission.Admitted(List.of()));
        assertThat(admit(fact("2", ARRIVE, late, late), report))
                .isEqualTo(new Admission.Admitted(List.of()));
        assertThat(admit(fact("2", ARRIVE, due, due), report))
                .as("nothing stands against anybody at the due moment")
                .isEqualTo(new Admission.Admitted(List.of()));
    }

    @Test
    void toStrikeTheReportOfAStandingBreachTakesASecondPersonToo() {
        Fact report = fact("1", REPORT, TEN, TEN);
        Map<String, Value> reason = Map.of("reason", new Value.Text("entered twice"));
        assertThat(admit(word(FactKind.STRUCK, "1", reason), report))
                .isEqualTo(new Admission.Proposed(Admission.Reason.MENDS));
        Fact kept = fact("2", ARRIVE, TEN, TEN);
        assertThat(admit(word(FactKind.STRUCK, "1", reason), report, kept))
                .isEqualTo(new Admission.Admitted(List.of()));
    }

    @Test
    void aWordAboutAFactNamesOneThatIsThereAndAStrikeSaysWhy() {
        Fact report = fact("1", REPORT, TEN, TEN);
        for (FactKind kind : List.of(FactKind.STRUCK, FactKind.ACCEPTED, FactKind.DECLINED)) {
            assertThat(admit(word(kind, "9", Map.of()), report))
                    .isEqualTo(refused("no-such-fact", "9"));
        }
        assertThat(admit(word(FactKind.STRUCK, "1", Map.of()), report))
                .isEqualTo(refused("attribute-missing", "fact.struck", "reason"));
    }

    @Test
    void onlyWhatIsProposedIsAcceptedOrDeclinedAndOnlyByAnotherPerson() {
        Fact counted = fact("1", REPORT, TEN, TEN);
        Fact waiting = proposed(fact("2", ARRIVE, TEN, ELEVEN));
        for (FactKind kind : List.of(FactKind.ACCEPTED, FactKind.DECLINED)) {
            assertThat(admit(word(kind, "1", Map.of()), counted, waiting))
                    .isEqualTo(refused("not-proposed", "1"));
            assertThat(admit(by("T7", word(kind, "2", Map.of())), counted, waiting))
                    .isEqualTo(refused("second-person-needed", "2"));
            assertThat(admit(word(kind, "2", Map.of()), counted, waiting))
                    .as("it may take a breach away: that is what it is for")
                    .isEqualTo(new Admission.Admitted(List.of()));
        }
    }

    @Test
    void theFirstReasonInOrderIsTold() {
        Instant ahead = TEN.plus(Duration.ofHours(1));
        assertThat(admit(fact("1", REPORT, ahead, TEN, Map.of())))
                .as("attributes before the time")
                .isEqualTo(refused("attribute-missing", "report", "area"));
    }
}

package io.shouwen.server.hall;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.subject.History;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stay in the hall as its facts tell it. */
final class TicketFold {
    private static final String PAPER = "paper";

    private static final Map<FactKind, TicketState> LEADS_TO =
            Map.ofEntries(
                    Map.entry(TicketKinds.TAKEN, TicketState.WAITING),
                    Map.entry(TicketKinds.CHECKED_IN, TicketState.WAITING),
                    Map.entry(TicketKinds.CALLED, TicketState.CALLED),
                    Map.entry(TicketKinds.OPENED, TicketState.SERVING),
                    Map.entry(TicketKinds.RESUMED, TicketState.SERVING),
                    Map.entry(TicketKinds.MISSED, TicketState.MISSED),
                    Map.entry(TicketKinds.PARKED, TicketState.PARKED),
                    Map.entry(TicketKinds.RETURNED, TicketState.WAITING),
                    Map.entry(TicketKinds.TRANSFERRED, TicketState.WAITING),
                    Map.entry(TicketKinds.LEFT, TicketState.LEFT),
                    Map.entry(TicketKinds.HANDED_OVER, TicketState.HANDED_OVER),
                    Map.entry(TicketKinds.HANDOVER_ACCEPTED, TicketState.HANDED_OVER),
                    Map.entry(TicketKinds.ENDED, TicketState.DONE));

    private final History history;
    private final List<Fact> facts;

    private TicketFold(History history) {
        this.history = history;
        this.facts = history.facts().stream().sorted(Fact.ORDER).toList();
    }

    static TicketFold of(History history) {
        return new TicketFold(history);
    }

    TicketState state() {
        return lastMove().flatMap(TicketFold::leadsTo).orElse(TicketState.GUIDED);
    }

    /** What moved it last; what is told afterwards, such as a rating, moves nothing. */
    private Optional<Fact> lastMove() {
        return facts.reversed().stream().filter(fact -> leadsTo(fact).isPresent()).findFirst();
    }

    Optional<Instant> overAt() {
        return state().open() ? Optional.empty() : lastMove().map(Fact::occurredAt);
    }

    /** Who answers for the customer: whoever called them last, before that whoever asked first. */
    Optional<Integer> handler() {
        return last(TicketKinds.CALLED)
                .flatMap(fact -> text(fact, TicketKinds.CLERK))
                .or(() -> Optional.of(facts.getFirst().actor()))
                .filter(person -> person.matches("[1-9][0-9]{0,8}"))
                .map(Integer::valueOf);
    }

    static Optional<TicketState> leadsTo(Fact fact) {
        if (fact.kind().equals(TicketKinds.ROUTED)) {
            return fact.value(TicketKinds.TO)
                    .map(Value::toString)
                    .filter(TicketKinds.ENDING_WAYS::contains)
                    .map(way -> TicketState.DONE);
        }
        return fact.kind().equals(TicketKinds.TAKEN) && fromAfar(fact)
                ? Optional.of(TicketState.AWAITED)
                : Optional.ofNullable(LEADS_TO.get(fact.kind()));
    }

    private static boolean fromAfar(Fact taken) {
        return text(taken, TicketKinds.SOURCE).filter(TicketKinds.REMOTE::equals).isPresent();
    }

    TicketRow row(ZoneId zone) {
        Instant came = facts.getFirst().occurredAt();
        TicketState state = state();
        Optional<Fact> taken = last(TicketKinds.TAKEN);
        Optional<Fact> called = last(TicketKinds.CALLED);
        Instant since = since().orElse(came);
        return new TicketRow(
                history.id(),
                history.unit(),
                day(came).atZone(zone).toLocalDate(),
                taken.flatMap(fact -> text(fact, TicketKinds.NUMBER)).orElse(""),
                latest(TicketKinds.SERVICE).orElse(""),
                latest(TicketKinds.CLASS).flatMap(TicketClass::of).orElse(TicketClass.USUAL),
                state,
                since,
                first(TicketKinds.CHECKED_IN)
                        .map(Fact::occurredAt)
                        .filter(since::isBefore)
                        .orElse(since),
                0,
                calls(),
                called.flatMap(fact -> amount(fact, TicketKinds.COUNTER)).map(Math::toIntExact),
                called.flatMap(fact -> text(fact, TicketKinds.CLERK)).map(Integer::valueOf),
                facts.reversed().stream()
                        .flatMap(fact -> amount(fact, TicketKinds.CUSTOMER).stream())
                        .findFirst(),
                taken.flatMap(fact -> text(fact, TicketKinds.SOURCE)).orElse("guide"),
                came,
                taken.map(Fact::occurredAt),
                called.map(Fact::occurredAt),
                first(TicketKinds.OPENED).map(Fact::occurredAt),
                overAt(),
                first(TicketKinds.TURN_PASSED).map(Fact::occurredAt),
                appointed(),
                Optional.empty());
    }

    /**
     * How long they stood in line before the first call. Nothing where the wait was not that of
     * this line alone: sent to another one, given priority, appointed, or not there from the
     * beginning.
     */
    Optional<Duration> waited() {
        return first(TicketKinds.CALLED)
                .map(Fact::occurredAt)
                .filter(called -> facts.stream().noneMatch(fact -> bends(fact, called)))
                .flatMap(called ->
                        first(TicketKinds.TAKEN)
                                .filter(taken -> !fromAfar(taken))
                                .filter(taken -> taken.value(TicketKinds.APPOINTED).isEmpty())
                                .map(Fact::occurredAt)
                                .filter(taken -> !taken.isAfter(called))
                                .map(taken -> Duration.between(taken, called)));
    }

    /** Whether it makes a wait that ended then another one than was foretold. */
    private static boolean bends(Fact fact, Instant called) {
        return fact.kind().equals(TicketKinds.TRANSFERRED)
                || ((fact.kind().equals(TicketKinds.ADVANCED) || returned(fact))
                        && fact.occurredAt().isBefore(called));
    }

    private static boolean returned(Fact fact) {
        return fact.kind().equals(TicketKinds.RETURNED);
    }

    /** Whoever did not come when called begins anew, without the appointment. */
    private Optional<Instant> appointed() {
        return last(TicketKinds.TAKEN)
                .filter(taken -> last(TicketKinds.MISSED).isEmpty())
                .flatMap(taken -> moment(taken, TicketKinds.APPOINTED));
    }

    private static Optional<Instant> moment(Fact fact, String attribute) {
        return fact.value(attribute)
                .filter(Value.Moment.class::isInstance)
                .map(Value.Moment.class::cast)
                .map(Value.Moment::at);
    }

    /** A number from paper stands in the line of the day on which it was entered. */
    private Instant day(Instant came) {
        return last(TicketKinds.TAKEN)
                .filter(taken -> text(taken, TicketKinds.SOURCE).filter(PAPER::equals).isPresent())
                .map(Fact::recordedAt)
                .orElse(came);
    }

    /** Once passed over, parked or awaited, the place counts from what was said on coming. */
    private Optional<Instant> since() {
        return facts.reversed().stream()
                .filter(fact ->
                        fact.kind().equals(TicketKinds.TAKEN)
                                || fact.kind().equals(TicketKinds.CHECKED_IN)
                                || returned(fact))
                .map(fact -> moment(fact, TicketKinds.SINCE).orElse(fact.occurredAt()))
                .findFirst();
    }

    /** How often it was called since it last stood in line. */
    private int calls() {
        int calls = 0;
        for (Fact fact : facts) {
            if (leadsTo(fact).filter(TicketState.WAITING::equals).isPresent()) {
                calls = 0;
            } else if (fact.kind().equals(TicketKinds.CALLED)
                    || fact.kind().equals(TicketKinds.RECALLED)) {
                calls++;
            }
        }
        return calls;
    }

    private Optional<String> latest(String attribute) {
        return facts.reversed().stream()
                .flatMap(fact -> text(fact, attribute).stream())
                .findFirst();
    }

    private static Optional<String> text(Fact fact, String attribute) {
        return fact.value(attribute).map(Value::toString);
    }

    private static Optional<Long> amount(Fact fact, String attribute) {
        return fact.value(attribute).flatMap(Value::amount);
    }

    private Optional<Fact> first(FactKind kind) {
        return facts.stream().filter(fact -> fact.kind().equals(kind)).findFirst();
    }

    private Optional<Fact> last(FactKind kind) {
        return facts.reversed().stream().filter(fact -> fact.kind().equals(kind)).findFirst();
    }
}

package io.shouwen.server.quality;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the attributes that the facts of a finding must have. */
record FactReader(Fact fact) {
    private Value value(String name) {
        return fact.value(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "Expected %s to have %s".formatted(fact.kind(), name)));
    }

    String text(String name) {
        return value(name).toString();
    }

    long whole(String name) {
        return ((Value.Whole) value(name)).count();
    }

    long fen(String name) {
        return ((Value.Money) value(name)).fen();
    }

    /** A mark that need not be there. */
    boolean flag(String name) {
        return fact.value(name).equals(Optional.of(new Value.Flag(true)));
    }

    LocalDate day(String name) {
        return ((Value.Day) value(name)).date();
    }

    Instant moment(String name) {
        return ((Value.Moment) value(name)).at();
    }

    Optional<Instant> instant(String name) {
        return fact.value(name)
                .filter(Value.Moment.class::isInstance)
                .map(value -> ((Value.Moment) value).at());
    }

    Optional<Integer> number(String name) {
        return fact.value(name)
                .filter(Value.Whole.class::isInstance)
                .map(value -> Math.toIntExact(((Value.Whole) value).count()));
    }

    /** The inspectors who raised it together; none where time itself did. */
    List<Integer> raisers() {
        List<Integer> raisers = new ArrayList<>();
        number("raised_by").ifPresent(raisers::add);
        Arrays.stream(fact.value("raised_with").map(Value::toString).orElse("").split(" ", -1))
                .filter(id -> !id.isEmpty())
                .map(Integer::valueOf)
                .forEach(raisers::add);
        return raisers;
    }

    Revision revision() {
        String verdict = text("verdict");
        return new Revision(
                Math.toIntExact(whole("revision")),
                verdict,
                verdict.equals("overdue") ? Revision.NOT_KEPT : whole("late_seconds"),
                text("line"),
                moment("as_of"));
    }

    /** The id of the person who told it. */
    int actor() {
        return Integer.parseInt(fact.actor());
    }

    /** Its place among the facts of its subject. */
    int place() {
        return Integer.parseInt(fact.id().value());
    }

    Spoken spoken() {
        return new Spoken(actor(), fact.recordedAt(), text("words"));
    }

    Decided decided(Finding until) {
        boolean confirmed =
                fact.kind().equals(FindingFacts.CONFIRMED) || fact.kind().equals(BookFacts.REWARD);
        return new Decided(
                place(),
                confirmed,
                Math.toIntExact(whole("revision")),
                until.revision().lateSeconds(),
                confirmed ? whole("points") : 0,
                confirmed ? fen("money") : 0,
                confirmed ? given() : Given.NOTHING,
                flag("without_money"),
                flag("awaits_second"),
                actor(),
                Optional.empty(),
                fact.recordedAt(),
                text("words"),
                event());
    }

    /** The declared event that it names. */
    private Optional<SubjectId> event() {
        return fact.value("event").map(Value::toString).flatMap(SubjectId::parse);
    }

    /** What one of a panel says of an appeal. */
    Appeal.Vote vote() {
        return new Appeal.Vote(actor(), flag("upheld"), fact.recordedAt());
    }

    /** What a confirmation says besides; an earlier way of telling it named the sharers alone. */
    private Given given() {
        Map<String, Value> sharers = new HashMap<>();
        for (String one : fact.value("shares").map(Value::toString).orElse("").split(";", -1)) {
            String[] parts = one.split(" ", -1);
            if (parts.length == 3) {
                sharers.put(
                        BookFacts.holder(parts[0]),
                        new Value.Text(Account.ofPerson(Integer.parseInt(parts[1])).name()));
            }
        }
        return new Given(sharers)
                .with(Given.read(fact.value("given").map(Value::toString).orElse("")));
    }
}

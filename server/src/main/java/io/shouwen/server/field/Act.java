package io.shouwen.server.field;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.NewFact;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a technician did, as the phone kept it.
 *
 * @param key the act's own key: sent again, it is the same act
 * @param request the number of the request
 * @param name which act
 * @param at when it happened, by the phone's clock
 * @param ahead how far that clock was ahead of ours when they last met, in milliseconds
 * @param due the moment that was due when the button was pressed; empty if the act names none
 * @param values what was filled in
 */
record Act(
        String key,
        String request,
        String name,
        Instant at,
        long ahead,
        String due,
        Map<String, String> values) {
    Act {
        values = Map.copyOf(values);
    }

    /** The facts of the act, in order; empty if something in it is missing or not readable. */
    Optional<List<NewFact>> facts(ZoneId zone) {
        return switch (name) {
            case "departed" -> Optional.of(List.of(fact("visit.departed", Map.of())));
            case "arrived" -> Optional.of(List.of(fact("visit.arrived", Map.of())));
            case "fixed" -> Optional.of(List.of(fact("repair.fixed", Map.of())));
            case "closed" -> Optional.of(List.of(closed()));
            case "apology" -> Optional.of(List.of(fact("apology.made", Map.of())));
            case "weather" -> stamped().map(this::weather);
            case "delayed" -> stamped().map(this::delayed);
            case "agreed" -> agreedAt(zone).map(this::agreed);
            case "line-check" -> stamped().map(this::lineCheck);
            case "told-of-weather" -> Optional.of(List.of(told("weather", "")));
            case "told-of-delay" -> Optional.of(List.of(told("delay", "")));
            default -> Optional.empty();
        };
    }

    /** The moment the act stamps. */
    Optional<Instant> stamp() {
        return due.isEmpty() ? Optional.empty() : stamped();
    }

    private Optional<Instant> stamped() {
        try {
            return Optional.of(Instant.parse(due));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<Instant> agreedAt(ZoneId zone) {
        try {
            return Optional.of(
                    LocalDateTime.parse(values.getOrDefault("agreed_at", ""))
                            .atZone(zone)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private List<NewFact> weather(Instant moment) {
        return List.of(
                fact(
                        "weather.stopped",
                        Map.of(
                                "outdoor", new Value.Flag(true),
                                "told", flag("told"),
                                "due_at", new Value.Moment(moment))));
    }

    private List<NewFact> delayed(Instant moment) {
        return List.of(
                fact(
                        "visit.delayed",
                        with("reason", Map.of("arrival_due", new Value.Moment(moment)))));
    }

    private List<NewFact> agreed(Instant moment) {
        Map<String, Value> agreement =
                Map.of(
                        "agreed_at", new Value.Moment(moment),
                        "contacted", flag("contacted"),
                        "consent", flag("consent"));
        return List.of(
                fact(
                        "visit.agreed",
                        with("evidence", with("reason", with("requested_by", agreement)))));
    }

    private List<NewFact> lineCheck(Instant moment) {
        NewFact started =
                fact("line-check.started", Map.of("arrival_due", new Value.Moment(moment)));
        return flag("told").set()
                ? List.of(started, told("line-check", "-told"))
                : List.of(started);
    }

    private NewFact closed() {
        return fact("request.closed", Map.of("reason", new Value.Text("fixed")));
    }

    private NewFact told(String about, String suffix) {
        return fact("customer.told", Map.of("about", new Value.Text(about)), suffix);
    }

    private Value.Flag flag(String name) {
        return new Value.Flag(values.getOrDefault(name, "").equals("true"));
    }

    private Map<String, Value> with(String name, Map<String, Value> others) {
        String text = values.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return others;
        }
        Map<String, Value> more = new HashMap<>(others);
        more.put(name, new Value.Text(text));
        return more;
    }

    private NewFact fact(String kind, Map<String, Value> attributes) {
        return fact(kind, attributes, "");
    }

    private NewFact fact(String kind, Map<String, Value> attributes, String suffix) {
        return new NewFact(
                new FactKind(kind),
                Optional.of(at),
                attributes,
                Optional.of(key + suffix),
                Duration.ofMillis(ahead));
    }
}

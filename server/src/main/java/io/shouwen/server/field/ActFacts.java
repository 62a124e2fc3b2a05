package io.shouwen.server.field;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.NewFact;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The facts of an act, in the order in which the trade does things. */
final class ActFacts {
    private static final Set<String> FEET = Set.of("covers", "shoes-off");
    private static final Set<String> RATINGS = Set.of("content", "fair", "not-content");
    private static final Set<String> EVIDENCE = Set.of("call", "message", "in-person");
    private static final Value REPAIR = new Value.Text("repair");
    private static final Value YES = new Value.Flag(true);

    private final Act act;
    private final ZoneId zone;
    private final List<NewFact> facts = new ArrayList<>();

    private ActFacts(Act act, ZoneId zone) {
        this.act = act;
        this.zone = zone;
    }

    /** The facts; empty if something in the act is missing or not readable. */
    static Optional<List<NewFact>> of(Act act, ZoneId zone) {
        ActFacts told = new ActFacts(act, zone);
        return told.tell() ? Optional.of(List.copyOf(told.facts)) : Optional.empty();
    }

    private boolean tell() {
        return switch (act.name()) {
            case "accepted" -> add(FieldKinds.ACCEPTED, Map.of());
            case "agreed" -> act.moment("agreed_at", zone).filter(this::agreed).isPresent();
            case "delayed" -> act.stamp().filter(this::delayed).isPresent();
            case "departed" -> departed();
            case "line-check" -> act.stamp().filter(this::lineCheck).isPresent();
            case "weather" -> act.stamp().filter(this::weather).isPresent();
            case "arrived" -> add("visit.arrived", Map.of());
            case "entered" -> entered();
            case "fixed" -> fixed();
            case "part" -> act.count("count").filter(this::part).isPresent();
            case "absent" -> absent();
            case "price" -> act.fen("amount").filter(this::price).isPresent();
            case "paid" -> act.fen("amount").filter(this::paid).isPresent();
            case "signed" -> signed();
            case "closed" -> closed();
            case "apology" -> add("apology.made", Map.of());
            case "told-of-weather" -> told("weather");
            case "told-of-delay" -> told("delay");
            case "photo", "position" -> act.enclosed().isPresent();
            default -> false;
        };
    }

    private boolean agreed(Instant moment) {
        Map<String, Value> agreement = new HashMap<>();
        agreement.put("agreed_at", new Value.Moment(moment));
        agreement.put("contacted", flag("contacted"));
        agreement.put("consent", flag("consent"));
        text(agreement, "reason");
        text(agreement, "requested_by");
        if (EVIDENCE.contains(act.text("evidence"))) {
            text(agreement, "evidence");
        }
        return add("visit.agreed", agreement);
    }

    private boolean delayed(Instant moment) {
        Map<String, Value> values = new HashMap<>();
        values.put("arrival_due", new Value.Moment(moment));
        text(values, "reason");
        return add("visit.delayed", values);
    }

    /** Who sets out says so with all tools, or names what is missing. */
    private boolean departed() {
        Map<String, Value> tools = new HashMap<>();
        tools.put("complete", new Value.Flag(act.text("missing").isEmpty()));
        text(tools, "missing");
        return add("toolkit.checked", tools) && add("visit.departed", Map.of());
    }

    private boolean lineCheck(Instant moment) {
        add("line-check.started", Map.of("arrival_due", new Value.Moment(moment)));
        return !act.flag("told") || told("line-check");
    }

    private boolean weather(Instant moment) {
        return add(
                "weather.stopped",
                Map.of("outdoor", YES, "told", flag("told"), "due_at", new Value.Moment(moment)));
    }

    private boolean entered() {
        String feet = act.text("feet");
        return FEET.contains(feet)
                && add("customer.consented", Map.of("to", new Value.Text("entry")))
                && add("visit.entered", Map.of("feet", new Value.Text(feet)));
    }

    private boolean fixed() {
        if (!act.text("cause").isEmpty()) {
            add("repair.cause-found", Map.of("cause", new Value.Text(act.text("cause"))));
        }
        Map<String, Value> values = new HashMap<>();
        text(values, "remedy");
        return add("repair.fixed", values);
    }

    private boolean part(long count) {
        Map<String, Value> values = new HashMap<>();
        values.put("count", new Value.Whole(count));
        text(values, "item");
        text(values, "serial");
        return values.containsKey("item") && add(FieldKinds.PART, values);
    }

    /** The trip was in vain; a new time may be agreed in the same breath. */
    private boolean absent() {
        add(FieldKinds.ABSENT, Map.of("note_left", flag("note_left"), "called", flag("called")));
        add("visit.ended", Map.of("work", REPAIR, "done", new Value.Flag(false)));
        return act.text("agreed_at").isEmpty()
                || act.moment("agreed_at", zone).filter(this::agreed).isPresent();
    }

    private boolean price(long fen) {
        return act.enclosed().isPresent()
                && !act.text("work").isEmpty()
                && add(
                        FieldKinds.PRICE,
                        Map.of(
                                FieldKinds.AMOUNT,
                                new Value.Money(fen),
                                "work",
                                new Value.Text(act.text("work"))));
    }

    private boolean paid(long fen) {
        return add(FieldKinds.PAID_WORK, Map.of(FieldKinds.AMOUNT, new Value.Money(fen)));
    }

    /**
     * The customer signs on the phone or on a numbered paper, or does not, which takes a reason. A
     * customer who is not content keeps the job open.
     */
    private boolean signed() {
        String rating = act.text("rating");
        String form = act.text("form");
        boolean rated = RATINGS.contains(rating);
        boolean proven =
                switch (form) {
                    case "phone" -> rated && act.enclosed().isPresent();
                    case "paper" -> rated && !act.text("paper").isEmpty();
                    case "unsigned" -> !act.text("reason").isEmpty();
                    default -> false;
                };
        if (!proven) {
            return false;
        }
        Map<String, Value> handed = new HashMap<>();
        handed.put("work", REPAIR);
        handed.put("picture_content", new Value.Flag(rated && !rating.equals("not-content")));
        handed.put("advised", flag("advised"));
        if (rated) {
            handed.put("rating", new Value.Text(rating));
        }
        if (!form.equals("unsigned")) {
            handed.put("signed_by", new Value.Text("customer"));
        }
        Map<String, Value> slip = new HashMap<>();
        text(slip, "form");
        text(slip, "paper");
        text(slip, "reason");
        add("work.handed-over", handed);
        add("slip.filled", slip);
        return rating.equals("not-content") || leave();
    }

    private boolean leave() {
        return add("visit.ended", Map.of("work", REPAIR, "done", YES, "cleared", flag("cleared")))
                && closed();
    }

    private boolean closed() {
        return add("request.closed", Map.of("reason", new Value.Text("fixed")));
    }

    private boolean told(String about) {
        return add("customer.told", Map.of("about", new Value.Text(about)));
    }

    private Value.Flag flag(String name) {
        return new Value.Flag(act.flag(name));
    }

    private void text(Map<String, Value> values, String name) {
        if (!act.text(name).isEmpty()) {
            values.put(name, new Value.Text(act.text(name)));
        }
    }

    private boolean add(String kind, Map<String, Value> values) {
        return add(new FactKind(kind), values);
    }

    private boolean add(FactKind kind, Map<String, Value> values) {
        facts.add(fact(act, kind, values, facts.size()));
        return true;
    }

    /** A fact of the act; each has a key of its own made of the act's. */
    static NewFact fact(Act act, FactKind kind, Map<String, Value> values, int place) {
        return new NewFact(
                kind,
                Optional.of(act.at()),
                values,
                Optional.of(place == 0 ? act.key() : act.key() + "-" + place),
                Duration.ofMillis(act.ahead()));
    }
}

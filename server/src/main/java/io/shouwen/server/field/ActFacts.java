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
    private static final Set<String> LEVELS = Set.of("within", "outside");
    private static final Value YES = new Value.Flag(true);
    private static final int TWO_NUMBERS = 2;

    private final Act act;
    private final ZoneId zone;
    private final Work work;
    private final List<NewFact> facts = new ArrayList<>();

    private ActFacts(Act act, ZoneId zone, Work work) {
        this.act = act;
        this.zone = zone;
        this.work = work;
    }

    /** The facts; empty if something in the act is missing or not readable. */
    static Optional<List<NewFact>> of(Act act, ZoneId zone, Work work) {
        ActFacts told = new ActFacts(act, zone, work);
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
            case "fixed" -> work == Work.REPAIR && fixed();
            case "installed" ->
                    work == Work.INSTALL
                            && act.number("missing").filter(this::installed).isPresent();
            case "outlet-low" -> work == Work.INSTALL && outletLow();
            case "part" -> act.count("count").filter(this::part).isPresent();
            case "absent" -> absent();
            case "price" -> act.fen("amount").filter(this::price).isPresent();
            case "paid" -> act.fen("amount").filter(this::paid).isPresent();
            case "signed" -> signed();
            case "closed" -> closed();
            case "apology" -> add("apology.made", Map.of());
            case "told-of-weather" -> told("weather");
            case "told-of-delay" -> told("delay");
            case "told-of-trunk" -> told("trunk-missing");
            case "trunk-ready" -> add("trunk.ready", Map.of());
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
        String departed = work == Work.INSTALL ? "install.departed" : "visit.departed";
        return add("toolkit.checked", tools) && add(departed, Map.of());
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

    /** Where the customer wanted it, tested, with every programme that was bought. */
    private boolean installed(long missing) {
        boolean asWished = act.text("reason").isEmpty();
        Map<String, Value> placed = new HashMap<>();
        placed.put("asked", flag("asked"));
        placed.put("as_wished", new Value.Flag(asWished));
        text(placed, "reason");
        Map<String, Value> completed = new HashMap<>();
        completed.put("test_complete", flag("test_complete"));
        completed.put("programmes_missing", new Value.Whole(missing));
        text(completed, "levels");
        return LEVELS.contains(act.text("levels"))
                && add("equipment.placed", placed)
                && add("install.completed", completed);
    }

    /** Good at the entry and low at the outlet: traced, explained, with remedies to choose from. */
    private boolean outletLow() {
        if (act.text("cause").isEmpty()) {
            return false;
        }
        add("outlet-level.low", Map.of());
        add("outlet-level.traced", Map.of("cause", new Value.Text(act.text("cause"))));
        return (!act.flag("explained") || told("indoor-cause"))
                && (!act.flag("proposed") || told("remedies"));
    }

    private Value workDone() {
        return new Value.Text(work.word());
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
        add("visit.ended", Map.of("work", workDone(), "done", new Value.Flag(false)));
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
        handed.put("work", workDone());
        handed.put("picture_content", new Value.Flag(rated && !rating.equals("not-content")));
        handed.put("advised", flag("advised"));
        if (rated) {
            handed.put("rating", new Value.Text(rating));
        }
        if (!form.equals("unsigned")) {
            handed.put("signed_by", new Value.Text("customer"));
        }
        if (work == Work.INSTALL) {
            handed.put("remote_paired", flag("remote_paired"));
            handed.put("taught", flag("taught"));
            handed.put(
                    "numbers_shown", new Value.Whole(act.flag("numbers_shown") ? TWO_NUMBERS : 0));
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
        return add(
                        "visit.ended",
                        Map.of("work", workDone(), "done", YES, "cleared", flag("cleared")))
                && closed();
    }

    private boolean closed() {
        return add("request.closed", Map.of("reason", new Value.Text(work.closing())));
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

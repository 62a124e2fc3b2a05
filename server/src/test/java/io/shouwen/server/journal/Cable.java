package io.shouwen.server.journal;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Catalogue.Type;
import io.shouwen.engine.standard.Citation;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Words;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small code for tests: on site in half an hour in town, the papers in two working days. */
public final class Cable {
    public static final FactKind REPORTED = new FactKind("repair.reported");
    public static final FactKind ARRIVED = new FactKind("visit.arrived");
    public static final FactKind NOTED = new FactKind("remark.noted");
    public static final FactKind SENT = new FactKind("papers.sent");
    public static final FactKind ASKED = new FactKind("papers.asked");

    private Cable() {}

    public static Standards standards() {
        return standards(Calendars.NONE, Optional.empty());
    }

    /** With a promise about the papers, which may count on one of the calendars. */
    public static Standards standards(Calendars calendars, Optional<Limit> papersWithin) {
        List<Clause> clauses =
                papersWithin
                        .map(within -> List.of(arrive(), papers(within)))
                        .orElse(List.of(arrive()));
        Standard standard =
                new Standard(
                        new StandardRef("cable", "2013", "test"),
                        new Words("规范", "code"),
                        Instant.EPOCH,
                        Optional.empty(),
                        ZoneId.of("Asia/Shanghai"),
                        Map.of(),
                        clauses);
        return Standards.of(List.of(standard), catalogue(), calendars);
    }

    private static Clause arrive() {
        return clause(
                "cable.3.3.2a",
                new Promise(
                        new Pattern(
                                REPORTED,
                                new Condition.OneOf("area", Set.of(new Value.Text("urban")))),
                        Promise.Keeping.by(Pattern.any(ARRIVED)),
                        new Limit.Elapsed(Duration.ofMinutes(30)),
                        Promise.Changes.NONE,
                        Promise.Wording.MUST,
                        "technician",
                        "late-arrival"));
    }

    private static Clause papers(Limit within) {
        return clause(
                "cable.9",
                new Promise(
                        Pattern.any(ASKED),
                        Promise.Keeping.by(Pattern.any(SENT)),
                        within,
                        Promise.Changes.NONE,
                        Promise.Wording.MUST,
                        "agent",
                        "late-papers"));
    }

    private static Clause clause(String id, Promise promise) {
        return new Clause(
                new ClauseId(id), new Citation("", id), new Words("条款", "clause"), promise);
    }

    private static Catalogue catalogue() {
        Map<FactKind, Catalogue.Kind> kinds = new HashMap<>();
        put(
                kinds,
                REPORTED,
                Map.of("area", new Field(Type.TEXT, false, Set.of("urban", "rural"))),
                Set.of("agent", "api"),
                Duration.ofHours(2));
        put(kinds, ARRIVED, Map.of(), Set.of("technician"), Duration.ofMinutes(10));
        put(
                kinds,
                NOTED,
                Map.of("text", new Field(Type.TEXT, true, Set.of())),
                Set.of("agent", "technician"),
                Duration.ofMinutes(10));
        put(kinds, ASKED, Map.of(), Set.of("agent"), Duration.ofHours(2));
        put(kinds, SENT, Map.of(), Set.of("agent"), Duration.ofHours(2));
        return new Catalogue(kinds);
    }

    private static void put(
            Map<FactKind, Catalogue.Kind> kinds,
            FactKind kind,
            Map<String, Field> fields,
            Set<String> producers,
            Duration backdating) {
        kinds.put(
                kind,
                new Catalogue.Kind(
                        kind, new Words(kind.name(), kind.name()), fields, producers, backdating));
    }
}

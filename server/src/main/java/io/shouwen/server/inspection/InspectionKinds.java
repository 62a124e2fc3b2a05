package io.shouwen.server.inspection;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Catalogue.Type;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Words;
import io.shouwen.server.standard.OwnKinds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facts of which an inspection consists, and what it tells the books. */
@Configuration(proxyBeanMethods = false)
class InspectionKinds {
    static final FactKind PLANNED = new FactKind("inspection.planned");

    /** The sheet, with all that it takes to draw it again. */
    static final FactKind DRAWN = new FactKind("inspection.drawn");

    static final FactKind LOOKED = new FactKind("inspection.looked");
    static final FactKind PHOTOGRAPHED = new FactKind("inspection.photographed");
    static final FactKind SIGNED = new FactKind("inspection.signed");
    static final FactKind UNSIGNED = new FactKind("inspection.unsigned");

    /** All have signed; from now on the books know. */
    static final FactKind DONE = new FactKind("inspection.done");

    static final FactKind ORDERED = new FactKind("rectification.ordered");
    static final FactKind TOLD = new FactKind("rectification.told");
    static final FactKind CHECKED = new FactKind("rectification.checked");

    static final String KIND = "kind";
    static final String PLACE = "place";
    static final String PLANNED_FOR = "planned_for";
    static final String INSPECTORS = "inspectors";
    static final String PERSONS = "persons";
    static final String SEED = "seed";
    static final String WEIGHTS = "weights";
    static final String SHEET = "sheet";
    static final String FIXED = "fixed";
    static final String REASON = "reason";
    static final String WHOSE = "whose";
    static final String ENCLOSURE = "enclosure";
    static final String HASH = "hash";
    static final String PERSON = "person";
    static final String AS = "signs_as";
    static final String BROKEN = "broken";
    static final String UNTIL = "until";
    static final String WHAT = "what";
    static final String PASSED = "passed";
    static final String INSPECTION = "inspection";

    /** The answer for an item that has nothing to look at there. */
    static final String NOT_APPLICABLE = "not-applicable";

    /** What an answer is about, where it is about no single person. */
    static final String UNIT = "unit";

    static final String ALL = "all";
    static final String INSPECTED = "inspected";
    static final String INSPECTOR = "inspector";

    private static final Field TEXT = new Field(Type.TEXT, true, Set.of());
    private static final Field MAYBE = new Field(Type.TEXT, false, Set.of());
    private static final Field WHOLE = new Field(Type.WHOLE, true, Set.of());
    private static final Field MOMENT = new Field(Type.MOMENT, true, Set.of());
    private static final Field RESULT =
            new Field(Type.TEXT, true, Set.of(Practice.PASS, Practice.FAIL, NOT_APPLICABLE));
    private static final Set<String> PLANNING = Set.of("quality", "deputy", "head", "executive");
    private static final Set<String> INSPECTING =
            Set.of("quality", "chief", "deputy", "head", "executive");
    private static final Set<String> MENDING =
            Set.of(
                    "agent",
                    "dispatcher",
                    "technician",
                    "chief",
                    "quality",
                    "deputy",
                    "head",
                    "executive");

    @Bean
    static OwnKinds factsOfInspections() {
        return new OwnKinds(
                List.of(
                        kind(
                                PLANNED,
                                new Words("安排检查", "Inspection planned"),
                                Map.of(
                                        KIND,
                                        new Field(Type.TEXT, true, InspectionKind.words()),
                                        PLACE,
                                        TEXT,
                                        PLANNED_FOR,
                                        MOMENT,
                                        INSPECTORS,
                                        TEXT,
                                        PERSONS,
                                        MAYBE),
                                PLANNING),
                        kind(
                                DRAWN,
                                new Words("抽取检查项目", "Sheet drawn"),
                                Map.of(
                                        SEED, TEXT, WEIGHTS, MAYBE, SHEET, TEXT, FIXED, MAYBE,
                                        REASON, MAYBE),
                                PLANNING),
                        kind(
                                LOOKED,
                                new Words("逐项检查", "Item looked at"),
                                Map.of(
                                        Practice.ITEM,
                                        TEXT,
                                        Practice.RESULT,
                                        RESULT,
                                        Practice.VALUE,
                                        new Field(Type.WHOLE, false, Set.of()),
                                        WHOSE,
                                        TEXT,
                                        REASON,
                                        MAYBE,
                                        ENCLOSURE,
                                        MAYBE,
                                        HASH,
                                        MAYBE),
                                INSPECTING),
                        kind(
                                PHOTOGRAPHED,
                                new Words("检查拍照", "Photo of an item"),
                                Map.of(Practice.ITEM, TEXT, ENCLOSURE, TEXT, HASH, TEXT),
                                INSPECTING),
                        kind(
                                SIGNED,
                                new Words("检查表签字", "Sheet signed"),
                                Map.of(
                                        AS,
                                        new Field(Type.TEXT, true, Set.of(INSPECTED, INSPECTOR)),
                                        PERSON,
                                        TEXT,
                                        ENCLOSURE,
                                        TEXT,
                                        HASH,
                                        TEXT),
                                INSPECTING),
                        kind(
                                UNSIGNED,
                                new Words("被检查人未签字", "Sheet not signed"),
                                Map.of(PERSON, TEXT, REASON, TEXT),
                                INSPECTING),
                        kind(
                                DONE,
                                new Words("检查完成", "Inspection done"),
                                Map.of(BROKEN, WHOLE),
                                INSPECTING),
                        kind(
                                ORDERED,
                                new Words("下发整改通知", "Rectification ordered"),
                                Map.of(WHAT, TEXT, UNTIL, MOMENT, PERSON, TEXT),
                                INSPECTING),
                        kind(
                                TOLD,
                                new Words("整改完成上报", "Rectification reported"),
                                Map.of(ENCLOSURE, TEXT, HASH, TEXT),
                                MENDING),
                        kind(
                                CHECKED,
                                new Words("整改复查", "Rectification checked"),
                                Map.of(
                                        PASSED,
                                        new Field(Type.FLAG, true, Set.of()),
                                        REASON,
                                        MAYBE,
                                        UNTIL,
                                        new Field(Type.MOMENT, false, Set.of())),
                                INSPECTING),
                        noted()));
    }

    /** As the codes tell it, with what a sheet knows besides. */
    private static Catalogue.Kind noted() {
        return new Catalogue.Kind(
                Practice.NOTED,
                new Words("检查记录", "Inspection note"),
                Map.of(
                        Practice.ITEM,
                        TEXT,
                        Practice.RESULT,
                        new Field(
                                Type.TEXT,
                                false,
                                Set.of(Practice.PASS, Practice.FAIL, NOT_APPLICABLE)),
                        Practice.VALUE,
                        new Field(Type.WHOLE, false, Set.of()),
                        INSPECTION,
                        MAYBE,
                        INSPECTORS,
                        MAYBE,
                        PERSON,
                        MAYBE),
                Set.of("quality", "chief", "head", "deputy", "executive", "api"),
                Duration.ofDays(1));
    }

    private static Catalogue.Kind kind(
            FactKind kind, Words says, Map<String, Field> fields, Set<String> producers) {
        return new Catalogue.Kind(kind, says, fields, producers, Duration.ZERO);
    }
}

package io.shouwen.server.event;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Catalogue.Type;
import io.shouwen.engine.standard.Words;
import io.shouwen.server.standard.OwnKinds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facts of which a declared event consists. */
@Configuration(proxyBeanMethods = false)
class EventKinds {
    static final FactKind DECLARED = new FactKind("event.declared");
    static final FactKind EXTENDED = new FactKind("event.extended");

    /** All open requests in its scope are to be linked. */
    static final FactKind LINKING = new FactKind("event.linking");

    static final FactKind ENDED = new FactKind("event.ended");

    static final String KIND = "kind";
    static final String STARTS_AT = "starts_at";
    static final String EXPECTED_END = "expected_end";
    static final String CAUSE = "cause";
    static final String NOTICE = "notice";
    static final String PLACES = "places";
    static final String UNITS = "units";
    static final String CHANNELS = "channels";
    static final String REASON = "reason";
    static final String RESTORED = "restored";

    private static final Field MOMENT = new Field(Type.MOMENT, true, Set.of());
    private static final Field TEXT = new Field(Type.TEXT, true, Set.of());
    private static final Field MAYBE = new Field(Type.TEXT, false, Set.of());
    private static final Field FLAG = new Field(Type.FLAG, false, Set.of());
    private static final Set<String> DECLARING =
            Set.of("dispatcher", "chief", "deputy", "head", "executive");
    private static final Set<String> ENDING =
            Set.of("dispatcher", "technician", "chief", "deputy", "head", "executive");

    @Bean
    static OwnKinds factsOfEvents() {
        return new OwnKinds(
                List.of(
                        kind(
                                DECLARED,
                                new Words("宣布事件", "Event declared"),
                                Map.of(
                                        KIND, new Field(Type.TEXT, true, EventKind.words()),
                                        STARTS_AT, MOMENT,
                                        EXPECTED_END, MOMENT,
                                        CAUSE, TEXT,
                                        NOTICE, MAYBE,
                                        PLACES, MAYBE,
                                        UNITS, MAYBE,
                                        CHANNELS, MAYBE),
                                DECLARING),
                        kind(
                                EXTENDED,
                                new Words("调整预计结束时间", "Expected end moved"),
                                Map.of(EXPECTED_END, MOMENT, REASON, TEXT),
                                DECLARING),
                        kind(
                                LINKING,
                                new Words("批量关联工单", "Requests linked in bulk"),
                                Map.of(REASON, TEXT),
                                DECLARING),
                        kind(
                                ENDED,
                                new Words("事件结束", "Event ended"),
                                Map.of(REASON, MAYBE, RESTORED, FLAG),
                                ENDING)));
    }

    private static Catalogue.Kind kind(
            FactKind kind, Words says, Map<String, Field> fields, Set<String> producers) {
        return new Catalogue.Kind(kind, says, fields, producers, Duration.ZERO);
    }
}

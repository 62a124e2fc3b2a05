package io.shouwen.server.dispatch;

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

/** What becomes of jobs that nobody accepts. */
@Configuration(proxyBeanMethods = false)
class DispatchKinds {
    /** The first is released, the next on the roster has the job. */
    static final FactKind PASSED_ON = new FactKind("dispatch.passed-on");

    /** There is no next one: the job is back with whoever sent it. */
    static final FactKind EXHAUSTED = new FactKind("dispatch.exhausted");

    /** Who is released. */
    static final String FROM = "from";

    /** Who has it now, and answers from here on. */
    static final String TECHNICIAN = "technician";

    static final String MINUTES = "minutes";

    private static final Field ID = new Field(Type.TEXT, true, Set.of());
    private static final Field WHOLE = new Field(Type.WHOLE, true, Set.of());

    @Bean
    OwnKinds factsOfDispatch() {
        return new OwnKinds(
                List.of(
                        kind(
                                PASSED_ON,
                                new Words("未接单，改派下一人", "Not accepted, passed on"),
                                Map.of(FROM, ID, TECHNICIAN, ID, MINUTES, WHOLE)),
                        kind(
                                EXHAUSTED,
                                new Words("无人接单，退回派单员", "Nobody accepted, back with dispatch"),
                                Map.of(FROM, ID, MINUTES, WHOLE))));
    }

    private static Catalogue.Kind kind(FactKind kind, Words says, Map<String, Field> fields) {
        return new Catalogue.Kind(
                kind, says, fields, Set.of("dispatcher", "chief", "head"), Duration.ZERO);
    }
}

package io.shouwen.server.eventlog;

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

/** The fact that an event log left the house; only this room tells it. */
@Configuration(proxyBeanMethods = false)
public class EventLogKinds {
    static final FactKind EXPORTED = new FactKind("event-log.exported");

    /** The kind of book it is told in. */
    static final String BOOK = "event-log";

    /** The capacity in which it is told. */
    static final String PRODUCER = "registrar";

    private static final Field TEXT = new Field(Type.TEXT, true, Set.of());
    private static final Field DAY = new Field(Type.DAY, true, Set.of());

    @Bean
    public static OwnKinds factsOfEventLogs() {
        return new OwnKinds(
                List.of(
                        new Catalogue.Kind(
                                EXPORTED,
                                new Words("导出事件日志", "Event log exported"),
                                Map.of("first", DAY, "last", DAY, "format", TEXT, "units", TEXT),
                                Set.of(PRODUCER),
                                Duration.ZERO)));
    }
}

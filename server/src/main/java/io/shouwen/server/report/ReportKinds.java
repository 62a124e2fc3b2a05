package io.shouwen.server.report;

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

/** The fact that a month was signed; only this room tells it. */
@Configuration(proxyBeanMethods = false)
public class ReportKinds {
    static final FactKind SIGNED = new FactKind("month.signed");

    /** The kind of subject, and of the claim that lets a month be signed once. */
    static final String SUBJECT = "month";

    /** The capacity in which the fact is told. */
    static final String PRODUCER = "signer";

    private static final Field TEXT = new Field(Type.TEXT, true, Set.of());

    @Bean
    public static OwnKinds factsOfReports() {
        return new OwnKinds(
                List.of(
                        new Catalogue.Kind(
                                SIGNED,
                                new Words("月报签发", "Month signed"),
                                Map.of("month", TEXT, "hash", TEXT),
                                Set.of(PRODUCER),
                                Duration.ZERO)));
    }
}

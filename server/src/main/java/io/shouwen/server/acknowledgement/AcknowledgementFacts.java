package io.shouwen.server.acknowledgement;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Catalogue.Kind;
import io.shouwen.engine.standard.Catalogue.Type;
import io.shouwen.engine.standard.Words;
import io.shouwen.server.standard.OwnKinds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is told when a person signs a version of a code: a fact in a history of its own. */
@Configuration(proxyBeanMethods = false)
public class AcknowledgementFacts {
    /** The kind of the subject: one person and one version. */
    static final String SUBJECT = "acknowledgement";

    /** Whoever signs for themselves. */
    static final String SIGNER = "signer";

    static final FactKind ACKNOWLEDGED = new FactKind("standard.acknowledged");

    @Bean
    public static OwnKinds acknowledgementKinds() {
        return new OwnKinds(
                List.of(
                        new Kind(
                                ACKNOWLEDGED,
                                new Words("签收规范", "Code acknowledged"),
                                Map.of(
                                        "person", required(Type.WHOLE),
                                        "code", required(Type.TEXT),
                                        "version", required(Type.TEXT),
                                        "hash", required(Type.TEXT)),
                                Set.of(SIGNER),
                                Duration.ZERO)));
    }

    private static Field required(Type type) {
        return new Field(type, true, Set.of());
    }
}

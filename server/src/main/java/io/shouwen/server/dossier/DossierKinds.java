package io.shouwen.server.dossier;

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

/** The fact that a case left the house as a paper. */
@Configuration(proxyBeanMethods = false)
class DossierKinds {
    static final FactKind EXPORTED = new FactKind("case.exported");

    /** Whether the customer's values stood in it whole. */
    static final String WHOLE = "whole";

    static final String WHY = "reason";

    @Bean
    static OwnKinds factsOfDossiers() {
        return new OwnKinds(
                List.of(
                        new Catalogue.Kind(
                                EXPORTED,
                                new Words("导出案卷", "Case exported"),
                                Map.of(
                                        WHOLE,
                                        new Field(Type.FLAG, true, Set.of()),
                                        WHY,
                                        new Field(Type.TEXT, false, Set.of())),
                                Set.of(
                                        "agent",
                                        "dispatcher",
                                        "technician",
                                        "chief",
                                        "quality",
                                        "deputy",
                                        "head",
                                        "executive"),
                                Duration.ZERO)));
    }
}

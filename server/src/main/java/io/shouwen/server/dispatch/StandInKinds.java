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

/** Who answers in the place of whoever was asked first; that itself is history for ever. */
@Configuration(proxyBeanMethods = false)
class StandInKinds {
    static final FactKind TAKEN_OVER = new FactKind("first-contact.taken-over");

    private static final Field ID = new Field(Type.TEXT, true, Set.of());

    @Bean
    OwnKinds factsOfStandIns() {
        return new OwnKinds(
                List.of(
                        new Catalogue.Kind(
                                TAKEN_OVER,
                                new Words("首问责任转由他人承担", "First-contact duty taken over"),
                                Map.of(
                                        "from",
                                        ID,
                                        "to",
                                        ID,
                                        "reason",
                                        new Field(Type.TEXT, true, Set.of("leave", "back"))),
                                Set.of("chief", "head"),
                                Duration.ZERO)));
    }
}

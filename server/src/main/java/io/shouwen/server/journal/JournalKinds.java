package io.shouwen.server.journal;

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

/** The words about facts: who may strike one, and who may be the second person. */
@Configuration(proxyBeanMethods = false)
public class JournalKinds {
    private static final Field NAMED = new Field(Type.TEXT, true, Set.of());
    private static final Field REASON = new Field(Type.TEXT, true, Set.of());
    private static final Field REMARK = new Field(Type.TEXT, false, Set.of());

    @Bean
    public static OwnKinds wordsAboutFacts() {
        Set<String> second = Set.of("dispatcher", "chief", "quality", "head");
        return new OwnKinds(
                List.of(
                        kind(
                                FactKind.STRUCK,
                                new Words("记录作废", "Fact struck"),
                                Map.of(FactKind.NAMED_FACT, NAMED, "reason", REASON),
                                Set.of(
                                        "agent",
                                        "technician",
                                        "dispatcher",
                                        "chief",
                                        "quality",
                                        "head")),
                        kind(
                                FactKind.ACCEPTED,
                                new Words("第二人确认", "Fact accepted"),
                                Map.of(FactKind.NAMED_FACT, NAMED, "reason", REMARK),
                                second),
                        kind(
                                FactKind.DECLINED,
                                new Words("第二人不予确认", "Fact declined"),
                                Map.of(FactKind.NAMED_FACT, NAMED, "reason", REASON),
                                second)));
    }

    private static Catalogue.Kind kind(
            FactKind kind, Words says, Map<String, Field> fields, Set<String> producers) {
        return new Catalogue.Kind(kind, says, fields, producers, Duration.ofDays(1));
    }
}

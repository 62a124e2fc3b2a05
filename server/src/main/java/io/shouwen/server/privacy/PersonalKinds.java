package io.shouwen.server.privacy;

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

/** The facts about the use of personal values; only this room tells them. */
@Configuration(proxyBeanMethods = false)
public class PersonalKinds {
    static final FactKind SEARCHED = new FactKind("personal.searched");
    static final FactKind UNMASKED = new FactKind("personal.unmasked");
    static final FactKind ERASED = new FactKind("personal.erased");

    /** The capacity in which the facts are told. */
    static final String PRODUCER = "privacy";

    static final String PERSON = "person";
    static final String FIELD = "field";
    static final String VERSION = "version";
    static final String HITS = "hits";
    static final String WHY = "why";

    private static final Field TEXT = new Field(Type.TEXT, true, Set.of());
    private static final Field WHOLE = new Field(Type.WHOLE, true, Set.of());

    @Bean
    public static OwnKinds factsOfPersonalUse() {
        return new OwnKinds(
                List.of(
                        kind(
                                SEARCHED,
                                new Words("查找客户", "Customers searched"),
                                Map.of(HITS, WHOLE)),
                        kind(
                                UNMASKED,
                                new Words("查看个人信息", "Personal value shown"),
                                Map.of(PERSON, TEXT, FIELD, TEXT, VERSION, WHOLE, WHY, TEXT)),
                        kind(
                                ERASED,
                                new Words("删除个人信息", "Personal values erased"),
                                Map.of(PERSON, TEXT, WHY, TEXT))));
    }

    private static Catalogue.Kind kind(FactKind kind, Words says, Map<String, Field> fields) {
        return new Catalogue.Kind(kind, says, fields, Set.of(PRODUCER), Duration.ZERO);
    }
}

package io.shouwen.server.masters;

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

/** The facts about workbooks that came in and went out; only this room tells them. */
@Configuration(proxyBeanMethods = false)
public class MasterKinds {
    static final FactKind IMPORTED = new FactKind("masters.imported");
    static final FactKind EXPORTED = new FactKind("masters.exported");

    /** The kind of book they are told in. */
    static final String BOOK = "masters";

    /** The capacity in which the facts are told. */
    static final String PRODUCER = "registrar";

    private static final Field TEXT = new Field(Type.TEXT, true, Set.of());
    private static final Field REASON = new Field(Type.TEXT, false, Set.of());
    private static final Field WHOLE = new Field(Type.WHOLE, true, Set.of());

    @Bean
    public static OwnKinds factsOfMasters() {
        return new OwnKinds(
                List.of(
                        kind(
                                IMPORTED,
                                new Words("导入基础资料", "Masters imported"),
                                Map.of(
                                        "file_hash", TEXT,
                                        "sheets", TEXT,
                                        "added", WHOLE,
                                        "changed", WHOLE,
                                        "closed", WHOLE)),
                        kind(
                                EXPORTED,
                                new Words("导出基础资料", "Masters exported"),
                                Map.of("sheets", TEXT, "why", REASON))));
    }

    private static Catalogue.Kind kind(FactKind kind, Words says, Map<String, Field> fields) {
        return new Catalogue.Kind(kind, says, fields, Set.of(PRODUCER), Duration.ZERO);
    }
}

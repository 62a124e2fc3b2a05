package io.shouwen.server.slip;

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

/** What is told of slips beside the facts of the code. */
@Configuration(proxyBeanMethods = false)
class SlipKinds {
    static final FactKind FILLED = new FactKind("slip.filled");

    /** A kind of the code: the office has the paper and files it. */
    static final FactKind RETURNED = new FactKind("sheet.returned");

    /** Signed on the phone, on a numbered paper, or not signed. */
    static final String FORM = "form";

    static final String PAPER = "paper";

    /** Which slip of the request; the last one where it is not said. */
    static final String NTH = "nth";

    static final String SHELF = "shelf";
    static final String PHONE = "phone";

    private static final Field MAYBE = new Field(Type.TEXT, false, Set.of());

    @Bean
    OwnKinds factsOfSlips() {
        return new OwnKinds(
                List.of(
                        new Catalogue.Kind(
                                FILLED,
                                new Words("填写回执单", "Slip filled"),
                                Map.of(
                                        FORM,
                                        new Field(
                                                Type.TEXT, true, Set.of(PHONE, PAPER, "unsigned")),
                                        PAPER,
                                        MAYBE,
                                        NTH,
                                        new Field(Type.WHOLE, false, Set.of()),
                                        "reason",
                                        MAYBE),
                                Set.of("agent", "dispatcher", "technician", "chief"),
                                Duration.ofDays(7))));
    }
}

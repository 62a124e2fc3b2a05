package io.shouwen.server.file;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Catalogue.Type;
import io.shouwen.engine.standard.Words;
import io.shouwen.server.privacy.Enclosures;
import io.shouwen.server.standard.OwnKinds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fact that something was enclosed with a request, from a phone or from a desk. */
@Configuration(proxyBeanMethods = false)
public class FileKinds {
    /** Something lies among the personal values: its number there and what proves it. */
    public static final FactKind KEPT = new FactKind("enclosure.kept");

    public static final String PHOTO = "photo";
    public static final String SIGNATURE = "signature";
    public static final String PRICE_SIGNATURE = "price-signature";
    public static final String EVIDENCE = "evidence";
    public static final String POSITION = "position";

    /** What a customer filled in at a counter. */
    public static final String FORM = "form";

    /** What somebody brought, as it was copied. */
    public static final String SCAN = "scan";

    /** Attributes. */
    public static final String NUMBER = "enclosure";

    /** Which of the papers that a service needs it proves. */
    public static final String PAPER = "paper";

    /** What is added on the page of a request. */
    static final List<String> ADDED = List.of(PHOTO, SCAN, "identity", "document");

    private static final Field TEXT = new Field(Type.TEXT, true, Set.of());
    private static final Set<String> SORTS =
            Set.of(
                    PHOTO,
                    SIGNATURE,
                    PRICE_SIGNATURE,
                    EVIDENCE,
                    POSITION,
                    FORM,
                    SCAN,
                    "identity",
                    "document");

    /** What the fact tells of it. */
    public static Map<String, Value> told(String sort, Enclosures.Kept kept) {
        return Map.of(
                "what",
                new Value.Text(sort),
                NUMBER,
                new Value.Text(Long.toString(kept.id())),
                "hash",
                new Value.Text(kept.hash()));
    }

    /** What the fact tells of what proves a paper. */
    public static Map<String, Value> told(String sort, String paper, Enclosures.Kept kept) {
        Map<String, Value> values = new HashMap<>(told(sort, kept));
        values.put(PAPER, new Value.Text(paper));
        return values;
    }

    /** Back-dating is generous: no clock is kept by it, and a photo may travel for long. */
    @Bean
    static OwnKinds factsOfFiles() {
        return new OwnKinds(
                List.of(
                        new Catalogue.Kind(
                                KEPT,
                                new Words("附件存档", "Enclosure kept"),
                                Map.of(
                                        "what",
                                        new Field(Type.TEXT, true, SORTS),
                                        NUMBER,
                                        TEXT,
                                        "hash",
                                        TEXT,
                                        PAPER,
                                        new Field(Type.TEXT, false, Set.of())),
                                Set.of(
                                        "agent",
                                        "dispatcher",
                                        "technician",
                                        "chief",
                                        "clerk",
                                        "cashier",
                                        "manager",
                                        "head"),
                                Duration.ofDays(3))));
    }
}

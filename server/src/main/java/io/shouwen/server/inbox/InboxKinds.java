package io.shouwen.server.inbox;

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

/** The fact that a file of the watched folder was read; only this room tells it. */
@Configuration(proxyBeanMethods = false)
public class InboxKinds {
    static final FactKind READ = new FactKind("inbox.file-read");

    /** The kind of book it is told in. */
    static final String BOOK = "inbox";

    /** The capacity in which it is told. */
    static final String PRODUCER = "machine";

    private static final Field TEXT = new Field(Type.TEXT, true, Set.of());
    private static final Field WHOLE = new Field(Type.WHOLE, true, Set.of());

    @Bean
    public static OwnKinds factsOfTheInbox() {
        return new OwnKinds(
                List.of(
                        new Catalogue.Kind(
                                READ,
                                new Words("读入交换文件", "File read"),
                                Map.of(
                                        "file_hash", TEXT,
                                        "rows", WHOLE,
                                        "told", WHOLE,
                                        "again", WHOLE,
                                        "rejected", WHOLE),
                                Set.of(PRODUCER),
                                Duration.ZERO)));
    }
}

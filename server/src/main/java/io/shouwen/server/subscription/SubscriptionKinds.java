package io.shouwen.server.subscription;

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

/** The facts about addresses that are told things; only this room tells them. */
@Configuration(proxyBeanMethods = false)
public class SubscriptionKinds {
    static final FactKind OPENED = new FactKind("subscription.opened");
    static final FactKind CHANGED = new FactKind("subscription.changed");
    static final FactKind STOPPED = new FactKind("subscription.stopped");
    static final FactKind CLOSED = new FactKind("subscription.closed");

    /** The kind of book they are told in. */
    static final String BOOK = "subscription";

    /** The capacity in which people's deeds are told. */
    static final String REGISTRAR = "registrar";

    /** The capacity in which the house itself tells that it gave up. */
    static final String MACHINE = "machine";

    private static final Field TEXT = new Field(Type.TEXT, true, Set.of());
    private static final Field WHOLE = new Field(Type.WHOLE, true, Set.of());
    private static final Field WHAT =
            new Field(Type.TEXT, true, Set.of("settings", "secret", "switched-on", "switched-off"));

    @Bean
    public static OwnKinds factsOfSubscriptions() {
        return new OwnKinds(
                List.of(
                        kind(
                                OPENED,
                                new Words("开通数据推送", "Subscription opened"),
                                Map.of("subscription", WHOLE, "host", TEXT, "told", TEXT),
                                REGISTRAR),
                        kind(
                                CHANGED,
                                new Words("变更数据推送", "Subscription changed"),
                                Map.of("subscription", WHOLE, "what", WHAT),
                                REGISTRAR),
                        kind(
                                STOPPED,
                                new Words("数据推送已停", "Subscription stopped"),
                                Map.of("subscription", WHOLE, "why", TEXT),
                                MACHINE),
                        kind(
                                CLOSED,
                                new Words("关闭数据推送", "Subscription closed"),
                                Map.of("subscription", WHOLE),
                                REGISTRAR)));
    }

    private static Catalogue.Kind kind(
            FactKind kind, Words says, Map<String, Field> fields, String producer) {
        return new Catalogue.Kind(kind, says, fields, Set.of(producer), Duration.ZERO);
    }
}

package io.shouwen.server.above;

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

/** What is told of an order that a hotline above the house has sent. */
@Configuration(proxyBeanMethods = false)
public class AboveKinds {
    public static final FactKind RECEIVED = new FactKind("above.received");
    static final FactKind SIGNED = new FactKind("above.signed");
    static final FactKind RETURN_ASKED = new FactKind("above.return-asked");
    static final FactKind RETURN_ANSWERED = new FactKind("above.return-answered");
    static final FactKind EXTENSION_ASKED = new FactKind("above.extension-asked");
    static final FactKind EXTENSION_ANSWERED = new FactKind("above.extension-answered");
    static final FactKind REPLY_WRITTEN = new FactKind("above.reply-written");
    static final FactKind REPLY_CHECKED = new FactKind("above.reply-checked");
    static final FactKind SENT = new FactKind("above.sent");
    static final FactKind RATED = new FactKind("above.rated");
    static final FactKind REDONE = new FactKind("above.redone");

    static final String SOURCE = "source";
    static final String REFERENCE = "reference";
    static final String MATTER_CLASS = "matter_class";
    static final String DUE = "due";
    static final String UNTIL = "until";
    static final String WORDS = "words";
    static final String REASON = "reason";

    /** Whether they agreed to what was asked. */
    static final String GRANTED = "granted";

    /** Whether the second person lets the reply go. */
    static final String APPROVED = "approved";

    static final String RATING = "rating";

    /** What the caller said to the hotline about our reply. */
    static final List<String> RATINGS = List.of("satisfied", "dissatisfied", "beside-the-matter");

    private static final Field TEXT = new Field(Type.TEXT, true, Set.of());
    private static final Field MAYBE = new Field(Type.TEXT, false, Set.of());
    private static final Field MOMENT = new Field(Type.MOMENT, true, Set.of());
    private static final Field FLAG = new Field(Type.FLAG, true, Set.of());
    private static final Set<String> CENTRE = Set.of("agent", "dispatcher", "chief");
    private static final Set<String> OR_THEY = Set.of("agent", "dispatcher", "chief", "api");
    private static final Set<String> HANDLERS =
            Set.of("agent", "dispatcher", "technician", "chief", "head");

    @Bean
    public static OwnKinds factsOfOrdersFromAbove() {
        return new OwnKinds(
                List.of(
                        kind(
                                RECEIVED,
                                "接到上级工单",
                                "Order received from above",
                                Map.of(
                                        SOURCE, TEXT,
                                        REFERENCE, TEXT,
                                        MATTER_CLASS, MAYBE,
                                        DUE, MOMENT,
                                        WORDS, TEXT),
                                Set.of("agent", "dispatcher", "api")),
                        kind(SIGNED, "签收", "Signed for", Map.of(), CENTRE),
                        kind(
                                RETURN_ASKED,
                                "申请退回上级",
                                "Return asked of them",
                                Map.of(REASON, TEXT),
                                CENTRE),
                        kind(
                                RETURN_ANSWERED,
                                "上级答复退回",
                                "They answered the return",
                                Map.of(GRANTED, FLAG, REASON, MAYBE),
                                OR_THEY),
                        kind(
                                EXTENSION_ASKED,
                                "向上级申请延期",
                                "Later date asked of them",
                                Map.of(UNTIL, MOMENT, REASON, TEXT),
                                CENTRE),
                        kind(
                                EXTENSION_ANSWERED,
                                "上级答复延期",
                                "They answered about the date",
                                Map.of(GRANTED, FLAG, REASON, MAYBE),
                                OR_THEY),
                        kind(REPLY_WRITTEN, "起草答复", "Reply written", Map.of(WORDS, TEXT), HANDLERS),
                        kind(
                                REPLY_CHECKED,
                                "审核答复",
                                "Reply checked",
                                Map.of(APPROVED, FLAG, REASON, MAYBE),
                                Set.of("dispatcher", "chief", "head")),
                        kind(SENT, "回传上级", "Reply sent up", Map.of(), OR_THEY),
                        kind(
                                RATED,
                                "上级评价",
                                "Rated by their caller",
                                Map.of(
                                        RATING,
                                        new Field(Type.TEXT, true, Set.copyOf(RATINGS)),
                                        REASON,
                                        MAYBE),
                                OR_THEY),
                        kind(
                                REDONE,
                                "上级要求重办",
                                "To be done again",
                                Map.of(UNTIL, MOMENT, REASON, TEXT),
                                OR_THEY)));
    }

    private static Catalogue.Kind kind(
            FactKind kind, String zh, String en, Map<String, Field> fields, Set<String> producers) {
        return new Catalogue.Kind(kind, new Words(zh, en), fields, producers, Duration.ZERO);
    }
}

package io.shouwen.server.request;

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

/** The facts by which something is asked for on a request and settled, and chasing and merging. */
@Configuration(proxyBeanMethods = false)
public class ErrandFacts {
    private static final Field TEXT = new Field(Type.TEXT, true, Set.of());
    private static final Field MOMENT = new Field(Type.MOMENT, true, Set.of());
    private static final Field FLAG = new Field(Type.FLAG, false, Set.of());
    private static final Set<String> HANDLERS =
            Set.of("agent", "dispatcher", "technician", "chief", "head");
    private static final Set<String> SUPERIORS = Set.of("dispatcher", "chief", "head");
    private static final Set<String> LEADERS = Set.of("chief", "deputy", "head", "executive");
    private static final Set<String> CENTRE = Set.of("agent", "dispatcher");

    @Bean
    public static OwnKinds factsOfErrands() {
        Map<String, Field> why = Map.of(RequestKinds.REASON, TEXT);
        Map<String, Field> until = Map.of(RequestKinds.UNTIL, MOMENT, RequestKinds.REASON, TEXT);
        Map<String, Field> settling = Map.of(RequestKinds.ERRAND, TEXT, RequestKinds.REASON, TEXT);
        Map<String, Field> approving =
                Map.of(
                        RequestKinds.ERRAND, TEXT,
                        RequestKinds.UNTIL, MOMENT,
                        RequestKinds.TOLD, FLAG,
                        RequestKinds.REASON, TEXT);
        Map<String, Field> other = Map.of(RequestKinds.OTHER, TEXT, RequestKinds.REASON, TEXT);
        return new OwnKinds(
                List.of(
                        kind("handover.disputed", "移交争议", "Hand-over disputed", why, HANDLERS),
                        kind(
                                RequestKinds.RULED.name(),
                                "争议裁定",
                                "Dispute ruled",
                                Map.of(
                                        RequestKinds.ERRAND, TEXT,
                                        RequestKinds.HANDLER, TEXT,
                                        RequestKinds.REASON, TEXT),
                                SUPERIORS),
                        kind(
                                "support.asked",
                                "请求协办",
                                "Support asked for",
                                Map.of(
                                        RequestKinds.HELPER, TEXT,
                                        RequestKinds.UNTIL, MOMENT,
                                        RequestKinds.REASON, TEXT),
                                HANDLERS),
                        kind("support.done", "协办完成", "Support given", settling, HANDLERS),
                        kind("supervision.ordered", "督办", "Supervised", until, LEADERS),
                        kind(
                                "supervision.answered",
                                "督办反馈",
                                "Supervision answered",
                                settling,
                                HANDLERS),
                        kind("suspension.asked", "申请挂起", "Suspension asked for", until, HANDLERS),
                        kind("suspension.approved", "批准挂起", "Suspended", approving, SUPERIORS),
                        kind(
                                "suspension.declined",
                                "不批准挂起",
                                "Suspension declined",
                                settling,
                                SUPERIORS),
                        kind("extension.asked", "申请延期", "Extension asked for", until, HANDLERS),
                        kind("extension.approved", "批准延期", "Extended", approving, SUPERIORS),
                        kind(
                                "extension.declined",
                                "不批准延期",
                                "Extension declined",
                                settling,
                                SUPERIORS),
                        kind(RequestKinds.CHASED.name(), "督促", "Chased", why, CENTRE),
                        kind(
                                RequestKinds.MERGED.name(),
                                "并入",
                                "Merged into another",
                                other,
                                Set.of(
                                        "agent",
                                        "dispatcher",
                                        "chief",
                                        "quality",
                                        "head",
                                        "executive")),
                        kind(
                                RequestKinds.RELATED.name(),
                                "相关工单",
                                "Related to another",
                                other,
                                Set.of("agent", "dispatcher", "chief"))));
    }

    private static Catalogue.Kind kind(
            String name, String zh, String en, Map<String, Field> fields, Set<String> producers) {
        return new Catalogue.Kind(
                new FactKind(name), new Words(zh, en), fields, producers, Duration.ZERO);
    }
}

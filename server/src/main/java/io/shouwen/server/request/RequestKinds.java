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

/** The facts by which a request runs, whatever code the organisation has adopted. */
@Configuration(proxyBeanMethods = false)
public class RequestKinds {
    public static final FactKind OPENED = new FactKind("request.opened");
    public static final FactKind OFFERED = new FactKind("handover.offered");
    public static final FactKind ACCEPTED = new FactKind("handover.accepted");
    public static final FactKind RETURNED = new FactKind("handover.returned");
    public static final FactKind ASSIGNED = new FactKind("handler.assigned");
    public static final FactKind CLOSED = new FactKind("request.closed");

    /** It was closed too early; the same request runs on. */
    public static final FactKind REOPENED = new FactKind("request.reopened");

    /** It belongs to a declared event, which a person confirms. */
    public static final FactKind LINKED = new FactKind("request.linked");

    /** It does not belong to the event after all. */
    public static final FactKind UNLINKED = new FactKind("request.unlinked");

    /** What the customer said, kept in words elsewhere. */
    public static final FactKind DESCRIBED = new FactKind("request.described");

    /** A superior's word about a disputed hand-over: it binds at once. */
    public static final FactKind RULED = new FactKind("handover.ruled");

    /** The centre presses for progress. */
    public static final FactKind CHASED = new FactKind("request.chased");

    /** The request is answered through another; it is closed with it. */
    public static final FactKind MERGED = new FactKind("request.merged");

    /** It has to do with another. */
    public static final FactKind RELATED = new FactKind("request.related");

    /** There is danger to life or to all: it stands before everything and is not put off. */
    public static final FactKind URGENT = new FactKind("request.urgent");

    /** The danger is over. */
    public static final FactKind LIFTED = new FactKind("request.urgent-lifted");

    /** The attribute that names such words. */
    public static final String WORDS = "words";

    /** The attribute that names the declared event. */
    public static final String EVENT = "event";

    /** Attributes; those that name people carry their ids. */
    static final String CUSTOMER = "customer";

    static final String FIRST_CONTACT = "first_contact";
    static final String FIRST_CONTACT_POST = "first_contact_post";
    static final String HANDLER = "handler";
    static final String TO = "to";
    static final String REASON = "reason";
    public static final String UNTIL = "until";
    public static final String TOLD = "told";

    /** The number of the fact that asked for what is settled. */
    public static final String ERRAND = "errand";

    /** The number of another request. */
    public static final String OTHER = "other";

    /** The unit that is asked to help. */
    public static final String HELPER = "helper";

    public static final String TYPE = "type";
    static final String PLACE = "place";

    private static final Field ID = new Field(Type.TEXT, true, Set.of());
    private static final Field TEXT = new Field(Type.TEXT, true, Set.of());
    private static final Field MAYBE = new Field(Type.TEXT, false, Set.of());
    private static final Set<String> SUPERIORS = Set.of("dispatcher", "chief", "head");
    private static final Set<String> HANDLERS =
            Set.of(
                    "agent",
                    "dispatcher",
                    "technician",
                    "chief",
                    "clerk",
                    "cashier",
                    "manager",
                    "head");

    /** Matters are handed over in a hall as well, before there is a request. */
    private static final Set<String> HANDING_OVER =
            Set.of(
                    "agent",
                    "dispatcher",
                    "technician",
                    "chief",
                    "greeter",
                    "clerk",
                    "cashier",
                    "manager",
                    "head");

    @Bean
    public static OwnKinds factsOfRequests() {
        return new OwnKinds(
                List.of(
                        kind(
                                OPENED,
                                new Words("受理", "Request opened"),
                                Map.of(
                                        CUSTOMER, MAYBE,
                                        FIRST_CONTACT, ID,
                                        FIRST_CONTACT_POST, MAYBE,
                                        HANDLER, ID,
                                        TYPE, new Field(Type.TEXT, false, RequestType.words()),
                                        PLACE, MAYBE),
                                Set.of(
                                        "agent",
                                        "dispatcher",
                                        "technician",
                                        "chief",
                                        "greeter",
                                        "clerk",
                                        "cashier",
                                        "manager",
                                        "quality",
                                        "portal",
                                        "api")),
                        kind(
                                OFFERED,
                                new Words("提出移交", "Hand-over offered"),
                                Map.of(TO, ID, REASON, MAYBE),
                                HANDING_OVER),
                        kind(
                                ACCEPTED,
                                new Words("接受移交", "Hand-over accepted"),
                                Map.of(HANDLER, ID),
                                HANDING_OVER),
                        kind(
                                RETURNED,
                                new Words("退回移交", "Hand-over returned"),
                                Map.of(REASON, TEXT),
                                HANDLERS),
                        kind(
                                Offer.UNANSWERED,
                                new Words("移交逾期未接", "Hand-over not answered in time"),
                                Map.of(TO, ID, "minutes", new Field(Type.WHOLE, true, Set.of())),
                                Set.of(OfferWatch.MACHINE)),
                        kind(
                                ASSIGNED,
                                new Words("上级指派", "Handler assigned"),
                                Map.of(HANDLER, ID, REASON, MAYBE),
                                SUPERIORS),
                        kind(
                                CLOSED,
                                new Words("办结", "Request closed"),
                                Map.of(REASON, MAYBE),
                                Set.of(
                                        "agent",
                                        "dispatcher",
                                        "technician",
                                        "chief",
                                        "clerk",
                                        "cashier",
                                        "manager",
                                        "quality",
                                        "head",
                                        "executive",
                                        "api")),
                        kind(
                                REOPENED,
                                new Words("重新办理", "Request reopened"),
                                Map.of(REASON, TEXT),
                                Set.of("agent", "dispatcher", "chief", "api")),
                        kind(
                                LINKED,
                                new Words("关联事件", "Linked to an event"),
                                Map.of(EVENT, ID, REASON, MAYBE),
                                Set.of("agent", "dispatcher", "chief", "deputy", "head", "api")),
                        kind(
                                DESCRIBED,
                                new Words("客户陈述", "What the customer said"),
                                Map.of(WORDS, TEXT),
                                Set.of(
                                        "agent",
                                        "dispatcher",
                                        "technician",
                                        "chief",
                                        "greeter",
                                        "clerk",
                                        "cashier",
                                        "manager",
                                        "quality",
                                        "head",
                                        "api")),
                        kind(
                                URGENT,
                                new Words("标为紧急", "Marked urgent"),
                                Map.of(REASON, TEXT),
                                Set.of("agent", "dispatcher")),
                        kind(
                                LIFTED,
                                new Words("解除紧急", "No longer urgent"),
                                Map.of(REASON, TEXT),
                                Set.of("agent", "dispatcher")),
                        kind(
                                UNLINKED,
                                new Words("解除事件关联", "Link to an event undone"),
                                Map.of(REASON, TEXT),
                                Set.of("agent", "dispatcher", "chief", "deputy", "head"))));
    }

    /** Back-dating is generous: who acts is settled by what was recorded, not by claims. */
    private static Catalogue.Kind kind(
            FactKind kind, Words says, Map<String, Field> fields, Set<String> producers) {
        return new Catalogue.Kind(kind, says, fields, producers, Duration.ofDays(3));
    }
}

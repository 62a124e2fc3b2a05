package io.shouwen.server.complaint;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Catalogue.Type;
import io.shouwen.engine.standard.Home;
import io.shouwen.engine.standard.Homes;
import io.shouwen.engine.standard.Words;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.standard.OwnKinds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facts of a complaint beside those of the code, and of the code those the house needs. */
@Configuration(proxyBeanMethods = false)
class ComplaintKinds {
    /** Whom it is about; the last one says. */
    static final FactKind CONCERNS = new FactKind("complaint.concerns");

    /** No name was given, and a word by which the answer may be asked for. */
    static final FactKind ANONYMOUS = new FactKind("complaint.anonymous");

    /** The member of staff who reported. */
    static final FactKind REPORTED_BY = new FactKind("complaint.reported-by");

    /** Of the code, and needed by the house whatever code there is. */
    static final FactKind DECIDED = new FactKind("complaint.decided");

    static final FactKind RECEIVED = new FactKind("complaint.received");
    static final FactKind RECORDED = new FactKind("complaint.recorded");
    static final FactKind CLOSED = new FactKind("complaint.closed");
    static final FactKind LEADER_TOLD = new FactKind("leader.told");
    static final FactKind APOLOGY = new FactKind("apology.made");

    /** The house has apologised for somebody who has left it. */
    static final FactKind APOLOGISED_FOR = new FactKind("complaint.apologised-for");

    static final FactKind REWARD = new FactKind("reward.given");

    static final String AGAINST = "against";
    static final String CONCERNED = "concerned";
    static final String ABOUT = "about_request";
    static final String CODE = "hash";
    static final String PERSON = "reported_by";
    static final String TO = "as";
    static final String OTHER = "other";
    static final String REASON = "reason";
    static final String ASKED = "errand";
    static final String REPORTER = "reporter";
    static final String UPHELD = "upheld";
    static final String CLAUSE = "clause";
    static final String WORDS = "words";

    /** What a complaint may be handled as instead. */
    static final Set<String> MILDER = Set.of("enquiry", "suggestion");

    private static final Homes OF_REQUESTS = new Homes(Set.of(Home.REQUEST), Set.of());
    private static final Field TEXT = new Field(Type.TEXT, true, Set.of());
    private static final Field MAYBE = new Field(Type.TEXT, false, Set.of());
    private static final Set<String> TAKING =
            Set.of("agent", "dispatcher", "chief", "quality", Actor.API);
    private static final Set<String> NAMING =
            Set.of(
                    "agent",
                    "dispatcher",
                    "chief",
                    "clerk",
                    "cashier",
                    "manager",
                    "quality",
                    "head",
                    "executive",
                    Actor.API);
    private static final Set<String> ASKING =
            Set.of("agent", "dispatcher", "chief", "quality", "deputy", "head");
    private static final Set<String> DECIDING = Set.of("quality", "head", "executive");

    @Bean
    static OwnKinds factsOfComplaints() {
        List<Catalogue.Kind> kinds = new ArrayList<>();
        kinds.add(
                kind(
                        CONCERNS,
                        "被投诉对象",
                        "Who is complained about",
                        Map.of(AGAINST, MAYBE, CONCERNED, MAYBE, ABOUT, MAYBE),
                        NAMING));
        kinds.add(kind(ANONYMOUS, "匿名投诉", "Anonymous", Map.of(CODE, TEXT), TAKING));
        kinds.add(kind(REPORTED_BY, "举报员工", "Reported by", Map.of(PERSON, TEXT), TAKING));
        kinds.add(
                kind(
                        APOLOGISED_FOR,
                        "单位代为致歉",
                        "Apology for somebody who left",
                        Map.of(REASON, TEXT),
                        Set.of("chief", "quality", "head", "executive")));
        kinds.add(decided());
        kinds.addAll(changes(Change.DOWNGRADE, "降级", "Downgrade", TO));
        kinds.addAll(changes(Change.MERGE, "合并", "Merging", OTHER));
        kinds.addAll(changes(Change.WITHDRAWAL, "撤诉", "Withdrawal", ""));
        return new OwnKinds(kinds);
    }

    private static Catalogue.Kind decided() {
        return new Catalogue.Kind(
                DECIDED,
                new Words("投诉举报查处结论", "Complaint decided"),
                Map.of(
                        REPORTER,
                        new Field(Type.TEXT, true, Set.of("customer", "staff")),
                        UPHELD,
                        new Field(Type.FLAG, true, Set.of()),
                        CLAUSE,
                        MAYBE,
                        WORDS,
                        MAYBE),
                Set.of("quality", "head", "executive", Actor.API),
                Duration.ofDays(1),
                OF_REQUESTS);
    }

    private static List<Catalogue.Kind> changes(
            Change change, String zh, String en, String attribute) {
        Map<String, Field> asked =
                switch (attribute) {
                    case TO -> Map.of(TO, new Field(Type.TEXT, true, MILDER), REASON, TEXT);
                    case OTHER -> Map.of(OTHER, TEXT, REASON, TEXT);
                    default -> Map.of(REASON, TEXT);
                };
        Map<String, Field> settled = Map.of(ASKED, TEXT, REASON, TEXT);
        return List.of(
                kind(change.asked(), "申请" + zh, en + " asked for", asked, ASKING),
                kind(change.approved(), "批准" + zh, en + " approved", settled, DECIDING),
                kind(change.declined(), "不批准" + zh, en + " declined", settled, DECIDING));
    }

    private static Catalogue.Kind kind(
            FactKind kind, String zh, String en, Map<String, Field> fields, Set<String> tellers) {
        return new Catalogue.Kind(
                kind, new Words(zh, en), fields, tellers, Duration.ZERO, OF_REQUESTS);
    }
}

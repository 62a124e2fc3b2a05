package io.shouwen.server.quality;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Catalogue.Kind;
import io.shouwen.engine.standard.Catalogue.Type;
import io.shouwen.engine.standard.Words;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.standard.OwnKinds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The kinds of fact that make up the life of a finding. They lie in a history of the finding's own,
 * so that a reader of the journal sees every answer and every decision in its place.
 */
@Configuration(proxyBeanMethods = false)
public class FindingFacts {
    /** The kind of a finding's own subject. */
    static final String SUBJECT = "finding";

    /** Who tells what the judge concluded. */
    static final String JUDGE = "judge";

    /** Whoever holds a position that decides about findings. */
    static final String DECIDER = "decider";

    /** Whoever is found, or speaks for the unit found. */
    static final String ANSWERER = "answerer";

    static final String RAISED_NAME = "finding.raised";
    static final String REVISED_NAME = "finding.revised";
    static final String WITHDRAWN_NAME = "finding.withdrawn";
    static final String ANSWERED_NAME = "finding.answered";
    static final String CONFIRMED_NAME = "finding.confirmed";
    static final String SECONDED_NAME = "finding.seconded";
    static final String DISMISSED_NAME = "finding.dismissed";
    static final String REOPENED_NAME = "finding.reopened";
    static final String LAPSED_NAME = "finding.lapsed";
    static final String APPEALED_NAME = "finding.appealed";
    static final String APPEAL_VOTED_NAME = "appeal.voted";
    static final String APPEAL_DECIDED_NAME = "appeal.decided";

    static final String REWARDED_NAME = "reward.confirmed";
    static final String NOTIFIED_NAME = "deduction.notified";
    static final String PAID_NAME = "deduction.paid";

    static final FactKind RAISED = new FactKind(RAISED_NAME);
    static final FactKind REVISED = new FactKind(REVISED_NAME);
    static final FactKind WITHDRAWN = new FactKind(WITHDRAWN_NAME);
    static final FactKind ANSWERED = new FactKind(ANSWERED_NAME);
    static final FactKind CONFIRMED = new FactKind(CONFIRMED_NAME);
    static final FactKind SECONDED = new FactKind(SECONDED_NAME);
    static final FactKind DISMISSED = new FactKind(DISMISSED_NAME);
    static final FactKind REOPENED = new FactKind(REOPENED_NAME);
    static final FactKind LAPSED = new FactKind(LAPSED_NAME);
    static final FactKind APPEALED = new FactKind(APPEALED_NAME);
    static final FactKind APPEAL_VOTED = new FactKind(APPEAL_VOTED_NAME);
    static final FactKind APPEAL_DECIDED = new FactKind(APPEAL_DECIDED_NAME);

    /** Stands for the word of a verdict where a person raised a merit. */
    static final String MERIT = "merit";

    /** Stands for the word of a verdict where a complaint was upheld. */
    static final String COMPLAINT = "complaint";

    /** What people decide about measures that a finding led to. */
    static final Set<FactKind> MEASURES =
            Set.of(BookFacts.IMPOSED, BookFacts.DECLINED, BookFacts.LIFTED);

    /** What is told of a person beside findings. */
    static final Set<FactKind> OF_PERSONS = Set.of(BookFacts.CLEAN, BookFacts.TEST_PASSED);

    /** How late another system may tell of what a person has paid. */
    private static final Duration PAYROLL = Duration.ofDays(31);

    /** How late it may be told what an inspection or a test came to. */
    private static final Duration WEEK = Duration.ofDays(7);

    private static final Set<String> TELLERS = Set.of(DECIDER, Actor.API);
    private static final Set<String> JUDGES = Set.of(JUDGE);
    private static final Set<String> DECIDERS = Set.of(DECIDER);
    private static final Set<String> ANSWERERS = Set.of(ANSWERER);

    private static final Map<String, Type> REVISION =
            Map.of(
                    "revision", Type.WHOLE,
                    "verdict", Type.TEXT,
                    "late_seconds", Type.WHOLE,
                    "line", Type.TEXT,
                    "as_of", Type.MOMENT);

    private static final Map<String, Type> DECISION =
            Map.of("revision", Type.WHOLE, "words", Type.TEXT);

    private static final Map<String, Type> VOTE =
            Map.of("revision", Type.WHOLE, "upheld", Type.FLAG, "words", Type.TEXT);

    /** The text key of what is said of a finding where the judge says nothing. */
    static String happened(String verdict) {
        return switch (verdict) {
            case MERIT -> "finding.merit.happened";
            case COMPLAINT -> "finding.complaint.happened";
            default -> "finding.gone";
        };
    }

    @Bean
    public static OwnKinds findingKinds() {
        return new OwnKinds(kinds());
    }

    private static List<Kind> kinds() {
        return List.of(
                raised(),
                kind(REVISED, "判定变化", "Verdict changed", JUDGES, REVISION),
                kind(WITHDRAWN, "撤销", "Withdrawn", JUDGES, REVISION),
                kind(ANSWERED, "本人答复", "Answered", ANSWERERS, Map.of("words", Type.TEXT)),
                confirmed(CONFIRMED, "认定", "Confirmed"),
                confirmed(BookFacts.REWARD, "奖励认定", "Reward confirmed"),
                debt(BookFacts.NOTIFIED, "告知扣减", "Deduction notified", Duration.ZERO),
                debt(BookFacts.PAID, "扣减已缴", "Deduction paid", PAYROLL),
                ofPerson(BookFacts.CLEAN, "检查无问题", "Inspection found nothing"),
                ofPerson(BookFacts.TEST_PASSED, "考试合格", "Test passed"),
                kind(SECONDED, "第二人同意", "Agreed by a second person", DECIDERS, DECISION),
                measure(BookFacts.IMPOSED, "执行措施", "Measure imposed"),
                measure(BookFacts.DECLINED, "不采纳措施", "Measure declined"),
                measure(BookFacts.LIFTED, "解除措施", "Measure lifted"),
                with(kind(DISMISSED, "不成立", "Dismissed", DECIDERS, DECISION), "event", Type.TEXT),
                kind(REOPENED, "撤回免责", "Excuse taken back", DECIDERS, DECISION),
                kind(LAPSED, "逾期失效", "Lapsed", JUDGES, Map.of("revision", Type.WHOLE)),
                with(
                        kind(APPEALED, "申诉", "Appealed", ANSWERERS, Map.of("words", Type.TEXT)),
                        "panel",
                        Type.WHOLE),
                kind(APPEAL_VOTED, "申诉评议", "Appeal voted on", DECIDERS, VOTE),
                kind(APPEAL_DECIDED, "申诉处理", "Appeal decided", DECIDERS, VOTE));
    }

    private static Kind raised() {
        Map<String, Type> fields = new HashMap<>(REVISION);
        fields.put("subject", Type.WHOLE);
        fields.put("clause", Type.TEXT);
        fields.put("occasion", Type.TEXT);
        fields.put("unit", Type.WHOLE);
        fields.put("day", Type.DAY);
        fields.put("opened_at", Type.MOMENT);
        Map<String, Field> all = required(fields);
        all.put("person", new Field(Type.WHOLE, false, Set.of()));
        all.put("broken_at", new Field(Type.MOMENT, false, Set.of()));
        all.put("off_duty", new Field(Type.WHOLE, false, Set.of()));
        all.put("raised_by", new Field(Type.WHOLE, false, Set.of()));
        all.put("raised_with", new Field(Type.TEXT, false, Set.of()));
        all.put("trial", new Field(Type.FLAG, false, Set.of()));
        all.put("merit", new Field(Type.FLAG, false, Set.of()));
        return new Kind(
                RAISED,
                new Words("提出待核问题", "Raised"),
                all,
                Set.of(JUDGE, DECIDER),
                Duration.ofDays(36_500));
    }

    private static Kind confirmed(FactKind kind, String zh, String en) {
        Map<String, Field> fields =
                required(
                        Map.of(
                                "revision", Type.WHOLE,
                                "points", Type.WHOLE,
                                "money", Type.MONEY,
                                "words", Type.TEXT));
        fields.put("shares", new Field(Type.TEXT, false, Set.of()));
        fields.put("given", new Field(Type.TEXT, false, Set.of()));
        fields.put("without_money", new Field(Type.FLAG, false, Set.of()));
        fields.put("awaits_second", new Field(Type.FLAG, false, Set.of()));
        return new Kind(kind, new Words(zh, en), fields, DECIDERS, Duration.ZERO);
    }

    private static Kind measure(FactKind kind, String zh, String en) {
        Map<String, Field> fields =
                required(
                        Map.of(
                                BookFacts.CLAUSE,
                                Type.TEXT,
                                BookFacts.PERSON,
                                Type.TEXT,
                                "words",
                                Type.TEXT));
        fields.put(BookFacts.STEP, new Field(Type.TEXT, false, Set.of()));
        return new Kind(kind, new Words(zh, en), fields, DECIDERS, Duration.ZERO);
    }

    private static Kind debt(FactKind kind, String zh, String en, Duration late) {
        Map<String, Field> fields = new HashMap<>();
        fields.put("revision", new Field(Type.WHOLE, false, Set.of()));
        fields.put("words", new Field(Type.TEXT, false, Set.of()));
        return new Kind(kind, new Words(zh, en), fields, TELLERS, late);
    }

    private static Kind ofPerson(FactKind kind, String zh, String en) {
        return new Kind(
                kind,
                new Words(zh, en),
                required(Map.of(BookFacts.PERSON, Type.TEXT)),
                TELLERS,
                WEEK);
    }

    private static Kind kind(
            FactKind kind, String zh, String en, Set<String> producers, Map<String, Type> fields) {
        return new Kind(kind, new Words(zh, en), required(fields), producers, Duration.ZERO);
    }

    /** The kind with one more attribute, which need not be there. */
    private static Kind with(Kind kind, String name, Type type) {
        Map<String, Field> fields = new HashMap<>(kind.fields());
        fields.put(name, new Field(type, false, Set.of()));
        return new Kind(kind.kind(), kind.says(), fields, kind.producers(), kind.backdating());
    }

    private static Map<String, Field> required(Map<String, Type> types) {
        Map<String, Field> fields = new HashMap<>();
        types.forEach((name, type) -> fields.put(name, new Field(type, true, Set.of())));
        return fields;
    }
}

package io.shouwen.engine.score;

import io.shouwen.engine.fact.FactKind;

import java.util.Set;

/**
 * The kinds of fact that make up a book of scores, and the attributes of them that the engine knows
 * by name. A book holds conclusions and decisions of people; what led to them lies elsewhere.
 *
 * <p>An offence or a reward is named by {@link #FINDING}; of several facts about one finding the
 * last one says how it stands. What a code compares beyond these names it may add.
 */
public final class BookFacts {
    /** A breach that a person confirmed, with what was imposed if that is decided. */
    public static final FactKind OFFENCE = new FactKind("offence.confirmed");

    /** A merit that a person confirmed. */
    public static final FactKind REWARD = new FactKind("reward.confirmed");

    /** A confirmed finding no longer stands: withdrawn, dismissed or overturned. */
    public static final FactKind TAKEN_BACK = new FactKind("finding.taken-back");

    /** A personal inspection found nothing. */
    public static final FactKind CLEAN = new FactKind("inspection.clean");

    /** The person was told what to pay for a finding. */
    public static final FactKind NOTIFIED = new FactKind("deduction.notified");

    /** What a finding cost was paid. */
    public static final FactKind PAID = new FactKind("deduction.paid");

    /** A proposed measure was imposed by a person. */
    public static final FactKind IMPOSED = new FactKind("sanction.imposed");

    /** A proposed measure was declined by a person. */
    public static final FactKind DECLINED = new FactKind("sanction.declined");

    /** An imposed measure was ended by a person. */
    public static final FactKind LIFTED = new FactKind("sanction.lifted");

    /** A test that a measure lasts until was passed. */
    public static final FactKind TEST_PASSED = new FactKind("test.passed");

    /** All of them. */
    public static final Set<FactKind> KINDS =
            Set.of(
                    OFFENCE,
                    REWARD,
                    TAKEN_BACK,
                    CLEAN,
                    NOTIFIED,
                    PAID,
                    IMPOSED,
                    DECLINED,
                    LIFTED,
                    TEST_PASSED);

    /** Text: names the finding for ever. */
    public static final String FINDING = "finding";

    /**
     * Text: the clause that was broken or kept well; of a sanction, the clause that proposes it.
     */
    public static final String CLAUSE = "clause";

    /** Text: the accounts found, with spaces between them; a recorded decision (C31). */
    public static final String PERSON = "person";

    /** Day: of what happened; without it the day of the fact. */
    public static final String DAY = "day";

    /** Text: what happened; of several findings about one person and event one counts. */
    public static final String EVENT = "event";

    /** Text: the inspection that brought it out; several findings of one are one link of a row. */
    public static final String OCCASION = "occasion";

    /** Amount: points imposed, in hundredths. */
    public static final String POINTS = "points";

    /** Amount: money imposed, in fen. */
    public static final String MONEY = "money";

    /** Text: a second person who agreed. */
    public static final String SECOND = "second";

    /** Text: the measure imposed, where several may be. */
    public static final String STEP = "step";

    private BookFacts() {}

    /** The attribute that says who held a role on the day: {@code section-head} makes one name. */
    public static String holder(String role) {
        return "holder_" + role.replace('-', '_');
    }

    /** The attribute that says how many percent of a share at choice were picked. */
    public static String share(String role) {
        return "share_" + role.replace('-', '_');
    }
}

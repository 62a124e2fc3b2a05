package io.shouwen.server.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.cashier.CashOffice.Hall;
import io.shouwen.server.cashier.Correction.What;
import io.shouwen.server.crash.CrashSwitch;
import io.shouwen.server.crash.CrashSwitch.Crash;
import io.shouwen.server.crash.CrashSwitch.Died;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Crashes the end of a cash day before and after each statement and commit, and sends the same
 * again: what was counted is handed in once, a day is locked once, a deposit that was not made is
 * struck once, and the books balance.
 */
class TillCrashTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final CashOffice CALM = new CashOffice(DATABASE.pool(), new FailPoints());
    private static final OrgId ORG = CALM.found(new OrgId(1)).org();
    private static final int MANAGER = CALM.hire(ORG);
    private static final long FLOAT = 50_000;
    private static final long OVER = 50;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** The end of a day in a hall of its own. */
    private record Evening(
            Hall hall, SubjectId till, Optional<Corrections.Wanted> wrong, String key) {
        private Sender cashier(String what) {
            return hall.sender(key + what);
        }

        private Sender manager(String what) {
            return hall.sender(MANAGER, "manager", key + what);
        }

        private SubjectId day() {
            return CALM.days.locked(ORG, hall.unit(), CALM.today()).orElseThrow().id();
        }
    }

    /** What happens in the evening, each after the ones above it. */
    enum Step {
        COUNT("till.opened till.counted"),
        HAND_IN("till.opened till.counted till.approved"),
        LOCK("cash-day.locked"),
        DEPOSIT("cash-day.locked money.deposited"),
        STRIKE("correction.asked correction.approved");

        private final String facts;

        Step(String facts) {
            this.facts = facts;
        }

        private Evening prepare() {
            Hall hall = CALM.hall(ORG);
            SubjectId till = CALM.tills.open(hall.sender(), hall.unit(), CALM.today(), FLOAT);
            Evening evening =
                    new Evening(hall, till, Optional.empty(), UUID.randomUUID().toString());
            for (Step before : values()) {
                if (before == this) {
                    break;
                }
                before.happen(CALM, evening);
            }
            return this == STRIKE
                    ? new Evening(hall, till, Optional.of(wrong(evening)), evening.key())
                    : evening;
        }

        private static Corrections.Wanted wrong(Evening evening) {
            CashOut out = outs(evening).getFirst();
            return CALM.corrections.ours(
                    ORG, Set.of(evening.hall().unit()), What.OUT, "out.%d.0".formatted(out.id()));
        }

        /** Answers what it is about. */
        private SubjectId happen(CashOffice office, Evening evening) {
            switch (this) {
                case COUNT ->
                        office.tills.count(
                                evening.cashier("/count"),
                                evening.till(),
                                Map.of(Method.CASH, FLOAT + OVER),
                                "多五角，疑少找零");
                case HAND_IN -> office.tills.approve(evening.manager("/approve"), evening.till());
                case LOCK ->
                        office.days.lock(
                                evening.manager("/lock"), evening.hall().unit(), CALM.today());
                case DEPOSIT ->
                        office.days.deposit(
                                evening.manager("/deposit"),
                                evening.day(),
                                Method.CASH,
                                OVER,
                                "J-1");
                case STRIKE -> {
                    return strike(office, evening);
                }
            }
            return this == COUNT || this == HAND_IN ? evening.till() : evening.day();
        }

        /** One asks, and another lets it be done. */
        private static SubjectId strike(CashOffice office, Evening evening) {
            SubjectId asked =
                    office.corrections.ask(
                            evening.cashier("/ask"), evening.wrong().orElseThrow(), "没有送存");
            office.corrections.approve(evening.manager("/let"), asked, CALM.today());
            return asked;
        }

        private boolean after(Step other) {
            return compareTo(other) >= 0;
        }
    }

    @ParameterizedTest
    @EnumSource(names = "DEPOSIT", mode = EnumSource.Mode.EXCLUDE)
    void afterACrashAnywhereTheEveningGoesOnAndNothingIsTwice(Step step) {
        CrashSwitch recorder = new CrashSwitch();
        CashOffice recorded = process(recorder);
        Evening evening = step.prepare();
        recorder.record();
        step.happen(recorded, evening);
        List<String> places = recorder.passed();
        assertThat(places).contains("BEFORE [append facts]", "AFTER commit");
        CrashSwitch.each(places, (crash, at, place) -> survives(step, crash, at, place));
    }

    private static void survives(Step step, Crash crash, int at, String place) {
        String when = "%s %s at %s".formatted(step, crash, place);
        long difference = balance("difference");
        Evening evening = step.prepare();
        CrashSwitch crashing = new CrashSwitch();
        CashOffice process = process(crashing);
        crashing.arm(at, crash);
        try {
            step.happen(process, evening);
        } catch (Died | RuntimeException e) {
            assertThat(crashing.crashedAt()).as(when + ": " + e).isEqualTo(place);
        }
        SubjectId about = CashOffice.askAgain(() -> step.happen(CALM, evening));
        assertThat(kinds(about)).as(when).isEqualTo(step.facts);
        assertThat(till(evening)).as(when).isEqualTo(step.after(Step.HAND_IN) ? 0 : FLOAT);
        assertThat(safe(evening)).as(when).isEqualTo(inSafe(step));
        assertThat(difference - balance("difference"))
                .as(when)
                .isEqualTo(step.after(Step.HAND_IN) ? OVER : 0);
        assertThat(outs(evening)).as(when).hasSize(step.after(Step.DEPOSIT) ? 1 : 0);
        assertThat(outs(evening)).as(when).allMatch(out -> out.struck() == (step == Step.STRIKE));
        assertThat(odd()).as(when).isZero();
    }

    /** The small money came out of the safe, which begins with nothing. */
    private static long inSafe(Step step) {
        return switch (step) {
            case COUNT -> -FLOAT;
            case HAND_IN, LOCK, STRIKE -> OVER;
            case DEPOSIT -> 0;
        };
    }

    private static String kinds(SubjectId subject) {
        return String.join(
                " ",
                CALM.steps.history(ORG, subject).facts().stream()
                        .map(fact -> fact.kind().name())
                        .toList());
    }

    private static List<CashOut> outs(Evening evening) {
        return CALM.days.outs(ORG, evening.hall().unit(), CALM.today());
    }

    private static long till(Evening evening) {
        return balance("till:%d:cash".formatted(evening.till().value()));
    }

    private static long safe(Evening evening) {
        return balance("safe:%d:cash".formatted(evening.hall().unit()));
    }

    private static long balance(String account) {
        return CALM.scope.reading(ORG, () -> CALM.ledger.balance(ORG, Account.ofCash(account)));
    }

    /** How many movements do not come to nothing. */
    private static long odd() {
        return CALM.scope.reading(
                ORG,
                () ->
                        CALM.jdbc
                                .sql(
                                        """
                                        select count(*) from (select txn from entry
                                            group by txn having sum(amount) <> 0) odd
                                        """)
                                .query(Long.class)
                                .single());
    }

    private static CashOffice process(CrashSwitch crash) {
        return new CashOffice(crash.connections(DATABASE.pool()), crash.failPoints());
    }
}

package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Counter.ORG;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.server.TestServer;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Closing a till. Change, returns and mixed ways of paying must not make it wrong, as they did
 * elsewhere (erpnext#23125, #25638, #43392, #12273).
 */
class TillTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final Counter ONE = new Counter(SERVER, "Y604");
    private static final String ACCOUNT = "00018822";

    private final Cashier cashier = SERVER.bean(Cashier.class);
    private final Tills tills = SERVER.bean(Tills.class);
    private final CashDays days = SERVER.bean(CashDays.class);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aDayWithChangeReturnsAndMixedWaysIsCountedExplainedApprovedAndLocked() {
        Till till = ONE.till();
        SubjectId change = ONE.agreed(ONE.bill(ACCOUNT, 8_765, ONE.today(), ""));
        ONE.cash(change, 10_000);
        ONE.handOver(change);

        SubjectId mixed = ONE.agreed(ONE.bill(ACCOUNT, 10_000, ONE.today(), ""));
        cashier.card(ONE.sender(), mixed, Optional.of(4_000L), "S-1", true);
        refused(() -> tills.count(ONE.sender(), till.id(), Map.of(), "x"), "till-has-payments");
        ONE.cash(mixed, 10_000);
        ONE.handOver(mixed);

        Bill returned = ONE.bill(ACCOUNT, 3_000, ONE.today(), "");
        SubjectId payment = ONE.agreed(returned);
        ONE.cash(payment, 3_000);
        ONE.handOver(payment);
        Refunds refunds = SERVER.bean(Refunds.class);
        SubjectId refund =
                refunds.request(
                        ONE.sender(), new Refunds.Wanted(payment, 1_000, "多收", true, ONE.today()));
        refunds.approve(ONE.manager(), refund);
        refunds.pay(ONE.sender(), refund, Method.CASH, "");

        SubjectId water = ONE.agreed(ONE.bill(ACCOUNT, 2_000, ONE.today(), "water"));
        cashier.booked(ONE.sender(), water, Method.TRANSFER, Optional.empty(), "T-77");
        ONE.handOver(water);

        long cash = 50_000 + 8_765 + 6_000 + 3_000 - 1_000;
        assertThat(ONE.expected(till, Method.CASH)).isEqualTo(cash);
        assertThat(ONE.expected(till, Method.CARD)).isEqualTo(4_000);
        assertThat(ONE.expected(till, Method.TRANSFER)).isEqualTo(2_000);

        Map<Method, Long> counted = new EnumMap<>(ONE.expected(till));
        counted.put(Method.CASH, cash - 50);
        refused(() -> tills.count(ONE.sender(), till.id(), counted, ""), "till-unexplained");
        tills.count(ONE.sender(), till.id(), counted, "少五角，疑找零有误");
        Bill late = ONE.bill(ACCOUNT, 100, ONE.today(), "");
        assertThat(tills.open(ORG, ONE.person)).isEmpty();
        refused(() -> days.lock(ONE.manager(), ONE.hall(), ONE.today()), "till-not-approved");
        refused(() -> tills.approve(manager(ONE.person), till.id()), "till-second-person");
        tills.recount(ONE.manager(), till.id(), "请再点一次");
        tills.count(ONE.sender(), till.id(), counted, "仍少五角");
        tills.approve(ONE.manager(), till.id());
        assertThat(ONE.balance("difference")).isEqualTo(50);
        int hall = ONE.hall();
        assertThat(ONE.balance("safe:%d:cash".formatted(hall))).isEqualTo(cash - 50 - 50_000);

        days.lock(ONE.manager(), hall, ONE.today());
        refused(() -> ONE.open(late), "cash-day-locked");
        SubjectId day = days.locked(ORG, hall, ONE.today()).orElseThrow().id();
        long carried = cash - 50 - 50_000;
        refused(
                () -> days.deposit(ONE.manager(), day, Method.CASH, carried + 1, "J-1"),
                "amount-not-there");
        days.deposit(ONE.manager(), day, Method.CASH, carried, "J-1");
        assertThat(ONE.balance("bank")).isEqualTo(carried);
        refused(() -> days.remit(ONE.manager(), day, "water", 2_001, "P-1"), "amount-not-there");
        days.remit(ONE.manager(), day, "water", 2_000, "P-1");
        assertThat(ONE.balance("payee:water")).isZero();
        assertThat(days.outs(ORG, hall, ONE.today())).hasSize(2);
    }

    private static Sender manager(int person) {
        return new Sender(
                ORG, Actor.person(person, Set.of("manager")), UUID.randomUUID().toString(), "test");
    }

    private static void refused(ThrowingCallable act, String slug) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.slug()).isEqualTo(slug));
    }
}

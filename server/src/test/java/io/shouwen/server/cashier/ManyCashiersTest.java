package io.shouwen.server.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.bill.Bill;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.cashier.CashOffice.Hall;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Many cashiers at two processes over one database: every third bill is put down at two counters in
 * one instant, every fourth answer is lost and asked for again at the other process. Two halls that
 * collected for one company send it what they see of it, in one instant as well.
 */
class ManyCashiersTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final CashOffice HERE = new CashOffice(DATABASE.pool(), new FailPoints());
    private static final CashOffice BESIDE = new CashOffice(DATABASE.pool(), new FailPoints());
    private static final int CASHIERS = 8;
    private static final int BILLS = 60;
    private static final long FLOAT = 50_000;
    private static final long COLLECTED = 600_000;
    private static final Hall HALL = HERE.found(new OrgId(1));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** A bill at a counter, and who puts down money for it in the same instant. */
    private record Turn(Bill bill, Optional<CyclicBarrier> together) {}

    @Test
    void everyBillIsTakenOnceAndTheBooksFit() throws Exception {
        Queue<Turn> turns = turns();
        try (ExecutorService counters = Executors.newFixedThreadPool(CASHIERS)) {
            List<Future<Integer>> work = new ArrayList<>();
            for (int n = 0; n < CASHIERS; n++) {
                CashOffice mine = n % 2 == 0 ? HERE : BESIDE;
                CashOffice other = n % 2 == 0 ? BESIDE : HERE;
                Hall counter = new Hall(HALL.org(), HALL.unit(), HERE.hire(HALL.org()));
                HERE.tills.open(counter.sender(), HALL.unit(), HERE.today(), FLOAT);
                work.add(counters.submit(() -> serve(turns, counter, mine, other)));
            }
            int taken = 0;
            for (Future<Integer> one : work) {
                taken += one.get();
            }
            assertThat(taken).isEqualTo(BILLS);
        }
        laws();
    }

    private static Queue<Turn> turns() {
        Queue<Turn> turns = new ConcurrentLinkedQueue<>();
        for (int n = 0; n < BILLS; n++) {
            Bill bill = HERE.slip(HALL, 1_000 + n);
            Optional<CyclicBarrier> together =
                    n % 3 == 0 ? Optional.of(new CyclicBarrier(2)) : Optional.empty();
            turns.add(new Turn(bill, together));
            together.ifPresent(_ -> turns.add(new Turn(bill, together)));
        }
        return turns;
    }

    private static int serve(Queue<Turn> turns, Hall counter, CashOffice mine, CashOffice other)
            throws Exception {
        int taken = 0;
        for (Turn turn = turns.poll(); turn != null; turn = turns.poll()) {
            SubjectId payment = mine.agreed(counter, turn.bill());
            if (turn.together().isPresent()) {
                turn.together().get().await(1, TimeUnit.MINUTES);
            }
            String key = UUID.randomUUID().toString();
            try {
                cash(mine, counter, payment, turn, key);
            } catch (Refusal refusal) {
                assertThat(refusal.slug()).isIn("bill-settled", "bill-held");
                mine.cashier.refuse(counter.sender(), payment, "已缴清");
                continue;
            }
            if (turn.bill().amount() % 4 == 0) {
                cash(other, counter, payment, turn, key);
            }
            other.cashier.handOver(counter.sender(), payment, 3, true);
            taken++;
        }
        return taken;
    }

    private static void cash(
            CashOffice at, Hall counter, SubjectId payment, Turn turn, String key) {
        at.cashier.cash(
                counter.sender(key), payment, turn.bill().amount() + 50, Optional.empty(), true);
    }

    @Test
    void whatTwoHallsCollectedForACompanyIsRemittedOnce() throws Exception {
        String company = "water";
        HERE.bills.keep(HALL.org(), new Bills.Payee(company, "自来水公司", "Water works"));
        List<Desk> desks = List.of(desk(HERE, BESIDE, company), desk(BESIDE, HERE, company));
        long collected = HERE.days.collected(HALL.org(), company);
        assertThat(collected).isEqualTo(2 * COLLECTED);
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService managers = Executors.newFixedThreadPool(2)) {
            for (long left = collected; left > 0; ) {
                long most = left / 2 + 1;
                List<Callable<Boolean>> both =
                        desks.stream().map(desk -> desk.remits(together, company, most)).toList();
                List<Boolean> went = new ArrayList<>();
                for (Future<Boolean> one : managers.invokeAll(both)) {
                    went.add(one.get());
                }
                assertThat(went).as("%d of %d", most, left).containsExactlyInAnyOrder(true, false);
                left -= most;
                assertThat(HERE.days.collected(HALL.org(), company)).isEqualTo(left);
            }
        }
        assertThat(
                        desks.stream()
                                .flatMap(desk -> desk.outs().stream())
                                .mapToLong(CashOut::amount)
                                .sum())
                .as("what left by the rows of both halls")
                .isEqualTo(collected);
        none(
                """
                select count(*) from (select txn from entry
                    group by txn having sum(amount) <> 0) odd
                """);
    }

    /** A hall whose locked day collected for a company, and its manager. */
    private record Desk(CashOffice mine, CashOffice other, Hall hall, int manager, SubjectId day) {
        /** Sends a sum; the answer is lost, and it is sent again at the other process. */
        Callable<Boolean> remits(CyclicBarrier together, String company, long fen) {
            Sender sender = hall.sender(manager, "manager", UUID.randomUUID().toString());
            return () -> {
                together.await(1, TimeUnit.MINUTES);
                try {
                    mine.days.remit(sender, day, company, fen, "P", Optional.empty());
                    other.days.remit(sender, day, company, fen, "P", Optional.empty());
                    return true;
                } catch (Refusal refusal) {
                    assertThat(refusal.slug()).isEqualTo("amount-not-there");
                    return false;
                }
            };
        }

        private List<CashOut> outs() {
            return mine.days.outs(hall.org(), hall.unit(), mine.today());
        }
    }

    private static Desk desk(CashOffice mine, CashOffice other, String company) {
        Hall hall = mine.hall(HALL.org());
        int manager = mine.hire(HALL.org());
        SubjectId till = mine.tills.open(hall.sender(), hall.unit(), mine.today(), FLOAT);
        SubjectId payment = mine.agreed(hall, mine.bill(hall, COLLECTED, company));
        mine.cashier.cash(hall.sender(), payment, COLLECTED, Optional.empty(), true);
        mine.cashier.handOver(hall.sender(), payment, 3, true);
        mine.tills.count(hall.sender(), till, mine.tills.expected(hall.org(), till), "");
        mine.tills.approve(decides(hall, manager), till);
        mine.days.lock(decides(hall, manager), hall.unit(), mine.today());
        SubjectId day = mine.days.locked(hall.org(), hall.unit(), mine.today()).orElseThrow().id();
        return new Desk(mine, other, hall, manager, day);
    }

    private static Sender decides(Hall hall, int manager) {
        return hall.sender(manager, "manager", UUID.randomUUID().toString());
    }

    private static void laws() {
        assertThat(HERE.bills.slips(HALL.org(), Set.of(HALL.unit()), Long.MAX_VALUE, BILLS + 1))
                .hasSize(BILLS)
                .allMatch(bill -> bill.open() == 0 && bill.heldBy().isEmpty());
        none(
                """
                select count(*) from (select subject from fact where kind = 'payment.taken'
                    group by subject having count(*) > 1) twice
                """);
        none(
                """
                select count(*) from (select txn from entry
                    group by txn having sum(amount) <> 0) odd
                """);
        none(
                """
                select count(*) from (select series from receipt
                    group by series having max(number) <> count(*)) gaps
                """);
        none(
                """
                select count(*) from till t
                where t.state = 'open' and (select sum(e.amount) from entry e
                        where e.account = 'cash:till:' || t.id || ':cash')
                    <> %d + (select coalesce(sum(p.taken), 0) from payment p where p.till = t.id)
                """
                        .formatted(FLOAT));
        none("select count(*) from payment where state not in ('closed', 'refused')");
    }

    private static void none(String counted) {
        assertThat(
                        HERE.scope.reading(
                                HALL.org(),
                                () -> HERE.jdbc.sql(counted).query(Long.class).single()))
                .as(counted)
                .isZero();
    }
}

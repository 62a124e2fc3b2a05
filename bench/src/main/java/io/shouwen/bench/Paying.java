package io.shouwen.bench;

import io.shouwen.server.cashier.Cashier;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Cashiers who take one bill after the other, half of them at each of two servers. */
final class Paying {
    private static final long PATIENCE_SECONDS = 30;

    private final OrgId org;
    private final Cashier here;
    private final Cashier beside;
    private final int lost;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final AtomicInteger retried = new AtomicInteger();
    private final AtomicInteger numbers = new AtomicInteger();
    private final ConcurrentLinkedQueue<Double> whole = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Double> taking = new ConcurrentLinkedQueue<>();

    Paying(OrgId org, Cashier here, Cashier beside, int lost) {
        this.org = org;
        this.here = here;
        this.beside = beside;
        this.lost = lost;
    }

    /** A bill, in fen. */
    record Due(long bill, long fen) {}

    /**
     * A customer with a bill.
     *
     * @param together with whom they put their money down in one instant
     */
    record Turn(Due due, Optional<CyclicBarrier> together) {}

    /** Takes turns until there are none; answers how many were paid. */
    int take(Queue<Turn> turns, int person) throws InterruptedException {
        int paid = 0;
        for (Turn turn = turns.poll(); turn != null; turn = turns.poll()) {
            if (paid(turn, person)) {
                paid++;
            }
        }
        return paid;
    }

    private boolean paid(Turn turn, int person) throws InterruptedException {
        Cashier mine = person % 2 == 0 ? here : beside;
        Cashier other = person % 2 == 0 ? beside : here;
        String key = "%d %d ".formatted(person, turn.due().bill());
        long began = System.nanoTime();
        SubjectId payment =
                mine.open(
                        sender(person, key + "open"),
                        new Cashier.Wanted(
                                Optional.empty(), Set.of(turn.due().bill()), Optional.empty()));
        mine.check(
                sender(person, key + "check"),
                payment,
                new Cashier.Checks("number", true, true, true, true, turn.due().fen()));
        turn.together().ifPresent(Paying::await);
        long money = System.nanoTime();
        try {
            cash(mine, sender(person, key + "cash"), payment, turn.due());
        } catch (Refusal refusal) {
            if (!Set.of("bill-settled", "bill-held").contains(refusal.slug())) {
                throw refusal;
            }
            mine.refuse(sender(person, key + "refuse"), payment, "已在别的窗口缴清");
            turnedAway.incrementAndGet();
            return false;
        }
        taking.add((System.nanoTime() - money) / 1e6);
        if (numbers.incrementAndGet() % lost == 0) {
            cash(other, sender(person, key + "cash"), payment, turn.due());
            retried.incrementAndGet();
        }
        mine.handOver(sender(person, key + "end"), payment, 3, true);
        whole.add((System.nanoTime() - began) / 1e6);
        taken.incrementAndGet();
        return true;
    }

    private static void cash(Cashier at, Sender sender, SubjectId payment, Due due) {
        at.cash(sender, payment, due.fen() + 500, Optional.empty(), true);
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("Two who wait together came one by one", e);
        }
    }

    private Sender sender(int person, String key) {
        return new Sender(org, Actor.person(person, Set.of("cashier")), key, "bench");
    }

    int taken() {
        return taken.get();
    }

    void say(Figures figures, int cashiers, double seconds) {
        figures.say(
                "- %,d bills paid in cash, each opened, checked, taken and handed over, by %d cashiers at two servers in %.0f s: %,.0f a second"
                        .formatted(taken.get(), cashiers, seconds, taken.get() / seconds));
        figures.say(
                "- taking the money: %s; all four commands: %s".formatted(of(taking), of(whole)));
        figures.say(
                "- turned away, because the other counter was faster: %,d; asked again at the other server after a lost answer: %,d"
                        .formatted(turnedAway.get(), retried.get()));
    }

    private static String of(ConcurrentLinkedQueue<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        return "p50 %.0f ms, p99 %.0f ms"
                .formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100));
    }
}

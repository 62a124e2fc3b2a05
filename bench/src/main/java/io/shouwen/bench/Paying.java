package io.shouwen.bench;

import java.rmi.RemoteException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Cashiers who take one bill after the other, half of them at each of two servers. */
final class Paying {
    private static final long PATIENCE_SECONDS = 30;

    private final Hands here;
    private final Hands beside;
    private final int lost;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final AtomicInteger retried = new AtomicInteger();
    private final AtomicInteger numbers = new AtomicInteger();
    private final ConcurrentLinkedQueue<Double> whole = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Double> taking = new ConcurrentLinkedQueue<>();

    Paying(Hands here, Hands beside, int lost) {
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
    int take(Queue<Turn> turns, int person) throws RemoteException {
        int paid = 0;
        for (Turn turn = turns.poll(); turn != null; turn = turns.poll()) {
            if (paid(turn, person)) {
                paid++;
            }
        }
        return paid;
    }

    private boolean paid(Turn turn, int person) throws RemoteException {
        Hands mine = person % 2 == 0 ? here : beside;
        Hands other = person % 2 == 0 ? beside : here;
        long bill = turn.due().bill();
        long fen = turn.due().fen();
        long began = System.nanoTime();
        long payment = mine.open(person, bill, fen);
        turn.together().ifPresent(Paying::await);
        long money = System.nanoTime();
        if (!mine.cash(person, bill, fen, payment)) {
            turnedAway.incrementAndGet();
            return false;
        }
        taking.add((System.nanoTime() - money) / 1e6);
        if (numbers.incrementAndGet() % lost == 0) {
            other.cash(person, bill, fen, payment);
            retried.incrementAndGet();
        }
        mine.handOver(person, bill, payment);
        whole.add((System.nanoTime() - began) / 1e6);
        taken.incrementAndGet();
        return true;
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

    int taken() {
        return taken.get();
    }

    void say(Figures figures, int cashiers, double seconds) {
        figures.say(
                "- %,d bills paid in cash, each opened, checked, taken and handed over, by %d cashiers at two server processes in %.0f s: %,.0f a second"
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

package io.shouwen.bench;

import io.shouwen.server.bill.Bills;
import io.shouwen.server.bill.NewBill;
import io.shouwen.server.bill.What;
import io.shouwen.server.cashier.Tills;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.request.Requests.Sender;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One hall with many cashiers, at two server processes over one database: bills are paid in cash as
 * fast as the servers let them, some at two counters in one instant, some with an answer that is
 * lost and a retry at the other server. Beside it the same bills as bare rows. Ends with 1 where
 * money was taken twice or not at all, or the books do not fit.
 */
@Command(
        name = "pay",
        mixinStandardHelpOptions = true,
        description = "Bills of one hall paid at many counters of two server processes.")
public final class PayBench implements Callable<Integer> {
    static final long FLOAT = 50_000;

    @Option(names = "--bills", description = "how many bills (${DEFAULT-VALUE})")
    private int bills = 20_000;

    @Option(names = "--cashiers", description = "how many counters (${DEFAULT-VALUE})")
    private int cashiers = 64;

    @Option(
            names = "--twice",
            description = "every which bill is paid at two counters at once (${DEFAULT-VALUE})")
    private int twice = 10;

    @Option(
            names = "--lost",
            description = "every which answer is lost and asked for again (${DEFAULT-VALUE})")
    private int lost = 7;

    @Mixin private Place place = new Place();

    @Override
    public Integer call() throws Exception {
        Figures figures =
                place.figures(
                        "pay",
                        "--bills %d --cashiers %d --twice %d --lost %d"
                                .formatted(bills, cashiers, twice, lost));
        int broken;
        try (BenchServer server = place.start("pay")) {
            figures.say("- PostgreSQL %s".formatted(server.postgres()));
            Paying paying;
            try (SecondServer second = SecondServer.beside(server)) {
                paying = new Paying(server.hands(), second.hands(), lost);
                run(server, paying, figures);
            }
            broken = new PayLaws(server, figures, bills).broken(paying);
            figures.say(
                    "- the same bills as bare rows: %s"
                            .formatted(new BarePay(server, bills, cashiers, twice).run()));
        }
        figures.write();
        return broken == 0 ? 0 : 1;
    }

    private void run(BenchServer server, Paying paying, Figures figures) throws Exception {
        int unit = server.hall();
        LocalDate today =
                server.bean(WallClock.class).now().atOffset(ZoneOffset.ofHours(8)).toLocalDate();
        Queue<Paying.Turn> turns = turns(bill(server, unit, today));
        List<Integer> people = open(server, unit, today);
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(cashiers)) {
            List<Future<Integer>> work = new ArrayList<>();
            for (int person : people) {
                work.add(threads.submit(() -> paying.take(turns, person)));
            }
            List<Throwable> failures = new ArrayList<>();
            for (Future<Integer> one : work) {
                try {
                    one.get();
                } catch (ExecutionException failed) {
                    failures.add(failed.getCause());
                }
            }
            tell(failures);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        paying.say(figures, cashiers, seconds);
    }

    /** A cashier who gives up leaves others waiting in vain: all that went wrong is told. */
    private static void tell(List<Throwable> failures) {
        if (!failures.isEmpty()) {
            IllegalStateException told =
                    new IllegalStateException(failures.size() + " cashiers gave up");
            failures.forEach(told::addSuppressed);
            throw told;
        }
    }

    /** One turn a bill; of some bills two, one after the other in the queue, that wait together. */
    private Queue<Paying.Turn> turns(List<Paying.Due> dues) {
        Queue<Paying.Turn> turns = new ConcurrentLinkedQueue<>();
        for (int n = 0; n < dues.size(); n++) {
            if (n % twice == 0) {
                Optional<CyclicBarrier> together = Optional.of(new CyclicBarrier(2));
                turns.add(new Paying.Turn(dues.get(n), together));
                turns.add(new Paying.Turn(dues.get(n), together));
            } else {
                turns.add(new Paying.Turn(dues.get(n), Optional.empty()));
            }
        }
        return turns;
    }

    private List<Paying.Due> bill(BenchServer server, int unit, LocalDate today) {
        List<NewBill> wanted = new ArrayList<>();
        for (int n = 0; n < bills; n++) {
            wanted.add(
                    new NewBill(
                            "bench-" + n,
                            OptionalLong.empty(),
                            OptionalInt.of(unit),
                            What.BUSINESS,
                            "",
                            1,
                            "",
                            Optional.empty(),
                            1_000 + n % 9_000,
                            today,
                            OptionalInt.empty()));
        }
        for (int from = 0; from < bills; from += 500) {
            server.bean(Bills.class)
                    .add(server.org(), wanted.subList(from, Math.min(bills, from + 500)));
        }
        return server.bean(OrgScope.class)
                .reading(
                        server.org(),
                        () ->
                                server.jdbc()
                                        .sql(
                                                """
                                                select id, amount from bill
                                                where no like 'bench-%' order by id
                                                """)
                                        .query((row, _) ->
                                                new Paying.Due(
                                                        row.getLong("id"), row.getLong("amount")))
                                        .list());
    }

    private List<Integer> open(BenchServer server, int unit, LocalDate today) {
        List<Integer> people = new ArrayList<>();
        for (int no = 1; no <= cashiers; no++) {
            int person = server.hire("收费员" + no);
            server.bean(Tills.class)
                    .open(
                            new Sender(
                                    server.org(),
                                    Actor.person(person, Set.of("cashier")),
                                    "open " + person,
                                    "bench"),
                            unit,
                            today,
                            FLOAT);
            people.add(person);
        }
        return people;
    }
}

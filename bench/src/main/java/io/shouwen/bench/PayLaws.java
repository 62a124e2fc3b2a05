package io.shouwen.bench;

/** What must hold of the books of money once the last counter is shut. */
final class PayLaws {
    private final BenchServer server;
    private final Figures figures;
    private final int bills;
    private int broken;

    PayLaws(BenchServer server, Figures figures, int bills) {
        this.server = server;
        this.figures = figures;
        this.bills = bills;
    }

    /** How many are broken; each is said. */
    int broken(Paying paying) {
        law("each bill is paid once", paying.taken() == bills && bills() == bills);
        none(
                "the money of a payment is taken once",
                """
                select count(*) from (select subject from fact
                    where kind = 'payment.taken' group by subject having count(*) > 1) twice
                """);
        none(
                "every movement of the ledger sums to zero",
                """
                select count(*) from (select txn from entry
                    group by org, txn, currency having sum(amount) <> 0) odd
                """);
        law(
                "the ledger sums to zero",
                server.number("select coalesce(sum(amount), 0) from entry") == 0);
        none(
                "each till holds its float and what was taken there",
                """
                select count(*) from till t
                where (select coalesce(sum(e.amount), 0) from entry e
                        where e.org = t.org and e.account = 'cash:till:' || t.id || ':cash')
                    <> %d + (select coalesce(sum(r.amount), 0) from payment p
                        join tender r on r.org = p.org and r.payment = p.id and r.state = 'taken'
                        where p.org = t.org and p.till = t.id)
                """
                        .formatted(PayBench.FLOAT));
        none(
                "no receipt is missing or there twice",
                """
                select count(*) from (select series from receipt
                    group by org, series having max(number) <> count(*)) gaps
                """);
        law("each payment has its receipt", server.number("select count(*) from receipt") == bills);
        none(
                "nothing is left half",
                "select count(*) from payment where state not in ('closed', 'refused')");
        return broken;
    }

    private long bills() {
        return server.number(
                """
                select count(*) from bill b
                where no like 'bench-%' and settled = amount and held_by is null
                    and 1 = (select count(*) from settlement s
                        where s.org = b.org and s.bill = b.id and s.principal = b.amount)
                """);
    }

    private void none(String law, String counted) {
        law(law, server.number(counted) == 0);
    }

    private void law(String law, boolean held) {
        figures.say("- %s: %s".formatted(law, held ? "kept" : "**broken**"));
        if (!held) {
            broken++;
        }
    }
}

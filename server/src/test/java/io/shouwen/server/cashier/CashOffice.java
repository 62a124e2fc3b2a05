package io.shouwen.server.cashier;

import io.shouwen.server.bill.Bill;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.bill.NewBill;
import io.shouwen.server.bill.What;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.hall.SystemsDown;
import io.shouwen.server.invoice.InvoiceCourse;
import io.shouwen.server.invoice.InvoiceKinds;
import io.shouwen.server.invoice.InvoiceOffice;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.JournalKinds;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.ledger.CashLedger;
import io.shouwen.server.offering.Offerings;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.rating.Prompts;
import io.shouwen.server.rating.RatingKinds;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.story.Answered;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import javax.sql.DataSource;

/** The cash desk of one server process without its screens: several may share a database. */
final class CashOffice {
    private static final int AGAIN = 500;
    private static final long PAUSE_NANOS = 5_000_000;

    final JdbcClient jdbc;
    final OrgScope scope;
    final Bills bills;
    final CashLedger ledger;
    final Steps steps;
    final Cashier cashier;
    final PaymentOpening opening;
    final Tills tills;
    final CashDays days;
    final Corrections corrections;
    private final DataSource dataSource;
    private final WallClock clock;

    /** A till takes money on its own day alone. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.now(), ZoneId.of("Asia/Shanghai"));
    }

    CashOffice(DataSource dataSource, FailPoints failPoints) {
        this.dataSource = dataSource;
        jdbc = JdbcClient.create(dataSource);
        scope = new OrgScope(dataSource, new DataSourceTransactionManager(dataSource));
        clock = new WallClock(dataSource);
        Shelf shelf =
                new Shelf(
                        List.of(
                                JournalKinds.wordsAboutFacts(),
                                CashierKinds.factsOfPayments(),
                                CashierKinds.factsOfMoneyTaken(),
                                TillKinds.factsOfTills(),
                                CorrectionKinds.factsOfCorrections(),
                                InvoiceKinds.factsOfInvoices(),
                                RatingKinds.factsOfRatings()),
                        (org, unit) -> Set.of());
        Outbox outbox = new Outbox(dataSource, scope, failPoints);
        bills = new Bills(dataSource, scope, clock);
        ledger = new CashLedger(dataSource);
        Journal journal =
                new Journal(
                        dataSource,
                        scope,
                        shelf,
                        new Histories(dataSource),
                        new Judgements(dataSource, shelf, outbox, List.of(), failPoints),
                        List.of(
                                new PaymentCourse(dataSource, bills, ledger),
                                new TillCourse(dataSource, ledger),
                                new CashDayCourse(dataSource, ledger),
                                new CorrectionCourse(dataSource, bills, ledger),
                                new InvoiceCourse(dataSource)),
                        List.of(),
                        failPoints);
        steps = new Steps(scope, journal, new Answered(dataSource));
        cashier = new Cashier(dataSource, steps, new Prompts(dataSource, scope, clock), clock);
        opening =
                new PaymentOpening(
                        dataSource,
                        scope,
                        steps,
                        bills,
                        new Offerings(scope, shelf, clock),
                        new SystemsDown(dataSource, scope));
        tills = new Tills(dataSource, scope, steps, ledger);
        days = new CashDays(dataSource, scope, steps, ledger);
        corrections = new Corrections(dataSource, scope, steps, bills);
    }

    /** Refunds, with the red letters of what was invoiced. */
    Refunds refunds(Path keys) {
        RefundSteps told = told(keys);
        return new Refunds(
                dataSource,
                scope,
                steps,
                bills,
                new CodePayments(dataSource, scope, steps, told, new NoCodes()),
                told);
    }

    /** Payment codes at a gateway. */
    CodePayments codes(PaymentCodes gateway, Path keys) {
        return new CodePayments(dataSource, scope, steps, told(keys), gateway);
    }

    /** Asks the gateway by itself. */
    CodeAsking asking(CodePayments codes) {
        return new CodeAsking(dataSource, scope, codes, clock);
    }

    private RefundSteps told(Path keys) {
        Invoicing invoicing =
                new Invoicing(
                        dataSource,
                        scope,
                        steps,
                        new Histories(dataSource),
                        InvoiceOffice.invoices(dataSource, scope, keys));
        return new RefundSteps(scope, steps, invoicing);
    }

    /** No gateway: money comes and goes in cash. */
    private record NoCodes() implements PaymentCodes {
        @Override
        public boolean offered() {
            return false;
        }

        @Override
        public Answer charge(OrgId org, String reference, long fen, String code) {
            return Answer.DECLINED;
        }

        @Override
        public Answer ask(OrgId org, String reference, long fen) {
            return Answer.DECLINED;
        }

        @Override
        public Answer refund(OrgId org, String reference, String of, long fen) {
            return Answer.DECLINED;
        }
    }

    /** A hall with a cashier whose till is open. */
    record Hall(OrgId org, int unit, int person) {
        Sender sender() {
            return sender(UUID.randomUUID().toString());
        }

        Sender sender(String key) {
            return sender(person, "cashier", key);
        }

        Sender sender(int who, String capacity, String key) {
            return new Sender(org, Actor.person(who, Set.of(capacity)), key, "test");
        }
    }

    Hall found(OrgId org) {
        scope.run(
                org,
                () ->
                        jdbc.sql("insert into org (org, name_zh) values (:org, '甲')")
                                .param("org", org.value())
                                .update());
        return hall(org);
    }

    /** Another hall of the house, with a cashier. */
    Hall hall(OrgId org) {
        int unit =
                scope.in(
                        org,
                        () ->
                                jdbc.sql(
                                                """
                                                insert into unit (org, parent, kind, name_zh)
                                                select :org,
                                                    (select id from unit where parent is null),
                                                    'hall', '营业厅'
                                                returning id
                                                """)
                                        .param("org", org.value())
                                        .query(Integer.class)
                                        .single());
        return new Hall(org, unit, hire(org));
    }

    int hire(OrgId org) {
        return scope.in(
                org,
                () ->
                        jdbc.sql(
                                        """
                                        insert into person (org, name_zh) values (:org, '收费员')
                                        returning id
                                        """)
                                .param("org", org.value())
                                .query(Integer.class)
                                .single());
    }

    /** A slip of the hall, of so much. */
    Bill slip(Hall hall, long fen) {
        return bill(hall, fen, "");
    }

    /** The same for a company for which the hall collects. */
    Bill bill(Hall hall, long fen, String payee) {
        String no = "S-" + UUID.randomUUID().toString().substring(0, 12);
        bills.add(
                hall.org(),
                List.of(
                        new NewBill(
                                no,
                                OptionalLong.empty(),
                                OptionalInt.of(hall.unit()),
                                What.BUSINESS,
                                "",
                                1,
                                payee,
                                Optional.empty(),
                                fen,
                                today(),
                                OptionalInt.empty())));
        return bills.slips(hall.org(), Set.of(hall.unit()), Long.MAX_VALUE, 9).stream()
                .filter(bill -> bill.no().equals(no))
                .findFirst()
                .orElseThrow();
    }

    /** A payment of a slip, opened and checked. */
    SubjectId agreed(Hall hall, Bill bill) {
        SubjectId payment =
                opening.open(
                        hall.sender(),
                        new PaymentOpening.Wanted(
                                Optional.empty(), Set.of(bill.id()), Optional.empty()));
        cashier.check(
                hall.sender(),
                payment,
                new Cashier.Checks("number", true, true, true, true, bill.amount()));
        return payment;
    }

    /** Does it until it succeeds: the database may still hold the locks of a dead one. */
    static void again(Runnable act) {
        askAgain(() -> {
            act.run();
            return true;
        });
    }

    /** As {@link #again}, for what answers something. */
    static <T> T askAgain(Supplier<T> act) {
        for (int attempt = 1; ; attempt++) {
            try {
                return act.get();
            } catch (Refusal refusal) {
                throw refusal;
            } catch (RuntimeException e) {
                if (attempt == AGAIN) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}

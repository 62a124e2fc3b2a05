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
    }

    /** Refunds, with the red letters of what was invoiced. */
    Refunds refunds(Path keys) {
        Invoicing invoicing =
                new Invoicing(
                        dataSource,
                        scope,
                        steps,
                        new Histories(dataSource),
                        InvoiceOffice.invoices(dataSource, scope, keys));
        RefundSteps told = new RefundSteps(scope, steps, invoicing);
        return new Refunds(
                dataSource,
                scope,
                steps,
                bills,
                new CodePayments(dataSource, scope, steps, told, new NoCodes()),
                told);
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
            return new Sender(org, Actor.person(person, Set.of("cashier")), key, "test");
        }
    }

    Hall found(OrgId org) {
        return scope.in(
                org,
                () -> {
                    jdbc.sql("insert into org (org, name_zh) values (:org, '甲')")
                            .param("org", org.value())
                            .update();
                    int unit =
                            jdbc.sql(
                                            """
                                            insert into unit (org, kind, name_zh)
                                            values (:org, 'hall', '营业厅') returning id
                                            """)
                                    .param("org", org.value())
                                    .query(Integer.class)
                                    .single();
                    return new Hall(org, unit, hire(org));
                });
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
                                "",
                                Optional.empty(),
                                fen,
                                today(),
                                OptionalInt.empty())));
        return bills.slip(hall.org(), Set.of(hall.unit()), no).orElseThrow();
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
        for (int attempt = 1; ; attempt++) {
            try {
                act.run();
                return;
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

package io.shouwen.server.cashier;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestServer;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.bill.NewBill;
import io.shouwen.server.bill.What;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.customer.Supplies;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.ledger.CashLedger;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A counter of the sample hall, for tests: who sits there, and what they do all day. */
final class Counter {
    static final OrgId ORG = new OrgId(1);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final TestServer server;
    final int person;

    Counter(TestServer server, String staffNo) {
        this.server = server;
        this.person = new RoomsStory(server).person(staffNo);
    }

    Sender sender() {
        return sender(UUID.randomUUID().toString());
    }

    Sender sender(String key) {
        return new Sender(ORG, Actor.person(person, Set.of("cashier")), key, "test");
    }

    Sender manager() {
        int tangmin = new RoomsStory(server).person("Y606");
        return new Sender(
                ORG,
                Actor.person(tangmin, Set.of("manager")),
                UUID.randomUUID().toString(),
                "test");
    }

    LocalDate today() {
        return server.bean(WallClock.class).now().atZone(CHINA).toLocalDate();
    }

    int hall() {
        return server.database()
                .orgScope()
                .reading(
                        ORG,
                        () ->
                                server.database()
                                        .jdbc()
                                        .sql("select id from unit where kind = 'hall'")
                                        .query(Integer.class)
                                        .single());
    }

    <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    /** Opens the till with 500 yuan, unless it is open. */
    Till till() {
        Tills tills = bean(Tills.class);
        if (tills.open(ORG, person).isEmpty()) {
            tills.open(sender(), hall(), today(), 50_000);
        }
        return tills.open(ORG, person).orElseThrow();
    }

    long supply(String number) {
        return Optional.ofNullable(bean(Supplies.class).numbered(ORG, List.of(number)).get(number))
                .orElseThrow();
    }

    /** A new bill of an account that nobody else pays. */
    Bill bill(String account, long fen, LocalDate due, String payee) {
        String no = "test-" + NUMBERS.incrementAndGet();
        long supply = supply(account);
        Bills bills = bean(Bills.class);
        bills.add(
                ORG,
                List.of(
                        new NewBill(
                                no,
                                OptionalLong.of(supply),
                                OptionalInt.empty(),
                                What.ELECTRICITY,
                                "",
                                1,
                                payee,
                                Optional.empty(),
                                fen,
                                due,
                                OptionalInt.empty())));
        return bills.dues(ORG, supply).stream()
                .filter(bill -> bill.no().equals(no))
                .findFirst()
                .orElseThrow();
    }

    Bill now(Bill bill) {
        return bean(Bills.class).find(ORG, List.of(bill.id())).getFirst();
    }

    /** A payment of these bills, opened, checked and agreed to the last fen. */
    SubjectId agreed(Bill... bills) {
        SubjectId payment = open(bills);
        check(payment, payment(payment).due());
        return payment;
    }

    SubjectId open(Bill... bills) {
        till();
        Optional<Long> supply =
                bills[0].supply().isPresent()
                        ? Optional.of(bills[0].supply().getAsLong())
                        : Optional.empty();
        Set<Long> ids = Arrays.stream(bills).map(Bill::id).collect(Collectors.toSet());
        return bean(PaymentOpening.class)
                .open(sender(), new PaymentOpening.Wanted(supply, ids, Optional.empty()));
    }

    void check(SubjectId payment, long amount) {
        bean(Cashier.class)
                .check(
                        sender(),
                        payment,
                        new Cashier.Checks("card", true, true, true, true, amount));
    }

    void cash(SubjectId payment, long received) {
        bean(Cashier.class).cash(sender(), payment, received, Optional.empty(), true);
    }

    void handOver(SubjectId payment) {
        bean(Cashier.class).handOver(sender(), payment, 3, true);
    }

    /** A refund of a payment of one bill, or of a deposit: approved and checked. */
    SubjectId refund(SubjectId payment, long fen, boolean owed) {
        return refund(payment, Map.of(), fen, owed);
    }

    SubjectId refund(SubjectId payment, Map<Long, Long> lines, long fen, boolean owed) {
        SubjectId refund = asked(payment, lines, fen, owed);
        bean(Refunds.class).approve(manager(), refund);
        check(refund, fen);
        return refund;
    }

    SubjectId asked(SubjectId payment, Map<Long, Long> lines, long fen, boolean owed) {
        return bean(Refunds.class)
                .request(sender(), new Refunds.Wanted(payment, lines, fen, "多收", owed, today()));
    }

    /** Gives all of it back one way, and hands the voucher over. */
    void giveBack(SubjectId refund, Method method, String reference) {
        pay(sender(), refund, method, payment(refund).due(), reference);
        handOver(refund);
    }

    void pay(Sender sender, SubjectId refund, Method method, long fen, String reference) {
        int piece =
                bean(Refunds.class).pieces(ORG, payment(refund).of().orElseThrow()).stream()
                        .map(Refunds.Piece::tender)
                        .filter(tender -> tender.method() == method)
                        .map(Tender::n)
                        .findFirst()
                        .orElse(99);
        bean(Refunds.class).pay(sender, refund, new Refunds.Way(piece, fen, reference));
    }

    Payment payment(SubjectId payment) {
        return bean(PaymentReader.class).find(ORG, payment).orElseThrow();
    }

    List<String> kinds(SubjectId payment) {
        return bean(Steps.class).history(ORG, payment).facts().stream()
                .map(fact -> fact.kind().name())
                .toList();
    }

    long balance(String account) {
        return bean(OrgScope.class)
                .reading(ORG, () -> bean(CashLedger.class).balance(ORG, Account.ofCash(account)));
    }

    long expected(Till till, Method method) {
        return Optional.ofNullable(bean(Tills.class).expected(ORG, till.id()).get(method))
                .orElse(0L);
    }

    Map<Method, Long> expected(Till till) {
        return bean(Tills.class).expected(ORG, till.id());
    }
}

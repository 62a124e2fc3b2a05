package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Counter.ORG;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.customer.Supplies;
import io.shouwen.server.hall.HallKinds;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.Standing;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Payments as a cashier takes them. */
class CashierTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final Counter ONE = new Counter(SERVER, "Y604");
    private static final Counter TWO = new Counter(SERVER, "Y605");
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String ACCOUNT = "00018822";
    private static final Pattern PAYMENT =
            Pattern.compile("<li><a href=\"/cashier/payments/([0-9-]+)\"");
    private static final Pattern MORE = Pattern.compile("href=\"(/cashier\\?after=[0-9]+)\"");
    private static final Pattern GOING = Pattern.compile("action=\"(/help-calls/[0-9]+/going)\"");

    private final Cashier cashier = SERVER.bean(Cashier.class);
    private final PaymentOpening opening = SERVER.bean(PaymentOpening.class);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void cashIsCheckedTakenEnteredAndReceiptedInThatOrder() {
        Till till = ONE.till();
        long before = ONE.expected(till, Method.CASH);
        Bill bill = ONE.bill(ACCOUNT, 8_750, ONE.today(), "");
        SubjectId payment = ONE.agreed(bill);
        ONE.cash(payment, 10_000);
        ONE.handOver(payment);
        assertThat(ONE.kinds(payment))
                .containsExactly(
                        "payment.opened",
                        "identity.given",
                        "account.found",
                        "details.confirmed",
                        "amount.agreed",
                        "payment.tendered",
                        "cash.received",
                        "cash.verified",
                        "payment.taken",
                        "payment.recorded",
                        "receipt.issued",
                        "change.given",
                        "payment.closed");
        assertThat(ONE.now(bill).open()).isZero();
        assertThat(ONE.payment(payment).change()).isEqualTo(1_250);
        assertThat(ONE.expected(till, Method.CASH) - before)
                .as("change leaves what is due in the till")
                .isEqualTo(8_750);
    }

    @Test
    void aPastPaymentIsFoundByItsNumberItsReceiptItsAccountAndItsTill() {
        Till till = ONE.till();
        SubjectId payment = ONE.agreed(ONE.bill(ACCOUNT, 4_321, ONE.today(), ""));
        ONE.cash(payment, 4_321);
        ONE.handOver(payment);
        String receipt = ONE.bean(PaymentReader.class).receipt(ORG, payment).orElseThrow().name();
        String own = "/cashier/payments/" + payment.number();
        TestBrowser desk = TestBrowser.as(SERVER, "fengjuan");
        for (String typed : List.of(payment.number(), receipt, " " + receipt + " ")) {
            assertThat(
                            desk.post("/cashier", "/cashier/find", Map.of("typed", typed))
                                    .headers()
                                    .firstValue("Location"))
                    .hasValueSatisfying(where -> assertThat(where).endsWith(own));
        }
        String account = "/cashier/payments?supply=" + ONE.supply(ACCOUNT);
        for (String list : List.of(account, "/cashier/payments?till=" + till.id().number())) {
            assertThat(desk.get(list).body()).contains(own, receipt, "43.21");
            assertThat(desk.get(list + "&before=" + payment.value()).body()).doesNotContain(own);
        }
        assertThat(desk.get("/cashier?supply=" + ONE.supply(ACCOUNT)).body()).contains(account);
        TestBrowser clerk = TestBrowser.as(SERVER, "zhouting");
        assertThat(clerk.post("/cashier", "/cashier/find", Map.of("typed", receipt)).body())
                .as("who looks up dues alone finds no payments")
                .contains("没有找到")
                .doesNotContain("/cashier/payments?");
        assertThat(clerk.get(account).statusCode()).isEqualTo(403);
    }

    @Test
    void theSameBillAtTwoCountersInOneInstantIsTakenOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            Bill bill = ONE.bill(ACCOUNT, 2_000, ONE.today(), "");
            SubjectId first = ONE.agreed(bill);
            SubjectId second = TWO.agreed(bill);
            try (ExecutorService counters = Executors.newFixedThreadPool(2)) {
                List<Future<Boolean>> taken =
                        counters.invokeAll(
                                List.of(
                                        takes(() -> ONE.cash(first, 2_000)),
                                        takes(() -> TWO.cash(second, 2_000))));
                assertThat(List.of(taken.get(0).get(), taken.get(1).get()))
                        .containsExactlyInAnyOrder(true, false);
            }
            assertThat(ONE.now(bill).settled()).isEqualTo(2_000);
            assertThat(List.of(ONE.payment(first).state(), ONE.payment(second).state()))
                    .containsExactlyInAnyOrder("taken", "open");
        }
    }

    @Test
    void aNumberThatNobodyInTheHallHasIsNoVisit() {
        TestBrowser desk = TestBrowser.as(SERVER, "fengjuan");
        assertThat(desk.get("/cashier?ticket=A001").statusCode()).isEqualTo(404);
        assertThat(desk.get("/cashier?ticket=").body()).doesNotContain("back-to-counter");
    }

    /** Whom the counter identified need not be asked for the account once more. */
    @Test
    void theAccountOfWhomTheCounterKnowsIsThere() {
        HallScreens hall = new HallScreens(SERVER);
        int clerk = hall.sit("Y602", 1);
        hall.take("new-connection");
        TicketRow ticket = hall.call(clerk);
        TestBrowser desk = TestBrowser.as(SERVER, "fengjuan");
        String from = "/cashier?ticket=" + ticket.id().number();
        assertThat(desk.get(from).body()).contains("back-to-counter").doesNotContain(ACCOUNT);
        long customer =
                SERVER.bean(Supplies.class).parties(ORG, ONE.supply(ACCOUNT)).getFirst().value();
        hall.tell(
                clerk,
                ticket,
                NewFact.now(
                        new FactKind("customer.identified"),
                        Map.of(TicketKinds.CUSTOMER, new Value.Whole(customer))));
        Bill bill = ONE.bill(ACCOUNT, 4_400, ONE.today(), "");
        assertThat(desk.get(from).body())
                .contains(
                        "back-to-counter",
                        ACCOUNT,
                        "name=\"bill\" value=\"%d\"".formatted(bill.id()));
        ONE.till();
        String opened =
                desk.post(
                                from,
                                "/cashier/payments",
                                Map.of(
                                        "supply", Long.toString(ONE.supply(ACCOUNT)),
                                        "bill", Long.toString(bill.id()),
                                        "ticket", ticket.id().number(),
                                        "key", UUID.randomUUID().toString()))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        SubjectId payment =
                SubjectId.parse(opened.substring(opened.lastIndexOf('/') + 1)).orElseThrow();
        assertThat(ONE.payment(payment).ticket()).isEqualTo(ticket.id().number());
        cashier.refuse(ONE.sender(), payment, "改日再来");
        hall.finish(clerk, ticket);
    }

    /** What the power bureau would have said at each step, in both languages (bureau.pay). */
    @Test
    void eachStepShowsWhatMayBeSaidThere() {
        String name = "请您核对，户名是……对吗？";
        String sums = "应收您……元，收您……元。";
        String missing = "您应缴……元，还差……元，请您再看一下。";
        String note = "麻烦您换一张，这张验钞机没有通过。";
        String paper = "这张票据暂时不能收，原因是……请您更换后再来。";
        String change = "找您……元，这是您的发票，请您当面点清。";
        List<String> all = List.of(name, sums, missing, note, paper, change);
        SubjectId payment = ONE.open(ONE.bill(ACCOUNT, 4_500, ONE.today(), ""));
        said(payment, all, name);
        ONE.check(payment, 4_500);
        said(payment, all, sums, missing);
        cashier.counterfeit(ONE.sender(), payment, false);
        said(payment, all, sums, note);
        cashier.counterfeit(ONE.sender(), payment, true);
        said(payment, all, sums, missing);
        SERVER.bean(Instruments.class)
                .reject(ONE.sender(), payment, seen(4_500, 9, false), "印章不清", CHINA);
        said(payment, all, sums, missing, paper);
        ONE.cash(payment, 5_000);
        said(payment, all, change);
        ONE.handOver(payment);
        said(payment, all);
    }

    private static void said(SubjectId payment, List<String> all, String... now) {
        String page =
                TestBrowser.as(SERVER, "fengjuan")
                        .get("/cashier/payments/" + payment.number())
                        .body();
        assertThat(all.stream().filter(page::contains)).containsExactlyInAnyOrder(now);
        assertThat(page.split("class=\"say\"><span lang=\"zh-CN\"", -1))
                .hasSizeGreaterThan(now.length);
    }

    @Test
    void whatIsNotFinishedIsListedPageByPage() {
        TestBrowser desk = TestBrowser.as(SERVER, "jiangbo");
        List<SubjectId> mine = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            mine.add(TWO.open(TWO.bill(ACCOUNT, 100, TWO.today(), "")));
        }
        for (TestBrowser who : List.of(desk, TestBrowser.as(SERVER, "tangmin"))) {
            List<String> listed = new ArrayList<>();
            String next = "/cashier";
            while (!next.isEmpty()) {
                String page = who.get(next).body();
                List<String> some = all(PAYMENT, page);
                assertThat(some).hasSizeBetween(1, 20);
                listed.addAll(some);
                List<String> more = all(MORE, page);
                assertThat(more).hasSize(some.size() == 20 ? 1 : 0);
                next = more.isEmpty() ? "" : more.getFirst();
            }
            assertThat(listed)
                    .doesNotHaveDuplicates()
                    .containsAll(mine.stream().map(SubjectId::number).toList());
        }
        mine.forEach(payment -> cashier.refuse(TWO.sender(), payment, "改日再来"));
        assertThat(desk.get("/cashier").body()).doesNotContain("/cashier?after=");
    }

    private static List<String> all(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(found -> found.group(1)).toList();
    }

    /** The button of the cash desk: a colleague sees it and goes there. */
    @Test
    void whoCallsFromTheCashDeskIsSeenAndSomebodyGoes() {
        TestBrowser desk = TestBrowser.as(SERVER, "fengjuan");
        TestBrowser manager = TestBrowser.as(SERVER, "tangmin");
        assertThat(desk.get("/cashier").body())
                .contains("hx-post=\"/help-calls\"", "value=\"help\"");
        Map<String, String> call = Map.of("step", "help", "key", "help-desk");
        for (int i = 0; i < 2; i++) {
            assertThat(desk.post("/cashier", "/help-calls", call, "HX-Request", "true").body())
                    .containsOnlyOnce("data-help")
                    .doesNotContain("/going");
        }
        List<String> going = all(GOING, manager.get("/help-calls").body());
        assertThat(going).as("sent twice, it is one call").hasSize(1);
        manager.post("/floor", going.getFirst(), Map.of());
        assertThat(desk.get("/help-calls").body()).contains("唐敏").doesNotContain("note-bad");
        assertThat(all(GOING, manager.get("/help-calls").body())).isEmpty();
    }

    @Test
    void theClockIsTheOneOfTheCode() {
        SubjectId payment = ONE.open(ONE.bill(ACCOUNT, 4_100, ONE.today(), ""));
        TestBrowser cashier = TestBrowser.as(SERVER, "fengjuan");
        String at = "/cashier/payments/" + payment.number();
        String due = ONE.payment(payment).openedAt().plus(Duration.ofMinutes(5)).toString();
        assertThat(cashier.get(at).body())
                .contains("data-due=\"" + due.substring(0, 19), "bureau.hall.limit.b");
        ONE.check(payment, 4_100);
        ONE.cash(payment, 4_100);
        ONE.handOver(payment);
        assertThat(cashier.get(at).body())
                .contains("verdict-kept", "bureau.hall.limit.b")
                .doesNotContain("data-due");
    }

    @Test
    void whileTheSystemsFailTheClockOfWhatIsUnderWayStandsStill() {
        Standing standing = ONE.bean(Standing.class);
        SubjectId before = ONE.agreed(ONE.bill(ACCOUNT, 2_000, ONE.today(), ""));
        NewFact down = NewFact.now(HallKinds.DOWN, Map.of());
        standing.begin(ONE.manager(), ONE.hall(), Standing.DOWN, "网络", List.of(down));
        SubjectId during = ONE.agreed(ONE.bill(ACCOUNT, 2_100, ONE.today(), ""));
        SubjectId ahead =
                opening.deposit(
                        ONE.sender(), ONE.supply(ACCOUNT), "electricity", 2_200, Optional.empty());
        ONE.check(ahead, 2_200);
        TestBrowser cashier = TestBrowser.as(SERVER, "fengjuan");
        for (SubjectId payment : List.of(before, during, ahead)) {
            assertThat(cashier.get("/cashier/payments/" + payment.number()).body())
                    .contains("时限暂停计时")
                    .doesNotContain("data-due");
        }
        standing.end(
                ONE.manager(),
                ONE.hall(),
                Standing.DOWN,
                List.of(NewFact.now(HallKinds.RESTORED, Map.of())));
        for (SubjectId payment : List.of(before, during, ahead)) {
            assertThat(ONE.kinds(payment)).containsOnlyOnce("system.down", "system.restored");
            String page = cashier.get("/cashier/payments/" + payment.number()).body();
            assertThat(page).doesNotContain("时限暂停计时");
            if (!payment.equals(ahead)) {
                assertThat(page).contains("data-due", "bureau.hall.limit.b");
            }
            ONE.cash(payment, ONE.payment(payment).agreed());
            ONE.handOver(payment);
        }
    }

    /** Whoever opens in the moment in which a failure is told knows of it, or is known. */
    @Test
    void whatIsOpenedAsAFailureIsToldStandsStill() throws Exception {
        PaymentRows rows = new PaymentRows(SERVER.database().jdbc());
        int hall = ONE.hall();
        ONE.till();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 30; round++) {
                CyclicBarrier together = new CyclicBarrier(2);
                Future<SubjectId> opened = both.submit(opens(together, round));
                Future<?> told = both.submit(tells(together, hall));
                SubjectId payment = opened.get();
                told.get();
                String when = "round " + round;
                assertThat(failures(payment)).as(when).containsExactly("system.down");
                for (SubjectId open :
                        SERVER.database().orgScope().reading(ORG, () -> rows.underWay(ORG, hall))) {
                    assertThat(failures(open)).as(when + ", " + open).endsWith("system.down");
                }
                ONE.bean(Standing.class)
                        .end(
                                ONE.manager(),
                                hall,
                                Standing.DOWN,
                                List.of(NewFact.now(HallKinds.RESTORED, Map.of())));
                assertThat(failures(payment)).containsExactly("system.down", "system.restored");
                cashier.refuse(ONE.sender(), payment, "改日再来");
            }
        }
    }

    /** Every fifth pays ahead; each a little later after the failure began to be told. */
    private Callable<SubjectId> opens(CyclicBarrier together, int round) {
        Sender sender = ONE.sender();
        long supply = ONE.supply(ACCOUNT);
        Set<Long> bills = Set.of(ONE.bill(ACCOUNT, 900, ONE.today(), "").id());
        return () -> {
            together.await(1, TimeUnit.MINUTES);
            LockSupport.parkNanos(Duration.ofMillis(round).toNanos());
            return round % 5 == 4
                    ? opening.deposit(sender, supply, "electricity", 900, Optional.empty())
                    : opening.open(
                            sender,
                            new PaymentOpening.Wanted(
                                    Optional.of(supply), bills, Optional.empty()));
        };
    }

    private static Callable<Boolean> tells(CyclicBarrier together, int hall) {
        Standing standing = ONE.bean(Standing.class);
        Sender sender = ONE.manager();
        List<NewFact> down = List.of(NewFact.now(HallKinds.DOWN, Map.of()));
        return () -> {
            together.await(1, TimeUnit.MINUTES);
            standing.begin(sender, hall, Standing.DOWN, "网络", down);
            return true;
        };
    }

    private static List<String> failures(SubjectId payment) {
        return ONE.kinds(payment).stream().filter(kind -> kind.startsWith("system.")).toList();
    }

    private static Callable<Boolean> takes(Runnable cash) {
        return () -> {
            try {
                cash.run();
                return true;
            } catch (Refusal refusal) {
                assertThat(refusal.slug()).isEqualTo("bill-settled");
                return false;
            }
        };
    }

    @Test
    void aRetryAfterALostAnswerPaysOnce() {
        Bill bill = ONE.bill(ACCOUNT, 3_000, ONE.today(), "");
        SubjectId payment = ONE.agreed(bill);
        String key = UUID.randomUUID().toString();
        cashier.cash(ONE.sender(key), payment, 5_000, Optional.empty(), true);
        cashier.cash(ONE.sender(key), payment, 5_000, Optional.empty(), true);
        assertThat(ONE.payment(payment).taken()).isEqualTo(3_000);
        String end = UUID.randomUUID().toString();
        cashier.handOver(ONE.sender(end), payment, 3, true);
        cashier.handOver(ONE.sender(end), payment, 3, true);
        assertThat(ONE.kinds(payment)).containsOnlyOnce("payment.taken", "receipt.issued");
    }

    @Test
    void receiptsOfACashierHaveNoGap() {
        for (int i = 0; i < 3; i++) {
            SubjectId payment = TWO.agreed(TWO.bill(ACCOUNT, 100, TWO.today(), ""));
            TWO.cash(payment, 100);
            refused(() -> TWO.cash(payment, 100), "amount-missing", "payment-not-checked");
        }
        List<Integer> numbers =
                SERVER.database()
                        .orgScope()
                        .reading(
                                ORG,
                                () ->
                                        SERVER.database()
                                                .jdbc()
                                                .sql(
                                                        """
                                                        select number from receipt where series like :series
                                                        order by number
                                                        """)
                                                .param("series", "%-" + TWO.person)
                                                .query(Integer.class)
                                                .list());
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).isEqualTo(i + 1);
        }
    }

    @Test
    void shortCashAndCounterfeitNotesAreRecordedAndNothingIsTaken() {
        SubjectId payment = ONE.agreed(ONE.bill(ACCOUNT, 4_000, ONE.today(), ""));
        ONE.cash(payment, 3_500);
        assertThat(ONE.kinds(payment)).endsWith("payment.short");
        cashier.counterfeit(ONE.sender(), payment, false);
        refused(() -> ONE.cash(payment, 4_000), "cash-counterfeit", "clause-forbidden");
        cashier.counterfeit(ONE.sender(), payment, true);
        refused(
                () -> cashier.cash(ONE.sender(), payment, 4_000, Optional.empty(), false),
                "cash-not-verified",
                "clause-lacking");
        ONE.cash(payment, 4_000);
        assertThat(ONE.payment(payment).state()).isEqualTo("taken");
    }

    @Test
    void nothingIsTakenBeforeTheChecks() {
        SubjectId payment = ONE.open(ONE.bill(ACCOUNT, 4_000, ONE.today(), ""));
        refused(() -> ONE.cash(payment, 4_000), "amount-missing", "payment-not-checked");
        cashier.refuse(ONE.sender(), payment, "资料不符");
        assertThat(ONE.payment(payment).state()).isEqualTo("refused");
    }

    @Test
    void aPartPaymentGoesToTheOldestWithItsLateFeeFirst() {
        Bill old = ONE.bill("00019802", 10_000, ONE.today().minusDays(10), "");
        Bill young = ONE.bill("00019802", 10_000, ONE.today(), "");
        SubjectId payment = ONE.open(young, old);
        assertThat(ONE.payment(payment).due()).isEqualTo(20_100);
        ONE.check(payment, 10_600);
        ONE.cash(payment, 10_600);
        assertThat(ONE.now(old).open()).isZero();
        assertThat(ONE.now(old).late().settled()).isEqualTo(100);
        assertThat(ONE.now(young).open()).isEqualTo(9_500);
    }

    @Test
    void severalWaysPayOneBillAndWhatWasTakenGoesBackIfItDoesNotComeAbout() {
        Till till = ONE.till();
        long card = ONE.expected(till, Method.CARD);
        Bill bill = ONE.bill(ACCOUNT, 9_000, ONE.today(), "");
        SubjectId payment = ONE.agreed(bill);
        cashier.card(ONE.sender(), payment, Optional.of(5_000L), "S-1", true);
        refused(() -> cashier.refuse(ONE.sender(), payment, "改日再来"), "payment-has-money");
        SubjectId other = TWO.agreed(bill);
        refused(() -> TWO.cash(other, 9_000), "bill-held");
        cashier.giveBack(ONE.sender(), payment, 1);
        assertThat(ONE.expected(till, Method.CARD)).isEqualTo(card);
        cashier.card(ONE.sender(), payment, Optional.of(4_000L), "S-2", true);
        ONE.cash(payment, 6_000);
        assertThat(ONE.payment(payment).change()).isEqualTo(1_000);
        assertThat(ONE.now(bill).open()).isZero();
        assertThat(ONE.expected(till, Method.CARD)).isEqualTo(card + 4_000);
    }

    @Test
    void anInstrumentIsTakenOnlyIfEverythingOnItIsRight() {
        SubjectId payment = ONE.agreed(ONE.bill(ACCOUNT, 7_000, ONE.today(), ""));
        Instruments instruments = SERVER.bean(Instruments.class);
        refused(
                () -> instruments.take(ONE.sender(), payment, seen(7_000, -1, true), CHINA),
                "instrument-not-good",
                "clause-lacking");
        refused(
                () -> instruments.take(ONE.sender(), payment, seen(7_000, 9, false), CHINA),
                "instrument-not-good",
                "clause-lacking");
        refused(
                () -> instruments.take(ONE.sender(), payment, seen(8_000, 9, true), CHINA),
                "amount-differs");
        instruments.reject(ONE.sender(), payment, seen(7_000, 9, false), "印章不清", CHINA);
        instruments.take(ONE.sender(), payment, seen(7_000, 9, true), CHINA);
        assertThat(ONE.kinds(payment))
                .contains("instrument.rejected", "instrument.replaced", "holder.noted");
        assertThat(ONE.payment(payment).holder()).isPresent();
    }

    private static Instruments.Seen seen(long fen, int days, boolean seals) {
        return new Instruments.Seen(
                Method.CHEQUE,
                "20260001",
                ONE.today().plusDays(days),
                fen,
                true,
                true,
                true,
                true,
                true,
                seals,
                "王五",
                "13700020001");
    }

    @Test
    void anUnknownPaymentCodeIsAskedBeforeAnythingElse() {
        CodePayments codes = SERVER.bean(CodePayments.class);
        Bill bill = ONE.bill(ACCOUNT, 1_200, ONE.today(), "");
        SubjectId payment = ONE.agreed(bill);
        codes.charge(ONE.sender(), payment, Optional.empty(), "2800000008");
        assertThat(ONE.payment(payment).state()).isEqualTo("unknown");
        refused(() -> ONE.cash(payment, 1_200), "payment-unknown");
        refused(
                () -> codes.charge(ONE.sender(), payment, Optional.empty(), "2800000001"),
                "payment-unknown");
        codes.ask(ONE.sender(), payment);
        assertThat(ONE.payment(payment).state()).isEqualTo("taken");
        assertThat(ONE.kinds(payment)).contains("payment.unknown", "payment.asked");

        SubjectId lost = ONE.agreed(ONE.bill(ACCOUNT, 1_300, ONE.today(), ""));
        codes.charge(ONE.sender(), lost, Optional.empty(), "2800000009");
        codes.ask(ONE.sender(), lost);
        assertThat(ONE.payment(lost).state()).isEqualTo("open");
        codes.charge(ONE.sender(), lost, Optional.empty(), "2800000007");
        assertThat(ONE.kinds(lost)).endsWith("payment.declined");
        codes.charge(ONE.sender(), lost, Optional.empty(), "2800000001");
        assertThat(ONE.payment(lost).state()).isEqualTo("taken");
    }

    @Test
    void whatIsPaidAheadPaysForWhatItIsFor() {
        long supply = ONE.supply("00018821");
        SubjectId ahead =
                opening.deposit(ONE.sender(), supply, "electricity", 5_000, Optional.empty());
        ONE.check(ahead, 5_000);
        ONE.cash(ahead, 5_000);
        assertThat(ONE.balance("balance:%d:electricity".formatted(supply))).isEqualTo(-5_000);
        Bill bill = ONE.bill("00018821", 6_000, ONE.today(), "");
        SubjectId payment = ONE.agreed(bill);
        refused(
                () ->
                        cashier.booked(
                                ONE.sender(),
                                payment,
                                Method.BALANCE,
                                Optional.of(6_000L),
                                "electricity"),
                "balance-too-small");
        cashier.booked(ONE.sender(), payment, Method.BALANCE, Optional.of(5_000L), "electricity");
        ONE.cash(payment, 1_000);
        assertThat(ONE.now(bill).open()).isZero();
        assertThat(ONE.balance("balance:%d:electricity".formatted(supply))).isZero();
    }

    @Test
    void whatCameAndWhatItWasForAddUp() {
        SubjectId ahead =
                opening.deposit(ONE.sender(), ONE.supply(ACCOUNT), "any", 3_300, Optional.empty());
        ONE.check(ahead, 3_300);
        ONE.cash(ahead, 3_300);
        ONE.handOver(ahead);
        SubjectId half = ONE.agreed(ONE.bill(ACCOUNT, 2_000, ONE.today(), ""));
        cashier.cash(ONE.sender(), half, 500, Optional.of(500L), true);
        CashReports reports = SERVER.bean(CashReports.class);
        CashReports.Span span = new CashReports.Span(ONE.today(), ONE.today());
        Set<Integer> halls = Set.of(ONE.hall());
        long came = reports.lines(ORG, halls, span).stream().mapToLong(CashReports.Line::net).sum();
        assertThat(
                        reports.purposes(ORG, halls, span).stream()
                                .mapToLong(CashReports.Purpose::sum)
                                .sum())
                .isEqualTo(came)
                .isPositive();
        assertThat(
                        reports.purposes(ORG, halls, span).stream()
                                .filter(CashReports.Purpose::ahead)
                                .mapToLong(CashReports.Purpose::sum)
                                .sum())
                .as("paid ahead, and what is not complete")
                .isGreaterThanOrEqualTo(3_300 + 500);
        cashier.giveBack(ONE.sender(), half, 1);
        cashier.refuse(ONE.sender(), half, "改日再缴");
    }

    @Test
    void moneyIsTakenThroughTheirOwnOpenTillAlone() {
        SubjectId payment = ONE.agreed(ONE.bill(ACCOUNT, 500, ONE.today(), ""));
        TWO.till();
        refused(() -> TWO.cash(payment, 500), "payment-not-yours");
        refused(
                () ->
                        opening.open(
                                ONE.sender(),
                                new PaymentOpening.Wanted(
                                        Optional.empty(), Set.of(999_999L), Optional.empty())),
                "bill-not-known");
    }

    /** By the desk itself, or by a clause of the code that says the same. */
    private static void refused(ThrowingCallable act, String... slugs) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(slugs).contains(refusal.slug()));
    }
}

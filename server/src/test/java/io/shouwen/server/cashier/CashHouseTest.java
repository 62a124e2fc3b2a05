package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Counter.ORG;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.engine.standard.Words;
import io.shouwen.pack.service.ServiceCatalogue;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.DayBook;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the house does around the counters: bills, slips, waivers, receipts, statements. */
class CashHouseTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final Counter ONE = new Counter(SERVER, "Y604");
    private static final String ACCOUNT = "00018822";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aLateFeeIsWaivedByAnotherPersonAndNoMoreThanIsOwed() {
        Waivers waivers = SERVER.bean(Waivers.class);
        Bill bill = ONE.bill("00019801", 10_000, ONE.today().minusDays(20), "");
        refused(() -> ask(waivers, bill, 201), "waiver-too-large");
        SubjectId waiver = ask(waivers, bill, 150);
        refused(() -> waivers.approve(manager(ONE.person), waiver), "waiver-second-person");
        waivers.approve(ONE.manager(), waiver);
        SubjectId payment = ONE.open(ONE.now(bill));
        assertThat(ONE.payment(payment).due()).isEqualTo(10_050);
    }

    private static SubjectId ask(Waivers waivers, Bill bill, long fen) {
        return waivers.ask(ONE.sender(), ONE.hall(), bill.id(), fen, "系统延误", ONE.today());
    }

    private static Sender manager(int person) {
        Sender sender = ONE.manager();
        return new Sender(
                sender.org(),
                Actor.person(person, Set.of("manager")),
                sender.key(),
                sender.source());
    }

    @Test
    void aSlipChargesOnlyWhatTheTariffListsAtItsPrice() {
        LinkedHashMap<String, ServiceCatalogue.Charge> charges = new LinkedHashMap<>();
        charges.put(
                "meter-check",
                new ServiceCatalogue.Charge(
                        "meter-check", new Words("校表费", "Meter check"), Optional.of(3_000L)));
        ServiceCatalogue tariff =
                new ServiceCatalogue(
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        charges,
                        new LinkedHashMap<>(),
                        List.of());
        SlipDesk slips =
                new SlipDesk(
                        SERVER.bean(OrgScope.class),
                        SERVER.bean(Bills.class),
                        SERVER.bean(DayBook.class));
        refused(
                () -> slips.make(ONE.sender(), tariff, wanted("tea", 1, 3_000)),
                "charge-not-listed");
        refused(
                () -> slips.make(ONE.sender(), tariff, wanted("meter-check", 1, 3_100)),
                "charge-not-the-rate");
        Sender sender = ONE.sender();
        String no = slips.make(sender, tariff, wanted("meter-check", 2, 3_000));
        assertThat(slips.make(sender, tariff, wanted("meter-check", 2, 3_000))).isEqualTo(no);
        Bill slip = ONE.bean(Bills.class).slip(ORG, Set.of(ONE.hall()), no).orElseThrow();
        assertThat(slip.amount()).isEqualTo(6_000);
        SubjectId payment = ONE.agreed(slip);
        assertThat(ONE.kinds(payment)).contains("charge.created", "charge.priced");
        ONE.cash(payment, 6_000);
        assertThat(ONE.now(slip).open()).isZero();
    }

    private static SlipDesk.Wanted wanted(String charge, int quantity, long rate) {
        return new SlipDesk.Wanted(ONE.hall(), charge, quantity, rate, ONE.today());
    }

    @Test
    void billsComeAsAFileThatIsLookedAtFirst() {
        TestBrowser manager = TestBrowser.as(SERVER, "tangmin");
        String head = "账单号,户号,费用,代收单位,账期,金额,缴费期限\n";
        String bad = head + "f-1,00018802,电费,,2026-10,x,2026-10-25\nf-2,999,电费,,,1.00,2026-10-25\n";
        assertThat(file(manager, bad.getBytes(StandardCharsets.UTF_8), "true"))
                .contains("“x”不是金额", "没有户号“999”");
        assertThat(open("f-1")).isEmpty();
        byte[] good =
                (head + "f-1,00018802,电费,power,2026-10,\"1,234.50\",2026-10-25\n")
                        .getBytes(Charset.forName("GB18030"));
        assertThat(file(manager, good, "false")).contains("检查通过");
        assertThat(open("f-1")).isEmpty();
        assertThat(file(manager, good, "true")).contains("已入库 1 张账单");
        assertThat(open("f-1").orElseThrow().amount()).isEqualTo(123_450);
        assertThat(file(manager, good, "true")).as("it is all there").contains("检查通过");
        String more = head + "f-1,00018802,电费,power,2026-10,1.00,2026-10-25\n";
        assertThat(file(manager, more.getBytes(StandardCharsets.UTF_8), "true"))
                .contains("金额与“1.00”不同");
        String twice = "f-7,00018802,电费,,,1.00,2026-10-25\n";
        assertThat(file(manager, (head + twice + twice).getBytes(StandardCharsets.UTF_8), "true"))
                .contains("账单号“f-7”在表中重复");
        assertThat(open("f-7")).isEmpty();
    }

    @Test
    void aBillIsWithdrawnWhileNothingIsPaidOnIt() {
        TestBrowser manager = TestBrowser.as(SERVER, "tangmin");
        Bill wrong = ONE.bill(ACCOUNT, 777, ONE.today(), "");
        assertThat(withdraw(manager, wrong.no(), "重复开账")).isEqualTo(302);
        assertThat(ONE.now(wrong).amount()).isZero();
        assertThat(ONE.bean(Bills.class).dues(ORG, ONE.supply(ACCOUNT)))
                .extracting(Bill::no)
                .doesNotContain(wrong.no());
        assertThat(withdraw(manager, wrong.no(), "再来一次")).isEqualTo(422);
        Bill paid = ONE.bill(ACCOUNT, 800, ONE.today(), "");
        SubjectId payment = ONE.agreed(paid);
        ONE.cash(payment, 800);
        ONE.handOver(payment);
        assertThat(withdraw(manager, paid.no(), "开错")).isEqualTo(422);
        assertThat(withdraw(manager, "nobodys", "开错")).isEqualTo(422);
        assertThat(withdraw(TestBrowser.as(SERVER, "fengjuan"), paid.no(), "开错")).isEqualTo(403);
    }

    @Test
    void aLateRateHoldsFromADayOnAndForOneCompany() {
        TestBrowser manager = TestBrowser.as(SERVER, "tangmin");
        Bill water = ONE.bill(ACCOUNT, 100_000, ONE.today().minusDays(5), "water");
        Bills bills = ONE.bean(Bills.class);
        assertThat(water.lateOpen(ONE.today(), bills.terms(ORG))).as("the house's rate").isZero();
        assertThat(rate(manager, ONE.today().minusDays(1).toString())).isEqualTo(422);
        assertThat(rate(manager, "2026-13-01")).isEqualTo(422);
        assertThat(rate(manager, ONE.today().toString())).isEqualTo(302);
        assertThat(water.lateOpen(ONE.today(), bills.terms(ORG))).isEqualTo(50);
        assertThat(water.lateOpen(ONE.today().plusDays(1), bills.terms(ORG))).isEqualTo(100);
        assertThat(manager.get("/cashier/bills").body()).contains("0.05%");
    }

    private static int rate(TestBrowser manager, String from) {
        return manager.post(
                        "/cashier/bills",
                        "/cashier/late-rates",
                        Map.of(
                                "payee", "water",
                                "from", from,
                                "latePercent", "0.05",
                                "graceDays", "0",
                                "key", ONE.sender().key()))
                .statusCode();
    }

    private static int withdraw(TestBrowser browser, String no, String reason) {
        return browser.post(
                        "/cashier",
                        "/cashier/bills/withdraw",
                        Map.of("no", no, "reason", reason, "key", ONE.sender().key()))
                .statusCode();
    }

    private static String file(TestBrowser manager, byte[] file, String take) {
        return manager.postFile(
                        "/cashier/bills",
                        "/cashier/bills",
                        Map.of("take", take, "key", ONE.sender().key()),
                        "bills.csv",
                        file)
                .body();
    }

    private static Optional<Bill> open(String no) {
        return ONE.bean(Bills.class).dues(ORG, ONE.supply("00018802")).stream()
                .filter(bill -> bill.no().equals(no))
                .findFirst();
    }

    @Test
    void billsComeByTheInterfaceOnceHoweverOftenTheyAreSent() {
        new RoomsStory(SERVER).token(1, "bills", "bills.received");
        String body =
                """
                [{"no":"api-1","account":"00018804","what":"electricity","fen":4321,"due":"2026-10-25"},
                 {"no":"api-2","account":"nobody","what":"electricity","fen":1,"due":"2026-10-25"},
                 {"no":"api-3","account":"00018804","what":"electricity","fen":1,"due":"2026-10-25",
                  "period":"0001-01"}]
                """;
        TestBrowser system = new TestBrowser(SERVER);
        String[] headers = {"Authorization", "Bearer bills", "Idempotency-Key", "k-1"};
        assertThat(system.postJson("/api/v1/bills", body, headers).body())
                .contains("\"added\":true", "\"problem\":\"account\"", "\"problem\":\"period\"");
        assertThat(system.postJson("/api/v1/bills", body, headers).body())
                .doesNotContain("\"added\":true");
        assertThat(system.postJson("/api/v1/bills", body.replace("4321", "4322"), headers).body())
                .contains("\"problem\":\"other-amount\"");
        long supply = ONE.supply("00018804");
        assertThat(ONE.bean(Bills.class).dues(ORG, supply))
                .filteredOn(bill -> bill.no().equals("api-1"))
                .hasSize(1);
    }

    @Test
    void aReceiptIsPrintedOnceAndThenAsACopyThatSaysSo() {
        SubjectId payment = ONE.agreed(ONE.bill(ACCOUNT, 1_005, ONE.today(), ""));
        ONE.cash(payment, 1_005);
        TestBrowser cashier = TestBrowser.as(SERVER, "fengjuan");
        String name = ONE.bean(PaymentReader.class).receipt(ORG, payment).orElseThrow().name();
        String page = "/cashier/receipts/" + name;
        for (String size : List.of("a5", "roll", "a4")) {
            assertThat(cashier.get(page + "/pdf?size=" + size).statusCode()).isEqualTo(200);
        }
        ONE.handOver(payment);
        assertThat(cashier.get(page + "/pdf").statusCode()).isEqualTo(422);
        assertThat(
                        cashier.post(
                                        page,
                                        page + "/reprint",
                                        Map.of("reason", "客户遗失", "key", "r-1"))
                                .statusCode())
                .isEqualTo(302);
        assertThat(cashier.get(page + "/pdf").statusCode()).isEqualTo(200);
        assertThat(cashier.get(page).body()).contains("副本 第 1 次");
    }

    @Test
    void sumsAreWrittenInCapitals() {
        assertThat(Capitals.of(0)).isEqualTo("零元整");
        assertThat(Capitals.of(5)).isEqualTo("伍分");
        assertThat(Capitals.of(10_050)).isEqualTo("壹佰元伍角整");
        assertThat(Capitals.of(10_005)).isEqualTo("壹佰元零伍分");
        assertThat(Capitals.of(1_000_200_000)).isEqualTo("壹仟万贰仟元整");
        assertThat(Capitals.of(123_456_789)).isEqualTo("壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分");
    }

    private static void refused(ThrowingCallable act, String slug) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.slug()).isEqualTo(slug));
    }
}

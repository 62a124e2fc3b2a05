package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Counter.ORG;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.cashier.Correction.Target;
import io.shouwen.server.cashier.Correction.What;
import io.shouwen.server.cashier.Reconciling.Line;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import javax.sql.DataSource;

/** The next day: what bank, card company and wallet say, beside what was taken. */
class StatementTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final Counter ONE = new Counter(SERVER, "Y604");
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String ACCOUNT = "00018822";
    private static final String PAGE = "/cashier/reconciliation";

    private final Cashier cashier = SERVER.bean(Cashier.class);
    private final CashDays days = SERVER.bean(CashDays.class);
    private final Corrections corrections = SERVER.bean(Corrections.class);
    private final Reconciling reconciling = SERVER.bean(Reconciling.class);
    private final OursRows ours = new OursRows(JdbcClient.create(SERVER.bean(DataSource.class)));
    private final StatementRows statements =
            new StatementRows(JdbcClient.create(SERVER.bean(DataSource.class)));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void aNewDay() {
        WallClock clock = SERVER.bean(WallClock.class);
        clock.moveTo(clock.now().plus(Duration.ofDays(1)));
    }

    @Test
    void whatAgreesGoesToTheBankAndWhatDoesNotIsShown() {
        card(5_000, "C-1");
        card(7_000, "C-2");
        count();
        TestBrowser manager = TestBrowser.as(SERVER, "tangmin");
        Map<String, String> form =
                Map.of(
                        "channel",
                        "card",
                        "unit",
                        Integer.toString(ONE.hall()),
                        "day",
                        ONE.today().toString(),
                        "key",
                        "statement-1");
        byte[] file = "凭据号,金额\nC-1,50.00\nC-2,70.10\nC-9,1.00\n".getBytes(StandardCharsets.UTF_8);
        assertThat(manager.postFile(PAGE, PAGE, form, "card.csv", file).body()).contains("当日未锁定");
        lock();
        long bank = ONE.balance("bank");
        assertThat(manager.postFile(PAGE, PAGE, form, "card.csv", file).statusCode())
                .isEqualTo(302);
        assertThat(ONE.balance("bank") - bank).isEqualTo(5_000);
        assertThat(manager.get(PAGE).body()).contains("3 行，2 行不符");
        long statement = newest();
        assertThat(manager.get(PAGE + "/" + statement).body()).contains("长款", "金额不符", "C-2");
        assertThat(manager.get(PAGE + "/" + statement + "?after=2").body())
                .contains("C-9")
                .doesNotContain("C-2");
        assertThat(manager.postFile(PAGE, PAGE, form, "card.csv", file).body())
                .contains("同一文件已经读过");
        assertThat(manager.get("/cashier/report").body()).contains("冯娟", "120.00");
        assertThat(manager.get("/cashier/report/excel").statusCode()).isEqualTo(200);
        assertThat(broken()).as("every movement of the books").isZero();
    }

    @Test
    void whatIsCarriedToTheBankIsOnlyConfirmedByIt() {
        SubjectId paper = ONE.agreed(ONE.bill(ACCOUNT, 3_000, ONE.today(), ""));
        cheque(paper, 3_000, "Q-1");
        SubjectId cash = ONE.agreed(ONE.bill(ACCOUNT, 4_000, ONE.today(), "water"));
        ONE.cash(cash, 4_000);
        ONE.handOver(cash);
        SubjectId moved = ONE.agreed(ONE.bill(ACCOUNT, 2_500, ONE.today(), ""));
        cashier.booked(ONE.sender(), moved, Method.TRANSFER, Optional.empty(), "T-1");
        count();
        lock();
        SubjectId day = days.locked(ORG, ONE.hall(), ONE.today()).orElseThrow().id();
        long bank = ONE.balance("bank");
        days.deposit(ONE.manager(), day, Method.CHEQUE, 3_000, "J-1");
        days.deposit(ONE.manager(), day, Method.CASH, 4_000, "J-2");
        days.remit(ONE.manager(), day, "water", 4_000, "P-1");
        assertThat(ONE.balance("bank") - bank).isEqualTo(3_000);
        read(
                Channel.BANK,
                new Line("J-1", 3_000),
                new Line("Q-1", 3_000),
                new Line("J-2", 4_000),
                new Line("P-1", -4_000),
                new Line("T-1", 2_500));
        assertThat(open(newest())).isEmpty();
        assertThat(ONE.balance("bank") - bank)
                .as("only the transfer arrives by the statement")
                .isEqualTo(3_000 + 2_500);
        aNewDay();
        assertThat(missing("T-1", "Q-1")).isEmpty();
    }

    @Test
    void whatIsShortIsPairedByHandOrGivenUpByTwoPeople() {
        card(1_100, "mistyped");
        card(2_200, "lost");
        count();
        lock();
        long bank = ONE.balance("bank");
        long lost = ONE.balance("difference");
        read(Channel.CARD, new Line("right", 1_100), new Line("fee", -30));
        long statement = newest();
        assertThat(missing("mistyped", "lost")).as("today's may come tomorrow").isEmpty();
        aNewDay();
        Ours typed = missing("mistyped").getFirst();
        Ours gone = missing("lost").getFirst();
        assertThat(state(typed)).isEqualTo("在途");
        card(900, "C-10");
        count();
        lock();
        read(Channel.CARD, new Line("C-10", 900));
        assertThat(state(typed)).isEqualTo("短款");
        assertThat(TestBrowser.as(SERVER, "fengjuan").get(PAGE + "/" + statement).body())
                .as("it is offered to be paired with")
                .contains(typed.key());
        SubjectId pair = pair(statement, 1, typed);
        SubjectId again = pair(statement, 1, typed);
        refused(
                () -> corrections.approve(manager(ONE.person), pair, ONE.today()),
                "correction-second-person");
        corrections.approve(ONE.manager(), pair, ONE.today());
        refused(
                () -> corrections.approve(ONE.manager(), again, ONE.today()),
                "statement-line-settled");
        corrections.decline(ONE.manager(), again, "已勾对");
        refused(() -> corrections.approve(ONE.manager(), again, ONE.today()), "correction-decided");
        assertThat(ONE.balance("bank") - bank).isEqualTo(900 + 1_100);

        SubjectId given = wanted(corrections.ours(ORG, Set.of(ONE.hall()), What.SHORT, gone.key()));
        corrections.approve(ONE.manager(), given, ONE.today());
        assertThat(missing("mistyped", "lost")).isEmpty();
        assertThat(ONE.balance("difference") - lost).isEqualTo(2_200);

        SubjectId fee =
                wanted(corrections.line(ORG, Set.of(ONE.hall()), statement, 2, Optional.empty()));
        corrections.approve(ONE.manager(), fee, ONE.today());
        assertThat(ONE.balance("bank") - bank).isEqualTo(900 + 1_100 - 30);
        assertThat(open(statement)).isEmpty();
        assertThat(TestBrowser.as(SERVER, "tangmin").get("/cashier/corrections?all=true").body())
                .contains("查清原因", "已批准", "未批准");
        assertThat(broken()).isZero();
    }

    @Test
    void whatABouncedChequePaidIsOwedAgain() {
        Bill bill = ONE.bill(ACCOUNT, 6_600, ONE.today(), "");
        SubjectId payment = ONE.agreed(bill);
        cheque(payment, 6_600, "Q-66");
        ONE.handOver(payment);
        count();
        SubjectId early = bounced("Q-66", "cash-day-not-locked");
        assertThat(early).isEqualTo(payment);
        lock();
        SubjectId day = days.locked(ORG, ONE.hall(), ONE.today()).orElseThrow().id();
        days.deposit(ONE.manager(), day, Method.CHEQUE, 6_600, "J-66");
        long bank = ONE.balance("bank");
        long income = ONE.balance("income:electricity");
        TestBrowser desk = TestBrowser.as(SERVER, "fengjuan");
        String page = "/cashier/corrections";
        assertThat(
                        desk.post(
                                        page,
                                        page,
                                        Map.of(
                                                "what", "bounced",
                                                "number", "Q-66",
                                                "reason", "余额不足",
                                                "key", "bounced-1"))
                                .statusCode())
                .isEqualTo(302);
        TestBrowser manager = TestBrowser.as(SERVER, "tangmin");
        String waiting = manager.get(page).body();
        assertThat(waiting).contains("支票或票据被退", "余额不足", "Q-66");
        String act =
                waiting.replaceAll(
                        "(?s).*action=\"(/cashier/corrections/[0-9-]+/approve)\".*", "$1");
        assertThat(manager.post(page, act, Map.of("key", "bounced-2")).statusCode()).isEqualTo(302);
        assertThat(ONE.now(bill).open()).isEqualTo(6_600);
        assertThat(ONE.balance("bank") - bank).isEqualTo(-6_600);
        assertThat(ONE.balance("income:electricity") - income).isEqualTo(6_600);
        assertThat(SERVER.bean(Refunds.class).ways(ORG, payment))
                .as("nothing is left to give back")
                .isEmpty();
        bounced("Q-66", "instrument-not-taken");
        read(Channel.BANK, new Line("J-66", 6_600), new Line("Q-66", -6_600));
        assertThat(open(newest())).isEmpty();
        assertThat(ONE.balance("bank") - bank).isEqualTo(-6_600);
        aNewDay();
        SubjectId again = ONE.agreed(ONE.now(bill));
        ONE.cash(again, ONE.payment(again).due());
        assertThat(ONE.now(bill).open()).as("it is paid in cash").isZero();
        count();
        assertThat(broken()).isZero();
    }

    @Test
    void twoFilesAtOnceNeverSpeakOfTheSameMoney() throws Exception {
        card(1_500, "C-20");
        count();
        lock();
        long bank = ONE.balance("bank");
        try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
            List<Future<?>> reading =
                    List.of(
                            readers.submit(() -> read(Channel.CARD, new Line("C-20", 1_500))),
                            readers.submit(() -> read(Channel.CARD, new Line("C-20", 1_500))));
            for (Future<?> one : reading) {
                one.get();
            }
        }
        assertThat(ONE.balance("bank") - bank).isEqualTo(1_500);
    }

    private void card(long fen, String slip) {
        SubjectId payment = ONE.agreed(ONE.bill(ACCOUNT, fen, ONE.today(), ""));
        cashier.card(ONE.sender(), payment, Optional.empty(), slip, true);
    }

    private static void cheque(SubjectId payment, long fen, String number) {
        SERVER.bean(Instruments.class)
                .take(
                        ONE.sender(),
                        payment,
                        new Instruments.Seen(
                                Method.CHEQUE,
                                number,
                                ONE.today().plusDays(9),
                                fen,
                                true,
                                true,
                                true,
                                true,
                                true,
                                true,
                                "王五",
                                "13700020001"),
                        CHINA);
    }

    private static void count() {
        Tills tills = SERVER.bean(Tills.class);
        Till till = ONE.till();
        tills.count(ONE.sender(), till.id(), ONE.expected(till), "");
        tills.approve(ONE.manager(), till.id());
    }

    private void lock() {
        days.lock(ONE.manager(), ONE.hall(), ONE.today());
    }

    private void read(Channel channel, Line... lines) {
        reconciling.read(
                ONE.manager(),
                ONE.hall(),
                channel,
                ONE.today(),
                UUID.randomUUID().toString(),
                List.of(lines));
    }

    private SubjectId pair(long statement, int n, Ours one) {
        return wanted(
                corrections.line(ORG, Set.of(ONE.hall()), statement, n, Optional.of(one.key())));
    }

    private SubjectId wanted(Corrections.Wanted wanted) {
        return corrections.ask(ONE.sender(), wanted, "查清原因");
    }

    /** Asks for it and is refused; answers the payment that it is about. */
    private SubjectId bounced(String number, String slug) {
        Corrections.Wanted wanted = corrections.instrument(ORG, Set.of(ONE.hall()), number);
        refused(() -> corrections.ask(ONE.sender(), wanted, "被退"), slug);
        Target target = wanted.target();
        return new SubjectId(target.payment());
    }

    /** What the page calls it. */
    private static String state(Ours one) {
        String page = TestBrowser.as(SERVER, "fengjuan").get(PAGE).body();
        String line = page.substring(page.indexOf("data-ours=\"" + one.key()));
        return line.replaceFirst("(?s).*?<span class=\"tag\">([^<]*)<.*", "$1");
    }

    private List<Ours> missing(String... references) {
        List<Ours> all = missing();
        return all.stream().filter(one -> List.of(references).contains(one.reference())).toList();
    }

    private List<Ours> missing() {
        return inOrg(
                () -> ours.missing(ORG, Set.of(ONE.hall()), ONE.today(), new Ours.After(0, 0), 9));
    }

    private long newest() {
        return inOrg(
                () -> statements.all(ORG, Set.of(ONE.hall()), Long.MAX_VALUE, 1).getFirst().id());
    }

    private List<Statement.Line> open(long statement) {
        return inOrg(() -> statements.open(ORG, statement, 0, 9));
    }

    private static <T> T inOrg(Supplier<T> work) {
        return SERVER.bean(OrgScope.class).reading(ORG, work);
    }

    private static Sender manager(int person) {
        return new Sender(
                ORG, Actor.person(person, Set.of("manager")), UUID.randomUUID().toString(), "test");
    }

    private static void refused(ThrowingCallable act, String slug) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.slug()).isEqualTo(slug));
    }

    private static long broken() {
        return inOrg(() ->
                SERVER.database()
                        .jdbc()
                        .sql(
                                """
                                select count(*) from (select txn from entry
                                    group by txn having sum(amount) <> 0) broken
                                """)
                        .query(Long.class)
                        .single());
    }
}

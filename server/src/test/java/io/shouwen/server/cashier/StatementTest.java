package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Counter.ORG;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The next day: what bank, card company and wallet say, beside what was taken. */
class StatementTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final Counter ONE = new Counter(SERVER, "Y604");
    private static final String ACCOUNT = "00018822";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void whatAgreesGoesToTheBankAndWhatDoesNotIsShown() {
        Counter two = new Counter(SERVER, "Y605");
        Cashier cashier = SERVER.bean(Cashier.class);
        SubjectId first = two.agreed(two.bill(ACCOUNT, 5_000, two.today(), ""));
        cashier.card(two.sender(), first, Optional.empty(), "C-1", true);
        SubjectId second = two.agreed(two.bill(ACCOUNT, 7_000, two.today(), ""));
        cashier.card(two.sender(), second, Optional.empty(), "C-2", true);
        Tills tills = SERVER.bean(Tills.class);
        for (Counter counter : List.of(two, ONE)) {
            Till till = counter.till();
            tills.count(counter.sender(), till.id(), counter.expected(till), "");
            tills.approve(counter.manager(), till.id());
        }
        TestBrowser manager = TestBrowser.as(SERVER, "tangmin");
        Map<String, String> form =
                Map.of(
                        "channel",
                        "card",
                        "unit",
                        Integer.toString(two.hall()),
                        "day",
                        two.today().toString(),
                        "key",
                        "statement-1");
        byte[] file = "凭据号,金额\nC-1,50.00\nC-2,70.10\nC-9,1.00\n".getBytes(StandardCharsets.UTF_8);
        String path = "/cashier/reconciliation";
        assertThat(manager.postFile(path, path, form, "card.csv", file).body()).contains("当日未锁定");
        SERVER.bean(CashDays.class).lock(two.manager(), two.hall(), two.today());
        long bank = two.balance("bank");
        assertThat(manager.postFile(path, path, form, "card.csv", file).statusCode())
                .isEqualTo(302);
        assertThat(two.balance("bank") - bank).isEqualTo(5_000);
        String shown = manager.get(path).body();
        assertThat(shown).contains("长款", "金额不符", "3 行，2 行不符", "C-2");
        assertThat(manager.postFile(path, path, form, "card.csv", file).body())
                .contains("同一文件已经读过");
        String report = manager.get("/cashier/report").body();
        assertThat(report).contains("蒋波", "120.00");
        assertThat(manager.get("/cashier/report/excel").statusCode()).isEqualTo(200);
        assertThat(sums()).as("every movement of the books").isZero();
    }

    private static long sums() {
        return SERVER.database()
                .orgScope()
                .reading(
                        ORG,
                        () ->
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

package io.shouwen.server.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.TestServer;
import io.shouwen.server.masters.Applied;
import io.shouwen.server.masters.MastersOffice;
import io.shouwen.server.masters.TestWorkbook;
import io.shouwen.server.text.Language;

import org.junit.jupiter.api.Test;

/** Many customers at once; {@code -Dcustomers.rows=50000} for the real number. */
class CustomersVolumeTest {
    private static final int ROWS = Integer.getInteger("customers.rows", 1_500);

    @Test
    void manyCustomersComeInBatchByBatch() {
        StringBuilder rows = new StringBuilder("户号|身份|客户姓名|电话|所在地点|门牌|起始日期\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append(
                    "%08d|业主|客户%d|136%08d|新华小区|%d 号|2020-01-01\n"
                            .formatted(30_000_000 + i, i, i, i));
        }
        byte[] file = new TestWorkbook().sheet("客户", rows.toString()).file();
        try (TestServer server = TestServer.demo()) {
            MastersOffice office = new MastersOffice(server);
            assertThat(timed("look and apply", () -> office.apply(file)))
                    .isEqualTo(new Applied(ROWS, 0, 0));
            assertThat(timed("look again", () -> office.look(file, Language.ZH)).upload())
                    .isEmpty();
            byte[] out = timed("give out", () -> office.export(MastersOffice.HOME, Language.EN));
            assertThat(TestWorkbook.rows(out, "Customers")).hasSizeGreaterThan(ROWS);
        }
    }

    private static <T> T timed(String what, java.util.function.Supplier<T> work) {
        long start = System.nanoTime();
        T done = work.get();
        System.out.printf(
                "%s: %,d rows in %,d ms%n", what, ROWS, (System.nanoTime() - start) / 1_000_000);
        return done;
    }
}

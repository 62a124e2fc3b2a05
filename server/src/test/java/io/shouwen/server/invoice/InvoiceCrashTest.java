package io.shouwen.server.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.crash.CrashSwitch;
import io.shouwen.server.crash.CrashSwitch.Crash;
import io.shouwen.server.crash.CrashSwitch.Died;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Crashes the asking of the platform before and after each statement and commit: the invoice is
 * given once, its number is told once, and nothing is asked for again blindly.
 */
class InvoiceCrashTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final InvoiceOffice.Ledger PLATFORM = new InvoiceOffice.Ledger();
    private static final int AGAIN = 500;
    private static final long PAUSE_NANOS = 5_000_000;

    @TempDir private static Path keys;
    private static InvoiceOffice calm;
    private static int unit;
    private static int person;

    @BeforeAll
    static void open() {
        calm = new InvoiceOffice(DATABASE.pool(), new FailPoints(), PLATFORM, keys);
        calm.scope.run(
                InvoiceOffice.ORG,
                () -> {
                    calm.jdbc.sql("insert into org (org, name_zh) values (1, '甲')").update();
                    unit =
                            number(
                                    """
                                    insert into unit (org, kind, name_zh)
                                    values (1, 'hall', '营业厅') returning id
                                    """);
                    person =
                            number(
                                    """
                                    insert into person (org, name_zh)
                                    values (1, '收费员') returning id
                                    """);
                });
    }

    private static int number(String sql) {
        return calm.jdbc.sql(sql).query(Integer.class).single();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void afterACrashAnywhereTheNumberIsToldOnce() {
        CrashSwitch recorder = new CrashSwitch();
        InvoiceOffice recorded = process(recorder);
        calm.asked(unit, person);
        recorder.record();
        recorded.sending.sendDue();
        List<String> places = recorder.passed();
        assertThat(places).contains("BEFORE [append facts]", "AFTER commit");
        CrashSwitch.each(places, InvoiceCrashTest::survives);
        assertThat(PLATFORM.blind()).isFalse();
    }

    private static void survives(Crash crash, int at, String place) {
        String when = "%s at %s".formatted(crash, place);
        int before = PLATFORM.given();
        SubjectId payment = calm.asked(unit, person);
        CrashSwitch crashing = new CrashSwitch();
        InvoiceOffice process = process(crashing);
        crashing.arm(at, crash);
        try {
            process.sending.sendDue();
        } catch (Died | RuntimeException e) {
            assertThat(crashing.crashedAt()).as(when + ": " + e).isNotEmpty();
        }
        settle(payment, when);
        assertThat(PLATFORM.given() - before).as(when).isEqualTo(1);
        assertThat(calm.journal.history(InvoiceOffice.ORG, payment).orElseThrow().facts())
                .as(when)
                .extracting(fact -> fact.kind().name())
                .containsExactly("invoice.requested", "invoice.issued");
    }

    /** The database may still hold the locks of the dead one for a moment. */
    private static void settle(SubjectId payment, String when) {
        for (int attempt = 0; attempt < AGAIN; attempt++) {
            calm.invoices.hurry(InvoiceOffice.ORG, payment);
            calm.sending.sendDue();
            if (calm.invoices.of(InvoiceOffice.ORG, payment).getFirst().is("issued")) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new AssertionError(when + ": never settled");
    }

    private static InvoiceOffice process(CrashSwitch crash) {
        return new InvoiceOffice(
                crash.connections(DATABASE.pool()), crash.failPoints(), PLATFORM, keys);
    }
}

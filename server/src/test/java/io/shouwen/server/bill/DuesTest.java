package io.shouwen.server.bill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** How dues grow and how an amount is parted among them. */
class DuesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final List<CashTerms.Order> ORDERS = List.of(CashTerms.Order.values());

    @Test
    void aLateFeeGrowsByTheDayAfterTheGraceAndIsRoundedOnce() {
        Bill bill = bill(1, 8_735, 0, DAY.minusDays(10));
        assertThat(bill.lateOpen(DAY, new CashTerms(CashTerms.Order.OLDEST, 100, 0))).isEqualTo(87);
        assertThat(bill.lateOpen(DAY, new CashTerms(CashTerms.Order.OLDEST, 100, 3))).isEqualTo(61);
        assertThat(bill.lateOpen(DAY.minusDays(10), new CashTerms(CashTerms.Order.OLDEST, 100, 0)))
                .isZero();
    }

    /** Nothing is lost, nothing is overpaid, and of all but one touched due all is paid. */
    @Test
    void everyFenOfEveryAmountGoesToExactlyOneDueInOrder() {
        Random random = new Random(37);
        for (int round = 0; round < 2_000; round++) {
            CashTerms terms =
                    new CashTerms(
                            ORDERS.get(random.nextInt(ORDERS.size())),
                            random.nextInt(200),
                            random.nextInt(5));
            List<Bill> bills = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                long amount = 1L + random.nextInt(20_000);
                bills.add(
                        bill(
                                i,
                                amount,
                                random.nextLong(amount),
                                DAY.minusDays(random.nextInt(90))));
            }
            long due = bills.stream().mapToLong(one -> one.due(DAY, terms)).sum();
            long amount = random.nextLong(due + 1);
            List<Apportion.Part> parts = Apportion.of(bills, amount, DAY, terms);
            assertThat(parts.stream().mapToLong(Apportion.Part::amount).sum()).isEqualTo(amount);
            for (int i = 0; i < parts.size(); i++) {
                Apportion.Part part = parts.get(i);
                long whole = part.bill().due(DAY, terms);
                assertThat(part.amount()).isPositive().isLessThanOrEqualTo(whole);
                assertThat(part.late()).isLessThanOrEqualTo(part.bill().lateOpen(DAY, terms));
                if (i < parts.size() - 1) {
                    assertThat(part.amount()).isEqualTo(whole);
                }
                if (part.principal() > 0) {
                    assertThat(part.late()).isEqualTo(part.bill().lateOpen(DAY, terms));
                }
            }
        }
    }

    @Test
    void sumsAreReadAsPeopleTypeThem() {
        assertThat(Fen.read("1,234.5")).contains(123_450L);
        assertThat(Fen.read("８７．５０")).contains(8_750L);
        assertThat(Fen.read("1.234")).isEmpty();
        assertThat(Fen.read("-1")).isEmpty();
        assertThat(Fen.show(-5)).isEqualTo("-0.05");
    }

    private static Bill bill(long id, long amount, long settled, LocalDate due) {
        return new Bill(
                id,
                "b" + id,
                OptionalLong.of(1),
                What.ELECTRICITY,
                "",
                1,
                "",
                Optional.empty(),
                amount,
                settled,
                due,
                Bill.Late.NONE,
                OptionalLong.empty());
    }
}

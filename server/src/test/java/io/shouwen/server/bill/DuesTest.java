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

    @Test
    void aDayKeepsTheRateThatHeldOnItAndACompanyHasItsOwn() {
        CashTerms terms =
                new CashTerms(
                        CashTerms.Order.OLDEST,
                        100,
                        0,
                        List.of(
                                new LateRate("", DAY.minusDays(3), 50, 30),
                                new LateRate("", DAY.plusDays(1), 1_000, 0)));
        Bill bill = bill(1, 100_000, 0, DAY.minusDays(10));
        assertThat(bill.lateOpen(DAY, terms))
                .as("six days at the first rate, four at the second")
                .isEqualTo(6 * 100 + 4 * 50);
        assertThat(bill.lateOpen(DAY.minusDays(4), terms)).isEqualTo(6 * 100);
        assertThat(bill.lateOpen(DAY.plusDays(2), terms)).isEqualTo(6 * 100 + 4 * 50 + 2 * 1_000);
        assertThat(bill(1, 100_000, 0, DAY.minusDays(2)).lateOpen(DAY, terms))
                .as("it fell due while grace was a month")
                .isZero();
        CashTerms water =
                new CashTerms(
                        CashTerms.Order.OLDEST,
                        100,
                        0,
                        List.of(new LateRate("water", DAY.minusDays(1), 70, 0)));
        assertThat(of("water", bill).lateOpen(DAY, water)).isEqualTo(2 * 70);
        assertThat(of("gas", bill).lateOpen(DAY, water)).isZero();
        assertThat(bill.lateOpen(DAY, water)).isEqualTo(10 * 100);
    }

    private static Bill of(String payee, Bill bill) {
        return new Bill(
                bill.id(),
                bill.no(),
                bill.supply(),
                bill.what(),
                bill.charge(),
                bill.quantity(),
                payee,
                bill.period(),
                bill.amount(),
                bill.settled(),
                bill.dueDay(),
                bill.late(),
                bill.heldBy());
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

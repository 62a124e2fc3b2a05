package io.shouwen.server.bill;

import io.shouwen.server.bill.CashTerms.Order;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which dues an amount settles. One after the other in the order of the house, each whole before
 * the next begins; of one due the late fee before the due itself (Civil Code, article 561).
 */
public final class Apportion {
    private Apportion() {}

    /** What goes to one bill. */
    public record Part(Bill bill, long principal, long late) {
        public long amount() {
            return principal + late;
        }
    }

    /**
     * The parts, none of them empty.
     *
     * @param amount no more than all of them together come to
     */
    public static List<Part> of(List<Bill> bills, long amount, LocalDate day, CashTerms terms) {
        List<Part> parts = new ArrayList<>();
        long left = amount;
        for (Bill bill : bills.stream().sorted(by(terms.settles())).toList()) {
            long late = Math.min(left, bill.lateOpen(day, terms));
            long principal = Math.min(left - late, bill.open());
            left -= late + principal;
            if (late + principal > 0) {
                parts.add(new Part(bill, principal, late));
            }
        }
        if (left > 0) {
            throw new IllegalArgumentException(
                    "%d of %d is owed to nobody".formatted(left, amount));
        }
        return List.copyOf(parts);
    }

    private static Comparator<Bill> by(Order order) {
        Comparator<Bill> oldest = Comparator.comparing(Bill::dueDay).thenComparingLong(Bill::id);
        return switch (order) {
            case OLDEST -> oldest;
            case SMALLEST -> Comparator.comparingLong(Bill::open).thenComparing(oldest);
            case LARGEST -> Comparator.comparingLong(Bill::open).reversed().thenComparing(oldest);
        };
    }
}

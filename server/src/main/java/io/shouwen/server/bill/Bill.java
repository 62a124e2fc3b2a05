package io.shouwen.server.bill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One due, in fen. Who owes it stands with the account alone.
 *
 * @param supply the account; empty for a payment slip
 * @param charge the item of the tariff; empty where none prices it
 * @param payee the company it is collected for; empty for the house itself
 * @param period the month it is for
 * @param heldBy a payment that waits for an answer from outside
 */
public record Bill(
        long id,
        String no,
        OptionalLong supply,
        What what,
        String charge,
        int quantity,
        String payee,
        Optional<YearMonth> period,
        long amount,
        long settled,
        LocalDate dueDay,
        Late late,
        OptionalLong heldBy) {
    private static final BigDecimal RATES = BigDecimal.valueOf(100_000);

    /**
     * Late fees.
     *
     * @param upto the day until which they are fixed
     * @param fixed what had come about until then, the paid and the waived included
     */
    public record Late(Optional<LocalDate> upto, long fixed, long settled, long waived) {
        public static final Late NONE = new Late(Optional.empty(), 0, 0, 0);
    }

    /** What is open of the bill itself. */
    public long open() {
        return amount - settled;
    }

    /**
     * What had come about of late fees by a day, the paid and the waived included. Each day costs
     * what held on it; the days of grace are those that held when the bill fell due.
     */
    public long lateFixed(LocalDate day, CashTerms terms) {
        List<LateRate> rates = terms.of(payee);
        LocalDate free = dueDay.plusDays(on(dueDay, rates).graceDays());
        LocalDate from = late.upto().filter(free::isBefore).orElse(free);
        long parts = 0;
        for (int i = 0; i < rates.size(); i++) {
            LocalDate begins = rates.get(i).from();
            LocalDate after = begins.isAfter(from) ? begins.minusDays(1) : from;
            LocalDate last = i + 1 < rates.size() ? rates.get(i + 1).from().minusDays(1) : day;
            LocalDate until = last.isBefore(day) ? last : day;
            parts += rates.get(i).rate() * Math.max(0, ChronoUnit.DAYS.between(after, until));
        }
        return late.fixed()
                + BigDecimal.valueOf(open())
                        .multiply(BigDecimal.valueOf(parts))
                        .divide(RATES, 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private static LateRate on(LocalDate day, List<LateRate> rates) {
        return rates.stream()
                .filter(rate -> !rate.from().isAfter(day))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    /** What is open of late fees on a day. */
    public long lateOpen(LocalDate day, CashTerms terms) {
        return lateFixed(day, terms) - late.settled() - late.waived();
    }

    /** Both together. */
    public long due(LocalDate day, CashTerms terms) {
        return open() + lateOpen(day, terms);
    }

    /** Whether nothing is paid on it and nobody is about to. */
    public boolean untouched() {
        return amount > 0 && settled == 0 && late.settled() == 0 && heldBy.isEmpty();
    }

    public boolean overdue(LocalDate day) {
        return open() > 0 && dueDay.isBefore(day);
    }
}

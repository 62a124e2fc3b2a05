package io.shouwen.engine.score;

import java.time.LocalDate;
import java.util.List;

/**
 * One event of a book in the order of its days, with the lines that follow from it.
 *
 * @param charge the charge itself, or the one whose deduction was not paid
 * @param own false for a deduction that was not paid
 */
record Step(Charge charge, LocalDate day, boolean own, List<Line> lines) {
    /** What one link of a row is counted by: items of one inspection are one. */
    String occasion() {
        return own ? charge.occasion() : "unpaid " + charge.finding();
    }
}

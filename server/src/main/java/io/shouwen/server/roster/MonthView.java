package io.shouwen.server.roster;

import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.organisation.Units.Unit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * A unit's month as a grid.
 *
 * @param people whoever holds a post in the unit in that month
 * @param lines one a person, in the same order
 * @param mayWrite whether the reader may change it
 */
public record MonthView(
        Unit unit,
        YearMonth month,
        LocalDate today,
        List<Member> people,
        List<Line> lines,
        List<Shift> shifts,
        boolean mayWrite) {
    public MonthView {
        people = List.copyOf(people);
        lines = List.copyOf(lines);
        shifts = List.copyOf(shifts);
    }

    /** The days of the month. */
    public List<LocalDate> days() {
        return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).toList();
    }

    /** The month of one person. */
    public record Line(Member person, List<Cell> cells) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One day.
     *
     * @param word {@code shift}, {@code rest}, {@code leave} or {@code unplanned}
     * @param text what stands in the cell
     * @param title what it means
     */
    public record Cell(LocalDate day, String word, boolean leads, String text, String title) {}
}

package io.shouwen.engine.standard;

import static io.shouwen.engine.check.Checks.checkArgument;

/**
 * How many points and how much money. A range is at a named person's discretion (C20).
 *
 * @param pointsHundredths in hundredths of a point
 * @param moneyFen in fen
 * @param fenPerPoint one level sets both: so much for each point; zero when they are not linked
 */
public record Tariff(Range pointsHundredths, Range moneyFen, long fenPerPoint) {
    public static final Tariff NOTHING = new Tariff(Range.NOTHING, Range.NOTHING, 0);

    public Tariff {
        checkArgument(0 <= fenPerPoint, "a point costs something, not %d", fenPerPoint);
    }

    public Tariff(Range pointsHundredths, Range moneyFen) {
        this(pointsHundredths, moneyFen, 0);
    }

    /** Points in a range, and so much money for each point picked. */
    public static Tariff linked(Range pointsHundredths, long fenPerPoint) {
        return new Tariff(
                pointsHundredths,
                new Range(
                        money(pointsHundredths.min(), fenPerPoint),
                        pointsHundredths.open()
                                ? Range.OPEN
                                : money(pointsHundredths.max(), fenPerPoint)),
                fenPerPoint);
    }

    /** The money that belongs to a number of points; rounded half up where points are split. */
    public long moneyFor(long points) {
        return money(points, fenPerPoint);
    }

    private static long money(long points, long fenPerPoint) {
        boolean beyond = fenPerPoint > 0 && points > 100 * Range.MOST / fenPerPoint;
        return beyond ? Range.MOST : (points * fenPerPoint + 50) / 100;
    }

    /** True when these amounts may be imposed. */
    public boolean allows(long points, long money) {
        return pointsHundredths.contains(points)
                && moneyFen.contains(money)
                && (fenPerPoint == 0 || money == moneyFor(points));
    }

    /** True when the code leaves nothing to discretion. */
    public boolean fixed() {
        return pointsHundredths.fixed() && moneyFen.fixed();
    }

    /** True when one of the ranges has no upper end: a second person then has to agree. */
    public boolean open() {
        return pointsHundredths.open() || moneyFen.open();
    }

    /** Inclusive bounds; both zero means that the code sets nothing here. */
    public record Range(long min, long max) {
        /** The upper end of a range that has none. */
        public static final long OPEN = Long.MAX_VALUE;

        /** The most that is imposed even where the range has no end: a hundred billion yuan. */
        public static final long MOST = 10_000_000_000_000L;

        public static final Range NOTHING = new Range(0, 0);

        public Range {
            checkArgument(0 <= min && min <= max, "a range goes from %d up to %d", min, max);
        }

        public boolean contains(long amount) {
            return min <= amount && amount <= Math.min(max, MOST);
        }

        public boolean fixed() {
            return min == max;
        }

        public boolean open() {
            return max == OPEN;
        }
    }
}

package io.shouwen.engine.standard;

import static io.shouwen.engine.check.Checks.checkArgument;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.time.Cycle;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What follows from confirmed offences and rewards. A clause says one thing: a price, who bears it
 * with the person found, or a measure that is proposed. Nothing here is executed by itself: it is
 * reckoned by {@code io.shouwen.engine.score}, and a person decides.
 */
public sealed interface Consequence extends Rule {
    /** Which offences or rewards it follows. */
    Following follows();

    /** The clauses whose consequence gives way where this one applies (R-cable-8, R-cable-11). */
    default Set<ClauseId> insteadOf() {
        return Set.of();
    }

    /**
     * What the person found is charged with (C19, C20, C30), or what is given for a merit (C32).
     *
     * @param gives true for a reward
     * @param per the attribute of the offence that says how many pieces or times it is due for
     * @param role who is charged instead of the person found (C31); empty for the person
     * @param shares what the holders of roles bear beside the person found
     */
    record Price(
            Following follows,
            boolean gives,
            Tariff tariff,
            Optional<String> per,
            Optional<String> role,
            Set<ClauseId> insteadOf,
            List<Share> shares)
            implements Consequence {
        public Price {
            insteadOf = Set.copyOf(insteadOf);
            shares = List.copyOf(shares);
        }

        /** A deduction with nothing but its ranges and shares. */
        public static Price plain(Set<ClauseId> of, Tariff tariff, List<Share> shares) {
            return new Price(
                    Following.of(of),
                    false,
                    tariff,
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    shares);
        }
    }

    /**
     * Parts of what other clauses impose, in a clause of their own (C22).
     *
     * @param of the clauses whose price they are part of; empty for every price of the code
     */
    record Portion(Following follows, Set<ClauseId> of, List<Share> shares, Set<ClauseId> insteadOf)
            implements Consequence {
        public Portion {
            checkArgument(!shares.isEmpty(), "a portion names at least one share");
            of = Set.copyOf(of);
            shares = List.copyOf(shares);
            insteadOf = Set.copyOf(insteadOf);
        }
    }

    /**
     * A fixed amount for the holder of a role (C23); it is neither doubled nor shared.
     *
     * @param besides it comes on top of a share instead of taking part in the choice of the greater
     */
    record AddOn(
            Following follows, String role, Tariff tariff, Set<ClauseId> insteadOf, boolean besides)
            implements Consequence {
        public AddOn {
            insteadOf = Set.copyOf(insteadOf);
        }
    }

    /**
     * The same clause and person again after 1 to so many days: the price is multiplied, never
     * twice over (C24).
     */
    record Repeat(Following follows, int days, int times) implements Consequence {
        public Repeat {
            checkArgument(days > 0, "a repetition lies some days back, not %d", days);
            checkArgument(2 <= times && times <= 10, "a price is not multiplied by %d", times);
        }
    }

    /**
     * A measure that is neither points nor money. It is proposed, imposed by a person, and undone
     * only by a person.
     *
     * @param name by which it is known; it is not proposed again while it lasts
     * @param role whom it falls on; empty for the person found
     * @param until the kind of fact that ends it, such as a test that was passed
     * @param steps the only measures that may be imposed (D17); empty for the one it is named after
     */
    record Sanction(
            Following follows,
            Trigger trigger,
            String name,
            Optional<String> role,
            Optional<Period> span,
            Optional<FactKind> until,
            List<String> steps)
            implements Consequence {
        public Sanction {
            steps = List.copyOf(steps);
        }
    }

    /** What makes a measure be proposed. */
    sealed interface Trigger {
        /** Each offence that is followed. */
        record Each() implements Trigger {}

        /**
         * So many occasions of one person in a row (C25, D9); they are used up by it.
         *
         * @param days how many days may lie between the first and the last; empty for any
         * @param brokenBy kinds of fact about the person that end the row
         */
        record Row(int times, OptionalInt days, Set<FactKind> brokenBy) implements Trigger {
            public Row {
                checkArgument(times >= 2, "a row has at least two links, not %d", times);
                brokenBy = Set.copyOf(brokenBy);
            }
        }

        /** A deduction that leaves nothing of a balance (C26). */
        record Exhausted(ClauseId balance) implements Trigger {}
    }

    /** Points that everybody begins a period with (C26): no cap and no floor. */
    record Balance(Following follows, long startHundredths, Cycle every) implements Consequence {}

    /**
     * The best grade that points and cases of a period allow (C27). Every row that is true applies;
     * the lowest grade wins.
     *
     * @param balance the clause of the balance that is looked at
     * @param grades from the best to the lowest
     */
    record Caps(Following follows, ClauseId balance, List<String> grades, List<Row> rows)
            implements Consequence {
        public Caps {
            grades = List.copyOf(grades);
            rows = List.copyOf(rows);
        }

        /** What points, in hundredths, and how many cases cap the grade. */
        public record Row(Bounds points, Bounds cases, String grade) {}

        /** Inclusive bounds. */
        public record Bounds(long least, long most) {
            public boolean contains(long number) {
                return least <= number && number <= most;
            }
        }
    }

    /**
     * A deduction that is not paid in time costs something once, and is a link of a row (C28).
     *
     * @param days after the day of the notice until whose end it is to be paid
     * @param grace days after that, at whose end it costs
     */
    record Unpaid(Following follows, int days, int grace, Tariff tariff) implements Consequence {
        public Unpaid {
            checkArgument(days >= 0 && grace >= 0, "days are counted forward");
        }
    }

    /** What the holder of a role bears beside the person found: exact fractions. */
    record Share(String role, Part least, Part most) {
        public Share(String role, long numerator, long denominator) {
            this(role, new Part(numerator, denominator), new Part(numerator, denominator));
        }

        public Share {
            checkArgument(!most.lessThan(least), "the share of %s ends below its beginning", role);
        }

        /** True when a person picks it. */
        public boolean picked() {
            return least.lessThan(most);
        }

        public long numerator() {
            return least.numerator();
        }

        public long denominator() {
            return least.denominator();
        }
    }

    /** A part of a whole, exactly. */
    record Part(long numerator, long denominator) {
        public static final Part WHOLE = new Part(1, 1);

        public Part {
            checkArgument(0 < numerator && numerator <= 1_000_000, "a part is a positive fraction");
            checkArgument(
                    0 < denominator && denominator <= 1_000_000, "a part is a positive fraction");
        }

        boolean lessThan(Part other) {
            return numerator * other.denominator < other.numerator * denominator;
        }

        /** True when this part lies between two others, both included. */
        public boolean within(Part least, Part most) {
            return !lessThan(least) && !most.lessThan(this);
        }
    }
}

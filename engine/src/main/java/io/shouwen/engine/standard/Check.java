package io.shouwen.engine.standard;

import static io.shouwen.engine.check.Checks.checkArgument;

import io.shouwen.engine.time.Cycle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A condition that must hold when an act happens. A prohibition is a check that no act can pass.
 *
 * @param mode what a live command is told that would break it
 * @param demands what must hold, each judged at the moment of the act
 * @param exceptions facts that, known before the act, lift the demands (C17)
 */
public record Check(
        Mode mode,
        Opening.OnFact opening,
        List<Demand> demands,
        List<Pattern> exceptions,
        Promise.Wording wording,
        String answers,
        String broken)
        implements Obligation {
    public Check {
        checkArgument(!demands.isEmpty(), "a check demands something");
        demands = List.copyOf(demands);
        exceptions = List.copyOf(exceptions);
    }

    /** What happens when a live command would break it. */
    public enum Mode {
        /** It is refused. */
        GATE,
        /** It is recorded, and whoever acts is told. */
        WARN,
        /** It is recorded. */
        RECORD
    }

    /** One thing that must hold. */
    public sealed interface Demand {
        /** The act itself is so: fields, bands, equality with a master (S20, S21, D4). */
        record Holds(Condition condition) implements Demand {}

        /**
         * Something happened before (S19, S23, C16, D3).
         *
         * @param endedBy facts after which it counts no more, as a bounced payment ends a notice
         * @param same attributes on which it agrees with the act
         * @param recorded it must have been recorded before the act, as a permit or an approval
         * @param once one such fact serves one act
         */
        record After(
                Pattern earlier,
                Optional<Pattern> endedBy,
                Set<String> same,
                boolean recorded,
                boolean once)
                implements Demand {
            public After {
                same = Set.copyOf(same);
            }
        }

        /** No such stretch holds at the moment of the act. */
        record NotWhile(Stretch state) implements Demand {}

        /**
         * At most so many such acts, counted over the whole subject or each period of it; with none
         * allowed the act itself is forbidden.
         *
         * @param same acts are counted apart by these attributes
         */
        record AtMost(int times, Optional<Cycle> per, Set<String> same) implements Demand {
            public AtMost {
                checkArgument(times >= 0, "a check counts from none");
                same = Set.copyOf(same);
            }
        }

        /**
         * What was paid in before the act, less what was drawn, is at least what the act names: an
         * account of money that belongs to one purpose (D8).
         *
         * @param amount the attribute in which the payments carry their amount
         * @param atLeast the attribute in which the act carries the amount that must be there
         */
        record Balance(List<Pattern> paid, List<Pattern> drawn, String amount, String atLeast)
                implements Demand {
            public Balance {
                checkArgument(!paid.isEmpty(), "an account is paid into");
                paid = List.copyOf(paid);
                drawn = List.copyOf(drawn);
            }
        }

        /**
         * What the act names is apart from what earlier acts of the check have named and nothing
         * has ended: an exclusive territory (D5). An area is written from the whole to the part,
         * such as {@code 320000/320500}, and contains every area that begins with it.
         *
         * @param area the attribute that names the area
         * @param holder the attribute that names who holds it; areas of one holder may overlap
         * @param until facts that end what an act began
         * @param same the attributes on which such a fact agrees with the act that it ends
         * @param leave when more than one may hold the same area
         */
        record Apart(
                String area,
                Optional<String> holder,
                List<Pattern> until,
                Set<String> same,
                Optional<Leave> leave)
                implements Demand {
            public Apart {
                until = List.copyOf(until);
                same = Set.copyOf(same);
            }

            /**
             * Leave for several to hold an area, while it lasts; its facts name the area, too.
             *
             * @param most how many then may
             */
            public record Leave(Pattern from, Pattern until, int most) {
                public Leave {
                    checkArgument(most >= 2, "leave is for more than one");
                }
            }
        }

        /** The named calendar is open (S42). */
        record During(String calendar) implements Demand {}
    }

    @Override
    public void calendars(Consumer<String> reader) {
        for (Demand demand : demands) {
            if (demand instanceof Demand.During during) {
                reader.accept(during.calendar());
            }
        }
    }

    @Override
    public void looks(Consumer<Pattern> reader) {
        exceptions.forEach(reader);
        wording.reason().ifPresent(reader);
        for (Demand demand : demands) {
            switch (demand) {
                case Demand.Holds holds -> Pattern.compared(holds.condition(), reader);
                case Demand.After after -> {
                    reader.accept(after.earlier());
                    after.endedBy().ifPresent(reader);
                }
                case Demand.NotWhile not -> not.state().looks(reader);
                case Demand.AtMost most -> {}
                case Demand.Balance balance -> {
                    balance.paid().forEach(reader);
                    balance.drawn().forEach(reader);
                }
                case Demand.Apart apart -> {
                    apart.until().forEach(reader);
                    apart.leave()
                            .ifPresent(leave -> {
                                reader.accept(leave.from());
                                reader.accept(leave.until());
                            });
                }
                case Demand.During during -> {}
            }
        }
    }
}

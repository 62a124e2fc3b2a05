package io.shouwen.engine;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Random conditions over the attributes of random facts; some compare what has another type. */
public final class RandomCondition {
    private static final List<String> NAMES =
            List.of("area", "severity", "meter", "count", "date", "bought");

    private RandomCondition() {}

    /** A condition with parts nested up to so deep. */
    public static Condition of(Gen gen, int depth) {
        return switch (gen.number(depth > 0 ? 0 : 3, 10)) {
            case 0 -> new Condition.All(gen.list(0, 3, () -> of(gen, depth - 1)));
            case 1 -> new Condition.Any(gen.list(0, 3, () -> of(gen, depth - 1)));
            case 2 -> new Condition.Not(of(gen, depth - 1));
            case 3 -> new Condition.Present(gen.oneOf(NAMES));
            case 4 ->
                    new Condition.Between(mostly(gen, "meter"), gen.number(1, 2), gen.number(1, 3));
            case 5 -> new Condition.ReportedBetween(gen.number(0, 24) * 60, gen.number(0, 24) * 60);
            case 6 -> new Condition.Equal(gen.oneOf(NAMES), reference(gen, gen.oneOf(NAMES)));
            case 7 ->
                    new Condition.Near(
                            mostly(gen, "meter"),
                            reference(gen, mostly(gen, "count")),
                            gen.number(0, 2) * 50L);
            case 8 ->
                    new Condition.Bounded(
                            mostly(gen, "meter"),
                            reference(gen, mostly(gen, "count")),
                            gen.chance(50));
            case 9 ->
                    new Condition.Within(mostly(gen, "bought"), gen.number(0, 1), gen.number(0, 2));
            default ->
                    new Condition.OneOf(
                            gen.oneOf("area", "severity"),
                            Set.of(new Value.Text(gen.oneOf("urban", "minor", "major"))));
        };
    }

    private static String mostly(Gen gen, String name) {
        return gen.chance(85) ? name : gen.oneOf(NAMES);
    }

    private static Reference.Edited<Value> edited(Gen gen) {
        LocalDate first = LocalDate.of(2026, 3, gen.number(1, 4));
        return new Reference.Edited<>(
                "norm",
                "least",
                List.of(
                        new Reference.Edition<>("1", first, Optional.of(value(gen))),
                        new Reference.Edition<>(
                                "2",
                                first.plusDays(gen.number(1, 2)),
                                gen.chance(80) ? Optional.of(value(gen)) : Optional.empty())));
    }

    private static Value value(Gen gen) {
        return gen.chance(80)
                ? new Value.Whole(gen.number(1, 3))
                : new Value.Text(gen.oneOf("urban", "minor"));
    }

    private static Reference reference(Gen gen, String name) {
        Optional<FactKind> of =
                gen.chance(90) ? Optional.empty() : Optional.of(new FactKind("a.opened"));
        return gen.chance(80)
                ? new Reference.ToAttribute(of, name)
                : new Reference.ToEdition(edited(gen));
    }
}

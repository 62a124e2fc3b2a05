package io.shouwen.pack.mutate;

import io.shouwen.engine.standard.Consequence.Caps;
import io.shouwen.engine.standard.Consequence.Caps.Bounds;
import io.shouwen.engine.standard.Consequence.Caps.Row;

import java.util.ArrayList;
import java.util.List;

/** The best grades that points and cases allow, with a row left out or a bound shifted. */
final class CapsVariants {
    private CapsVariants() {}

    static List<Variant<Caps>> of(Caps rule, FollowingVariants offences) {
        List<Variant<Caps>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        offences.of(rule.follows()),
                        follows -> new Caps(follows, rule.balance(), rule.grades(), rule.rows())));
        variants.addAll(
                Variant.in(
                        Variant.<Row>ofList(
                                rule.rows(),
                                false,
                                row -> "row " + (rule.rows().indexOf(row) + 1),
                                CapsVariants::row),
                        rows -> new Caps(rule.follows(), rule.balance(), rule.grades(), rows),
                        "caps",
                        "rows"));
        return variants;
    }

    private static List<Variant<Row>> row(Row row) {
        List<Variant<Row>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        bounds(row.points(), "points", Variant::ofHundredths),
                        points -> new Row(points, row.cases(), row.grade()),
                        "points"));
        variants.addAll(
                Variant.in(
                        bounds(row.cases(), "cases", Variant::ofNumber),
                        cases -> new Row(row.points(), cases, row.grade()),
                        "cases"));
        return variants;
    }

    /** One more and one less of a bound, as far as it may go. */
    private interface Shift {
        List<Variant<Long>> of(long number, long least, long most, String name);
    }

    private static List<Variant<Bounds>> bounds(Bounds bounds, String name, Shift shift) {
        List<Variant<Bounds>> variants = new ArrayList<>();
        if (bounds.least() != Long.MIN_VALUE) {
            variants.addAll(
                    Variant.in(
                            shift.of(
                                    bounds.least(),
                                    Long.MIN_VALUE,
                                    bounds.most(),
                                    "at least " + name),
                            least -> new Bounds(least, bounds.most()),
                            "at-least"));
        }
        if (bounds.most() != Long.MAX_VALUE) {
            variants.addAll(
                    Variant.in(
                            shift.of(
                                    bounds.most(),
                                    bounds.least(),
                                    Long.MAX_VALUE,
                                    "at most " + name),
                            most -> new Bounds(bounds.least(), most),
                            "at-most"));
        }
        return variants;
    }
}

package io.shouwen.pack.mutate;

import io.shouwen.engine.standard.Check.Demand;
import io.shouwen.engine.standard.Check.Demand.Apart;

import java.util.ArrayList;
import java.util.List;

/** What must lie apart, with one thing changed. */
record ApartVariants(PatternVariants patterns) {
    List<Variant<Demand>> of(Apart apart) {
        List<Variant<Demand>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        Variant.<String>ofOptional(apart.holder(), "its holder", name -> List.of()),
                        holder ->
                                new Apart(
                                        apart.area(),
                                        holder,
                                        apart.until(),
                                        apart.same(),
                                        apart.leave()),
                        "holder"));
        variants.addAll(
                Variant.in(
                        patterns.of(apart.until(), true),
                        until ->
                                new Apart(
                                        apart.area(),
                                        apart.holder(),
                                        until,
                                        apart.same(),
                                        apart.leave()),
                        "until"));
        variants.addAll(
                Variant.in(
                        Variant.ofSet(apart.same(), "agreeing on"),
                        same ->
                                new Apart(
                                        apart.area(),
                                        apart.holder(),
                                        apart.until(),
                                        same,
                                        apart.leave()),
                        "same"));
        variants.addAll(
                Variant.in(
                        Variant.<Apart.Leave>ofOptional(apart.leave(), "leave", this::leave),
                        leave ->
                                new Apart(
                                        apart.area(),
                                        apart.holder(),
                                        apart.until(),
                                        apart.same(),
                                        leave),
                        "unless"));
        return variants;
    }

    private List<Variant<Apart.Leave>> leave(Apart.Leave leave) {
        List<Variant<Apart.Leave>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        patterns.of(leave.from()),
                        from -> new Apart.Leave(from, leave.until(), leave.most()),
                        "from"));
        variants.addAll(
                Variant.in(
                        patterns.of(leave.until()),
                        until -> new Apart.Leave(leave.from(), until, leave.most()),
                        "until"));
        variants.addAll(
                Variant.in(
                        Variant.ofNumber(leave.most(), 2, Integer.MAX_VALUE, "at most"),
                        most -> new Apart.Leave(leave.from(), leave.until(), most),
                        "at-most"));
        return variants;
    }
}

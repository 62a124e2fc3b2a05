package io.shouwen.pack.lint;

import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Pattern;

import java.util.Collections;
import java.util.List;

/** What can be told of conditions without any fact. Careful: where it cannot tell, it says no. */
final class Logic {
    private Logic() {}

    /** True when every fact that fits one pattern fits the other. */
    static boolean implies(Pattern narrow, Pattern wide) {
        return narrow.kind().equals(wide.kind()) && implies(narrow.where(), wide.where());
    }

    static boolean implies(Condition narrow, Condition wide) {
        if (narrow.equals(wide)) {
            return true;
        }
        return switch (wide) {
            case Condition.All all -> all.parts().stream().allMatch(part -> implies(narrow, part));
            case Condition.Any any when any.parts().stream().anyMatch(p -> implies(narrow, p)) ->
                    true;
            case Condition other ->
                    switch (narrow) {
                        case Condition.All all ->
                                all.parts().stream().anyMatch(part -> implies(part, wide));
                        case Condition.Any any ->
                                any.parts().stream().allMatch(part -> implies(part, wide));
                        case Condition part -> single(part, wide);
                    };
        };
    }

    private static boolean single(Condition narrow, Condition wide) {
        if (narrow instanceof Condition.OneOf one && wide instanceof Condition.OneOf other) {
            return one.attribute().equals(other.attribute())
                    && other.values().containsAll(one.values());
        }
        if (narrow instanceof Condition.Between one && wide instanceof Condition.Between other) {
            return one.attribute().equals(other.attribute())
                    && other.least() <= one.least()
                    && one.most() <= other.most();
        }
        if (wide instanceof Condition.Not not) {
            return disjoint(narrow, not.part());
        }
        return wide instanceof Condition.Present present
                && switch (narrow) {
                    case Condition.OneOf one -> one.attribute().equals(present.attribute());
                    case Condition.Between one -> one.attribute().equals(present.attribute());
                    case Condition other -> false;
                };
    }

    /** True when no fact can fit both. */
    static boolean disjoint(Pattern one, Pattern other) {
        return !one.kind().equals(other.kind()) || disjoint(one.where(), other.where());
    }

    static boolean disjoint(Condition one, Condition other) {
        if (one instanceof Condition.Any any) {
            return any.parts().stream().allMatch(part -> disjoint(part, other));
        }
        if (other instanceof Condition.Any any) {
            return any.parts().stream().allMatch(part -> disjoint(one, part));
        }
        for (Condition a : parts(one)) {
            for (Condition b : parts(other)) {
                if (!(a.equals(one) && b.equals(other)) && disjoint(a, b)) {
                    return true;
                }
            }
        }
        return clash(one, other) || clash(other, one);
    }

    /** True when nothing at all can fit. */
    static boolean impossible(Condition condition) {
        if (condition instanceof Condition.Any any) {
            return any.parts().stream().allMatch(Logic::impossible);
        }
        List<Condition> parts = parts(condition);
        for (int i = 0; i < parts.size(); i++) {
            for (int j = i + 1; j < parts.size(); j++) {
                if (disjoint(parts.get(i), parts.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Condition> parts(Condition condition) {
        return condition instanceof Condition.All all ? all.parts() : List.of(condition);
    }

    private static boolean clash(Condition one, Condition other) {
        if (other instanceof Condition.Not not) {
            return !(one instanceof Condition.Not) && implies(one, not.part());
        }
        if (one instanceof Condition.OneOf a && other instanceof Condition.OneOf b) {
            return a.attribute().equals(b.attribute())
                    && Collections.disjoint(a.values(), b.values());
        }
        if (one instanceof Condition.Between a && other instanceof Condition.Between b) {
            return a.attribute().equals(b.attribute())
                    && (a.most() < b.least() || b.most() < a.least());
        }
        return one instanceof Condition.ReportedBetween a
                && other instanceof Condition.ReportedBetween b
                && (a.beforeMinute() <= b.fromMinute() || b.beforeMinute() <= a.fromMinute());
    }
}

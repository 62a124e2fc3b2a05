package io.shouwen.engine.standard;

import io.shouwen.engine.fact.Value;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Reads conditions a second time, from the words of the language alone; shares only records. */
public final class NaiveCondition {
    public static final String YES = "yes";
    public static final String NO = "no";

    /** The names under which it looks for the local minute and the local day of a fact. */
    public static final String MINUTE = "minute";

    public static final String TODAY = "today";

    private NaiveCondition() {}

    /** What another document says on the day of the fact, beside what the fact says itself. */
    private static Map<String, Value> with(Reference to, Map<String, Value> values) {
        Map<String, Value> more = new HashMap<>(values);
        if (to instanceof Reference.ToEdition norm
                && values.get(TODAY) instanceof Value.Day(LocalDate today)) {
            for (Reference.Edition<Value> edition : norm.value().editions()) {
                if (!today.isBefore(edition.from())) {
                    more.remove(to.toString());
                    edition.value().ifPresent(it -> more.put(to.toString(), it));
                }
            }
        }
        return more;
    }

    /** Yes, no, or the first name without which it cannot be told. */
    public static String answer(Condition condition, Map<String, Value> values) {
        return switch (condition) {
            case Condition.All all -> decide(all.parts(), values, NO, YES);
            case Condition.Any any -> decide(any.parts(), values, YES, NO);
            case Condition.Not not -> {
                String answer = answer(not.part(), values);
                yield answer.equals(YES) ? NO : answer.equals(NO) ? YES : answer;
            }
            case Condition.Present one -> values.containsKey(one.attribute()) ? YES : NO;
            case Condition.OneOf one ->
                    ask(values, Value.class, one.attribute(), one.values()::contains);
            case Condition.Between one ->
                    ask(
                            values,
                            Value.Whole.class,
                            one.attribute(),
                            it -> one.least() <= it.count() && it.count() <= one.most());
            case Condition.ReportedBetween one ->
                    ask(
                            values,
                            Value.Whole.class,
                            MINUTE,
                            it ->
                                    one.fromMinute() <= it.count()
                                            && it.count() < one.beforeMinute());
            case Condition.Equal one ->
                    both(
                            with(one.to(), values),
                            Value.class,
                            one.attribute(),
                            one.to().toString(),
                            Value::equals);
            case Condition.Bounded one ->
                    both(
                            with(one.to(), values),
                            Value.Whole.class,
                            one.attribute(),
                            one.to().toString(),
                            (it, to) ->
                                    one.most()
                                            ? it.count() <= to.count()
                                            : it.count() >= to.count());
            case Condition.Near one ->
                    both(
                            with(one.to(), values),
                            Value.Whole.class,
                            one.attribute(),
                            one.to().toString(),
                            (it, to) ->
                                    100 * Math.abs(it.count() - to.count())
                                            <= one.percent() * Math.abs(to.count()));
            case Condition.Within one ->
                    both(
                            values,
                            Value.Day.class,
                            one.attribute(),
                            TODAY,
                            (it, today) ->
                                    !it.date()
                                            .plusMonths(one.months())
                                            .plusDays(one.days())
                                            .isBefore(today.date()));
        };
    }

    private static String decide(
            List<Condition> parts, Map<String, Value> values, String deciding, String otherwise) {
        List<String> answers = new ArrayList<>();
        parts.forEach(part -> answers.add(answer(part, values)));
        answers.removeIf(otherwise::equals);
        answers.add(otherwise);
        return answers.contains(deciding) ? deciding : answers.getFirst();
    }

    private static <V extends Value> String ask(
            Map<String, Value> values, Class<V> type, String name, Predicate<? super V> holds) {
        return both(values, type, name, name, (it, same) -> holds.test(it));
    }

    private static <V extends Value> String both(
            Map<String, Value> values,
            Class<V> type,
            String name,
            String other,
            BiPredicate<? super V, ? super V> holds) {
        for (String one : List.of(name, other)) {
            if (!type.isInstance(values.get(one))) {
                return one;
            }
        }
        return holds.test(type.cast(values.get(name)), type.cast(values.get(other))) ? YES : NO;
    }
}

package io.shouwen.server.quality;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.standard.Ordinal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A count of a code that goes across people: what is counted together agrees on attributes such as
 * the unit or the section and lies in one day, month or year (C23, C29).
 *
 * @param measure whether it leads to a measure alone and to no amount
 */
record Counted(List<String> per, Ordinal.Window window, boolean measure) {
    private static final String PRICE = "price ";
    private static final String MEASURE = "measure ";

    Counted {
        per = List.copyOf(per);
    }

    /** True for the key of a count that sets amounts. */
    static boolean setsAmounts(String key) {
        return key.startsWith(PRICE);
    }

    /** The same for all offences that it may count together; empty where it cannot count this. */
    Optional<String> key(Fact offence) {
        List<String> parts = new ArrayList<>();
        for (String name : per) {
            Optional<Value> value = offence.value(name);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            parts.add(name + "=" + value.get());
        }
        return Optional.of(
                "%s%s @%s"
                        .formatted(
                                measure ? MEASURE : PRICE, String.join(";", parts), when(offence)));
    }

    private String when(Fact offence) {
        boolean named = offence.value(BookFacts.DAY).orElse(null) instanceof Value.Day;
        return switch (window) {
            case Ordinal.Window.Calendar(var every) when named -> {
                Value.Day day = (Value.Day) offence.value(BookFacts.DAY).orElseThrow();
                yield every.name(every.startOf(day.date()));
            }
            case Ordinal.Window.Calendar _, Ordinal.Window.Rolling _ -> "";
        };
    }
}

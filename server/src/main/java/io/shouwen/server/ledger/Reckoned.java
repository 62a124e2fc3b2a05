package io.shouwen.server.ledger;

import io.shouwen.engine.score.Due;
import io.shouwen.engine.score.Line.Why;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence.Part;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How one amount that is due was reckoned. As text it is {@code cable.5.1 20000 1 2 1/10}: clause,
 * base, units, times and part; several are parted by {@code ;}.
 */
public record Reckoned(Due due, ClauseId by, Why why) {
    public static Reckoned of(io.shouwen.engine.score.Line line) {
        return new Reckoned(line.due(), line.by(), line.why());
    }

    /** A clause and how it makes an amount. */
    public record Step(ClauseId by, Why why) {}

    static String write(List<Reckoned> all, Due line) {
        return all.stream()
                .filter(one -> Ledger.sameLine(one.due(), line))
                .map(one ->
                        "%s %d %d %d %d/%d"
                                .formatted(
                                        one.by(),
                                        one.why().base(),
                                        one.why().units(),
                                        one.why().repeat(),
                                        one.why().part().numerator(),
                                        one.why().part().denominator()))
                .collect(Collectors.joining(";"));
    }

    static List<Step> read(String text) {
        List<Step> steps = new ArrayList<>();
        for (String one : text.split(";", -1)) {
            String[] parts = one.split("[ /]", -1);
            if (parts.length == 6) {
                steps.add(
                        new Step(
                                new ClauseId(parts[0]),
                                new Why(
                                        Long.parseLong(parts[1]),
                                        Long.parseLong(parts[2]),
                                        Long.parseLong(parts[3]),
                                        new Part(
                                                Long.parseLong(parts[4]),
                                                Long.parseLong(parts[5])))));
            }
        }
        return List.copyOf(steps);
    }
}

package io.shouwen.server.quality;

import io.shouwen.engine.standard.Consequence.Share;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who bears which share of a deduction beside the person found, as decided. As text it is {@code
 * head 12 1/10}, several parted by {@code ;}.
 *
 * @param person who held the role on the day of the breach
 */
public record Sharing(Share share, int person) {
    static String write(List<Sharing> all) {
        return all.stream()
                .map(one ->
                        "%s %d %d/%d"
                                .formatted(
                                        one.share().role(),
                                        one.person(),
                                        one.share().numerator(),
                                        one.share().denominator()))
                .collect(Collectors.joining(";"));
    }

    static List<Sharing> read(String text) {
        List<Sharing> all = new ArrayList<>();
        for (String one : text.split(";", -1)) {
            if (!one.isBlank()) {
                String[] parts = one.split("[ /]", -1);
                all.add(
                        new Sharing(
                                new Share(
                                        parts[0],
                                        Long.parseLong(parts[2]),
                                        Long.parseLong(parts[3])),
                                Integer.parseInt(parts[1])));
            }
        }
        return List.copyOf(all);
    }
}

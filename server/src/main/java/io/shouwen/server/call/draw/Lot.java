package io.shouwen.server.call.draw;

import io.shouwen.server.call.CallRow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Draws calls by a seed. Of each agent those come first whose number, hashed with the seed, is
 * least: whoever knows the seed can draw again, and nobody who does not can choose.
 */
final class Lot {
    private Lot() {}

    /** The calls drawn of one agent, in the order of the draw. */
    record Drawn(int agent, List<CallRow> calls) {
        Drawn {
            calls = List.copyOf(calls);
        }
    }

    static List<Drawn> draw(Collection<CallRow> among, String seed, int perAgent) {
        TreeMap<Integer, List<CallRow>> byAgent =
                among.stream()
                        .filter(call -> call.agent().isPresent())
                        .collect(
                                Collectors.groupingBy(
                                        call -> call.agent().orElseThrow(),
                                        TreeMap::new,
                                        Collectors.toList()));
        return byAgent.entrySet().stream()
                .map(agent ->
                        new Drawn(
                                agent.getKey(),
                                agent.getValue().stream()
                                        .sorted(Comparator.comparing(call -> place(seed, call)))
                                        .limit(perAgent)
                                        .toList()))
                .toList();
    }

    private static String place(String seed, CallRow call) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(
                                            (seed + "/" + call.number())
                                                    .getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

package io.shouwen.server.cashier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a refund is to take back of each bill, in fen, as it stands in the fact that asks for it.
 */
final class RefundLines {
    private RefundLines() {}

    static String written(Map<Long, Long> lines) {
        return lines.entrySet().stream()
                .map(line -> line.getKey() + ":" + line.getValue())
                .collect(Collectors.joining(" "));
    }

    static Map<Long, Long> read(String written) {
        Map<Long, Long> lines = new LinkedHashMap<>();
        for (String line : written.split(" ", -1)) {
            String[] parts = line.split(":", 2);
            if (parts.length == 2) {
                lines.put(Long.valueOf(parts[0]), Long.valueOf(parts[1]));
            }
        }
        return lines;
    }
}

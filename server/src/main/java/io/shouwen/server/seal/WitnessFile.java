package io.shouwen.server.seal;

import io.shouwen.server.organisation.OrgId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The roots that somebody outside the house kept: a file with one JSON object a line, a key before
 * the first root it signed. The same root may stand there twice.
 *
 * @param roots by organisation and number
 * @param unreadable the numbers of lines that say nothing, from one
 */
public record WitnessFile(
        Map<OrgId, SortedMap<Long, Root>> roots,
        Map<String, SealPublicKey> keys,
        List<Integer> unreadable) {
    private static final Pattern KEY =
            Pattern.compile(
                    "\\{\"key\":\"([0-9a-f]{16})\",\"algorithm\":\"([^\"]+)\","
                            + "\"public\":\"([A-Za-z0-9+/=]+)\"\\}");

    /** What stands for no witness. */
    public static WitnessFile none() {
        return new WitnessFile(Map.of(), Map.of(), List.of());
    }

    public static WitnessFile read(Path file) throws IOException {
        return read(Files.readAllLines(file));
    }

    static WitnessFile read(Iterable<String> lines) {
        WitnessFile read =
                new WitnessFile(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        int number = 0;
        for (String line : lines) {
            number++;
            if (!line.isBlank()) {
                read.add(line.strip(), number);
            }
        }
        return read;
    }

    private void add(String line, int number) {
        try {
            Matcher key = KEY.matcher(line);
            if (key.matches()) {
                SealPublicKey published =
                        new SealPublicKey(
                                SealAlgorithm.named(key.group(2)),
                                Base64.getDecoder().decode(key.group(3)));
                // Another key than is written here, or the same in another way, has no such line.
                if (!published.line().equals(line)) {
                    throw new IllegalArgumentException("This is no line of a key: " + line);
                }
                keys.put(key.group(1), published);
            } else {
                Root root = Root.parse(line);
                roots.computeIfAbsent(root.org(), org -> new TreeMap<>()).put(root.no(), root);
            }
        } catch (RuntimeException e) {
            unreadable.add(number);
        }
    }
}

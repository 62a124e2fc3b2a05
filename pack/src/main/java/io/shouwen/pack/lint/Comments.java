package io.shouwen.pack.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments by which an author says that a hit is meant: {@code # lint: overlap: why}, in the
 * lines right above the place. Without a reason it does not count.
 */
final class Comments {
    private static final Pattern MEANT = Pattern.compile("\\s*# lint: ([a-z-]+): \\S.*");

    private final Map<String, List<String>> linesByFile = new HashMap<>();

    boolean accept(Hit hit) {
        List<String> lines = linesByFile.computeIfAbsent(hit.spot().file(), Comments::lines);
        for (int above = hit.spot().line() - 2; comment(lines, above); above--) {
            Matcher meant = MEANT.matcher(lines.get(above));
            if (meant.matches() && meant.group(1).equals(hit.slug().toString())) {
                return true;
            }
        }
        return false;
    }

    private static boolean comment(List<String> lines, int at) {
        return 0 <= at && at < lines.size() && lines.get(at).strip().startsWith("#");
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

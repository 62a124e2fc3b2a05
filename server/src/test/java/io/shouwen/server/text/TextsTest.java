package io.shouwen.server.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class TextsTest {
    private static final Texts ZH = Texts.in(Language.ZH);
    private static final Texts EN = Texts.in(Language.EN);

    /** A whole key written in a template, such as {@code t.of("sign-in.title")}. */
    private static final Pattern WRITTEN = Pattern.compile("\\bof\\(\"([a-z0-9.-]+)\"\\s*[,)]");

    private static final Pattern HOLE = Pattern.compile("\\{\\d}");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(ZH.patterns().keySet()).isEqualTo(EN.patterns().keySet());
        assertThat(ZH.patterns()).isNotEmpty();
    }

    @Test
    void bothLanguagesHaveTheSameHolesInEachSentence() {
        for (String key : EN.patterns().keySet()) {
            assertThat(holes(ZH.of(key))).as(key).isEqualTo(holes(EN.of(key)));
        }
    }

    @Test
    void noSentenceIsEmptyAndChineseSentencesAreChinese() {
        EN.patterns().forEach((key, text) -> assertThat(text).as(key).isNotEmpty());
        List<String> notChinese =
                ZH.patterns().entrySet().stream()
                        .filter(text ->
                                text.getValue().replaceAll("\\{\\w+}", "").matches(".*[a-z]{4}.*"))
                        .filter(text -> !text.getValue().matches("(?s).*\\p{IsHan}.*"))
                        .map(Map.Entry::getKey)
                        .toList();
        assertThat(notChinese).isEmpty();
    }

    @Test
    void everyKeyWrittenInATemplateExists() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jte")).toList()) {
                Matcher written = WRITTEN.matcher(Files.readString(file));
                while (written.find()) {
                    if (!EN.has(written.group(1))) {
                        missing.add(file.getFileName() + ": " + written.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void aMissingWordIsShownAsItsKeyAndArgumentsFillTheHoles() {
        assertThat(EN.of("no.such.key")).isEqualTo("[no.such.key]");
        assertThat(EN.of("time.hours-minutes", 1, 5)).isEqualTo("1 h 5 min");
        assertThat(ZH.of("time.hours-minutes", 1, 5)).isEqualTo("1 小时 5 分");
    }

    private static Set<String> holes(String pattern) {
        Set<String> holes = new TreeSet<>();
        Matcher hole = HOLE.matcher(pattern);
        while (hole.find()) {
            holes.add(hole.group());
        }
        return holes;
    }
}

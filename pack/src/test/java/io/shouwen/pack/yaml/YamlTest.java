package io.shouwen.pack.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class YamlTest {
    private final Problems problems = new Problems();

    @Test
    void everyNodeKnowsWhereItBegins() {
        Node root = read("clause: x.1\nwhen:\n  - {area: urban}\n").orElseThrow();

        MapNode map = (MapNode) root;
        ListNode list = (ListNode) map.get("when").orElseThrow();
        MapNode item = (MapNode) list.items().getFirst();
        assertThat(map.get("clause").orElseThrow().spot()).hasToString("a.yaml:1:9");
        assertThat(item.get("area").orElseThrow().spot()).hasToString("a.yaml:3:12");
        assertThat(problems.none()).isTrue();
    }

    @Test
    void wordsAndTimesStayText() {
        MapNode map =
                (MapNode) read("a: no\nb: on\nc: 10:30\nd: 2026-03-02\ne: 'true'").orElseThrow();

        assertThat(map.entries())
                .extracting(entry -> ((ScalarNode) entry.value()).text())
                .containsExactly("no", "on", "10:30", "2026-03-02", "true");
        assertThat(((ScalarNode) map.entries().getLast().value()).flag()).isEmpty();
    }

    @Test
    void aProblemShowsTheLineWithACaretAndTheNearestName() {
        Form form = open("名字: 值\n城: {aera: urban}\n", Form.Keys.of("a thing", "城"));
        assertThat(form.form("城", Form.Keys.of("a place", "area", "floor"))).isPresent();

        assertThat(problems.rendered())
                .isEqualTo(
                        """
                        a.yaml:1:1: error[unknown-key]: no key `名字` in a thing
                          1 | 名字: 值
                            | ^
                          help: allowed here: `城`

                        a.yaml:2:5: error[unknown-key]: no key `aera` in a place
                          2 | 城: {aera: urban}
                            |      ^
                          help: did you mean `area`?
                        """);
    }

    @Test
    void aVeryLongLineIsShownAroundTheCaret() {
        Form form = open("a: {" + "x".repeat(300) + ": 1}\n", Form.Keys.of("a thing", "a"));
        assertThat(form.form("a", Form.Keys.of("a part", "b"))).isPresent();

        assertThat(problems.rendered().lines()).hasSize(4).allMatch(line -> line.length() < 130);
    }

    @Test
    void everyDuplicateKeyIsTold() {
        read("a: 1\nb: 2\na: 3\nb: 4\n");

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "a.yaml:3:1: error[duplicate-key]: the key `a` stands here a second time",
                        "a.yaml:4:1: error[duplicate-key]: the key `b` stands here a second time");
    }

    @Test
    void anchorsAliasesAndTagsAreRefused() {
        read("a: &x 1\nb: *x\nc: !!int 3\nd: !mine {}\n");

        assertThat(problems.all())
                .extracting(Problem::sentence)
                .containsExactly(
                        "the mark `&x` is not used in these files",
                        "the mark `*x` is not used in these files",
                        "the mark `!!int` is not used in these files",
                        "the mark `!mine` is not used in these files");
    }

    @Test
    void tabsAreToldLineByLine() {
        read("a:\n\tb: 1\n  \tc: 2\n");

        assertThat(problems.all())
                .extracting(Problem::spot)
                .hasToString("[a.yaml:2:1, a.yaml:3:3]");
    }

    @Test
    void brokenLayoutIsSaidInPlainWords() {
        assertThat(slugOf("a: \"open\nb: 2\n")).isEqualTo("1:4 unclosed-quote");
        assertThat(slugOf("a: {b: 1\nc: 2\n")).isEqualTo("2:2 broken-layout");
        assertThat(slugOf("a: b: c\n")).isEqualTo("1:5 broken-layout");
        assertThat(slugOf("a: 1\nword\nb: 2\n")).isEqualTo("2:1 broken-layout");
        assertThat(slugOf("a: @x\n")).isEqualTo("1:4 broken-layout");
        assertThat(slugOf("a: 1\n  b: 2\n")).isEqualTo("2:4 broken-layout");
        assertThat(slugOf("a:\n  - 1\n b: 2\n")).isEqualTo("3:2 broken-layout");
        assertThat(slugOf("? {x: 1}\n: 2\n")).isEqualTo("1:3 key-not-text");
        assertThat(slugOf("a: 'x\u0007'\n")).isEqualTo("1:6 bad-character");
        assertThat(slugOf("a: \"\\q\"\n")).isEqualTo("1:6 broken-layout");
    }

    @Test
    void noContentMakesItThrow() {
        List<String> contents =
                List.of(
                        "",
                        "#",
                        "---",
                        "...",
                        "%",
                        "%YAML 9.9\n---\na",
                        "[",
                        "]",
                        "{",
                        "- - -",
                        ": :",
                        "\uFEFFa: 1",
                        "!",
                        "&",
                        "*",
                        "|",
                        ">",
                        "|9\n x",
                        "'",
                        "\"",
                        "?",
                        "@",
                        "`",
                        "a: |\n\tx",
                        "\ud800",
                        "--- a\n--- b",
                        "[".repeat(5000),
                        "{a: ".repeat(3000),
                        "- ".repeat(2000));
        for (String content : contents) {
            Problems own = new Problems();
            Optional<Node> node = Yaml.one("a.yaml", content, own);
            assertThat(node.isPresent() || !own.none()).as(content).isTrue();
            assertThat(own.rendered()).isNotNull();
        }
    }

    @Test
    void emptyDeepAndSeveralAreTold() {
        assertThat(slugOf("")).isEqualTo("1:1 empty-file");
        assertThat(slugOf("# only a remark\n")).isEqualTo("1:1 empty-file");
        assertThat(slugOf("a: 1\n---\nb: 1\n")).isEqualTo("3:1 several-documents");
        assertThat(slugOf("[".repeat(100) + "]".repeat(100))).isEqualTo("1:33 too-deep");
        assertThat(Yaml.many("a.yaml", "a: 1\n---\nb: 1\n", problems)).hasSize(2);
    }

    @Test
    void bytesThatAreNotUtf8AreLocated() {
        byte[] gbk = "code: x\ntitle: 有线\n".getBytes(Charset.forName("GBK"));
        assertThat(Yaml.one("a.yaml", gbk, problems)).isEmpty();
        byte[] marked = "\uFEFFa: 1".getBytes(StandardCharsets.UTF_8);
        assertThat(Yaml.one("b.yaml", marked, problems)).isPresent();
        assertThat(Yaml.file(Path.of("no", "such.yaml"), "such.yaml", problems)).isEmpty();

        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactly(
                        "a.yaml:2:8: error[not-utf8]: from here on the file is not UTF-8 text",
                        "such.yaml:1:1: error[unreadable-file]: there is no such file");
    }

    @Test
    void formsReportEachWrongValueAndGoOn() {
        Form form =
                open(
                        "n: 7 apples\nf: yes\nt: {}\ne:\n",
                        Form.Keys.of("a basket", "n", "f", "t", "e", "must"));
        assertThat(form.whole("n", 1, 9)).isEmpty();
        assertThat(form.flag("f")).isEmpty();
        assertThat(form.text("t")).isEmpty();
        assertThat(form.text("e")).isEmpty();
        assertThat(form.required("must")).isEmpty();

        assertThat(problems.all())
                .extracting(problem -> problem.slug().toString())
                .containsExactly(
                        "missing-key",
                        "bad-number",
                        "unknown-choice",
                        "wrong-shape",
                        "missing-value");
    }

    private Optional<Node> read(String text) {
        return Yaml.one("a.yaml", text, problems);
    }

    private Form open(String text, Form.Keys keys) {
        return Form.open(read(text).orElseThrow(), keys, problems).orElseThrow();
    }

    private static String slugOf(String text) {
        Problems own = new Problems();
        Yaml.one("a.yaml", text, own);
        return own.all().stream()
                .findFirst()
                .map(p -> p.spot().line() + ":" + p.spot().column() + " " + p.slug())
                .orElse("none");
    }
}

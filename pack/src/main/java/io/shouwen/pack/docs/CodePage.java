package io.shouwen.pack.docs;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Shown;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.coverage.Reach;
import io.shouwen.pack.explain.Explainer;
import io.shouwen.pack.explain.Explanation;
import io.shouwen.pack.explain.Names;
import io.shouwen.pack.scenario.Scenario;
import io.shouwen.pack.standard.Document;
import io.shouwen.pack.standard.Pack;
import io.shouwen.pack.standard.Variant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One version of a code as a page to read: clause by clause its place in the source, its words,
 * what it does, whether that is executed, and its scenarios as examples. It needs no other file.
 */
public final class CodePage {
    private final Pack pack;
    private final Pack.Version version;
    private final List<Scenario> scenarios;
    private final boolean chinese;
    private final Explainer explainer;
    private final Html html = new Html();

    private CodePage(Pack pack, List<Scenario> scenarios, Locale language) {
        this.pack = pack;
        this.version = pack.versions().getLast();
        this.scenarios = List.copyOf(scenarios);
        this.chinese = language.getLanguage().equals("zh");
        this.explainer = new Explainer(Names.of(version, language));
    }

    /**
     * The page of the last version.
     *
     * @param scenarios of that version
     */
    public static String of(Pack pack, List<Scenario> scenarios, Locale language) {
        return new CodePage(pack, scenarios, language).written();
    }

    /** The name of the page's file. */
    public static String file(String code, Locale language) {
        return code + "-" + language.getLanguage() + ".html";
    }

    private String in(Words words) {
        return chinese ? words.zh() : words.en();
    }

    private String word(String key) {
        return in(PageWords.of(key));
    }

    private String written() {
        String title = in(pack.title());
        html.raw("<!doctype html>\n<html lang=\"" + (chinese ? "zh" : "en") + "\">\n<head>\n");
        html.raw("<meta charset=\"utf-8\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.tag("title", title).raw("\n<style>\n" + css() + "</style>\n</head>\n<body>\n");
        navigation();
        html.raw("<main>\n<header>").tag("h1", title);
        String from =
                version.standard()
                        .from()
                        .atZone(version.standard().zone())
                        .toLocalDate()
                        .toString();
        html.raw("<p>").text(pack.source() + " · " + version.standard().ref().version() + " · ");
        html.text(word("in-force").replace("{0}", from) + " · ");
        Locale other = chinese ? Locale.ENGLISH : Locale.CHINESE;
        html.tag(
                "a href=\"" + Html.escaped(file(pack.code(), other)) + "\"",
                word("other-language"));
        html.raw("</p>");
        figures();
        references();
        readings();
        html.raw("</header>\n");
        String chapter = "";
        for (Clause clause : version.standard().clauses()) {
            if (!chapter(clause).equals(chapter)) {
                chapter = chapter(clause);
                html.tag("h2", chapter).raw("\n");
            }
            clause(clause);
        }
        return html.raw("</main>\n</body>\n</html>\n").toString();
    }

    /** Clauses of one part and article stand together, whatever their paragraph. */
    private static String chapter(Clause clause) {
        String article = clause.cite().article();
        int space = article.indexOf(' ');
        return (clause.cite().part() + " " + (space < 0 ? article : article.substring(0, space)))
                .strip();
    }

    private void navigation() {
        html.raw("<nav>").tag("strong", word("contents"));
        String chapter = "";
        for (Clause clause : version.standard().clauses()) {
            if (!chapter(clause).equals(chapter)) {
                html.raw(chapter.isEmpty() ? "" : "</ol>");
                chapter = chapter(clause);
                html.tag("h2", chapter).raw("<ol>");
            }
            String id = clause.id().value();
            html.raw("<li><a href=\"#" + Html.escaped(id) + "\">");
            html.tag("b", id.substring(id.indexOf('.') + 1)).raw(" ");
            html.tag("span", in(clause.says())).raw("</a></li>");
        }
        html.raw(chapter.isEmpty() ? "" : "</ol>").raw("</nav>\n");
    }

    private void figures() {
        Map<Reach.Kind, Integer> counts = new EnumMap<>(Reach.Kind.class);
        version.standard().clauses().forEach(c -> counts.merge(reach(c), 1, Integer::sum));
        html.raw("<ul class=\"figures\">");
        figure(version.standard().clauses().size(), "clauses");
        counts.forEach((kind, count) -> figure(count, key(kind)));
        html.raw("</ul>");
    }

    /** The documents that the code refers to, each with the editions by which it is judged. */
    private void references() {
        if (version.references().isEmpty()) {
            return;
        }
        String count = Integer.toString(version.references().size());
        html.raw("<details>").tag("summary", word("references").replace("{0}", count)).raw("<dl>");
        version.references()
                .forEach((name, document) -> {
                    html.raw("<dt>").tag("code", name).raw("</dt><dd>");
                    html.text(in(document.title()) + " · " + editions(document)).raw("</dd>");
                });
        html.raw("</dl></details>");
    }

    private String editions(Document document) {
        String names =
                document.editions().stream()
                        .map(edition ->
                                document.dated()
                                        ? edition.name()
                                        : word("since")
                                                .replace("{0}", edition.name())
                                                .replace("{1}", edition.from().toString()))
                        .collect(Collectors.joining(chinese ? "、" : ", "));
        return word(document.dated() ? "dated" : "newest").replace("{0}", names);
    }

    /** The questions that the text leaves open, each with its answers, the usual one first. */
    private void readings() {
        if (version.readings().isEmpty()) {
            return;
        }
        String title = word("readings").replace("{0}", Integer.toString(version.readings().size()));
        html.raw("<details>").tag("summary", title).raw("<dl>");
        version.readings()
                .forEach((name, reading) -> {
                    html.raw("<dt>").tag("code", name).raw("</dt><dd>").text(in(reading.says()));
                    html.raw("<ul>");
                    reading.options()
                            .forEach((option, words) -> {
                                html.raw("<li>")
                                        .tag("code", option)
                                        .raw(" ")
                                        .text(in(words))
                                        .raw("</li>");
                            });
                    html.raw("</ul></dd>");
                });
        html.raw("</dl></details>");
    }

    private void figure(int number, String key) {
        html.raw("<li>").tag("b", Integer.toString(number));
        html.raw(" ").tag("span", word(key)).raw("</li>");
    }

    private Reach.Kind reach(Clause clause) {
        return Reach.of(clause, version.standard(), version.catalogue()).kind();
    }

    private static String key(Reach.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void clause(Clause clause) {
        String id = clause.id().value();
        String reach = key(reach(clause));
        String kind = kind(clause.rule());
        html.raw("<article id=\"" + Html.escaped(id) + "\">\n<div class=\"cite\">");
        html.tag("code", id).raw(" ");
        html.tag("span", (clause.cite().part() + " " + clause.cite().article()).strip()).raw(" ");
        html.tag("span class=\"tag kind\"", word(kind)).raw(" ");
        html.tag("span class=\"tag " + reach + "\"", word(reach)).raw("</div>\n");
        html.tag("h3", in(clause.says())).raw("\n");
        String otherwise = chinese ? clause.says().en() : clause.says().zh();
        html.tag("p class=\"other\" lang=\"" + (chinese ? "en" : "zh") + "\"", otherwise).raw("\n");
        refers(clause);
        does(explainer.of(clause));
        version.variants(clause).stream().skip(1).forEach(this::otherwise);
        Function<Words, String> language = this::in;
        new Examples(version.catalogue(), version.readings(), language)
                .write(
                        clause.id(),
                        scenarios.stream().filter(one -> one.expects(clause.id())).toList(),
                        html);
        html.raw("</article>\n");
    }

    private void refers(Clause clause) {
        List<String> names = version.refers().getOrDefault(clause.id(), List.of());
        if (!names.isEmpty()) {
            String titles =
                    names.stream()
                            .flatMap(name ->
                                    Optional.ofNullable(version.references().get(name)).stream())
                            .map(document -> in(document.title()) + " · " + editions(document))
                            .collect(Collectors.joining("; "));
            html.raw("<dl>").tag("dt", word("refers")).tag("dd", titles).raw("</dl>");
        }
    }

    private static String kind(Rule rule) {
        return switch (rule) {
            case Obligation obligation ->
                    obligation.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            case Consequence consequence -> "consequence";
            case Shown shown -> "shown";
        };
    }

    private void does(Explanation explanation) {
        html.tag("p class=\"does\"", plain(explanation.sentence())).raw("\n<dl>");
        for (Explanation.Part part : explanation.parts()) {
            html.tag("dt", part.title()).tag("dd", plain(part.text()));
        }
        html.raw("</dl>\n");
    }

    /** What it does where a site answers a reading otherwise: each question with its answer. */
    private void otherwise(Variant<Rule> variant) {
        html.raw("<details class=\"reading\"><summary>");
        html.text(
                variant.answers().entrySet().stream()
                        .map(one -> answered(one.getKey(), one.getValue()))
                        .collect(Collectors.joining("; ")));
        html.raw("</summary>");
        does(explainer.of(variant.value()));
        html.raw("</details>\n");
    }

    private String answered(String name, String option) {
        return Optional.ofNullable(version.readings().get(name))
                .map(reading ->
                        in(reading.says()) + (chinese ? "：" : ": ") + in(reading.answer(option)))
                .orElse(name + ": " + option);
    }

    private static String plain(String text) {
        return text.replace("`", "");
    }

    private static String css() {
        try (InputStream in = CodePage.class.getResourceAsStream("code.css")) {
            if (in == null) {
                throw new IllegalStateException("Expected code.css beside this class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

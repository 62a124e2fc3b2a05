package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Words;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;
import io.shouwen.pack.yaml.Yaml;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the editions of a document that codes refer to. */
final class DocumentReader {
    static final Form.Keys REFERENCE = Form.Keys.of("a reference", "file", "edition");
    static final Form.Keys DOCUMENT = Form.Keys.of("a document", "title", "editions");
    static final Form.Keys EDITION = Form.Keys.of("an edition", "edition", "in-force", "values");

    private final Problems problems;

    DocumentReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The document.
     *
     * @param name the name by which the version refers to it
     * @param dated the one edition that the version names, if it does
     * @param first the first day of the version, if it is known
     * @param last its last day
     */
    Optional<Document> read(
            String name,
            Path file,
            Optional<ScalarNode> dated,
            Optional<LocalDate> first,
            Optional<LocalDate> last) {
        Optional<Form> form =
                Yaml.file(file, VersionFolder.shown(file), problems)
                        .flatMap(node -> Form.open(node, DOCUMENT, problems));
        Optional<Words> title = form.flatMap(f -> Texts.words(f, "title"));
        List<Document.Edition> editions = form.map(this::editions).orElse(List.of());
        if (title.isEmpty() || editions.isEmpty()) {
            return Optional.empty();
        }
        if (dated.isPresent()) {
            return named(editions, dated.get())
                    .map(one -> new Document.Edition(one.name(), LocalDate.MIN, one.values()))
                    .map(one -> new Document(name, title.get(), true, List.of(one)));
        }
        return Optional.of(new Document(name, title.get(), false, met(editions, first, last)));
    }

    private Optional<Document.Edition> named(List<Document.Edition> editions, ScalarNode dated) {
        Optional<Document.Edition> found =
                editions.stream().filter(one -> one.name().equals(dated.text())).findFirst();
        if (found.isEmpty()) {
            problems.add(
                    Slug.UNKNOWN_VALUE,
                    dated.spot(),
                    "the document has no edition " + dated.described(),
                    Phrases.suggestion(
                            dated.text(), editions.stream().map(Document.Edition::name).toList()));
        }
        return found;
    }

    /** Those that are in force on some day of the version. */
    private static List<Document.Edition> met(
            List<Document.Edition> editions, Optional<LocalDate> first, Optional<LocalDate> last) {
        List<Document.Edition> met = new ArrayList<>();
        for (int i = 0; i < editions.size(); i++) {
            LocalDate from = editions.get(i).from();
            boolean superseded =
                    i + 1 < editions.size()
                            && first.isPresent()
                            && !editions.get(i + 1).from().isAfter(first.get());
            boolean tooLate = last.isPresent() && from.isAfter(last.get());
            if (!superseded && !tooLate) {
                met.add(editions.get(i));
            }
        }
        return met;
    }

    private List<Document.Edition> editions(Form form) {
        form.required("editions");
        List<Document.Edition> editions = new ArrayList<>();
        for (Node node : form.items("editions")) {
            Optional<Form> written = Form.open(node, EDITION, problems);
            Optional<ScalarNode> name = written.flatMap(one -> one.requiredText("edition"));
            written.ifPresent(one -> one.required("in-force"));
            Optional<LocalDate> from = written.flatMap(one -> Times.day(one, "in-force", problems));
            Map<String, ScalarNode> values = written.map(this::values).orElse(Map.of());
            if (name.isPresent() && from.isPresent()) {
                tellOrder(editions, written.get(), name.get(), from.get());
                editions.add(new Document.Edition(name.get().text(), from.get(), values));
            }
        }
        return editions;
    }

    private void tellOrder(
            List<Document.Edition> earlier, Form form, ScalarNode name, LocalDate from) {
        if (!earlier.isEmpty() && !from.isAfter(earlier.getLast().from())) {
            problems.add(
                    Slug.EDITION_ORDER,
                    form.node("in-force").orElseThrow().spot(),
                    "this edition is in force no later than the one before it",
                    "write the editions in the order of their first days");
        }
        if (earlier.stream().anyMatch(one -> one.name().equals(name.text()))) {
            problems.add(
                    Slug.DUPLICATE_KEY,
                    name.spot(),
                    "the edition " + name.described() + " stands here a second time");
        }
    }

    private Map<String, ScalarNode> values(Form form) {
        Map<String, ScalarNode> values = new HashMap<>();
        form.named("values", "names with their values")
                .forEach(entry ->
                        Form.scalar(entry.value(), problems)
                                .ifPresent(value -> values.put(entry.key().text(), value)));
        return values;
    }
}

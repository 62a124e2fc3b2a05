package io.shouwen.server.book;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Standards;
import io.shouwen.server.access.Me;
import io.shouwen.server.book.RecordForm.Choice;
import io.shouwen.server.explain.Attributes;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Times;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.story.Sight;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.text.Collator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes forms from the catalogue of facts and from what the adopted clauses ask for. */
@Component
class Forms {
    private static final FactKind INSPECTED = new FactKind("inspection.noted");
    private static final String ITEM = "item";

    private final OrgScope scope;
    private final Shelf shelf;

    Forms(OrgScope scope, Shelf shelf) {
        this.scope = scope;
        this.shelf = shelf;
    }

    /**
     * The form for a kind of fact.
     *
     * @param kind as chosen; empty or one that may not be told there for none
     */
    RecordForm of(Me me, About about, String kind, Times times) {
        Standards standards = standards(me, about);
        Texts texts = times.texts();
        List<Catalogue.Kind> kinds = kinds(standards.catalogue(), me, about);
        return new RecordForm(
                about,
                kinds.stream()
                        .map(one -> new Choice(one.kind().name(), words(one, texts)))
                        .sorted(Comparator.comparing(Choice::words, order(texts)))
                        .toList(),
                kinds.stream()
                        .filter(one -> one.kind().name().equals(kind))
                        .findFirst()
                        .map(one -> chosen(standards, one, times)));
    }

    /** Whether somebody with the person's posts may tell the kind at all. */
    boolean tells(Me me, String kind) {
        Set<String> roles = Sight.sender(me, "", "").actor().capacities();
        return shelf.of(me.org())
                .standards()
                .catalogue()
                .kind(new FactKind(kind))
                .map(known -> known.producers().stream().anyMatch(roles::contains))
                .orElse(true);
    }

    /** What is heard where the fact would lie. */
    Standards standards(Me me, About about) {
        return scope.reading(me.org(), () -> shelf.of(me.org(), about.unit())).in(about.home());
    }

    private static Comparator<Object> order(Texts texts) {
        return Collator.getInstance(texts.language().locale());
    }

    /** What has its home there and may be told by somebody with the person's posts. */
    private static List<Catalogue.Kind> kinds(Catalogue catalogue, Me me, About about) {
        Set<String> roles = Sight.sender(me, "", "").actor().capacities();
        return catalogue.kinds().values().stream()
                .filter(kind -> kind.homes().home().contains(about.home()))
                .filter(kind -> kind.producers().stream().anyMatch(roles::contains))
                .toList();
    }

    private static String words(Catalogue.Kind kind, Texts texts) {
        return texts.name(kind.says().zh(), kind.says().en());
    }

    private static RecordForm.Chosen chosen(Standards standards, Catalogue.Kind kind, Times times) {
        Texts texts = times.texts();
        return new RecordForm.Chosen(
                kind.kind().name(),
                words(kind, texts),
                kind.backdating().equals(Duration.ZERO) ? "" : times.length(kind.backdating()),
                fields(standards, kind, texts),
                clauses(standards, kind.kind(), texts));
    }

    private static List<RecordForm.Field> fields(
            Standards standards, Catalogue.Kind kind, Texts texts) {
        Map<String, Set<String>> asked = asked(standards, kind.kind());
        List<RecordForm.Field> fields = new ArrayList<>();
        new TreeMap<>(kind.fields())
                .forEach((name, field) ->
                        fields.add(
                                new RecordForm.Field(
                                        name,
                                        Attributes.name(texts, name),
                                        type(kind.kind(), name, field),
                                        field.required(),
                                        options(
                                                standards,
                                                kind.kind(),
                                                name,
                                                field,
                                                asked,
                                                texts))));
        fields.sort(Comparator.comparing(field -> !field.required()));
        return fields;
    }

    private static String type(FactKind kind, String name, Catalogue.Field field) {
        boolean chosen =
                !field.allowed().isEmpty() || (kind.equals(INSPECTED) && name.equals(ITEM));
        return chosen ? "one-of" : field.type().name().toLowerCase(Locale.ROOT);
    }

    private static List<Choice> options(
            Standards standards,
            FactKind kind,
            String name,
            Catalogue.Field field,
            Map<String, Set<String>> asked,
            Texts texts) {
        if (kind.equals(INSPECTED) && name.equals(ITEM)) {
            return practices(standards, texts);
        }
        Set<String> values =
                field.allowed().isEmpty() && field.type() == Catalogue.Type.TEXT
                        ? asked.getOrDefault(name, Set.of())
                        : field.allowed();
        return values.stream()
                .map(value -> new Choice(value, Attributes.value(texts, value)))
                .sorted(Comparator.comparing(Choice::words, order(texts)))
                .toList();
    }

    private static List<Choice> practices(Standards standards, Texts texts) {
        return clauses(standards)
                .filter(clause -> clause.rule() instanceof Practice)
                .map(clause -> choice(clause, texts))
                .toList();
    }

    private static Choice choice(Clause clause, Texts texts) {
        return new Choice(clause.id().value(), texts.name(clause.says().zh(), clause.says().en()));
    }

    private static Stream<Clause> clauses(Standards standards) {
        return standards.versions().stream().flatMap(version -> version.clauses().stream());
    }

    /** The clauses that look at facts of a kind. */
    private static List<Choice> clauses(Standards standards, FactKind kind, Texts texts) {
        return clauses(standards)
                .filter(clause -> !kind.equals(INSPECTED) && hears(clause, kind))
                .map(clause -> choice(clause, texts))
                .distinct()
                .toList();
    }

    private static boolean hears(Clause clause, FactKind kind) {
        boolean[] heard = {false};
        patterns(clause, pattern -> heard[0] |= pattern.kind().equals(kind));
        return heard[0];
    }

    private static void patterns(Clause clause, Consumer<Pattern> reader) {
        if (clause.rule() instanceof Obligation rule) {
            rule.opening().looks(reader);
            rule.looks(reader);
        }
    }

    /** The texts that clauses ask for in attributes of a kind. */
    private static Map<String, Set<String>> asked(Standards standards, FactKind kind) {
        Map<String, Set<String>> asked = new TreeMap<>();
        clauses(standards)
                .forEach(clause ->
                        patterns(
                                clause,
                                pattern -> {
                                    if (pattern.kind().equals(kind)) {
                                        texts(
                                                pattern.where(),
                                                (name, text) ->
                                                        asked.computeIfAbsent(
                                                                        name, it -> new TreeSet<>())
                                                                .add(text));
                                    }
                                }));
        return asked;
    }

    private static void texts(Condition where, BiConsumer<String, String> reader) {
        switch (where) {
            case Condition.All(List<Condition> parts) -> parts.forEach(part -> texts(part, reader));
            case Condition.Any(List<Condition> parts) -> parts.forEach(part -> texts(part, reader));
            case Condition.Not(Condition part) -> texts(part, reader);
            case Condition.OneOf(String attribute, Set<Value> values) -> {
                for (Value value : values) {
                    if (value instanceof Value.Text text) {
                        reader.accept(attribute, text.text());
                    }
                }
            }
            default -> {}
        }
    }
}

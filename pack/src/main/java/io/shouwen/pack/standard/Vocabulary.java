package io.shouwen.pack.standard;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names that the clauses of one version may use. A name that is not among them is a problem
 * with the nearest one that is.
 *
 * @param clausesByFinding which clauses raise a finding; its keys are the finding names in use
 * @param consequences the keys of those clauses that are consequences
 * @param origins what opens the clauses
 */
record Vocabulary(
        ZoneId zone,
        Catalogue catalogue,
        Collection<String> calendars,
        Map<String, Document> documents,
        Collection<String> roles,
        Collection<String> findings,
        Set<ClauseId> clauses,
        Map<String, List<ClauseId>> clausesByFinding,
        Map<ClauseId, Set<String>> consequences,
        Origins origins,
        Problems problems) {

    Optional<Catalogue.Kind> kind(ScalarNode name) {
        Optional<Catalogue.Kind> kind =
                name.text().isBlank()
                        ? Optional.empty()
                        : catalogue.kind(new FactKind(name.text()));
        // An empty catalogue is told where it is read; every name would only repeat it.
        if (kind.isEmpty() && !catalogue.kinds().isEmpty()) {
            problems.add(
                    Slug.UNKNOWN_FACT_KIND,
                    name.spot(),
                    "no fact kind named " + Phrases.quoted(name.text()),
                    name.text().startsWith("-")
                            ? Optional.of("write a space after the dash of a list")
                            : kindHint(name.text()));
        }
        return kind;
    }

    private Optional<String> kindHint(String found) {
        boolean several = found.indexOf(' ') > 0;
        return several
                ? Optional.of("a list has a comma between its values: `[…, …]`")
                : Phrases.suggestion(
                                found,
                                catalogue.kinds().keySet().stream()
                                        .map(FactKind::name)
                                        .sorted()
                                        .toList())
                        .or(() ->
                                Optional.of("add it to facts.yaml, or name one that stands there"));
    }

    /** An attribute of a kind of fact. */
    Optional<Catalogue.Field> field(Catalogue.Kind kind, ScalarNode name) {
        Optional<Catalogue.Field> field = Optional.ofNullable(kind.fields().get(name.text()));
        if (field.isEmpty()) {
            problems.add(
                    Slug.UNKNOWN_ATTRIBUTE,
                    name.spot(),
                    Phrases.quoted(kind.kind().name())
                            + " has no attribute "
                            + Phrases.quoted(name.text()),
                    Phrases.suggestion(
                            name.text(), kind.fields().keySet().stream().sorted().toList()));
        }
        return field;
    }

    /** An attribute of a kind of fact that holds a moment or a day. */
    Optional<String> dateField(Catalogue.Kind kind, ScalarNode name) {
        Optional<Catalogue.Field> field = field(kind, name);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        return switch (field.get().type()) {
            case MOMENT, DAY -> Optional.of(name.text());
            case TEXT, WHOLE, FLAG, MONEY -> {
                problems.add(
                        Slug.WRONG_TYPE,
                        name.spot(),
                        "the attribute "
                                + Phrases.quoted(name.text())
                                + " is no moment and no day, but "
                                + Types.word(field.get().type()));
                yield Optional.empty();
            }
        };
    }

    /** An attribute of a kind of fact that counts something. */
    Optional<String> wholeField(Catalogue.Kind kind, ScalarNode name) {
        Optional<Catalogue.Field> field = field(kind, name);
        boolean whole = field.map(Catalogue.Field::type).equals(Optional.of(Catalogue.Type.WHOLE));
        if (field.isPresent() && !whole) {
            problems.add(
                    Slug.WRONG_TYPE,
                    name.spot(),
                    "the attribute "
                            + Phrases.quoted(name.text())
                            + " is no whole number, but "
                            + Types.word(field.get().type()));
        }
        return whole ? Optional.of(name.text()) : Optional.empty();
    }

    Optional<String> calendar(ScalarNode name) {
        return known(name, calendars, Slug.UNKNOWN_CALENDAR, "calendar");
    }

    /** A document that the version refers to. */
    Optional<Document> document(ScalarNode name) {
        return known(
                        name,
                        documents.keySet().stream().sorted().toList(),
                        Slug.UNKNOWN_REFERENCE,
                        "reference")
                .flatMap(known -> Optional.ofNullable(documents.get(known)));
    }

    /** A document and the name of a value that at least one of its editions has. */
    Optional<Document> documentWith(ScalarNode document, ScalarNode value) {
        Optional<Document> found = document(document);
        boolean has = found.filter(one -> one.names().contains(value.text())).isPresent();
        if (found.isPresent() && !has) {
            problems.add(
                    Slug.UNKNOWN_REFERENCE,
                    value.spot(),
                    "no edition of "
                            + document.described()
                            + " that this version meets has a value "
                            + value.described(),
                    Phrases.suggestion(value.text(), found.get().names()));
        }
        return found.filter(one -> has);
    }

    Optional<String> role(ScalarNode name) {
        return known(name, roles, Slug.UNKNOWN_ROLE, "role");
    }

    Optional<String> finding(ScalarNode name) {
        return known(name, findings, Slug.UNKNOWN_FINDING, "finding");
    }

    Optional<ClauseId> clause(ScalarNode name) {
        return known(
                        name,
                        clauses.stream().map(ClauseId::value).sorted().toList(),
                        Slug.UNKNOWN_CLAUSE,
                        "clause")
                .map(ClauseId::new);
    }

    /** A clause that is a consequence with one of these keys, or with any if none is given. */
    Optional<ClauseId> consequence(ScalarNode name, String what, String... keys) {
        Optional<ClauseId> clause = clause(name);
        boolean fits =
                clause.map(id -> consequences.getOrDefault(id, Set.of()))
                        .filter(has -> !has.isEmpty())
                        .filter(has -> keys.length == 0 || Stream.of(keys).anyMatch(has::contains))
                        .isPresent();
        if (clause.isPresent() && !fits) {
            problems.add(
                    Slug.UNKNOWN_CLAUSE,
                    name.spot(),
                    "the clause " + name.described() + " is no " + what);
        }
        return clause.filter(id -> fits);
    }

    private Optional<String> known(
            ScalarNode name, Collection<String> names, Slug slug, String what) {
        if (names.contains(name.text())) {
            return Optional.of(name.text());
        }
        problems.add(
                slug,
                name.spot(),
                "no " + what + " named " + Phrases.quoted(name.text()),
                names.isEmpty()
                        ? Optional.of("this version names no " + what)
                        : Phrases.suggestion(name.text(), names));
        return Optional.empty();
    }
}

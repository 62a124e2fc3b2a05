package io.shouwen.server.story;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Words;
import io.shouwen.server.page.CodeWords;
import io.shouwen.server.standard.Shelf;

import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.regex.Pattern;

/** The words of whatever code lies on the shelf, adopted here or not. */
@Component
class WordsOfShelf implements CodeWords {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    private final Shelf shelf;

    WordsOfShelf(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Optional<Words> clause(String id) {
        return shelf.packs().stream()
                .flatMap(pack -> pack.versions().stream())
                .flatMap(version -> version.standard().clauses().stream())
                .filter(clause -> clause.id().value().equals(id))
                .map(Clause::says)
                .reduce((before, later) -> later);
    }

    @Override
    public Optional<Words> kind(String name) {
        return NAME.matcher(name).matches() ? shelf.kind(new FactKind(name)) : Optional.empty();
    }
}

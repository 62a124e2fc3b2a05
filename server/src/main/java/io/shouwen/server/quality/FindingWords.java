package io.shouwen.server.quality;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonalProof;
import io.shouwen.server.privacy.Writings;
import io.shouwen.server.subject.SubjectId;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people write at findings. A fact holds the name of a text, which is its salted hash; the
 * text lies under the key of whoever wrote it, so that it can be erased and the fact still proves
 * what it was.
 */
final class FindingWords {
    private static final int MOST = 500;

    private final WordsRows rows;
    private final Writings writings;

    FindingWords(WordsRows rows, Writings writings) {
        this.rows = rows;
        this.writings = writings;
    }

    /** A text with the name that a fact gives it. */
    record Named(String name, PersonalProof text) {}

    /**
     * The text with a fresh name, or with the one it has because the same person wrote the same
     * here before: the same command again has the same content.
     */
    Named name(OrgId org, SubjectId finding, int person, String text) {
        return rows.of(org, finding).stream()
                .filter(row -> row.person() == person)
                .flatMap(row -> named(org, row).stream())
                .filter(known -> known.text().value().equals(text))
                .findFirst()
                .orElseGet(() -> fresh(PersonalProof.of(text)));
    }

    private static Named fresh(PersonalProof text) {
        return new Named(text.hash(), text);
    }

    private Optional<Named> named(OrgId org, WordsRows.Row row) {
        return writings.read(org, row.kept()).map(text -> new Named(row.name(), text));
    }

    /** Keeps a text that a recorded fact names. */
    void keep(OrgId org, SubjectId finding, int person, Named words) {
        boolean known =
                rows.of(org, finding).stream().anyMatch(row -> row.name().equals(words.name()));
        if (!known) {
            rows.add(
                    org,
                    finding,
                    new WordsRows.Row(
                            words.name(), person, writings.keep(org, person, words.text())));
        }
    }

    /** The texts at a finding by their names; one that was erased is missing. */
    Map<String, String> of(OrgId org, SubjectId finding) {
        Map<String, String> words = new HashMap<>();
        for (WordsRows.Row row : rows.of(org, finding)) {
            named(org, row).ifPresent(known -> words.put(known.name(), known.text().value()));
        }
        return words;
    }

    /** Encrypts some of what was written before words were encrypted; false if there is none. */
    boolean encryptEarlier(OrgId org) {
        List<WordsRows.Open> open = rows.takeOpen(org, MOST);
        for (WordsRows.Open one : open) {
            rows.close(org, one, writings.keep(org, one.person(), PersonalProof.of(one.words())));
        }
        return !open.isEmpty();
    }
}

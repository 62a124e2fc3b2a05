package io.shouwen.server.book;

import io.shouwen.engine.standard.Home;
import io.shouwen.server.subject.SubjectId;

import java.util.Optional;

/**
 * What somebody may record a fact about.
 *
 * @param to its name in an address: {@code unit-12}, {@code person-5}, {@code matter-12} for a new
 *     matter of the unit 12, or a number
 * @param unit by whose adoption of the code it is judged
 * @param id the request or the matter that is there; empty for a book, which is found by its year,
 *     and for a new matter
 * @param owner the unit or the person of a book
 * @param name what it is called, in the reader's language
 */
public record About(
        String to, Home home, int unit, Optional<SubjectId> id, int owner, String name) {}

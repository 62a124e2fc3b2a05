package io.shouwen.server.book;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.standard.Home;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.subject.History;

import java.util.List;
import java.util.Optional;

/** The course of a unit's or a person's book: whatever has its home there may follow. */
final class BookCourse implements Course {
    private final Home home;

    BookCourse(Home home) {
        this.home = home;
    }

    @Override
    public String kind() {
        return home.word();
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        return Optional.empty();
    }

    @Override
    public History.Holding holding(History after) {
        return after.holding();
    }

    @Override
    public void keep(List<Told> told) {
        // The facts are all there is: a book is found by its claim.
    }
}

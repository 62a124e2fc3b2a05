package io.shouwen.server.book;

import io.shouwen.engine.standard.Home;
import io.shouwen.server.journal.Command;

/**
 * The book of one year: of a unit or of a person.
 *
 * @param owner the id of the unit or the person
 */
record BookName(Home home, int owner, int year) {
    /** There is one such book; the database refuses a second. */
    Command.Claim claim() {
        return new Command.Claim(home.word() + "-book", owner + "/" + year);
    }
}

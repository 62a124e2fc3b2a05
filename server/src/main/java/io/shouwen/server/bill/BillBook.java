package io.shouwen.server.bill;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.journal.DayBook;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;

import org.springframework.stereotype.Component;

import java.util.Map;

/** The book of bills, one a person and day. */
@Component
class BillBook {
    private final DayBook book;

    BillBook(DayBook book) {
        this.book = book;
    }

    /** Tells something, in the open transaction. */
    void tell(Me me, String key, FactKind kind, Map<String, Value> values) {
        Answers.done(
                book.run(
                        new DayBook.Deed(
                                me.org(),
                                Sight.sender(me, key, "bills").actor(),
                                BillKinds.BOOK,
                                key,
                                kind,
                                values)));
    }
}

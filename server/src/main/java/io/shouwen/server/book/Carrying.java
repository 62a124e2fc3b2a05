package io.shouwen.server.book;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Home;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Echo;
import io.shouwen.server.outbox.Letter;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.History;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Notices what belongs into a book besides: facts that a code tells on, and visits that are over. A
 * letter says only where to look; {@link Carrier} reads what stands there then.
 */
@Component
final class Carrying implements Echo {
    /** The kind of letter; one is for the books in which a subject has left something. */
    static final String KIND = "carried";

    private final Shelf shelf;
    private final Outbox outbox;
    private final SettlingRows settling;

    Carrying(DataSource dataSource, Shelf shelf, Outbox outbox) {
        this.shelf = shelf;
        this.outbox = outbox;
        this.settling = new SettlingRows(JdbcClient.create(dataSource));
    }

    @Override
    public void heard(List<Course.Told> told, Instant now) {
        List<Letter> letters = new ArrayList<>();
        for (Course.Told one : told) {
            if (Home.of(one.after().kind()).isPresent() && concerns(one)) {
                letters.add(letter(one.after()));
                settle(one.after(), now);
            }
        }
        outbox.write(letters);
    }

    private boolean concerns(Course.Told told) {
        Catalogue catalogue =
                shelf.of(told.after().org(), told.after().unit()).standards().catalogue();
        return told.more().stream()
                .map(Fact::kind)
                .anyMatch(kind -> kind.aboutFacts() || carried(catalogue, told.after(), kind));
    }

    private static boolean carried(Catalogue catalogue, History subject, FactKind kind) {
        boolean toldOn =
                catalogue.kind(kind).map(known -> !known.homes().told().isEmpty()).orElse(false);
        return toldOn || (settles(catalogue, subject) && Settlement.KINDS.contains(kind));
    }

    /** Visits are settled where the code counts them. */
    static boolean settles(Catalogue catalogue, History subject) {
        return subject.kind().equals(Home.REQUEST.word())
                && catalogue
                        .kind(Settlement.SETTLED)
                        .filter(kind -> kind.producers().contains(BookKinds.MACHINE))
                        .isPresent();
    }

    static Letter letter(History subject) {
        return new Letter(
                subject.org(),
                KIND,
                subject.id().toString(),
                subject.id() + ":" + subject.stored().size(),
                JsonMapper.shared().createObjectNode());
    }

    private void settle(History subject, Instant now) {
        Catalogue catalogue = shelf.of(subject.org(), subject.unit()).standards().catalogue();
        if (settles(catalogue, subject)) {
            Optional<Instant> next = Settlement.next(subject.counted(subject.latest()), now);
            next.ifPresentOrElse(due -> settling.put(subject, due), () -> settling.remove(subject));
        }
    }
}

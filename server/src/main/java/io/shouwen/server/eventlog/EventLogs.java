package io.shouwen.server.eventlog;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.DayBook;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Unveiled;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.Place;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Requests with their facts as an event log, newest first: read page by page, each in a transaction
 * of its own, and written on at once. Facts hold ids, so no personal value leaves.
 */
@Component
final class EventLogs {
    private static final int MOST_DAYS = 366;

    private final OrgScope scope;
    private final Postings postings;
    private final Requests requests;
    private final Journal journal;
    private final DayBook book;
    private final Shelf shelf;
    private final WallClock clock;

    EventLogs(
            OrgScope scope,
            Postings postings,
            Requests requests,
            Journal journal,
            DayBook book,
            Shelf shelf,
            WallClock clock) {
        this.scope = scope;
        this.postings = postings;
        this.requests = requests;
        this.journal = journal;
        this.book = book;
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param by the id of whoever asks, as facts write it
     * @param units those that they may see
     * @param reader whose eyes it is for: what is veiled from them is not in it
     * @param first the first day of receipt, {@code last} the last
     */
    record Wanted(
            OrgId org,
            String by,
            String key,
            Set<Integer> units,
            Unveiled.Reader reader,
            LocalDate first,
            LocalDate last,
            LogFormat format) {
        Wanted {
            units = Set.copyOf(units);
        }

        String file() {
            return "shouwen-%s-%s.%s".formatted(first, last, format.word());
        }
    }

    /**
     * Tells that a log leaves the house, before the first line of it does. Asked for once more
     * under the same key it leaves once more.
     */
    void tell(Wanted wanted) {
        long days = wanted.last().toEpochDay() - wanted.first().toEpochDay() + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "event-log-period", MOST_DAYS);
        }
        if (told(wanted, wanted.key()).again()) {
            told(wanted, wanted.key() + " " + UUID.randomUUID());
        }
    }

    private Outcome.Done told(Wanted wanted, String key) {
        String units =
                wanted.units().stream()
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" "));
        return Answers.done(
                book.run(
                        new DayBook.Deed(
                                wanted.org(),
                                new Actor(
                                        wanted.by(),
                                        Set.of(EventLogKinds.PRODUCER),
                                        Optional.empty()),
                                EventLogKinds.BOOK,
                                key,
                                EventLogKinds.EXPORTED,
                                Map.of(
                                        "first", new Value.Day(wanted.first()),
                                        "last", new Value.Day(wanted.last()),
                                        "format", new Value.Text(wanted.format().word()),
                                        "units", new Value.Text(units)))));
    }

    /** Writes it; as of now says which facts count. */
    void write(Wanted wanted, OutputStream to) throws IOException {
        ZoneId zone = scope.reading(wanted.org(), () -> postings.zone(wanted.org()));
        Instant from = wanted.first().atStartOfDay(zone).toInstant();
        Place place = new Place(wanted.last().plusDays(1).atStartOfDay(zone).toInstant(), 0);
        LogWriter writer =
                wanted.format()
                        .open(
                                new BufferedWriter(
                                        new OutputStreamWriter(to, StandardCharsets.UTF_8)),
                                attributes(wanted.org()));
        while (true) {
            List<RequestRow> page =
                    requests.ofUnits(wanted.org(), wanted.units(), wanted.reader(), place);
            write(
                    wanted.org(),
                    page.stream().filter(row -> !row.openedAt().isBefore(from)).toList(),
                    writer);
            if (page.size() < Requests.PAGE || page.getLast().openedAt().isBefore(from)) {
                writer.end();
                return;
            }
            place = page.getLast().place();
        }
    }

    private void write(OrgId org, List<RequestRow> page, LogWriter writer) throws IOException {
        Instant now = clock.now();
        for (History one : journal.histories(org, page.stream().map(RequestRow::id).toList())) {
            Instant asOf = now.isBefore(one.latest()) ? one.latest() : now;
            Set<FactId> counted =
                    one.counted(asOf).stream().map(Fact::id).collect(Collectors.toSet());
            writer.write(one, counted);
        }
    }

    /** Whatever attribute a fact may have. */
    private List<String> attributes(OrgId org) {
        return shelf.of(org).standards().catalogue().kinds().values().stream()
                .flatMap(kind -> kind.fields().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }
}

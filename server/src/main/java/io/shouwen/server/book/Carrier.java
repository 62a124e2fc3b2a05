package io.shouwen.server.book;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Home;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.outbox.Letter;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.StoredFact;
import io.shouwen.server.subject.SubjectId;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Brings the books in step with what stands in another subject: what is new there is told, what
 * changed is struck and told again, what no longer stands is struck. Done twice it is done once.
 */
@Component
public final class Carrier implements InitializingBean {
    private static final int BATCH = 100;

    private final OrgScope scope;
    private final Outbox outbox;
    private final Journal journal;
    private final Histories histories;
    private final Shelf shelf;
    private final WallClock clock;
    private final Records records;
    private final CarriedRows rows;
    private final SettlingRows settling;

    Carrier(
            DataSource dataSource,
            OrgScope scope,
            Outbox outbox,
            Journal journal,
            Histories histories,
            Shelf shelf,
            WallClock clock,
            Records records) {
        this.scope = scope;
        this.outbox = outbox;
        this.journal = journal;
        this.histories = histories;
        this.shelf = shelf;
        this.clock = clock;
        this.records = records;
        this.rows = new CarriedRows(JdbcClient.create(dataSource));
        this.settling = new SettlingRows(JdbcClient.create(dataSource));
    }

    @Override
    public void afterPropertiesSet() {
        outbox.register(Carrying.KIND, this::hear);
    }

    /**
     * What has to stand in a book.
     *
     * @param key names it among all that comes from its subject
     */
    private record Wanted(
            BookName book,
            int unit,
            Actor actor,
            String key,
            FactKind kind,
            Instant at,
            Map<String, Value> values) {
        boolean stands(CarriedRows.Standing there) {
            return kind.equals(there.kind())
                    && at.equals(there.at())
                    && values.equals(there.values());
        }
    }

    private void hear(List<Letter> letters) {
        letters.stream()
                .sorted(Comparator.comparing(Letter::book))
                .forEach(letter ->
                        histories
                                .read(letter.org(), new SubjectId(Long.parseLong(letter.book())))
                                .ifPresent(this::carry));
    }

    /** Settles visits whose time for papers is over; answers whether there may be more. */
    public boolean settle() {
        boolean more = false;
        for (OrgId org : scope.all()) {
            more |= scope.in(org, () -> settle(org));
        }
        return more;
    }

    private boolean settle(OrgId org) {
        Instant now = clock.now();
        List<SubjectId> due = settling.due(org, now, BATCH);
        if (!due.isEmpty()) {
            settling.remove(due);
            List<History> requests = histories.read(org, due);
            requests.forEach(request ->
                    Settlement.next(request.counted(request.latest()), now)
                            .ifPresent(next -> settling.put(request, next)));
            outbox.write(requests.stream().map(Carrying::letter).toList());
        }
        return due.size() == BATCH;
    }

    private void carry(History source) {
        List<Wanted> wanted = wanted(source, clock.now());
        Map<String, CarriedRows.Standing> there = rows.of(source);
        Set<String> kept = new HashSet<>();
        for (Wanted one : wanted) {
            Optional<CarriedRows.Standing> before =
                    Optional.ofNullable(there.get(one.key())).filter(was -> !was.struck());
            if (before.filter(one::stands).isEmpty()) {
                before.ifPresent(was -> strike(source, was));
                int times =
                        Optional.ofNullable(there.get(one.key()))
                                .map(CarriedRows.Standing::times)
                                .orElse(0);
                tell(source, one, times + 1);
            }
            kept.add(one.key());
        }
        there.values().stream()
                .filter(was -> !was.struck() && !kept.contains(was.key()))
                .forEach(was -> strike(source, was));
    }

    private List<Wanted> wanted(History source, Instant now) {
        Catalogue catalogue = shelf.of(source.org(), source.unit()).standards().catalogue();
        Instant asOf = now.isBefore(source.latest()) ? source.latest() : now;
        List<Fact> counted = source.counted(asOf);
        Set<Fact> counts = new HashSet<>(counted);
        List<Wanted> wanted = new ArrayList<>();
        for (StoredFact stored : source.stored()) {
            if (counts.contains(stored.fact()) && !stored.source().equals(Command.CARRIED)) {
                wanted.addAll(copies(catalogue, source, stored));
            }
        }
        if (Carrying.settles(catalogue, source)) {
            Settlement.of(counted)
                    .forEach(visit -> settled(source, visit, now).ifPresent(wanted::add));
        }
        return wanted;
    }

    private List<Wanted> copies(Catalogue catalogue, History source, StoredFact stored) {
        Fact fact = stored.fact();
        List<Wanted> copies = new ArrayList<>();
        Actor actor = new Actor(fact.actor(), Set.of(stored.toldAs()), Optional.empty());
        for (Home home :
                catalogue.kind(fact.kind()).map(kind -> kind.homes().told()).orElse(Set.of())) {
            owner(home, source, fact)
                    .map(owner -> records.name(source.org(), home, owner, fact.occurredAt()))
                    .map(book ->
                            new Wanted(
                                    book,
                                    source.unit(),
                                    actor,
                                    home.word() + stored.n(),
                                    fact.kind(),
                                    fact.occurredAt(),
                                    fact.values()))
                    .ifPresent(copies::add);
        }
        return copies;
    }

    /** A fact is carried into the book of its unit, or of the person who told it. */
    private static Optional<Integer> owner(Home home, History source, Fact fact) {
        return switch (home) {
            case UNIT -> Optional.of(source.unit());
            case PERSON ->
                    Optional.of(fact.actor())
                            .filter(actor -> actor.matches("[1-9][0-9]{0,8}"))
                            .map(Integer::valueOf);
            case REQUEST, CALL, TICKET, PAYMENT, MATTER -> Optional.empty();
        };
    }

    private Optional<Wanted> settled(History source, Settlement visit, Instant now) {
        return visit.settled(now)
                .map(at ->
                        new Wanted(
                                records.name(source.org(), Home.UNIT, source.unit(), at),
                                source.unit(),
                                UnitBooks.MACHINE,
                                "visit" + visit.number(),
                                Settlement.SETTLED,
                                at,
                                visit.values()));
    }

    private void tell(History source, Wanted wanted, int time) {
        String key = CarriedRows.key(source, wanted.key(), time);
        NewFact fact =
                new NewFact(
                        wanted.kind(),
                        Optional.of(wanted.at()),
                        wanted.values(),
                        Optional.of(key),
                        Duration.ZERO);
        Outcome.Done told =
                done(
                        records.tell(
                                new Sender(source.org(), wanted.actor(), key, Command.CARRIED),
                                wanted.book(),
                                wanted.unit(),
                                List.of(fact)));
        rows.told(source, wanted.key(), time, told.subject(), told.facts().getFirst().n());
    }

    private void strike(History source, CarriedRows.Standing was) {
        String key = "strike " + CarriedRows.key(source, was.key(), was.times());
        NewFact word =
                new NewFact(
                        FactKind.STRUCK,
                        Optional.empty(),
                        Map.of(
                                FactKind.NAMED_FACT,
                                new Value.Text(Integer.toString(was.n())),
                                "reason",
                                new Value.Text(source.id().number())),
                        Optional.of(key),
                        Duration.ZERO);
        done(
                journal.run(
                        new Command(
                                source.org(),
                                UnitBooks.MACHINE,
                                key,
                                Command.CARRIED,
                                new Command.Existing(was.book()),
                                List.of(word))));
        rows.struck(source, was.key());
    }

    /** A refusal here is a fault of ours: the letter comes again. */
    private static Outcome.Done done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.Refused refused ->
                    throw new IllegalStateException("A carried fact was refused: " + refused);
        };
    }
}

package io.shouwen.server.inbox;

import io.shouwen.engine.fact.Value;
import io.shouwen.pack.log.LogReader;
import io.shouwen.pack.log.LogRows;
import io.shouwen.pack.mapping.Mapping;
import io.shouwen.pack.mapping.MappingReader;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.server.access.Caller;
import io.shouwen.server.access.Tokens;
import io.shouwen.server.api.FactDoor;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.inbox.InboxRows.Claimed;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.DayBook;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.standard.Shelf;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Reads the files that other systems leave in the watched folder. A file is put away only once all
 * of it was told and that is written down; whatever crashes before, it is read again from its first
 * row, and what was told is not told twice.
 */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private static final String READING = "reading";
    private static final String TAKEN = "taken";

    /** Whoever reads a file says so more often than this. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final OrgScope scope;
    private final WallClock clock;
    private final WatchedFolder folder;
    private final String token;
    private final Tokens tokens;
    private final Shelf shelf;
    private final FactDoor door;
    private final DayBook book;
    private final InboxRows rows;
    private final FailPoints failPoints;

    /** Through what the files' facts are told. */
    record Ways(Tokens tokens, Shelf shelf, FactDoor door, DayBook book) {}

    /**
     * @param token what it may tell and see is what the folder may
     */
    Inbox(
            DataSource dataSource,
            OrgScope scope,
            WallClock clock,
            WatchedFolder folder,
            String token,
            Ways ways,
            FailPoints failPoints) {
        this.scope = scope;
        this.clock = clock;
        this.folder = folder;
        this.token = token;
        this.tokens = ways.tokens();
        this.shelf = ways.shelf();
        this.door = ways.door();
        this.book = ways.book();
        this.rows = new InboxRows(JdbcClient.create(dataSource));
        this.failPoints = failPoints;
    }

    /** Whose the folder is; empty if there is none or its token is not valid. */
    Optional<Caller> caller() {
        return folder.watched() ? tokens.caller(token) : Optional.empty();
    }

    WatchedFolder folder() {
        return folder;
    }

    /** Reads what is whole; a file that fails keeps no other from being read. */
    void look() {
        Optional<Caller> caller = caller();
        if (caller.isEmpty()) {
            return;
        }
        for (DroppedFile file : folder.whole()) {
            try {
                take(caller.get(), file);
            } catch (IOException | RuntimeException e) {
                LOG.warn("A file of the watched folder cannot be read or put away: {}", file, e);
            }
        }
    }

    private void take(Caller caller, DroppedFile file) throws IOException {
        try (HeldFile held = new HeldFile(file.path())) {
            byte[] hash = held.hash();
            Optional<Claimed> claimed = claim(caller.org(), file, hash);
            if (claimed.isPresent()) {
                Claimed one = claimed.get();
                Optional<String> state =
                        one.state().equals(READING)
                                ? read(caller, file, held, hash, one)
                                : Optional.of(one.state());
                if (state.isPresent() && !held.changed()) {
                    putAway(caller.org(), file, hash, one.id(), state.get());
                }
            }
        }
    }

    /** One that was put away and is there again was left again: it is read anew. */
    private Optional<Claimed> claim(OrgId org, DroppedFile file, byte[] hash) {
        Instant now = clock.now();
        return scope.in(
                org,
                () -> {
                    rows.follow(org, file, hash, now);
                    Optional<Claimed> claimed = rows.claim(org, file, hash, now, now.plus(LEASE));
                    if (claimed.isEmpty() || !claimed.get().away()) {
                        return claimed;
                    }
                    if (file.there()) {
                        return Optional.of(rows.anew(org, claimed.get().id(), now));
                    }
                    // Whoever held it before us put it away after we had found it.
                    rows.busy(org, claimed.get().id(), now);
                    return Optional.empty();
                });
    }

    /** Moves it, and only then says so: what is there after that was left again. */
    private void putAway(OrgId org, DroppedFile file, byte[] hash, long id, String state)
            throws IOException {
        String sub = state.equals(TAKEN) ? DroppedFile.DONE : DroppedFile.REJECTED;
        Path target = file.beside(sub).resolve(file.nameWith(hash));
        failPoints.around(
                "put the file away",
                () -> {
                    try {
                        file.moveTo(target);
                        return target;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        scope.run(org, () -> rows.away(org, id, sub));
    }

    /** Reads it and writes down how that went; empty if it became another one meanwhile. */
    private Optional<String> read(
            Caller caller, DroppedFile file, HeldFile held, byte[] hash, Claimed claimed)
            throws IOException {
        long id = claimed.id();
        OrgId org = caller.org();
        String name = file.nameWith(hash);
        Path reports = file.beside(DroppedFile.REJECTED);
        Problems problems = new Problems();
        Optional<Mapping> mapping =
                MappingReader.file(
                        file.mapping(),
                        shelf.of(org).standards(),
                        problems,
                        LinkOption.NOFOLLOW_LINKS);
        try (Rejects rejects = new Rejects(reports.resolve(name + ".rejected.csv"))) {
            FileReading reading =
                    new FileReading(
                            door,
                            caller,
                            file.folder(),
                            rejects,
                            () -> scope.run(org, () -> rows.busy(org, id, clock.now().plus(LEASE))),
                            failPoints);
            if (mapping.isPresent() && problems.none()) {
                LogReader.Result result =
                        LogRows.read(file.name(), held::open, mapping.get(), reading, problems);
                reading.tally().rows(result.rows());
            }
            if (held.changed()) {
                scope.run(org, () -> rows.busy(org, id, clock.now()));
                return Optional.empty();
            }
            report(reports.resolve(name + ".problems.txt"), problems);
            rejects.complete();
            String state = problems.none() ? TAKEN : "unreadable";
            end(caller, claimed, hash, reading.tally(), state);
            return Optional.of(state);
        }
    }

    /** Says what hinders; what hindered an earlier reading goes. */
    private static void report(Path report, Problems problems) throws IOException {
        if (problems.none()) {
            Files.deleteIfExists(report);
            return;
        }
        try (Writer out = Rejects.fresh(report)) {
            out.write(problems.rendered());
        }
    }

    private void end(Caller caller, Claimed claimed, byte[] hash, Tally tally, String state) {
        OrgId org = caller.org();
        Actor actor =
                new Actor(
                        Actor.token(caller.token(), Set.of()).id(),
                        Set.of(InboxKinds.PRODUCER),
                        Optional.empty());
        scope.run(
                org,
                () -> {
                    book.tell(
                            new DayBook.Deed(
                                    org,
                                    actor,
                                    InboxKinds.BOOK,
                                    "inbox file %d %s".formatted(claimed.id(), claimed.foundAt()),
                                    InboxKinds.READ,
                                    Map.of(
                                            "file_hash",
                                            new Value.Text(HexFormat.of().formatHex(hash)),
                                            "rows",
                                            new Value.Whole(tally.rows()),
                                            "told",
                                            new Value.Whole(tally.told()),
                                            "again",
                                            new Value.Whole(tally.again()),
                                            "rejected",
                                            new Value.Whole(tally.rejected()))));
                    rows.end(org, claimed.id(), state, tally, clock.now());
                });
    }
}

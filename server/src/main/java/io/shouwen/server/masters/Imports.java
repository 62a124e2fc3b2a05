package io.shouwen.server.masters;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.DayBook;
import io.shouwen.server.masters.UploadRows.Upload;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.Drawer;
import io.shouwen.server.text.Texts;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/**
 * Takes workbooks in and gives them out. A dry run is the import itself, rolled back; applying runs
 * it once more and keeps it only if it does exactly what was shown.
 */
@Component
final class Imports {
    private final OrgScope scope;
    private final List<Master> masters;
    private final UploadRows uploads;
    private final Drawer drawer;
    private final DayBook book;

    Imports(
            DataSource dataSource,
            OrgScope scope,
            List<Master> masters,
            Drawer drawer,
            DayBook book) {
        this.scope = scope;
        this.masters =
                masters.stream()
                        .sorted(Comparator.comparingInt(master -> master.sheet().order()))
                        .toList();
        this.uploads = new UploadRows(JdbcClient.create(dataSource));
        this.drawer = drawer;
        this.book = book;
    }

    /** Rolls a dry run back. */
    private static final class DryRun extends RuntimeException {
        private static final long serialVersionUID = 1;

        DryRun() {
            super("", null, false, false);
        }
    }

    /**
     * What a workbook would do.
     *
     * @param upload under which it waits to be applied; empty if there is a problem or no change
     */
    record Trial(Findings findings, Optional<UUID> upload) {}

    /** The sheets in their order. */
    List<Sheet> sheets() {
        return masters.stream().map(Master::sheet).toList();
    }

    /** Looks at a workbook, and keeps it for a while if it can be applied. */
    Trial look(OrgId org, int person, byte[] file) {
        Findings findings = new Findings();
        try {
            scope.run(
                    org,
                    () -> {
                        read(org, file, findings);
                        throw new DryRun();
                    });
        } catch (DryRun e) {
            // Everything is as it was; the findings tell what it would have been.
        }
        if (findings.problemCount() > 0 || findings.changesNothing()) {
            return new Trial(findings, Optional.empty());
        }
        UUID id = UUID.randomUUID();
        String plan = findings.planHash();
        scope.run(
                org,
                () -> {
                    uploads.forget(org, person).stream()
                            .filter(content -> content > 0)
                            .forEach(content -> drawer.destroy(org, content));
                    long content = drawer.keep(org, file);
                    uploads.keep(
                            org,
                            person,
                            new Upload(id, hash(file), content, plan, Optional.empty()));
                });
        return new Trial(findings, Optional.of(id));
    }

    /** Applies what was looked at; sent twice, it is applied once. */
    Applied apply(OrgId org, int person, UUID id) {
        return scope.in(
                org,
                () -> {
                    Upload upload = uploads.lock(org, person, id).orElseThrow(Refusal::notFound);
                    return upload.applied().orElseGet(() -> apply(org, person, upload));
                });
    }

    private Applied apply(OrgId org, int person, Upload upload) {
        Findings findings = new Findings();
        read(org, drawer.open(org, upload.content()), findings);
        if (findings.problemCount() > 0 || !findings.planHash().equals(upload.plan())) {
            throw new Refusal(HttpStatus.CONFLICT, "masters-moved");
        }
        Applied applied =
                new Applied(
                        findings.count(Change.Kind.ADDED),
                        findings.count(Change.Kind.CHANGED),
                        findings.count(Change.Kind.CLOSED));
        tell(
                org,
                person,
                upload.id().toString(),
                MasterKinds.IMPORTED,
                Map.of(
                        "file_hash", new Value.Text(upload.fileHash()),
                        "sheets", keys(List.copyOf(findings.tallies().keySet())),
                        "added", new Value.Whole(applied.added()),
                        "changed", new Value.Whole(applied.changed()),
                        "closed", new Value.Whole(applied.closed())));
        uploads.apply(org, upload.id(), applied);
        drawer.destroy(org, upload.content());
        return applied;
    }

    /** What an applied workbook of the person did. */
    Optional<Applied> applied(OrgId org, int person, UUID id) {
        return scope.in(org, () -> uploads.lock(org, person, id).flatMap(Upload::applied));
    }

    private void read(OrgId org, byte[] file, Findings findings) {
        uploads.takeTurn(org);
        List<Taking> takings = new ArrayList<>();
        Map<Sheet, Master> bySheet =
                masters.stream().collect(Collectors.toMap(Master::sheet, master -> master));
        new WorkbookReader(sheets(), findings)
                .read(
                        file,
                        sheet -> {
                            Report report = new Report(findings, sheet);
                            Taking taking =
                                    Optional.ofNullable(bySheet.get(sheet))
                                            .orElseThrow()
                                            .take(org, report);
                            takings.add(taking);
                            return new SheetReader(sheet, findings, report, taking);
                        });
        takings.forEach(Taking::after);
    }

    /** Tells that these sheets leave the house, before the first row of them does. */
    void tellExport(OrgId org, int person, List<Sheet> sheets, String why) {
        Map<String, Value> values =
                why.isBlank()
                        ? Map.of("sheets", keys(sheets))
                        : Map.of("sheets", keys(sheets), "why", new Value.Text(why.strip()));
        scope.run(
                org,
                () ->
                        tell(
                                org,
                                person,
                                UUID.randomUUID().toString(),
                                MasterKinds.EXPORTED,
                                values));
    }

    private void tell(OrgId org, int by, String key, FactKind kind, Map<String, Value> values) {
        Actor actor =
                new Actor(Integer.toString(by), Set.of(MasterKinds.PRODUCER), Optional.empty());
        book.tell(new DayBook.Deed(org, actor, MasterKinds.BOOK, key, kind, values));
    }

    /** Writes what is stored. */
    void write(OrgId org, List<Sheet> sheets, Texts texts, OutputStream to) throws IOException {
        Map<Sheet, Master> bySheet =
                masters.stream().collect(Collectors.toMap(Master::sheet, master -> master));
        Optional<IOException> failed =
                scope.reading(
                        org,
                        () -> {
                            try {
                                new WorkbookWriter(texts)
                                        .stored(
                                                sheets,
                                                (sheet, rows) ->
                                                        Optional.ofNullable(bySheet.get(sheet))
                                                                .orElseThrow()
                                                                .give(org, rows),
                                                to);
                                return Optional.empty();
                            } catch (IOException e) {
                                return Optional.of(e);
                            }
                        });
        if (failed.isPresent()) {
            throw failed.get();
        }
    }

    private static Value keys(List<Sheet> sheets) {
        return new Value.Text(sheets.stream().map(Sheet::key).collect(Collectors.joining(" ")));
    }

    private static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

package io.shouwen.server.hall;

import io.shouwen.pack.service.ServiceCatalogue.Line;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.text.Language;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.sql.DataSource;

/** The recordings with which a hall speaks its calls (decision 357). */
@Component
public final class Clips {
    /** More than both languages have pieces. */
    private static final int MOST_FILES = 100;

    /** The letters of numbers from paper, and of services that no line names. */
    private static final Set<String> LETTERS = Set.of("A", "P");

    private final OrgScope scope;
    private final HallServices services;
    private final WallClock clock;
    private final ClipRows rows;

    public Clips(DataSource dataSource, OrgScope scope, HallServices services, WallClock clock) {
        this.scope = scope;
        this.services = services;
        this.clock = clock;
        this.rows = new ClipRows(JdbcClient.create(dataSource));
    }

    /** A recording that is there, and since when, in seconds. */
    public record Kept(String name, long at) {}

    /** A file as it was sent: a recording, or a zip of them. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Sent(String name, byte[] bytes) {}

    /** All of them or none; one that was there before is replaced. */
    public void put(OrgId org, int unit, List<Sent> files) {
        List<Clip> clips = new ArrayList<>();
        for (Sent file : files) {
            for (Sent one : unpacked(file)) {
                clips.add(
                        Clip.of(one.name(), one.bytes())
                                .orElseThrow(() ->
                                        new Refusal(
                                                HttpStatus.UNPROCESSABLE_CONTENT,
                                                "clip-unfit",
                                                one.name())));
            }
        }
        scope.run(org, () -> clips.forEach(clip -> rows.put(org, unit, clip, clock.now())));
    }

    private static List<Sent> unpacked(Sent file) {
        byte[] bytes = file.bytes();
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
            return List.of(file);
        }
        List<Sent> files = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry();
                    entry != null && files.size() <= MOST_FILES;
                    entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    // One byte more than allowed says enough of a file that is too large.
                    files.add(new Sent(entry.getName(), zip.readNBytes(Clip.MOST_BYTES + 1)));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "clip-unfit", file.name());
        }
        if (files.size() > MOST_FILES) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "clip-unfit", file.name());
        }
        return files;
    }

    /** The hall has none any more. */
    public void clear(OrgId org, int unit) {
        scope.run(org, () -> rows.clear(org, unit));
    }

    /** Which there are. */
    public List<Kept> kept(OrgId org, int unit) {
        return scope.reading(org, () -> rows.names(org, unit));
    }

    public Optional<Clip> find(OrgId org, int unit, String name) {
        return scope.reading(org, () -> rows.find(org, unit, name));
    }

    /** What a hall still lacks to say each of its numbers in a language. */
    public List<String> missing(OrgId org, int unit, Language language) {
        Set<String> letters = new TreeSet<>(LETTERS);
        services.of(org, unit).values().stream()
                .flatMap(offer -> offer.line().stream())
                .map(Line::letter)
                .forEach(letters::add);
        Set<String> names = kept(org, unit).stream().map(Kept::name).collect(Collectors.toSet());
        return Clip.needed(language, letters).stream().filter(one -> !names.contains(one)).toList();
    }
}

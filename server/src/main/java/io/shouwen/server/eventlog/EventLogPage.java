package io.shouwen.server.eventlog;

import io.shouwen.pack.standard.Pack;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.story.Sight;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Requests with their facts as a file, for process mining and for other systems. */
@Controller
public class EventLogPage {
    private static final int USUAL_DAYS = 30;

    private final EventLogs logs;
    private final Units units;
    private final Shelf shelf;
    private final WallClock clock;

    EventLogPage(EventLogs logs, Units units, Shelf shelf, WallClock clock) {
        this.logs = logs;
        this.units = units;
        this.shelf = shelf;
        this.clock = clock;
    }

    @Bean
    static NavigationLink eventLogsLink() {
        return new NavigationLink("/event-logs", "event-log.link", 73);
    }

    /**
     * What the page shows.
     *
     * @param key under which the form is taken once
     */
    public record View(LocalDate first, LocalDate last, String key, List<Code> codes) {
        public View {
            codes = List.copyOf(codes);
        }
    }

    /** A version of a code that has a mapping. */
    public record Code(String zh, String en, String path) {}

    @GetMapping("/event-logs")
    String show(Me me, Model model) {
        LocalDate today = clock.now().atZone(me.zone()).toLocalDate();
        List<Code> codes =
                shelf.packs().stream()
                        .flatMap(pack ->
                                pack.versions().stream().map(version -> code(pack, version)))
                        .toList();
        model.addAttribute(
                "view",
                new View(
                        today.minusDays(USUAL_DAYS - 1L),
                        today,
                        UUID.randomUUID().toString(),
                        codes));
        return "eventlog/page";
    }

    private static Code code(Pack pack, Pack.Version version) {
        String name = version.standard().ref().version();
        return new Code(
                pack.title().zh() + " " + name,
                pack.title().en() + " " + name,
                "/event-logs/mapping/" + pack.code() + "/" + name);
    }

    /** By POST: it is told as a fact. */
    @PostMapping("/event-logs")
    void export(
            Me me,
            @RequestParam LocalDate first,
            @RequestParam LocalDate last,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam String key,
            HttpServletResponse response)
            throws IOException {
        EventLogs.Wanted wanted =
                new EventLogs.Wanted(
                        me.org(),
                        Integer.toString(me.person()),
                        key,
                        units.reach(me.org(), me.units()),
                        Sight.reader(me),
                        first,
                        last,
                        LogFormat.of(format).orElseThrow(Refusal::notFound));
        logs.tell(wanted);
        head(response, wanted.format().type(), wanted.file());
        logs.write(wanted, response.getOutputStream());
    }

    static void head(HttpServletResponse response, String type, String file) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** By which assess reads such a file. */
    @GetMapping("/event-logs/mapping/{code}/{version}/{format}")
    void mapping(
            Me me,
            @PathVariable String code,
            @PathVariable String version,
            @PathVariable String format,
            HttpServletResponse response)
            throws IOException {
        LogFormat written = LogFormat.of(format).orElseThrow(Refusal::notFound);
        Pack.Version found =
                shelf.packs().stream()
                        .filter(pack -> pack.code().equals(code))
                        .flatMap(pack -> pack.versions().stream())
                        .filter(one -> one.standard().ref().version().equals(version))
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        head(response, "application/yaml;charset=UTF-8", code + "-" + format + ".mapping.yaml");
        response.getOutputStream()
                .write(LogMapping.of(found, written).getBytes(StandardCharsets.UTF_8));
    }
}

package io.shouwen.server.eventlog;

import io.shouwen.server.access.Caller;
import io.shouwen.server.api.ApiSight;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.page.Refusal;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;

/** Requests with their facts as a file, for other systems. */
@RestController
class EventLogApi {
    private static final int LONGEST_KEY = 200;

    private final EventLogs logs;
    private final ApiSight sight;

    EventLogApi(EventLogs logs, ApiSight sight) {
        this.logs = logs;
        this.sight = sight;
    }

    /**
     * What is asked for.
     *
     * @param first the first day of receipt, such as 2026-03-01
     * @param last the last one
     * @param format {@code csv} or {@code xes}
     */
    public record Asked(@Nullable String first, @Nullable String last, @Nullable String format) {}

    /** By POST: it is told as a fact. */
    @PostMapping("/api/v1/event-logs")
    void export(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Asked asked,
            HttpServletResponse response)
            throws IOException {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "idempotency-key-missing");
        }
        EventLogs.Wanted wanted =
                new EventLogs.Wanted(
                        caller.org(),
                        Actor.token(caller.token(), Set.of()).id(),
                        key,
                        sight.units(caller),
                        sight.reader(caller),
                        day(asked.first()),
                        day(asked.last()),
                        LogFormat.of(asked.format() == null ? "" : asked.format())
                                .orElseThrow(EventLogApi::unreadable));
        logs.tell(wanted);
        EventLogPage.head(response, wanted.format().type(), wanted.file());
        logs.write(wanted, response.getOutputStream());
    }

    private static LocalDate day(@Nullable String written) {
        try {
            return LocalDate.parse(written == null ? "" : written);
        } catch (DateTimeException e) {
            throw unreadable();
        }
    }

    private static Refusal unreadable() {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "event-log-unreadable");
    }
}

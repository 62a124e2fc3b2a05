package io.shouwen.server.call;

import io.shouwen.server.access.Caller;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** The door of a telephone exchange. */
@RestController
class CallEventsApi {
    private final Exchange exchange;
    private final Frames frames;

    CallEventsApi(Exchange exchange, Frames frames) {
        this.exchange = exchange;
        this.frames = frames;
    }

    /**
     * What became of an event.
     *
     * @param call our number of the call
     * @param again whether the event was told before and changed nothing
     * @param notes what the exchange's keeper should know, in words
     */
    public record Heard(String call, boolean again, List<String> notes) {
        public Heard {
            notes = List.copyOf(notes);
        }
    }

    @PostMapping("/api/v1/calls/events")
    Heard hear(Caller system, @RequestBody CallEvent event, HttpServletRequest request) {
        event.unreadable()
                .ifPresent(field -> {
                    throw new Refusal(
                            HttpStatus.UNPROCESSABLE_CONTENT, "call-event-unreadable", field);
                });
        Exchange.Heard heard = exchange.hear(system, event);
        List<String> notes =
                heard.unknown().isEmpty()
                        ? List.of()
                        : List.of(frames.of(request).t().of("call.unknown", heard.unknown()));
        return new Heard(heard.call().number(), heard.again(), notes);
    }
}

package io.shouwen.server.hall.remote;

import io.shouwen.server.access.Knocks;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Arrivals;
import io.shouwen.server.hall.Arrivals.Arrived;
import io.shouwen.server.hall.RemoteDoor;
import io.shouwen.server.hall.RemoteDoors;
import io.shouwen.server.hall.RemoteNumbers;
import io.shouwen.server.hall.ServiceLine;
import io.shouwen.server.hall.Tickets.Number;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A number is taken at home, and its customer checks in at the hall; nobody signs in. */
@Controller
class RemotePage {
    private static final Duration WHILE = Duration.ofHours(1);

    /** Many phones share an address; a machine that takes numbers away needs more. */
    private static final int MOST_AN_ADDRESS = 120;

    private final RemoteDoors doors;
    private final RemoteNumbers numbers;
    private final Arrivals arrivals;
    private final RemoteReader reader;
    private final Knocks knocks;
    private final WallClock clock;
    private final Frames frames;

    RemotePage(
            RemoteDoors doors,
            RemoteNumbers numbers,
            Arrivals arrivals,
            RemoteReader reader,
            Knocks knocks,
            WallClock clock,
            Frames frames) {
        this.doors = doors;
        this.numbers = numbers;
        this.arrivals = arrivals;
        this.reader = reader;
        this.knocks = knocks;
        this.clock = clock;
        this.frames = frames;
    }

    @GetMapping("/line/{code}")
    String start(@PathVariable String code, HttpServletRequest request, Model model) {
        model.addAttribute("line", reader.line(doors.enter(code), frames.of(request).t()));
        return "line/start";
    }

    /** What it is and how long it takes, before a number is taken. */
    @GetMapping("/line/{code}/services/{service}")
    String service(
            @PathVariable String code,
            @PathVariable String service,
            HttpServletRequest request,
            Model model) {
        RemoteLine line = reader.line(doors.enter(code), frames.of(request).t());
        model.addAttribute("line", line);
        model.addAttribute(
                "choice", ServiceLine.choice(line.lines(), service).orElseThrow(Refusal::notFound));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "line/service";
    }

    /** The number is followed on its own page, as one from a kiosk is. */
    @PostMapping("/line/{code}/numbers")
    String take(
            @PathVariable String code,
            @RequestParam String service,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam String key,
            HttpServletRequest request) {
        RemoteDoor door = doors.enter(code);
        Instant now = clock.now();
        String who = request.getRemoteAddr();
        if (knocks.count(Knocks.TOOK, who, now.minus(WHILE)) >= MOST_AN_ADDRESS) {
            throw new Refusal(HttpStatus.TOO_MANY_REQUESTS, "numbers-too-often");
        }
        Number number = numbers.take(door, key, service, phone);
        knocks.note(Knocks.TOOK, who, number.ticket().id().number(), now);
        return "redirect:/t/" + number.secret();
    }

    /** The word was read off a screen in the hall: whoever asks for this page has come. */
    @GetMapping("/line/{code}/here/{word}")
    String arrive(
            @PathVariable String code,
            @PathVariable String word,
            HttpServletRequest request,
            Model model) {
        RemoteDoor door = proven(code, word);
        model.addAttribute("door", door);
        model.addAttribute("word", word);
        model.addAttribute("hall", reader.hall(door.org(), door.unit(), frames.of(request).t()));
        model.addAttribute("number", "");
        model.addAttribute("own", "");
        model.addAttribute("typed", "");
        model.addAttribute("key", UUID.randomUUID().toString());
        return "line/here";
    }

    @PostMapping("/line/{code}/here/{word}")
    String here(
            @PathVariable String code,
            @PathVariable String word,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam String key,
            HttpServletRequest request,
            Model model) {
        RemoteDoor door = proven(code, word);
        Optional<Arrived> arrived =
                arrivals.checkIn(RemoteNumbers.sender(door, key), door.unit(), phone, "phone");
        model.addAttribute("door", door);
        model.addAttribute("word", word);
        model.addAttribute("hall", reader.hall(door.org(), door.unit(), frames.of(request).t()));
        model.addAttribute("number", arrived.map(one -> one.ticket().number()).orElse(""));
        model.addAttribute(
                "own", arrived.flatMap(Arrived::fresh).map(one -> "/t/" + one.secret()).orElse(""));
        model.addAttribute("typed", phone);
        model.addAttribute("key", key);
        return "line/here";
    }

    private RemoteDoor proven(String code, String word) {
        RemoteDoor door = doors.enter(code);
        if (!doors.proves(door, word)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "hall-code-over");
        }
        return door;
    }
}

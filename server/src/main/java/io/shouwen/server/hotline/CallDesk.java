package io.shouwen.server.hotline;

import io.shouwen.server.access.Me;
import io.shouwen.server.call.CallKinds;
import io.shouwen.server.call.Calls;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.page.Frame;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Acts;
import io.shouwen.server.story.ActsReader;
import io.shouwen.server.story.Sight;
import io.shouwen.server.story.Streams;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The agent's phone: it rings, the customer is there, is answered, and the call is written down.
 */
@Controller
class CallDesk {
    private static final int MOST_RINGS = 99;
    private static final List<String> ASKED = List.of("inquiry", "repair-chased", "moved-time");

    private final PhoneLines lines;
    private final Calls calls;
    private final CallRecords records;
    private final ActsReader acts;
    private final Sight sight;
    private final Streams streams;
    private final Frames frames;

    CallDesk(
            PhoneLines lines,
            Calls calls,
            CallRecords records,
            ActsReader acts,
            Sight sight,
            Streams streams,
            Frames frames) {
        this.lines = lines;
        this.calls = calls;
        this.records = records;
        this.acts = acts;
        this.sight = sight;
        this.streams = streams;
        this.frames = frames;
    }

    /** The part that moves by itself. */
    @GetMapping("/hotline/line")
    String line(Me me, HttpServletRequest request, Model model) {
        model.addAttribute("line", lines.of(me, frames.of(request).times()));
        return "hotline/line";
    }

    @GetMapping(path = "/hotline/live", produces = "text/event-stream")
    SseEmitter listen(
            Me me,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastEventId,
            @RequestParam(defaultValue = "") String after) {
        return streams.boards(me, new Streams.Read(lastEventId, after));
    }

    /**
     * The customer of a number, for a screen pop that another system opens. The call itself, if the
     * number is of one that I have in hand.
     */
    @GetMapping("/hotline/pop")
    String pop(
            Me me,
            @RequestParam(defaultValue = "") String number,
            HttpServletRequest request,
            Model model) {
        String typed = HotlinePage.narrow(number);
        if (!HotlinePage.isNumber(typed)) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "number-unreadable");
        }
        Pop pop = lines.pop(me, typed, frames.of(request).times());
        Optional<Calls.Call> inHand =
                lines.inHand(me, pop.callers().stream().map(Caller::id).toList());
        if (inHand.isPresent()) {
            return "redirect:/hotline/answer/" + inHand.get().row().number();
        }
        model.addAttribute("pop", pop);
        model.addAttribute("number", typed);
        model.addAttribute("key", UUID.randomUUID().toString());
        return "hotline/pop";
    }

    /** Without an exchange the agent says that they have picked up. */
    @PostMapping("/hotline/start")
    String start(
            Me me,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String rings,
            @RequestParam String key) {
        Optional<Integer> counted =
                Optional.of(HotlinePage.narrow(rings))
                        .filter(typed -> typed.matches("[0-9]{1,2}"))
                        .map(Integer::valueOf)
                        .filter(count -> count <= MOST_RINGS);
        String number = HotlinePage.narrow(phone);
        return "redirect:/hotline/answer/" + calls.start(me, key, number, counted).number();
    }

    @GetMapping("/hotline/answer/{number}")
    String answer(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        CallRecord fresh = CallRecord.empty(UUID.randomUUID().toString());
        return show(me, calls.seen(me, number), fresh, List.of(), request, model);
    }

    private String show(
            Me me,
            Calls.Call call,
            CallRecord record,
            List<String> missing,
            HttpServletRequest request,
            Model model) {
        Frame frame = frames.of(request);
        model.addAttribute("call", call);
        model.addAttribute("pop", lines.pop(me, call, frame.times()));
        model.addAttribute("record", record);
        model.addAttribute("missing", missing);
        model.addAttribute("takers", takers(me, frame));
        model.addAttribute("position", streams.position());
        return "hotline/answer";
    }

    private List<Acts.Crew> takers(Me me, Frame frame) {
        return acts.takers(me, frame.t());
    }

    /** A request that was there before is what the call is about. */
    @PostMapping("/hotline/answer/{number}/request")
    String about(
            Me me,
            @PathVariable String number,
            @RequestParam String request,
            @RequestParam String matter,
            @RequestParam(defaultValue = "false") boolean told,
            @RequestParam String key) {
        if (!ASKED.contains(matter)) {
            throw Refusal.notFound();
        }
        Calls.Call call = calls.seen(me, number);
        Story story = sight.story(me, request);
        records.answer(me, key, call, story, matter, told);
        return back(call);
    }

    @PostMapping("/hotline/answer/{number}/mark")
    String mark(
            Me me,
            @PathVariable String number,
            @RequestParam String what,
            @RequestParam String key) {
        Calls.Call call = calls.seen(me, number);
        records.mark(me, key, call, what);
        return back(call);
    }

    /** The call is written down; what is missing is told, and nothing of what was typed is lost. */
    @PostMapping("/hotline/answer/{number}/log")
    String log(
            Me me,
            @PathVariable String number,
            @ModelAttribute CallRecord record,
            HttpServletRequest request,
            Model model) {
        Calls.Call call = calls.seen(me, number);
        Frame frame = frames.of(request);
        Map<String, String> known =
                lines.pop(me, call, frame.times()).callers().stream()
                        .filter(caller -> record.chosen().equals(Optional.of(caller.id())))
                        .map(Caller::values)
                        .findFirst()
                        .orElse(Map.of());
        List<String> takers =
                takers(me, frame).stream()
                        .flatMap(crew -> crew.members().stream())
                        .map(Member::id)
                        .map(String::valueOf)
                        .toList();
        List<String> missing = record.missing(known, !call.requests().isEmpty(), takers);
        if (!missing.isEmpty()) {
            return show(me, call, record, missing, request, model);
        }
        records.write(me, call, record);
        return "redirect:/hotline";
    }

    @PostMapping("/hotline/answer/{number}/dismiss")
    String dismiss(
            Me me,
            @PathVariable String number,
            @RequestParam String reason,
            @RequestParam String key) {
        if (!CallKinds.DISMISSALS.contains(reason)) {
            throw Refusal.notFound();
        }
        records.dismiss(me, key, calls.seen(me, number), reason);
        return "redirect:/hotline";
    }

    private static String back(Calls.Call call) {
        return "redirect:/hotline/answer/" + call.row().number();
    }
}

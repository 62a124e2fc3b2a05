package io.shouwen.server.hall;

import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page tells the bridge beside it, as its script reads it. What a customer reads is in both
 * languages of the house: the bridge shows the one its device can.
 *
 * @param strip what the light strip shows now
 * @param shut what it shows once nobody sits there
 * @param ask whom to ask for a rating; empty while nobody is
 */
public record BridgeTie(Bridges.Met met, String strip, String shut, String ask) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Integer> LEVELS = List.of(1, 2, 3, 4, 5);

    /** Beside a kiosk: it prints, and nothing else. */
    public static BridgeTie printing(Bridges.Met met) {
        return new BridgeTie(met, "", "", "");
    }

    /** Whose rating is asked for: a visit, and its number if it has one. */
    public record Asked(SubjectId visit, String number) {}

    /** At a counter with whoever is there. */
    public static BridgeTie at(
            Bridges.Met met, Counter counter, Optional<TicketRow> guest, Optional<Asked> asked) {
        return new BridgeTie(
                met,
                strip(counter, guest),
                strip(counter, "shut", ""),
                asked.filter(_ -> met.bridge().rates()).map(BridgeTie::ask).orElse(""));
    }

    private static String strip(Counter counter, Optional<TicketRow> guest) {
        if (!counter.open()) {
            return strip(counter, "away", "");
        }
        return guest.map(one ->
                        strip(
                                counter,
                                one.state() == TicketState.CALLED ? "called" : "serving",
                                one.number()))
                .orElseGet(() -> strip(counter, "free", ""));
    }

    private static String strip(Counter counter, String state, String number) {
        Map<String, Object> strip = new LinkedHashMap<>();
        strip.put("counter", counter.no());
        strip.put("state", state);
        strip.put("number", number);
        strip.put(
                "text",
                number.isEmpty() && state.equals("serving")
                        ? said("bridge.strip.busy", counter.no())
                        : said("bridge.strip." + state, counter.no(), number));
        return JSON.writeValueAsString(strip);
    }

    private static String ask(Asked visit) {
        Map<String, Object> ask = new LinkedHashMap<>();
        ask.put("visit", visit.visit().number());
        ask.put("number", visit.number());
        ask.put(
                "text",
                visit.number().isEmpty()
                        ? said("rating.ask.unnamed")
                        : said("rating.ask", visit.number()));
        ask.put(
                "levels",
                LEVELS.stream()
                        .map(level -> Map.of("level", level, "text", said("rating.level." + level)))
                        .toList());
        return JSON.writeValueAsString(ask);
    }

    private static Map<String, String> said(String key, Object... args) {
        return Map.of(
                "zh", Texts.in(Language.ZH).of(key, args),
                "en", Texts.in(Language.EN).of(key, args));
    }
}

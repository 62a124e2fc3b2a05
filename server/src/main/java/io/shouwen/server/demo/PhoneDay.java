package io.shouwen.server.demo;

import io.shouwen.server.demo.Staffing.Agent;
import io.shouwen.server.demo.Staffing.Repair;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The phones of a day: calls ring, are answered by whoever is free or given up, and end as reports,
 * answers or complaints, each written down.
 */
final class PhoneDay {
    /**
     * Calls of each hour from seven on, of 1,200. Two peaks: when offices open, and after supper.
     */
    private static final int[] HOURS = {
        25, 70, 105, 110, 90, 55, 60, 85, 90, 80, 75, 85, 110, 95, 50, 15
    };

    private static final int FIRST_HOUR = 7;
    private static final int OF = 1200;
    private static final String BROKEN = "城关镇/东门街/东门花园";
    private static final Pattern CALL = Pattern.compile("\"call\":\"([0-9-]+)\"");

    private final Diary diary;
    private final Staffing staff;
    private final Invented invented;
    private final Tale tale;
    private final ZoneId zone;
    private final Map<String, Integer> places;
    private final BiConsumer<Instant, Repair> reported;
    private final BiConsumer<Instant, List<Repair>> restored;
    private final List<Earlier> earlier = new ArrayList<>();
    private final List<Repair> dark = new ArrayList<>();
    private Optional<String> outage = Optional.empty();
    private int names;

    /** Who reported what. */
    private record Earlier(String phone, Repair repair) {}

    PhoneDay(
            Diary diary,
            Staffing staff,
            Invented invented,
            Tale tale,
            ZoneId zone,
            Map<String, Integer> places,
            BiConsumer<Instant, Repair> reported,
            BiConsumer<Instant, List<Repair>> restored) {
        this.diary = diary;
        this.staff = staff;
        this.invented = invented;
        this.tale = tale;
        this.zone = zone;
        this.places = Map.copyOf(places);
        this.reported = reported;
        this.restored = restored;
    }

    /** Everybody sits down, and so many calls are to come. */
    void plan(LocalDate day, int calls) {
        Instant opening = day.atTime(LocalTime.of(FIRST_HOUR, 0)).atZone(zone).toInstant();
        diary.at(
                opening,
                () ->
                        staff.agents()
                                .forEach(agent ->
                                        tale.told(
                                                agent.visitor.post(
                                                        "/calls/me",
                                                        Map.of(
                                                                "state",
                                                                "ready",
                                                                "extension",
                                                                agent.extension)))));
        for (int hour = 0; hour < HOURS.length; hour++) {
            Instant from = opening.plusSeconds(3600L * hour);
            for (int n = 0; n < Math.round((double) HOURS[hour] * calls / OF); n++) {
                Instant at = from.plusSeconds(1 + invented.seconds(0, 59.9));
                diary.at(at, () -> rings(at));
            }
        }
    }

    /** A line fails early in the afternoon, everybody beside it calls, and it is mended. */
    void outage(LocalDate day, int calls) {
        Instant at = day.atTime(LocalTime.of(14, 10)).atZone(zone).toInstant();
        diary.at(
                at,
                () -> {
                    HttpResponse<String> declared =
                            staff.dispatcher()
                                    .post(
                                            "/events",
                                            Map.of(
                                                    "key", "outage-" + day,
                                                    "kind", "outage",
                                                    "starts", "",
                                                    "ends", day + "T16:30",
                                                    "cause", "东门线光缆被挖断",
                                                    "notice", "东门街一带网络中断，正在抢修",
                                                    "place", place(BROKEN)));
                    tale.told(declared);
                    outage = Optional.of(Visitor.number(declared)).filter(one -> !one.isEmpty());
                });
        for (int n = 0; n < calls; n++) {
            Instant rung = at.plusSeconds(120 + invented.seconds(0, 40));
            diary.at(rung, () -> rings(rung, true));
        }
        Instant mended = at.plusSeconds(6600);
        diary.at(
                mended,
                () ->
                        outage.ifPresent(number -> {
                            tale.told(
                                    staff.dispatcher()
                                            .post(
                                                    "/events/%s/end".formatted(number),
                                                    Map.of(
                                                            "reason",
                                                            "光缆已熔接",
                                                            "key",
                                                            "outage-over-" + day)));
                            outage = Optional.empty();
                            restored.accept(mended, dark);
                        }));
    }

    private String place(String title) {
        return Integer.toString(places.getOrDefault(title, 0));
    }

    private void rings(Instant at) {
        rings(at, false);
    }

    private void rings(Instant at, boolean dark) {
        names++;
        String name = "demo-%s-%d".formatted(at.getEpochSecond(), names);
        boolean again = !dark && !earlier.isEmpty() && invented.chance(3);
        Optional<Earlier> about = again ? Optional.of(invented.of(earlier)) : Optional.empty();
        String phone = about.map(Earlier::phone).orElseGet(invented::phone);
        tell(name, "ringing", "\"number\":\"%s\",\"line\":\"dispatch-centre\"".formatted(phone));
        Optional<Agent> free = staff.agents().stream().filter(agent -> !agent.busy).findFirst();
        if (free.isEmpty() || invented.chance(3)) {
            long patience = free.isEmpty() ? 40 : invented.seconds(0.1, 0.22);
            diary.at(
                    at.plusSeconds(patience),
                    () -> tell(name, "abandoned", "\"seconds\":%d".formatted(patience)));
            return;
        }
        Agent agent = free.get();
        agent.busy = true;
        int rings = invented.chance(94) ? 1 + (int) invented.seconds(0, 0.03) : 4;
        Instant answered = at.plusSeconds(4L * rings);
        diary.at(
                answered,
                () -> {
                    Optional<String> call =
                            tell(
                                    name,
                                    "answered",
                                    "\"extension\":\"%s\",\"rings\":%d"
                                            .formatted(agent.extension, rings));
                    call.ifPresentOrElse(
                            number ->
                                    speak(
                                            new Talk(name, number, phone, agent, dark),
                                            answered,
                                            about),
                            () -> agent.busy = false);
                });
    }

    /**
     * A call that is being answered.
     *
     * @param dark whether the caller lives where a line has failed
     */
    private record Talk(String name, String call, String phone, Agent agent, boolean dark) {}

    private void speak(Talk talk, Instant answered, Optional<Earlier> about) {
        Instant said = answered.plusSeconds(invented.seconds(0.8, 2));
        Instant ended = said.plusSeconds(invented.seconds(0.3, 1.5));
        Instant written = ended.plusSeconds(invented.seconds(0.2, 0.8));
        if (about.isPresent()) {
            Repair open = about.get().repair();
            diary.at(said, () -> asksAgain(talk, open));
            diary.at(written, () -> write(talk, "repair-chased", "已告知进度"));
        } else if (talk.dark() || invented.chance(38)) {
            diary.at(said, () -> reports(talk, said));
            diary.at(written, () -> write(talk, "repair", "已登记报修，告知到场时间"));
        } else if (invented.chance(2)) {
            diary.at(said, () -> complains(talk, said));
            diary.at(written, () -> write(talk, "complaint", "已致歉并登记"));
        } else {
            diary.at(written, () -> write(talk, invented.matter(), invented.answer()));
        }
        diary.at(
                ended,
                () ->
                        tell(
                                talk.name(),
                                "ended",
                                "\"extension\":\"%s\",\"releasedBy\":\"customer\""
                                        .formatted(talk.agent().extension)));
    }

    private void reports(Talk talk, Instant at) {
        Invented.Home home = talk.dark() ? new Invented.Home(BROKEN, "city") : invented.home();
        Map<String, String> form = form(talk, home);
        form.put("severity", invented.chance(85) ? "minor" : "major");
        form.put("symptom", talk.dark() ? "no-network" : invented.symptom());
        outage.filter(number -> talk.dark()).ifPresent(number -> form.put("event", number));
        HttpResponse<String> answer = talk.agent().visitor.post("/hotline/reports", form);
        tale.told(answer);
        String number = Visitor.number(answer);
        if (!number.isEmpty()) {
            Repair repair = new Repair(number, home);
            earlier.add(new Earlier(talk.phone(), repair));
            tale.count(Tale.Count.REPAIRS);
            // One crew mends the line for all of them.
            if (talk.dark()) {
                dark.add(repair);
                tale.count(Tale.Count.LINKED);
            } else {
                reported.accept(at, repair);
            }
        }
    }

    private Map<String, String> form(Talk talk, Invented.Home home) {
        Map<String, String> form = new HashMap<>();
        form.put("key", "report-" + talk.call());
        form.put("phone", talk.phone());
        form.put("customer", "");
        form.put("name", invented.name());
        form.put("address", home.place().replace("/", "") + invented.door());
        form.put("place", place(home.place()));
        form.put("settlement", home.settlement());
        form.put("call", talk.call());
        return form;
    }

    private void complains(Talk talk, Instant at) {
        Map<String, String> form = form(talk, invented.home());
        form.put("type", "complaint");
        form.put("words", invented.complaint());
        form.put("against", "person-" + invented.of(staff.technicians()).person);
        form.put("apologised", "true");
        form.put("happened", at.atZone(zone).toLocalDate().toString());
        tale.told(talk.agent().visitor.post("/hotline/reports", form));
    }

    private void asksAgain(Talk talk, Repair open) {
        tale.told(
                talk.agent()
                        .visitor
                        .post(
                                "/hotline/answer/%s/request".formatted(talk.call()),
                                Map.of(
                                        "request",
                                        open.number(),
                                        "matter",
                                        "repair-chased",
                                        "told",
                                        "true",
                                        "key",
                                        "again-" + talk.call())));
    }

    /** The record is complete before the next call. */
    private void write(Talk talk, String matter, String words) {
        Map<String, String> form = new HashMap<>();
        form.put("key", "log-" + talk.call());
        form.put("caller", "");
        form.put("name", invented.name());
        form.put("address", invented.home().place().replace("/", "") + invented.door());
        form.put("phone", talk.phone());
        form.put("matter", matter);
        form.put("outcome", "settled");
        form.put("handling", words);
        tale.told(talk.agent().visitor.post("/hotline/answer/%s/log".formatted(talk.call()), form));
        talk.agent().busy = false;
    }

    private Optional<String> tell(String call, String event, String more) {
        HttpResponse<String> answer =
                staff.dispatcher()
                        .json(
                                "/api/v1/calls/events",
                                "{\"call\":\"%s\",\"event\":\"%s\",%s}"
                                        .formatted(call, event, more),
                                Optional.of(staff.token()));
        tale.told(answer);
        if (event.equals("ringing")) {
            tale.count(Tale.Count.CALLS);
        }
        Matcher number = CALL.matcher(answer.body());
        return number.find() ? Optional.of(number.group(1)) : Optional.empty();
    }
}

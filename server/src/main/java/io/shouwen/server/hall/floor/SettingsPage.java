package io.shouwen.server.hall.floor;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Agenda;
import io.shouwen.server.hall.AgendaRules;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.HallHours;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.RemoteDoors;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a hall has settled for itself: its line, its counters, how it gives numbers. */
@Controller
class SettingsPage {
    private static final Set<String> SPEECH = Set.of("clips", "voice", "chime", "none");
    private static final int MOST_REMOTE = 500;
    private static final int MOST_APPOINTED = 99;
    private static final int MOST_BOUND = 50;
    private static final int MOST_CALLS = 9;
    private static final int MOST_CROWDED = 99;
    private static final int HIGHEST_COUNTER = 999;

    private final SettingsReader reader;
    private final Halls halls;
    private final HallHours hours;
    private final Agenda agenda;
    private final RemoteDoors doors;
    private final WallClock clock;

    SettingsPage(
            SettingsReader reader,
            Halls halls,
            HallHours hours,
            Agenda agenda,
            RemoteDoors doors,
            WallClock clock) {
        this.reader = reader;
        this.halls = halls;
        this.hours = hours;
        this.agenda = agenda;
        this.doors = doors;
        this.clock = clock;
    }

    @Bean
    static NavigationLink hallSettingsLink() {
        return new NavigationLink("/hall/settings", "hall.settings.link", 78);
    }

    @GetMapping("/hall/settings")
    String show(
            Me me,
            @RequestParam(required = false) Optional<Integer> hall,
            HttpServletRequest request,
            Model model) {
        Unit unit = reader.unit(me, hall);
        model.addAttribute("settings", reader.settings(me, unit, Settings.Once.NOTHING, request));
        return "hall/settings";
    }

    @PostMapping("/hall/settings")
    String settle(
            Me me,
            @RequestParam int hall,
            @RequestParam int bound,
            @RequestParam int calls,
            @RequestParam int crowded,
            @RequestParam LocalTime closes,
            @RequestParam String speech) {
        refuseUnless(
                within(bound, 0, MOST_BOUND)
                        && within(calls, 1, MOST_CALLS)
                        && within(crowded, 1, MOST_CROWDED)
                        && SPEECH.contains(speech));
        int unit = reader.unit(me, Optional.of(hall)).id();
        hours.settle(me.org(), new Hall(unit, bound, calls, crowded, closes, speech));
        return back(unit);
    }

    @PostMapping("/hall/settings/counters")
    String counter(
            Me me,
            @RequestParam int hall,
            @RequestParam int no,
            @RequestParam(name = "service", defaultValue = "") List<String> served) {
        int unit = reader.founded(me, hall).id();
        refuseUnless(within(no, 1, HIGHEST_COUNTER));
        halls.add(me.org(), unit, no, known(me, unit, served));
        return back(unit);
    }

    @PostMapping("/hall/settings/counters/{id}")
    String serve(
            Me me,
            @PathVariable int id,
            @RequestParam int hall,
            @RequestParam(name = "service", defaultValue = "") List<String> served) {
        Unit unit = reader.founded(me, hall);
        int counter = reader.counter(me, unit, id).id();
        halls.serve(me.org(), counter, known(me, unit.id(), served));
        return back(unit.id());
    }

    /** One set up by mistake goes; it may be brought back. */
    @PostMapping("/hall/settings/counters/{id}/removed")
    String remove(Me me, @PathVariable int id, @RequestParam int hall) {
        Unit unit = reader.founded(me, hall);
        int counter = reader.counter(me, unit, id).id();
        halls.remove(me.org(), counter, clock.now().atZone(me.zone()).toLocalDate());
        return back(unit.id());
    }

    @PostMapping("/hall/settings/counters/{id}/brought-back")
    String bringBack(Me me, @PathVariable int id, @RequestParam int hall) {
        int unit = reader.founded(me, hall).id();
        halls.bringBack(me.org(), unit, id);
        return back(unit);
    }

    /** Numbers for whoever is not there yet. */
    @PostMapping("/hall/settings/remote")
    String remote(
            Me me, @RequestParam int hall, @RequestParam int most, @RequestParam LocalTime opens) {
        int unit = reader.founded(me, hall).id();
        refuseUnless(within(most, 0, MOST_REMOTE));
        doors.settle(me.org(), unit, most, opens);
        return back(unit);
    }

    /** On which days and from when appointments are, and how many in a quarter of an hour. */
    @PostMapping("/hall/settings/appointments")
    String appointments(
            Me me,
            @RequestParam int hall,
            @RequestParam int most,
            @RequestParam LocalTime opens,
            @RequestParam(defaultValue = "") String calendar) {
        int unit = reader.founded(me, hall).id();
        refuseUnless(
                within(most, 1, MOST_APPOINTED)
                        && (calendar.isEmpty() || agenda.calendars(me.org()).contains(calendar)));
        agenda.settle(me.org(), unit, new AgendaRules(most, opens, calendar));
        return back(unit);
    }

    private Set<String> known(Me me, int unit, List<String> served) {
        Set<String> names =
                reader.offers(me, unit).stream()
                        .map(offer -> offer.name())
                        .collect(Collectors.toSet());
        Set<String> wanted =
                served.stream().filter(names::contains).collect(Collectors.toUnmodifiableSet());
        if (wanted.isEmpty()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "service-not-served");
        }
        return wanted;
    }

    private static void refuseUnless(boolean sound) {
        if (!sound) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "hall-settings");
        }
    }

    private static boolean within(int number, int least, int most) {
        return number >= least && number <= most;
    }

    static String back(int unit) {
        return "redirect:/hall/settings?hall=" + unit;
    }
}

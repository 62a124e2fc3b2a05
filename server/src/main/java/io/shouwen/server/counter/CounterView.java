package io.shouwen.server.counter;

import io.shouwen.engine.standard.Words;
import io.shouwen.pack.service.ServiceCatalogue.Service;
import io.shouwen.server.complaint.Against;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hotline.Caller;
import io.shouwen.server.story.ClockView;
import io.shouwen.server.text.Texts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The counter as its page shows it.
 *
 * @param seats where one may sit down, while one sits nowhere
 * @param ready whether one may sit down already
 * @param hall of the counter, in words
 * @param waiting how many wait for what this counter serves
 * @param apart who was sent for something or did not come, in this hall
 */
public record CounterView(
        Instant now,
        List<Seat> seats,
        boolean ready,
        Optional<Counter> counter,
        String hall,
        int waiting,
        List<TicketRow> apart,
        Optional<Guest> guest) {
    /** The keys of the number pad, in the order in which they are explained. */
    public static final List<String> KEYS =
            List.of("1", "2", "+", "3", "4", ".", "-", "5", "6", "7", "*", "8", "9", "/", "0");

    /** What is done less often, by a key after the last of them, in the order of the pad. */
    public static final List<Pair> PAIRS =
            List.of(
                    new Pair("*", "help"),
                    new Pair("2", "park"),
                    new Pair("3", "transfer"),
                    new Pair("4", "question"),
                    new Pair("5", "decline"),
                    new Pair("1", "come-back"));

    /** Why nobody is served for a while; no such break is ever scored. */
    public static final List<String> BREAKS =
            List.of("meal", "water", "rest", "meeting", "errand", "system");

    private static final Map<String, String> KEY_WORDS =
            Map.of("+", "plus", ".", "dot", "-", "minus", "*", "star", "/", "slash");

    /** The text key that says what a key does. */
    public static String keyText(String pad) {
        return "counter.key." + KEY_WORDS.getOrDefault(pad, pad);
    }

    /** Why nobody is served, in words; a reason that was typed stands for itself. */
    public static String away(Counter counter, Texts texts) {
        String why = counter.sitting().map(Counter.Sitting::away).orElse("");
        String key = "counter.away." + why;
        return texts.has(key) ? texts.of(key) : why;
    }

    /** Minutes and seconds, as a clock shows them. */
    public static String minutes(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }

    public CounterView {
        seats = List.copyOf(seats);
        apart = List.copyOf(apart);
    }

    /**
     * Two keys, of which the first is {@code 0}.
     *
     * @param word the last word of the text key that says what they do
     */
    public record Pair(String second, String word) {}

    /** A counter at which one may sit down; taken by whom, in words. */
    public record Seat(int id, int no, String hall, String taken) {}

    /** A service and its name in words. */
    public record Named(String name, String says) {}

    /**
     * Whoever is at the counter.
     *
     * @param service what they came for, in words
     * @param settled by what the hall calls often enough
     * @param unconfirmed whether something was filled in for them that they have yet to confirm
     * @param customer as far as they are known
     * @param services what may be begun, what they came for first
     * @param lines to whose lines they may be sent
     * @param earlier the matters that are closed, in words
     * @param people whom it may be about, where it is a complaint
     * @param clocks what the code promises of this stay
     * @param stages from the call to the farewell, with the clauses behind each
     * @param others what may be said when something goes wrong
     * @param courses the steps of single clauses
     */
    public record Guest(
            TicketRow ticket,
            String service,
            Hall settled,
            Visit visit,
            boolean unconfirmed,
            Optional<Caller> customer,
            List<Named> services,
            List<Named> lines,
            List<Done> earlier,
            Optional<Business> business,
            List<Against> people,
            List<ClockView> clocks,
            List<Stage> stages,
            List<Stage.Line> others,
            List<Course> courses) {
        public Guest {
            services = List.copyOf(services);
            lines = List.copyOf(lines);
            earlier = List.copyOf(earlier);
            people = List.copyOf(people);
            clocks = List.copyOf(clocks);
            stages = List.copyOf(stages);
            others = List.copyOf(others);
            courses = List.copyOf(courses);
        }

        /** What may be said now. */
        public List<Words> sayings() {
            return stages.stream()
                    .filter(stage -> stage.state().equals("next"))
                    .flatMap(stage -> stage.lines().stream())
                    .flatMap(line -> line.say().stream())
                    .toList();
        }

        /** Whether the number counts as a no-show if it is called once more. */
        public boolean lastCall() {
            return ticket.calls() >= settled.calls();
        }
    }

    /** A matter that is closed. */
    public record Done(String service, String result, Optional<String> request) {}

    /**
     * The matter that is open.
     *
     * @param says its service, in words
     * @param service as the catalogue has it; empty where no code does
     * @param fees what it costs, in words
     * @param listed whether all its papers were told
     * @param against why it cannot be accepted yet, as a refusal; empty if nothing stands against
     *     it
     */
    public record Business(
            Visit.Matter matter,
            String says,
            Optional<Service> service,
            List<String> fees,
            Papers papers,
            Form form,
            boolean listed,
            Optional<String> against) {
        public Business {
            fees = List.copyOf(fees);
        }

        /** Whether what it opens goes one level above whom it is about. */
        public boolean complains() {
            return service.filter(Openings::complains).isPresent();
        }
    }
}

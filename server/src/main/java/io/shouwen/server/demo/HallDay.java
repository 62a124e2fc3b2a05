package io.shouwen.server.demo;

import io.shouwen.server.demo.Crowd.Desk;
import io.shouwen.server.demo.Crowd.HallDesks;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The hall of a day: customers are received and given a number, the counters call whoever is next,
 * serve them or take their money, and ask what else. At closing everybody is served.
 */
final class HallDay {
    /** Customers of each half hour from half past eight on, of 200. */
    private static final int[] HALF_HOURS = {
        14, 18, 20, 20, 16, 12, 8, 6, 10, 14, 16, 14, 12, 10, 6, 4
    };

    private static final int OF = 200;
    private static final LocalTime OPENS = LocalTime.of(8, 30);
    private static final LocalTime COUNTS = LocalTime.of(18, 30);

    /** One of so many customers takes their number at home. */
    private static final int FROM_HOME = 7;

    private static final List<String> CLERKS = List.of("zhouting", "wuqian");
    private static final List<String> CASHIERS = List.of("fengjuan", "jiangbo");

    private final Diary diary;
    private final Invented invented;
    private final Tale tale;
    private final ZoneId zone;
    private final HallDesks hall;
    private final Visitor guide;
    private final Visitor manager;
    private final Opinions opinions;
    private final Acts acts;
    private final CashDay cash;
    private final FromAfar afar;
    private final List<Counter> counters = new ArrayList<>();

    /** A counter and whoever sits at it. */
    private static final class Counter {
        private final Visitor visitor;
        private final Desk desk;
        private final boolean cashier;
        private boolean busy;

        Counter(Visitor visitor, Desk desk, boolean cashier) {
            this.visitor = visitor;
            this.desk = desk;
            this.cashier = cashier;
        }
    }

    HallDay(Diary diary, Invented invented, Tale tale, ZoneId zone, HallDesks hall, String base) {
        this.diary = diary;
        this.invented = invented;
        this.tale = tale;
        this.zone = zone;
        this.hall = hall;
        this.guide = Visitor.as(base, "hejing");
        this.manager = Visitor.as(base, "tangmin");
        this.opinions = new Opinions(diary, invented, tale, base);
        this.acts = new Acts(hall.day(), tale);
        this.cash = new CashDay(diary, invented, tale, acts, hall, base, manager);
        this.afar = new FromAfar(diary, invented, tale, acts, hall, base);
        for (Desk desk : hall.desks()) {
            boolean cashier = desk.no() > CLERKS.size();
            List<String> people = cashier ? CASHIERS : CLERKS;
            int place = desk.no() - 1 - (cashier ? CLERKS.size() : 0);
            if (place < people.size()) {
                counters.add(new Counter(Visitor.as(base, people.get(place)), desk, cashier));
            }
        }
    }

    /** Everybody sits down, and so many customers are to come. */
    void plan(LocalDate day, int customers) {
        Instant opening = day.atTime(OPENS).atZone(zone).toInstant();
        diary.at(
                opening.minusSeconds(900),
                () -> {
                    cash.billed();
                    afar.open(manager);
                });
        diary.at(opening.minusSeconds(600), () -> counters.forEach(this::sit));
        int planned = 0;
        for (int half = 0; half < HALF_HOURS.length; half++) {
            Instant from = opening.plusSeconds(1800L * half);
            for (int n = 0; n < Math.round((double) HALF_HOURS[half] * customers / OF); n++) {
                Instant at = from.plusSeconds(invented.seconds(0, 29.9));
                Instant before = at.minusSeconds(invented.seconds(10, 30));
                if (planned++ % FROM_HOME == 1 && before.isAfter(opening)) {
                    diary.at(before, () -> fromHome(at));
                } else {
                    diary.at(at, () -> comes(at));
                }
            }
        }
        diary.at(day.atTime(COUNTS).atZone(zone).toInstant(), this::goHome);
    }

    private void sit(Counter counter) {
        act(counter, "sit", Map.of("counter", Integer.toString(counter.desk.id())));
        if (counter.cashier) {
            cash.opens(counter.visitor);
        }
    }

    private String service() {
        return invented.of(invented.of(counters).desk.services());
    }

    private void fromHome(Instant comes) {
        String service = service();
        afar.takes(
                comes,
                service,
                guide,
                opinions::given,
                at -> {
                    tale.count(Tale.Count.VISITORS);
                    waits(at, service);
                });
    }

    private void comes(Instant at) {
        String service = service();
        HttpResponse<String> received =
                acts.does(
                        guide,
                        "/guide",
                        Map.of(
                                "hall",
                                Integer.toString(hall.unit()),
                                "service",
                                service,
                                "place",
                                "counter",
                                "papers",
                                "complete"));
        String number = Visitor.number(received);
        if (number.isEmpty()) {
            return;
        }
        String priority = invented.chance(8) ? "elderly" : "";
        opinions.given(
                acts.does(guide, "/guide/" + number + "/ticket", Map.of("priority", priority))
                        .body());
        tale.count(Tale.Count.VISITORS);
        waits(at, service);
    }

    /** Who serves it and is free calls at once. */
    private void waits(Instant at, String service) {
        counters.stream()
                .filter(counter -> !counter.busy)
                .filter(counter -> counter.desk.services().contains(service))
                .findFirst()
                .ifPresent(counter -> next(at, counter));
    }

    /** Whoever is next comes to the counter, if anybody is. */
    private void next(Instant at, Counter counter) {
        counter.busy = false;
        act(counter, "call", Map.of());
        // Nobody waits whom it serves.
        if (acts.tries(counter.visitor, "/counter/seat", Map.of()).statusCode() >= 400) {
            return;
        }
        counter.busy = true;
        act(counter, "open", Map.of("service", ""));
        Instant over =
                at.plusSeconds(
                        counter.cashier ? invented.seconds(1.5, 5) : invented.seconds(5, 16));
        diary.at(over, () -> serves(over, counter));
    }

    private void serves(Instant at, Counter counter) {
        if (counter.cashier) {
            cash.takes(at, counter.visitor);
        }
        act(counter, "close", Map.of());
        act(counter, "nothing-more", Map.of());
        opinions.leaves(at, counter.visitor.page("/counter"));
        act(counter, "farewell", Map.of());
        tale.count(Tale.Count.SERVED);
        next(at, counter);
    }

    private void goHome() {
        counters.forEach(counter -> act(counter, "home", Map.of()));
        cash.ends();
    }

    private HttpResponse<String> act(Counter counter, String act, Map<String, String> form) {
        return acts.does(counter.visitor, "/counter/" + act, form);
    }
}

package io.shouwen.server.demo;

import io.shouwen.server.demo.Crowd.Desk;
import io.shouwen.server.demo.Crowd.HallDesks;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    private static final Pattern TILL =
            Pattern.compile("/cashier/till/([0-9-]+)/(?:count|approve)");
    private static final int FLOAT = 500;
    private static final int ON_ACCOUNT = 100;

    /** Of a hundred so many are found by what the code does not name, which it notices. */
    private static final int SLIPS_OF_MIND = 3;

    /** Of a hundred who pay so many do by card. */
    private static final int CARDS = 30;

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
    private final List<Counter> counters = new ArrayList<>();
    private int keys;

    /** A counter and whoever sits at it. */
    private static final class Counter {
        private final Visitor visitor;
        private final Desk desk;
        private final boolean cashier;
        private boolean busy;
        private int inCash;
        private int byCard;

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
        diary.at(opening.minusSeconds(600), () -> counters.forEach(this::sit));
        for (int half = 0; half < HALF_HOURS.length; half++) {
            Instant from = opening.plusSeconds(1800L * half);
            for (int n = 0; n < Math.round((double) HALF_HOURS[half] * customers / OF); n++) {
                Instant at = from.plusSeconds(invented.seconds(0, 29.9));
                diary.at(at, () -> comes(at));
            }
        }
        diary.at(day.atTime(COUNTS).atZone(zone).toInstant(), this::goHome);
    }

    private void sit(Counter counter) {
        tale.told(act(counter, "sit", Map.of("counter", Integer.toString(counter.desk.id()))));
        if (counter.cashier) {
            tale.told(
                    post(
                            counter.visitor,
                            "/cashier/till",
                            Map.of("amount", Integer.toString(FLOAT))));
        }
    }

    private void comes(Instant at) {
        Counter meant = invented.of(counters);
        String service = invented.of(meant.desk.services());
        HttpResponse<String> received =
                post(
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
        tale.told(received);
        String number = Visitor.number(received);
        if (number.isEmpty()) {
            return;
        }
        String priority = invented.chance(8) ? "elderly" : "";
        HttpResponse<String> slip =
                post(guide, "/guide/" + number + "/ticket", Map.of("priority", priority));
        tale.told(slip);
        opinions.given(slip.body());
        tale.count(Tale.Count.VISITORS);
        counters.stream()
                .filter(counter -> !counter.busy)
                .filter(counter -> counter.desk.services().contains(service))
                .findFirst()
                .ifPresent(counter -> next(at, counter));
    }

    /** Whoever is next comes to the counter, if anybody is. */
    private void next(Instant at, Counter counter) {
        counter.busy = false;
        tale.told(act(counter, "call", Map.of()));
        // Nobody waits whom it serves.
        if (act(counter, "seat", Map.of()).statusCode() >= 400) {
            return;
        }
        counter.busy = true;
        tale.told(act(counter, "open", Map.of("service", "")));
        Instant over =
                at.plusSeconds(
                        counter.cashier ? invented.seconds(1.5, 5) : invented.seconds(5, 16));
        diary.at(over, () -> serves(over, counter));
    }

    private void serves(Instant at, Counter counter) {
        if (counter.cashier) {
            pays(counter);
        }
        tale.told(act(counter, "close", Map.of()));
        tale.told(act(counter, "nothing-more", Map.of()));
        opinions.leaves(at, counter.visitor.page("/counter"));
        tale.told(act(counter, "farewell", Map.of()));
        tale.count(Tale.Count.SERVED);
        next(at, counter);
    }

    /** A hundred yuan on account, in cash, with every check before. */
    private void pays(Counter counter) {
        HttpResponse<String> opened =
                post(
                        counter.visitor,
                        "/cashier/deposits",
                        Map.of(
                                "supply", invented.of(hall.supplies()).toString(),
                                "purpose", "business",
                                "amount", Integer.toString(ON_ACCOUNT)));
        tale.told(opened);
        String payment = "/cashier/payments/" + Visitor.number(opened);
        tale.told(
                post(
                        counter.visitor,
                        payment + "/checks",
                        Map.of(
                                "by", invented.chance(SLIPS_OF_MIND) ? "number" : "card",
                                "name", "true",
                                "number", "true",
                                "address", "true",
                                "saidBack", "true",
                                "amount", Integer.toString(ON_ACCOUNT))));
        if (invented.chance(CARDS)) {
            counter.byCard++;
            String slip = "%s-%d".formatted(hall.day(), ++keys);
            Map<String, String> card = Map.of("share", "", "reference", slip, "signed", "true");
            tale.told(post(counter.visitor, payment + "/card", card));
        } else {
            counter.inCash++;
            Map<String, String> notes =
                    Map.of("amount", Integer.toString(ON_ACCOUNT), "verified", "true");
            tale.told(post(counter.visitor, payment + "/cash", notes));
        }
        tale.told(
                post(
                        counter.visitor,
                        payment + "/hand-over",
                        Map.of("stamps", "3", "rightForm", "true")));
        tale.count(Tale.Count.PAYMENTS);
    }

    /** Tills are counted, the manager approves them and locks the day. */
    private void goHome() {
        for (Counter counter : counters) {
            tale.told(act(counter, "home", Map.of()));
            if (counter.cashier) {
                counts(counter);
            }
        }
        tills(manager)
                .forEach(till ->
                        tale.told(post(manager, "/cashier/till/" + till + "/approve", Map.of())));
        tale.told(
                post(
                        manager,
                        "/cashier/days/lock",
                        Map.of(
                                "unit", Integer.toString(hall.unit()),
                                "day", hall.day().toString())));
    }

    private void counts(Counter counter) {
        Map<String, String> counted =
                Map.of(
                        "cash", Integer.toString(FLOAT + ON_ACCOUNT * counter.inCash),
                        "card", Integer.toString(ON_ACCOUNT * counter.byCard));
        counter.inCash = 0;
        counter.byCard = 0;
        tills(counter.visitor)
                .forEach(till ->
                        tale.told(
                                post(
                                        counter.visitor,
                                        "/cashier/till/" + till + "/count",
                                        counted)));
    }

    /** The tills that wait for whoever looks at the page. */
    private static Set<String> tills(Visitor visitor) {
        return TILL.matcher(visitor.page("/cashier/till"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private HttpResponse<String> act(Counter counter, String act, Map<String, String> form) {
        return post(counter.visitor, "/counter/" + act, form);
    }

    private HttpResponse<String> post(Visitor visitor, String path, Map<String, String> form) {
        Map<String, String> sent = new HashMap<>(form);
        sent.put("key", "hall-%d-%s".formatted(++keys, hall.day()));
        return visitor.post(path, sent);
    }
}

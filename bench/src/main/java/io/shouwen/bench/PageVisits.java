package io.shouwen.bench;

import io.shouwen.server.hall.Devices;
import io.shouwen.server.hall.TicketClass;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Visits to a hall as people bring them about, to be copied: one customer who was served and rated
 * it, and one who paid on account in cash, to a till that was counted and approved. Two more are
 * there when the pages are opened: one waits, one is being served.
 *
 * @param kiosk the secret of a kiosk's address
 * @param display the secret of a display's address
 * @param own the secret of the address of a customer who waits
 * @param payment the number of a payment in a till that is open
 * @param till the number of that till
 * @param supply the account that pays
 */
record PageVisits(
        Fill.Model served,
        Fill.Model paid,
        int unit,
        String kiosk,
        String display,
        String own,
        String payment,
        String till,
        long supply) {
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Pattern NUMBER = Pattern.compile("/cashier/payments/([0-9-]+)");
    private static final Pattern TILL =
            Pattern.compile("/cashier/till/([0-9-]+)/(?:count|approve)");
    private static final String SERVING = "new-connection";
    private static final String PAYING = "pay-electricity";
    private static final String FLOAT = "500";
    private static final String AMOUNT = "100";

    static PageVisits told(BenchServer server) throws Exception {
        return new Telling(server).all();
    }

    /** What came after the first few: one visit of each kind every ten minutes. */
    void store(BenchServer server, int before, int many) throws SQLException {
        Fill fill = new Fill(server);
        for (Fill.Model model : List.of(served, paid)) {
            int copies = (many - before) / 2;
            fill.copy(
                    model,
                    copies,
                    STEP.multipliedBy(many).negated(),
                    STEP.multipliedBy(many - before).dividedBy(copies),
                    false);
        }
    }

    private static final class Telling {
        private final BenchServer server;
        private final int unit;
        private int keys;

        Telling(BenchServer server) {
            this.server = server;
            this.unit = server.hall();
        }

        PageVisits all() throws Exception {
            Devices devices = server.bean(Devices.class);
            String kiosk = devices.make(server.org(), wanted("kiosk"));
            String display = devices.make(server.org(), wanted("display"));
            Visitor clerk = seated("zhouting", 1);
            Visitor cashier = seated("fengjuan", 3);
            Fill.Model served = new Fill.Model(serve(clerk), "visit");
            Fill.Model paid = paid(cashier);
            open(cashier);
            String payment = pay(cashier);
            number(SERVING);
            act(clerk, "call", Map.of());
            return new PageVisits(
                    served,
                    paid,
                    unit,
                    kiosk,
                    display,
                    number(SERVING).secret(),
                    payment,
                    new SubjectId(server.number("select max(id) from till")).number(),
                    supply());
        }

        private Devices.Wanted wanted(String kind) {
            return new Devices.Wanted(unit, kind, Optional.empty(), "bench " + kind);
        }

        private Visitor seated(String login, int no) throws Exception {
            Visitor person = Visitor.person(server.uri(), login);
            long counter =
                    server.number(
                            "select id from counter where unit = %d and no = %d"
                                    .formatted(unit, no));
            act(person, "sit", Map.of("counter", Long.toString(counter)));
            return person;
        }

        private Tickets.Number number(String service) {
            return server.bean(Tickets.class)
                    .take(
                            new Sender(
                                    server.org(),
                                    new Actor("device:1", Set.of("device"), Optional.empty()),
                                    "bench visit " + ++keys,
                                    "kiosk"),
                            Optional.empty(),
                            new Tickets.Wish(
                                    unit,
                                    service,
                                    TicketClass.USUAL,
                                    "kiosk",
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of()));
        }

        private SubjectId serve(Visitor clerk) throws Exception {
            Tickets.Number number = number(SERVING);
            for (String step :
                    List.of("call", "seat", "open", "close", "nothing-more", "farewell")) {
                act(clerk, step, Map.of("service", ""));
            }
            Visitor customer = Visitor.system(server.uri(), "");
            String own = "/t/%s/rate".formatted(number.secret());
            customer.post(own, own, Map.of("level", "4"));
            return new SubjectId(server.number("select max(visit) from rating"));
        }

        private Fill.Model paid(Visitor cashier) throws Exception {
            number(PAYING);
            for (String step : List.of("call", "seat", "open")) {
                act(cashier, step, Map.of("service", ""));
            }
            open(cashier);
            pay(cashier);
            for (String step : List.of("close", "nothing-more", "farewell")) {
                act(cashier, step, Map.of());
            }
            int cash = Integer.parseInt(FLOAT) + Integer.parseInt(AMOUNT);
            till(cashier, "count", Map.of("cash", Integer.toString(cash)));
            till(Visitor.person(server.uri(), "tangmin"), "approve", Map.of());
            return new Fill.Model(
                    new SubjectId(server.number("select max(id) from payment")),
                    List.of(
                            new SubjectId(server.number("select max(id) from ticket")),
                            new SubjectId(server.number("select max(id) from till"))),
                    "payment");
        }

        private void open(Visitor cashier) throws Exception {
            cashier.post("/cashier/till", "/cashier/till", keyed(Map.of("amount", FLOAT)));
        }

        private void till(Visitor person, String act, Map<String, String> form) throws Exception {
            String number = first(TILL, person.get("/cashier/till"));
            person.post("/cashier/till", "/cashier/till/%s/%s".formatted(number, act), keyed(form));
        }

        /** On account, in cash, with every check before. */
        private String pay(Visitor cashier) throws Exception {
            HttpResponse<String> opened =
                    cashier.post(
                            "/cashier",
                            "/cashier/deposits",
                            keyed(
                                    Map.of(
                                            "supply",
                                            Long.toString(supply()),
                                            "purpose",
                                            "business",
                                            "amount",
                                            AMOUNT)));
            String number = first(NUMBER, opened.headers().firstValue("Location").orElse(""));
            step(
                    cashier,
                    number,
                    "checks",
                    Map.of(
                            "by", "number",
                            "name", "true",
                            "number", "true",
                            "address", "true",
                            "saidBack", "true",
                            "amount", AMOUNT));
            step(cashier, number, "cash", Map.of("amount", AMOUNT, "verified", "true"));
            step(cashier, number, "hand-over", Map.of("stamps", "3", "rightForm", "true"));
            return number;
        }

        private long supply() throws SQLException {
            return server.number("select min(id) from supply");
        }

        private void step(Visitor cashier, String payment, String act, Map<String, String> form)
                throws Exception {
            cashier.post(
                    "/cashier", "/cashier/payments/%s/%s".formatted(payment, act), keyed(form));
        }

        private void act(Visitor person, String act, Map<String, String> form)
                throws IOException, InterruptedException {
            person.post("/counter", "/counter/" + act, keyed(form));
        }

        private Map<String, String> keyed(Map<String, String> form) {
            Map<String, String> sent = new HashMap<>(form);
            sent.put("key", "bench visit " + ++keys);
            return sent;
        }

        private static String first(Pattern pattern, String text) throws IOException {
            Matcher found = pattern.matcher(text);
            if (!found.find()) {
                throw new IOException("Expected %s in %s".formatted(pattern, text));
            }
            return found.group(1);
        }
    }
}

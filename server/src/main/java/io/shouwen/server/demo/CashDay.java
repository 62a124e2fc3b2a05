package io.shouwen.server.demo;

import io.shouwen.server.demo.Crowd.HallDesks;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The cash desks of a day: dues are taken or money is put on account, a payment for the wrong
 * account is given back, the tills are counted and the day is locked.
 */
final class CashDay {
    private static final Pattern TILL =
            Pattern.compile("/cashier/till/([0-9-]+)/(?:count|approve)");
    private static final Pattern OWED =
            Pattern.compile("name=\"bill\" value=\"([0-9]+)\" data-fen=\"([0-9]+)\"");
    private static final Map<String, String> HANDED = Map.of("stamps", "3", "rightForm", "true");

    /** In fen, as all sums here. */
    private static final long FLOAT = 50_000;

    private static final long ON_ACCOUNT = 10_000;
    private static final long NOTE = 10_000;

    /** Companies of the sample for which the hall collects, and for what. */
    private static final Map<String, String> PAYEES =
            Map.of("power", "electricity", "water", "other");

    private static final List<Integer> SUMS = List.of(2310, 3260, 4815, 8735, 12040, 15600);

    /** Until a bill is due. */
    private static final int DAYS = 15;

    /** Of a hundred so many are found by what the code does not name, which it notices. */
    private static final int SLIPS_OF_MIND = 3;

    /** Of a hundred who pay so many do by card. */
    private static final int CARDS = 30;

    /** Of a hundred payments so many were for the wrong account, the first of a day always. */
    private static final int WRONG = 3;

    private final Diary diary;
    private final Invented invented;
    private final Tale tale;
    private final Acts acts;
    private final HallDesks hall;
    private final String base;
    private final Visitor manager;
    private final Map<Visitor, Drawer> drawers = new HashMap<>();

    /** What a cashier took, by each way. */
    private static final class Drawer {
        private long cash;
        private long card;

        void took(Due due, int sign) {
            cash += due.card().isEmpty() ? sign * due.fen() : 0;
            card += due.card().isEmpty() ? 0 : sign * due.fen();
        }
    }

    /**
     * What is paid.
     *
     * @param number of the payment
     * @param card the slip of the card; empty for cash
     * @param owed whether it settles a bill
     */
    private record Due(String number, long fen, String card, boolean owed) {}

    CashDay(
            Diary diary,
            Invented invented,
            Tale tale,
            Acts acts,
            HallDesks hall,
            String base,
            Visitor manager) {
        this.diary = diary;
        this.invented = invented;
        this.tale = tale;
        this.acts = acts;
        this.hall = hall;
        this.base = base;
        this.manager = manager;
    }

    /** The companies for which the hall collects send what is owed since yesterday. */
    void billed() {
        String bills =
                hall.accounts().stream()
                        .flatMap(account ->
                                PAYEES.keySet().stream()
                                        .sorted()
                                        .map(payee -> bill(account.number(), payee)))
                        .collect(Collectors.joining(",", "[", "]"));
        tale.told(new Visitor(base).json("/api/v1/bills", bills, Optional.of(hall.billing())));
    }

    private String bill(String account, String payee) {
        return """
        {"no": "%s-%s-%s", "account": "%s", "what": "%s", "payee": "%s", "fen": %d, \
        "due": "%s"}
        """
                .formatted(
                        payee,
                        hall.day(),
                        account,
                        account,
                        PAYEES.get(payee),
                        payee,
                        invented.of(SUMS),
                        hall.day().plusDays(DAYS));
    }

    void opens(Visitor cashier) {
        drawers.put(cashier, new Drawer());
        acts.does(cashier, "/cashier/till", Map.of("amount", yuan(FLOAT)));
    }

    /** The oldest due of an account, or a sum on account where none is owed. */
    void takes(Instant at, Visitor cashier) {
        long supply = invented.of(hall.accounts()).supply();
        Matcher owed = OWED.matcher(cashier.page("/cashier?supply=" + supply));
        boolean owes = owed.find();
        long fen = owes ? Long.parseLong(owed.group(2)) : ON_ACCOUNT;
        HttpResponse<String> opened =
                owes
                        ? acts.does(
                                cashier,
                                "/cashier/payments",
                                Map.of(
                                        "supply", Long.toString(supply),
                                        "bill", owed.group(1)))
                        : acts.does(
                                cashier,
                                "/cashier/deposits",
                                Map.of(
                                        "supply", Long.toString(supply),
                                        "purpose", "business",
                                        "amount", yuan(fen)));
        String card = invented.chance(CARDS) ? acts.next() : "";
        Due due = new Due(Visitor.number(opened), fen, card, owes);
        pays(cashier, due);
        drawer(cashier).took(due, 1);
        tale.count(Tale.Count.PAYMENTS);
        if (owes) {
            tale.count(Tale.Count.BILLS);
        }
        if (tale.now().of(Tale.Count.PAYMENTS) == 1 || invented.chance(WRONG)) {
            diary.at(at.plusSeconds(invented.seconds(5, 20)), () -> givesBack(cashier, due));
        }
    }

    private void pays(Visitor cashier, Due due) {
        String payment = "/cashier/payments/" + due.number();
        acts.does(
                cashier,
                payment + "/checks",
                checks(invented.chance(SLIPS_OF_MIND) ? "number" : "card", due.fen()));
        if (due.card().isEmpty()) {
            // In whole notes; what is too much is given back at once.
            long given = (due.fen() + NOTE - 1) / NOTE * NOTE;
            acts.does(
                    cashier, payment + "/cash", Map.of("amount", yuan(given), "verified", "true"));
        } else {
            acts.does(
                    cashier,
                    payment + "/card",
                    Map.of("share", "", "reference", due.card(), "signed", "true"));
        }
        acts.does(cashier, payment + "/hand-over", HANDED);
    }

    /** Asked at the counter, approved by the manager, checked and paid the way it came. */
    private void givesBack(Visitor cashier, Due due) {
        String refund =
                "/cashier/refunds/"
                        + Visitor.number(
                                acts.does(
                                        cashier,
                                        "/cashier/refunds",
                                        Map.of(
                                                "of", due.number(),
                                                "amount", yuan(due.fen()),
                                                "reason", "交错了户号",
                                                "owed", Boolean.toString(due.owed()))));
        acts.does(manager, refund + "/approve", Map.of());
        acts.does(cashier, refund + "/checks", checks("card", due.fen()));
        acts.does(
                cashier,
                refund + "/pay",
                due.card().isEmpty()
                        ? Map.of("piece", "1")
                        : Map.of("piece", "1", "reference", acts.next()));
        acts.does(cashier, refund + "/hand-over", HANDED);
        drawer(cashier).took(due, -1);
        tale.count(Tale.Count.REFUNDS);
    }

    private static Map<String, String> checks(String by, long fen) {
        return Map.of(
                "by", by,
                "name", "true",
                "number", "true",
                "address", "true",
                "saidBack", "true",
                "amount", yuan(fen));
    }

    private Drawer drawer(Visitor cashier) {
        return drawers.computeIfAbsent(cashier, _ -> new Drawer());
    }

    /** The tills are counted, the manager approves them and locks the day. */
    void ends() {
        drawers.forEach(this::counts);
        tills(manager)
                .forEach(
                        till -> acts.does(manager, "/cashier/till/" + till + "/approve", Map.of()));
        acts.does(
                manager,
                "/cashier/days/lock",
                Map.of(
                        "unit",
                        Integer.toString(hall.unit()),
                        "day",
                        hall.day().toString(),
                        "sure",
                        "true"));
        drawers.clear();
    }

    private void counts(Visitor cashier, Drawer drawer) {
        Map<String, String> counted =
                Map.of("cash", yuan(FLOAT + drawer.cash), "card", yuan(drawer.card));
        tills(cashier)
                .forEach(till -> acts.does(cashier, "/cashier/till/" + till + "/count", counted));
    }

    /** The tills that wait for whoever looks at the page. */
    private static Set<String> tills(Visitor visitor) {
        return TILL.matcher(visitor.page("/cashier/till"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}

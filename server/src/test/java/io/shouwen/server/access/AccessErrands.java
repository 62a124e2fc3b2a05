package io.shouwen.server.access;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.server.TestServer;
import io.shouwen.server.book.Records;
import io.shouwen.server.book.UnitBooks;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.request.Requests;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What somebody has to send so that nothing but their right stands between them and the answer. */
final class AccessErrands {
    private static final Instant FAR = Instant.parse("2300-01-01T00:00:00Z");
    private static final Pattern ASSET = Pattern.compile("(/assets/[^\"]+\\.css)");
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final AccessHouse house;
    private final TestServer server;
    private final String asset;
    private final Catalogue catalogue;

    AccessErrands(AccessHouse house, TestServer server) {
        this.house = house;
        this.server = server;
        String page = AccessVisitor.nobody(server).send("GET", "/sign-in", "").body();
        Matcher found = ASSET.matcher(page);
        this.asset = found.find() ? found.group(1) : "";
        this.catalogue = server.bean(Shelf.class).of(AccessHouse.HOME).standards().catalogue();
    }

    /** The address of a route, about the things of the house. */
    String path(String route) {
        String path = route.substring(route.indexOf(' ') + 1);
        String number = number(path);
        String n = path.contains("/seal/") ? "1" : Integer.toString(house.waiting);
        int person = path.startsWith("/accounts/") ? house.newcomer : house.technician;
        String address =
                path.replace("/subscriptions/{id}", "/subscriptions/" + house.subscription)
                        .replace(house.subscription + "/{act}", house.subscription + "/off")
                        .replace("{format}", "csv")
                        .replace("/assets/**", asset)
                        .replace("{secret}", "nobodys")
                        .replace("/line/{code}", "/line/nobodys")
                        .replace("{service}", "business")
                        .replace("{name}", "zh-call")
                        .replace("{tag}", "en")
                        .replace("{code}/{version}", "yingshan-cable/2013")
                        .replace("{number}", number)
                        .replace("{request}", number())
                        .replace("{customer}", Long.toString(house.customer))
                        .replace("{person}", Integer.toString(person))
                        .replace("{subject}", Long.toString(house.request.value()))
                        .replace("{n}", n)
                        .replace("{day}", DAY.toString())
                        .replace("{upload}", "00000000-0000-0000-0000-000000000000")
                        .replace("{newer}", "1")
                        .replace("{older}", "1")
                        .replace("{word}", "decline")
                        .replace("{secret}", "guessed")
                        .replace("{act}", "answer")
                        .replace("{unit}", Integer.toString(house.crew))
                        .replace("{month}", YearMonth.from(house.swapDay).toString())
                        .replace("{length}", "month")
                        .replace("{from}", "2026-02")
                        .replace("{figure}", "opened")
                        .replace("{area}", "0")
                        .replace("{standing}", "open")
                        .replace("{clause}", "cable.3.3.2a")
                        .replace("{id}", "1");
        return switch (route) {
            case "GET /cashier/payees/{code}/excel" ->
                    "/cashier/payees/nobody/excel?from=%s&until=%s".formatted(DAY, DAY);
            case "GET /cashier/payments" -> address + "?supply=1";
            case "GET /requests" -> address + "?number=" + number();
            case "GET /reports/{length}/{from}/clauses/{clause}" -> address + "?verdict=broken";
            case "GET /reports/year/{from}/evidence" -> "/reports/year/2026/evidence";
            case "GET /hotline/pop" -> address + "?number=" + AccessHouse.PHONE;
            case "POST /counter/{act}" -> "/counter/open";
            case "GET /records/new" -> address + "?to=unit-" + house.crew;
            default -> address;
        };
    }

    /** The book of the urban crew. */
    private String book() {
        server.bean(UnitBooks.class).keepUp(AccessHouse.HOME);
        return server.bean(Records.class)
                .ofUnit(AccessHouse.HOME, house.crew)
                .orElseThrow()
                .number();
    }

    private String number(String path) {
        if (path.startsWith("/findings/events")) {
            return house.event.number();
        }
        if (path.startsWith("/findings")) {
            return house.finding.number();
        }
        if (path.startsWith("/complaints/{")) {
            return house.complaint.number();
        }
        if (path.startsWith("/events")) {
            return (path.contains("/calls/") ? house.ended : house.event).number();
        }
        if (path.startsWith("/cashier/payments")) {
            return house.payment.number();
        }
        if (path.startsWith("/inspections")) {
            return house.inspection.number();
        }
        if (path.startsWith("/above")) {
            return house.fromAbove.number();
        }
        if (path.startsWith("/records")) {
            return book();
        }
        if (path.startsWith("/calls/{") || path.startsWith("/hotline/answer")) {
            return house.call.number();
        }
        return number();
    }

    private String number() {
        return house.request.number();
    }

    /** The form or the JSON that the route takes. */
    String body(String route) {
        String key = "&" + AccessVisitor.form("key", AccessHouse.key());
        String arrived = "{\"kind\":\"visit.arrived\",\"attributes\":{}}";
        return switch (route) {
            case "POST /subscriptions", "POST /subscriptions/{id}" ->
                    "address=https://crm.example/&kind=request.reopened&unit=%d%s"
                            .formatted(house.crew, key);
            case "POST /subscriptions/{id}/{act}" -> key.substring(1);
            case "POST /cashier/find" -> AccessVisitor.form("typed", "没有的人");
            case "POST /cashier/payments",
                    "POST /cashier/payments/{number}/{act}",
                    "POST /cashier/receipts/{number}/reprint",
                    "POST /cashier/refunds",
                    "POST /cashier/refunds/{number}/{act}",
                    "POST /cashier/waivers/{number}/{act}",
                    "POST /cashier/slips",
                    "POST /cashier/corrections",
                    "POST /cashier/corrections/{number}/{act}",
                    "POST /cashier/till",
                    "POST /cashier/till/{number}/{act}",
                    "POST /cashier/days/{unit}/{day}/{act}",
                    "POST /cashier/bills",
                    "POST /cashier/bills/withdraw",
                    "POST /cashier/terms",
                    "POST /cashier/late-rates",
                    "POST /cashier/payees" ->
                    key.substring(1); // Refused: nothing is filled in.
            case "POST /cashier/deposits" -> "supply=0" + key;
            case "POST /cashier/waivers" -> "bill=0" + key;
            case "POST /cashier/reconciliation" -> "day=" + DAY + key;
            case "POST /cashier/days/lock" -> "unit=%d&day=%s%s".formatted(house.crew, DAY, key);
            case "POST /api/v1/bills" ->
                    """
                    [{"no":"1","account":"0","what":"other","fen":1,"due":"2026-03-02"}]
                    """;
            case "POST /event-logs" -> "first=2026-03-01&last=2026-03-02" + key;
            case "POST /api/v1/event-logs" ->
                    """
                    {"first":"2026-03-01","last":"2026-03-02","format":"csv"}
                    """;
            case "POST /sign-in" -> "login=whoever&password=guessed";
            case "POST /sign-in/demo" -> "login=sunli";
            case "POST /set-up/empty" ->
                    "orgName=Another&adminName=Me&login=me.too&password=long-enough";
            case "POST /findings/{number}/{act}" ->
                    "revision=1&" + AccessVisitor.form("words", "路上堵车") + key;
            case "POST /findings/events/{number}/excuse" -> "clause=city.4.2&words=storm" + key;
            case "POST /findings/events/{number}/undone" -> "words=storm" + key;
            case "POST /findings/terms" -> "answerHours=24&appealDays=5&lapseDays=30&panel=1" + key;
            case "POST /findings/{number}/measures" ->
                    "decision=impose&clause=none&account=none&words=none" + key;
            case "POST /my/notices/read" -> "upto=1";
            case "POST /demo" -> "minutes=-1"; // Refused: no day is played beside this test.
            case "POST /my/password" -> "old=guessed&password=long-enough-by-far" + key;
            case "POST /accounts/missing", "POST /accounts/{person}/password" -> key.substring(1);
            case "POST /accounts/{person}" -> "login=new.comer" + key;
            case "POST /accounts/{person}/closed" -> "closed=false" + key;
            case "POST /reports/month/{from}/signature" -> key.substring(1);
            case "POST /people/{person}/merits" ->
                    "clause=none&request=" + number() + key; // Refused: the code rewards it not.
            case "POST /people/{person}/records" -> "kind=inspection.clean" + key;
            case "POST /proposals/{number}/{n}" -> "accepted=false&reason=unproven" + key;
            case "POST /hotline/caller" -> "phone=" + AccessHouse.PHONE;
            case "POST /hotline/places" -> AccessVisitor.form("address", "人民路 12 号");
            case "POST /hotline/reports" ->
                    "phone=13900000099&customer=&settlement=town-street&severity=minor"
                            + "&symptom=no-picture&"
                            + AccessVisitor.form("name", "丙丁")
                            + "&"
                            + AccessVisitor.form("address", "西街 3 号")
                            + key;
            case "POST /complaints" -> key.substring(1); // Shown again: nothing is written down.
            case "POST /complaints/answer" -> "number=1&word=guessed";
            case "POST /complaints/{number}/concern" -> "against=person-" + house.technician + key;
            case "POST /complaints/{number}/changes",
                    "POST /complaints/{number}/changes/{n}/{word}",
                    "POST /complaints/{number}/decision",
                    "POST /complaints/{number}/apology",
                    "POST /complaints/{number}/apology-for",
                    "POST /complaints/{number}/reward",
                    "POST /complaints/{number}/close" ->
                    key.substring(1); // Refused for want of a reason: all stays as it is.
            case "POST /events/places" -> AccessVisitor.form("address", "人民路");
            case "POST /events" -> "kind=outage&ends=&cause=" + key;
            case "POST /events/{number}/extension" -> "ends=2099-01-01T00:00" + key;
            case "POST /events/{number}/links",
                    "POST /events/{number}/end",
                    "POST /events/{number}/requests/{request}/undone" ->
                    key.substring(1); // Refused for want of a reason: all stays as it is.
            case "POST /events/{number}/requests" -> "request=" + number() + key;
            case "POST /events/{number}/calls/{customer}" -> "outcome=fixed" + key;
            case "POST /inspections" -> // Refused: nobody inspects.
                    "kind=open&place=here&at=2026-03-02T10:00&items=1&answering=staff&unit="
                            + house.crew
                            + key;
            case "POST /inspections/terms" -> "days=5";
            case "POST /inspections/{number}/items" -> "item=none&result=pass" + key;
            case "POST /inspections/{number}/photos" -> "item=none" + key; // No photo.
            case "POST /inspections/{number}/signatures",
                    "POST /inspections/{number}/rectification/report" ->
                    key.substring(1); // Refused: no picture, nothing to rectify.
            case "POST /inspections/{number}/rectification" -> "person=0&days=5" + key;
            case "POST /inspections/{number}/rectification/check" -> "passed=true" + key;
            case "POST /callbacks/{number}" ->
                    "outcome=fixed&opinion=fair&day=" + house.swapDay + key;
            case "POST /callbacks/{number}/missed" -> "day=" + house.swapDay + key;
            case "POST /hotline/calls/{number}" -> "urged=true" + key;
            case "POST /hotline/reports/{number}/read-back" -> key.substring(1);
            case "POST /hotline/start" -> "phone=13900000077&rings=2" + key;
            case "POST /hotline/answer/{number}/request" ->
                    "matter=inquiry&request=" + number() + key;
            case "POST /hotline/answer/{number}/mark" -> "what=harsh" + key;
            case "POST /hotline/answer/{number}/log" -> "matter=inquiry" + key; // Not complete.
            case "POST /hotline/answer/{number}/dismiss" -> "reason=silent" + key;
            case "POST /calls/me" -> "state=ready&extension=";
            case "POST /calls/draws" -> "week=2026-03-02&perAgent=3";
            case "POST /calls/{number}/listened" -> "draw=1" + key; // Refused: nothing was heard.
            case "POST /field/report" ->
                    "phone=13900000097&name=&address=&settlement=&severity=&symptom=" + key;
            case "POST /ratings/counted" -> "hall=0" + key; // No hall.
            case "POST /ratings/feedback" -> "visit=0&what=said" + key; // Nothing of that number.
            case "POST /ratings/{number}/{act}" -> "what=said" + key; // Nothing of that number.
            case "POST /rate/{secret}",
                    "POST /t/{secret}/rate",
                    "POST /kiosk/{secret}/rate",
                    "POST /portal/{secret}" ->
                    "level=1"; // No such secret.
            case "POST /kiosk/{secret}/tickets" -> "service=business" + key; // Nobody's secret.
            case "POST /kiosk/{secret}/here", "POST /line/{code}/here/{word}" -> "phone=1" + key;
            case "POST /line/{code}/numbers" -> "service=business&phone=1" + key; // Nobody's code.
            case "POST /line/{code}/appointments" ->
                    "service=business&at=2026-03-03T10:00&phone=1" + key; // Nobody's code.
            case "POST /t/{secret}/left",
                    "POST /t/{secret}/phone",
                    "POST /t/{secret}/back",
                    "POST /t/{secret}/papers",
                    "POST /t/{secret}/confirmed" ->
                    key.substring(1); // Nobody's secret.
            case "POST /hall/settings" ->
                    "hall=0&bound=5&calls=3&crowded=8&closes=17:00&speech=voice"; // No hall.
            case "POST /hall/settings/counters" -> "hall=0&no=9";
            case "POST /hall/settings/bridges" -> "hall=0&beside=counter-1&name=x&port=9310";
            case "POST /bridges/{id}/said" -> "type=rating.on&at=2026-03-02T10:00:00Z&mac=x";
            case "POST /hall/settings/remote", "POST /hall/settings/appointments" ->
                    "hall=0&most=9&opens=08:00";
            case "POST /floor/counters/{id}/moved" -> "hall=0&to=1";
            case "POST /floor/counters/{id}/customer" -> "hall=0&ticket=0&act=gone" + key;
            case "POST /floor/counters/{id}/sign" -> "hall=0&sign=back" + key;
            case "POST /floor/callbacks/{id}" -> "hall=0&outcome=reached" + key;
            case "POST /floor/paper/{id}" -> "hall=0&word=approved" + key;
            case "POST /hall/settings/devices" -> "hall=0&kind=kiosk&name=x";
            case "POST /hall/settings/counters/{id}",
                    "POST /hall/settings/counters/{id}/removed",
                    "POST /hall/settings/counters/{id}/brought-back",
                    "POST /hall/settings/clips",
                    "POST /hall/settings/clips/removed",
                    "POST /hall/settings/devices/{id}",
                    "POST /hall/settings/devices/{id}/revoked",
                    "POST /appointments/{id}/off",
                    "POST /floor/counters/{id}",
                    "POST /floor/callbacks/{id}/phone" ->
                    "hall=0";
            case "POST /appointments", "POST /floor/paper" ->
                    "hall=0&service=business&at=2099-01-01T00:00" + key;
            case "POST /appointments/{id}/came", "POST /floor/help" -> "hall=0" + key;
            case "POST /floor/state" -> "hall=0&state=wet" + key;
            case "POST /guide" -> "hall=0&service=business&place=counter" + key;
            case "POST /t/{secret}/not-done", "POST /guide/{number}/not-done" ->
                    "reason=other" + key;
            case "POST /guide/{number}/passed-on" -> "department=0&phone=13900000009" + key;
            case "POST /guide/{number}/acts" -> "act=leaflet" + key; // No stay in a hall.
            case "POST /guide/{number}/papers" -> "told=print" + key;
            case "POST /guide/{number}/priority" -> "priority=elderly" + key;
            case "POST /guide/{number}/handover" -> "step=offered" + key;
            case "POST /guide/{number}/redirect" -> "waiting=9&from=1&to=2" + key;
            case "POST /guide/{number}/line" -> "service=business" + key;
            case "POST /guide/{number}/papers/added",
                    "POST /guide/{number}/back",
                    "POST /guide/{number}/slip",
                    "POST /guide/{number}/ticket",
                    "POST /guide/{number}/unreachable",
                    "POST /help-calls",
                    "POST /help-calls/{id}/going",
                    "POST /floor/tickets/{number}/contact",
                    "POST /floor/tickets/{number}/here",
                    "POST /floor/tickets/{number}/gone",
                    "POST /floor/tickets/{number}/handed-over" ->
                    key.substring(1);
            case "POST /floor/tickets/{number}/disruptive" -> "step=disruptive" + key;
            case "POST /counter/{act}" -> key.substring(1); // Refused: nobody is at the counter.
            case "POST /counter/scan" -> key.substring(1); // Refused: no file.
            case "POST /counter/scans/{number}/{id}" -> "reason=asked"; // No stay in a hall.
            case "POST /requests/{number}/customer" -> "reason=asked";
            case "POST /requests/{number}/files" -> key.substring(1); // Refused: no file.
            case "POST /requests/{number}/files/shown", "POST /requests/{number}/files/{id}" ->
                    ""; // Refused for want of a reason.
            case "POST /requests/{number}/facts/{n}/{word}" -> "reason=unproven" + key;
            case "POST /requests/{number}/close",
                    "POST /requests/{number}/withdraw",
                    "POST /requests/{number}/urgent",
                    "POST /requests/{number}/not-urgent",
                    "POST /requests/{number}/offer",
                    "POST /requests/{number}/take-over",
                    "POST /requests/{number}/give-back",
                    "POST /requests/{number}/errands",
                    "POST /requests/{number}/errands/{n}/{word}",
                    "POST /requests/{number}/chase",
                    "POST /requests/{number}/merge" ->
                    key.substring(
                            1); // Refused for want of a reason or an offer: all stays as it is.
            case "POST /requests/{number}/severity" -> "severity=major" + key;
            case "POST /limits" -> "limit=none&unit=" + house.crew + key; // Refused: no limit.
            case "POST /above/export" -> "day=2026-03-01" + key;
            case "POST /above/terms" -> "minutes=120";
            case "POST /above/{number}/sign",
                    "POST /above/{number}/reply",
                    "POST /above/{number}/check",
                    "POST /above/{number}/asked",
                    "POST /above/{number}/answered",
                    "POST /above/{number}/rating" ->
                    key.substring(1); // Refused: nothing is filled in, or it is signed for.
            case "POST /records" ->
                    "kind=inspection.noted&a_item=cable.2.1a&to=unit-" + house.crew + key;
            case "POST /desk/{number}/handler" -> "handler=" + house.technician + key;
            case "POST /dispatch/{number}/handler" -> "handler=" + house.technician + key;
            case "POST /dispatch/terms" -> "minutes=5";
            case "POST /dispatch/people/{person}/skills" -> "skill=tv";
            case "POST /roster/{unit}/days" ->
                    "person=%d&from=%s&until=%s&plan=rest"
                            .formatted(house.technician, house.swapDay, house.swapDay);
            case "POST /roster/{unit}/shifts" ->
                    "code=S&from=08:00&until=18:00&" + AccessVisitor.form("name", "早班");
            case "POST /roster/{unit}/swaps" ->
                    "taker=%d&day=%s".formatted(house.colleague, house.swapDay);
            case "POST /roster/{unit}/swaps/{id}/{word}" ->
                    "month=" + YearMonth.from(house.swapDay);
            case "POST /field/acts" ->
                    """
                    {"key":"%s","request":"%s","name":"departed","at":"%s","ahead":0,"due":"",
                     "values":{}}
                    """
                            .formatted(AccessHouse.key(), number(), NOON);
            case "POST /slips/{number}/returned" -> key.substring(1); // Refused: no shelf.
            case "POST /api/v1/requests" ->
                    """
                    {"firstContact":"Y101","customer":{"name":"戊己","phone":"13900000098"},
                     "facts":[{"kind":"repair.reported","attributes":{"area":"urban"}}]}
                    """;
            case "POST /api/v1/orders-from-above" ->
                    """
                    {"receiver":"Y101","source":"12345","reference":"%s","type":"complaint",
                     "due":"2099-01-01T00:00:00Z","text":"三天没有信号"}
                    """
                            .formatted(AccessHouse.key());
            case "POST /api/v1/requests/{number}/facts" -> "[" + arrived + "]";
            case "POST /api/v1/complaints" ->
                    """
                    {"firstContact":"Y101","words":"态度生硬"}
                    """;
            case "POST /api/v1/calls/events" ->
                    """
                    {"call":"%s","event":"ringing","number":"13900000096"}
                    """
                            .formatted(AccessHouse.key());
            case "POST /api/v1/facts" ->
                    "[{\"request\":\"%s\",\"key\":\"1\",\"fact\":%s}]".formatted(number(), arrived);
            default -> "";
        };
    }

    Set<String> kinds() {
        return catalogue.kinds().keySet().stream().map(FactKind::name).collect(Collectors.toSet());
    }

    /** Everybody and everything that some kind of fact names as a producer. */
    Set<String> producers() {
        Set<String> producers = new TreeSet<>();
        catalogue.kinds().values().forEach(kind -> producers.addAll(kind.producers()));
        return producers;
    }

    /**
     * Whether the journal takes such a fact from somebody who acts as this producer. This one it
     * keeps from nobody: it lies so far ahead that whoever may tell it is refused for that.
     */
    boolean tells(SubjectId about, String kind, String producer) {
        Outcome outcome =
                server.bean(Requests.class)
                        .add(
                                house.sender(house.technician, producer),
                                about,
                                List.of(NewFact.at(new FactKind(kind), FAR, values(kind))));
        return !(outcome instanceof Outcome.Refused refused
                && refused.problem().equals("producer-not-allowed"));
    }

    private Map<String, Value> values(String kind) {
        Map<String, Value> values = new HashMap<>();
        required(kind).forEach((name, field) -> values.put(name, value(field)));
        return values;
    }

    private Map<String, Field> required(String kind) {
        Map<String, Field> fields =
                new TreeMap<>(catalogue.kind(new FactKind(kind)).orElseThrow().fields());
        fields.values().removeIf(field -> !field.required());
        return fields;
    }

    private static Value value(Field field) {
        return switch (field.type()) {
            case TEXT -> new Value.Text(field.allowed().stream().sorted().findFirst().orElse("1"));
            case WHOLE -> new Value.Whole(1);
            case FLAG -> new Value.Flag(true);
            case MOMENT -> new Value.Moment(NOON);
            case DAY -> new Value.Day(DAY);
            case MONEY -> new Value.Money(1);
        };
    }

    /** The same fact as another system writes it. */
    String json(String kind) {
        String attributes =
                required(kind).entrySet().stream()
                        .map(field -> "\"%s\":%s".formatted(field.getKey(), json(field.getValue())))
                        .collect(Collectors.joining(","));
        return "[{\"kind\":\"%s\",\"attributes\":{%s}}]".formatted(kind, attributes);
    }

    private static String json(Field field) {
        return switch (field.type()) {
            case WHOLE, MONEY -> "1";
            case FLAG -> "true";
            case TEXT, MOMENT, DAY -> "\"" + value(field) + "\"";
        };
    }
}

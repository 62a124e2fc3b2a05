package io.shouwen.server.access;

import io.shouwen.server.TestServer;
import io.shouwen.server.access.AccessVisitor.Answer;
import io.shouwen.server.organisation.Role;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Sends nonsense to a route, as whoever may use it and as others, and notes each bad answer. */
final class HostileSweep {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final AccessErrands errands;
    private final HostileFields fields;
    private final HostileAnswers answers;
    private final Map<String, AccessVisitor> visitors = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int sent;

    HostileSweep(
            TestServer server, AccessHouse house, AccessErrands errands, HostileAnswers answers) {
        this.errands = errands;
        this.answers = answers;
        this.fields = HostileFields.of(server);
        house.token(AccessHouse.HOME, "h-full", Optional.empty(), new TreeSet<>(errands.kinds()));
        house.token(
                AccessHouse.HOME,
                "h-out",
                Optional.of("out-technician"),
                new TreeSet<>(errands.kinds()));
        house.token(house.other, "h-other", Optional.empty(), new TreeSet<>(errands.kinds()));
        visitors.put("nobody", AccessVisitor.nobody(server));
        for (String token : List.of("h-full", "h-out", "h-other")) {
            visitors.put("token " + token, AccessVisitor.system(server, token));
        }
        AccessHouse.IN_SIGHT.forEach((role, login) -> {
            visitors.put(role.code(), AccessVisitor.person(server, login));
            for (String elsewhere : List.of("out-", "other-")) {
                String there = elsewhere + role.code();
                visitors.put(there, AccessVisitor.person(server, there));
            }
        });
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    int sent() {
        return sent;
    }

    /** One piece of nonsense for a route. */
    void send(String route, Hostile hostile, String replay) {
        String who = who(route, hostile);
        AccessVisitor visitor = Optional.ofNullable(visitors.get(who)).orElseThrow();
        boolean throwAway = route.contains(" /sign-") || route.contains(" /set-up");
        String method = route.substring(0, route.indexOf(' '));
        boolean chinese = hostile.sometimes(2);
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept-Language", chinese ? "zh-CN" : "en");
        String path = path(route, hostile);
        byte[] body = body(route, hostile, headers);
        if (hostile.sometimes(8)) {
            headers.put("HX-Request", "true");
        }
        if (hostile.sometimes(8)) {
            headers.put("Last-Event-ID", hostile.one(List.of("-1", "x", "99999999999999999999")));
        }
        if (!hostile.sometimes(6)) {
            headers.put(
                    "Idempotency-Key", hostile.sometimes(4) ? "k".repeat(201) : AccessHouse.key());
        }
        Answer answer = (throwAway ? visitor.again() : visitor).send(method, path, body, headers);
        sent++;
        String asked = path + " " + new String(body, StandardCharsets.UTF_8);
        answers.faults(route, who, chinese, headers.containsKey("HX-Request"), asked, answer)
                .forEach(fault -> note(fault, replay, route, who, asked, answer));
    }

    private void note(
            String fault, String replay, String route, String who, String asked, Answer answer) {
        wrong.add(
                "%s (%s) %s as %s: %s%n    %s%n    answered %d %s"
                        .formatted(
                                fault,
                                replay,
                                route,
                                who,
                                cut(asked, 300),
                                answer.location(),
                                answer.status(),
                                cut(answer.body().replaceAll("\\s+", " "), 200)));
    }

    private static String cut(String text, int at) {
        String shown = text.replaceAll("\\p{Cntrl}", "?");
        return shown.length() > at ? shown.substring(0, at) + "…" : shown;
    }

    /** Mostly somebody who may, so that what is sent is read at all. */
    private String who(String route, Hostile hostile) {
        List<String> all = List.copyOf(visitors.keySet());
        if (hostile.sometimes(5)) {
            return hostile.one(all);
        }
        Guest guest =
                Routes.ALL.stream()
                        .filter(one -> name(one).equals(route))
                        .map(Route::guest)
                        .findFirst()
                        .orElseThrow();
        Predicate<String> admitted =
                switch (guest) {
                    case Guest.Everyone _ -> who -> true;
                    case Guest.Token _ -> who -> who.startsWith("token ");
                    case Guest.SignedInPerson _ -> who -> isPerson(who);
                    case Guest.Holder holder ->
                            who ->
                                    Arrays.stream(Role.values())
                                            .filter(role -> holder.roles().contains(role))
                                            .anyMatch(role ->
                                                    who.replaceFirst("^(out|other)-", "")
                                                            .equals(role.code()));
                };
        return hostile.one(all.stream().filter(admitted).toList());
    }

    private static boolean isPerson(String who) {
        return !who.equals("nobody") && !who.startsWith("token ");
    }

    static String name(Route route) {
        return route.method() + " " + route.path().getPatternString();
    }

    /** The address with a spoilt step or a spoilt query. */
    private String path(String route, Hostile hostile) {
        String valid = errands.path(route);
        String pattern = route.substring(route.indexOf(' ') + 1);
        int asks = valid.indexOf('?');
        String query = asks < 0 ? "" : valid.substring(asks + 1);
        String steps = asks < 0 ? valid : valid.substring(0, asks);
        if (pattern.contains("{") && hostile.sometimes(2)) {
            String[] written = pattern.split("/", -1);
            String[] filled = steps.split("/", -1);
            for (int i = 0; i < written.length; i++) {
                if (written[i].startsWith("{") && hostile.sometimes(2)) {
                    filled[i] = hostile.step();
                }
            }
            steps = String.join("/", filled);
        }
        boolean asked = route.startsWith("GET ") || !query.isEmpty() || hostile.sometimes(6);
        String spoilt = asked ? hostile.form(query, fields.of(route)) : "";
        boolean fits = spoilt.length() < 7_000;
        return spoilt.isEmpty() || !fits ? steps : steps + "?" + spoilt;
    }

    private byte[] body(String route, Hostile hostile, Map<String, String> headers) {
        if (route.startsWith("GET ")) {
            return new byte[0];
        }
        String valid = errands.body(route);
        boolean json = valid.startsWith("{") || valid.startsWith("[");
        String type = json ? JSON : FORM;
        if (hostile.sometimes(12)) {
            type =
                    hostile.one(
                            List.of(
                                    "text/plain",
                                    JSON,
                                    FORM,
                                    "application/xml",
                                    "multipart/form-data",
                                    "nonsense",
                                    "application/json;charset=utf-99"));
        }
        headers.put("Content-Type", type);
        if (fields.of(route).contains("file") || hostile.sometimes(25)) {
            headers.put("Content-Type", "multipart/form-data; boundary=b");
            return hostile.parts(hostile.one(List.of("file", "key", "photo")));
        }
        return json
                ? hostile.json(valid)
                : hostile.form(valid, fields.of(route)).getBytes(StandardCharsets.UTF_8);
    }
}

package io.shouwen.server.inspection;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.outbox.Outbox;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What inspectors of the sample organisation do, step by step, without a screen. */
final class InspectionStory {
    static final OrgId ORG = new OrgId(1);
    static final String PICTURE =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
                    + "YPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    private static final Pattern CLAUSE = Pattern.compile("data-clause=\"([^\"]+)\"");

    private final TestServer server;
    private final RoomsStory rooms;

    InspectionStory(TestServer server) {
        this.server = server;
        this.rooms = new RoomsStory(server);
    }

    int person(String staffNo) {
        return rooms.person(staffNo);
    }

    int unit(String name) {
        return one("select id from unit where name_zh = '%s'".formatted(name));
    }

    int one(String sql) {
        return server.database()
                .orgScope()
                .reading(
                        ORG, () -> server.database().jdbc().sql(sql).query(Integer.class).single());
    }

    /** One field of a form, which may stand in it several times. */
    record Field(String name, Object value) {}

    static Field field(String name, Object value) {
        return new Field(name, value);
    }

    /** The urban crew, by two of the quality office. */
    HttpResponse<String> plan(TestBrowser who, String kind, List<Field> more) {
        String now =
                LocalDateTime.ofInstant(
                                server.bean(WallClock.class).now(), ZoneId.of("Asia/Shanghai"))
                        .withNano(0)
                        .toString();
        List<Field> fields = new ArrayList<>(more);
        fields.add(field("key", UUID.randomUUID()));
        fields.add(field("unit", unit("城区维修班")));
        fields.add(field("kind", kind));
        fields.add(field("place", "城区班组驻地"));
        fields.add(field("at", now));
        String query =
                fields.stream()
                        .map(one -> one.name() + "=" + encoded(one.value()))
                        .collect(Collectors.joining("&"));
        return who.post("/inspections", "/inspections?" + query, Map.of());
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
    }

    List<Field> by(String... staffNos) {
        return Stream.of(staffNos).map(no -> field("inspector", person(no))).toList();
    }

    static List<Field> and(List<Field> fields, Field... more) {
        return Stream.concat(fields.stream(), Stream.of(more)).toList();
    }

    /** The items of a sheet in their order. */
    static List<String> items(TestBrowser who, String number) {
        List<String> items = new ArrayList<>();
        Matcher matcher = CLAUSE.matcher(who.get("/inspections/" + number).body());
        while (matcher.find()) {
            items.add(matcher.group(1));
        }
        return items;
    }

    HttpResponse<String> act(
            TestBrowser who, String number, String what, Map<String, String> form) {
        Map<String, String> fields = new java.util.HashMap<>(form);
        fields.putIfAbsent("key", UUID.randomUUID().toString());
        return who.post("/inspections/" + number, "/inspections/" + number + "/" + what, fields);
    }

    HttpResponse<String> look(TestBrowser who, String number, String item, String result) {
        return act(who, number, "items", Map.of("item", item, "result", result, "value", "10"));
    }

    /** Letters are delivered until none is left. */
    void settle() {
        while (server.bean(Outbox.class).deliver()) {
            // until there is nothing left
        }
        server.bean(Outbox.class).deliver();
    }
}

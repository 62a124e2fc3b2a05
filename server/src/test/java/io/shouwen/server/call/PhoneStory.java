package io.shouwen.server.call;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A telephone exchange and what agents do at the phone desk, without a screen. */
public final class PhoneStory {
    private static final OrgId ORG = new OrgId(1);
    private static final String TOKEN = "exchange-token";
    private static final Pattern NUMBER = Pattern.compile("\"call\":\"([0-9-]+)\"");
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final Pattern CALLER =
            Pattern.compile("name=\"caller\" value=\"([0-9]+)\" checked");

    private final TestServer server;
    private final TestBrowser system;

    public PhoneStory(TestServer server) {
        this.server = server;
        this.system = new TestBrowser(server);
        new RoomsStory(server)
                .token(
                        1,
                        TOKEN,
                        "call.rung",
                        "call.answered",
                        "call.missed",
                        "call.transferred",
                        "call.ended");
    }

    /** Sends what an exchange tells, as JSON. */
    public HttpResponse<String> tell(String json) {
        return system.postJson("/api/v1/calls/events", json, "Authorization", "Bearer " + TOKEN);
    }

    /** Tells an event; answers our number of the call. */
    public String event(String call, String event, String more) {
        HttpResponse<String> answer =
                tell(
                        "{\"call\":\"%s\",\"event\":\"%s\"%s}"
                                .formatted(call, event, more.isEmpty() ? "" : "," + more));
        Matcher number = NUMBER.matcher(answer.body());
        if (!number.find()) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return number.group(1);
    }

    /** An agent sits down at a phone. */
    public HttpResponse<String> signIn(TestBrowser agent, String extension) {
        return turn(agent, "ready", Map.of("extension", extension));
    }

    public HttpResponse<String> turn(TestBrowser agent, String state, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("state", state);
        return agent.post("/hotline", "/calls/me", form);
    }

    /** The form of a call's record, filled in for a named customer; to be changed and sent. */
    public Map<String, String> record(TestBrowser agent, String call) {
        String page = agent.get("/hotline/answer/" + call).body();
        Map<String, String> form = new HashMap<>();
        form.put("key", RoomsStory.first(KEY, page));
        form.put("caller", RoomsStory.first(CALLER, page));
        form.put("name", "王小明");
        form.put("address", "人民路 12 号");
        form.put("phone", "");
        form.put("matter", "inquiry");
        form.put("outcome", "settled");
        form.put("to", "");
        form.put("handling", "已告知资费标准");
        return form;
    }

    public HttpResponse<String> write(TestBrowser agent, String call, Map<String, String> form) {
        return agent.post("/hotline", "/hotline/answer/" + call + "/log", form);
    }

    /** What the database tells, one value a row, read as the application. */
    public List<String> ask(String sql) {
        return server.database()
                .orgScope()
                .reading(ORG, () -> server.database().jdbc().sql(sql).query(String.class).list());
    }

    /** The kinds of the facts of a call, in the order in which they were told. */
    public List<String> kinds(String number) {
        return ask(
                "select kind from fact where subject = %d order by n"
                        .formatted(SubjectId.parse(number).orElseThrow().value()));
    }
}

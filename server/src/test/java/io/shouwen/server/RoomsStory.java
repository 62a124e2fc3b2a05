package io.shouwen.server;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.SubjectId;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people of the sample organisation do in the rooms, step by step, without a screen. */
public final class RoomsStory {
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern CSRF = Pattern.compile("\"csrf\":\"([^\"]+)\"");

    private final TestServer server;

    public RoomsStory(TestServer server) {
        this.server = server;
    }

    /** A form of the phone desk, filled in for a caller. */
    public Map<String, String> form(TestBrowser agent, String phone) {
        String page = agent.post("/hotline", "/hotline/caller", Map.of("phone", phone)).body();
        Map<String, String> form = new HashMap<>();
        form.put("key", first(KEY, page));
        form.put("_token", first(TOKEN, page));
        form.put("phone", phone);
        form.put("customer", "");
        form.put("name", "王小明");
        form.put("address", "人民路 12 号");
        form.put("settlement", "town-street");
        form.put("severity", "minor");
        form.put("symptom", "no-picture");
        return form;
    }

    /** Sends such a form; answers where it leads. */
    public HttpResponse<String> send(TestBrowser agent, Map<String, String> form) {
        Map<String, String> fields = new HashMap<>(form);
        String token = fields.remove("_token");
        return agent.postWithToken(String.valueOf(token), "/hotline/reports", fields);
    }

    /** Reports a fault; answers the request's number. */
    public String report(TestBrowser agent, String phone) {
        return number(send(agent, form(agent, phone)));
    }

    /** The number that a redirect leads to. */
    public static String number(HttpResponse<String> redirect) {
        String location = redirect.headers().firstValue("Location").orElse("");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Sends a technician, who accepts. */
    public HttpResponse<String> assign(TestBrowser dispatcher, String number, int person) {
        HttpResponse<String> sent = send(dispatcher, number, person);
        server.bean(Requests.class)
                .add(
                        new Requests.Sender(
                                new OrgId(1),
                                Actor.person(person, Set.of("technician")),
                                "accept " + number + "-" + person,
                                "field"),
                        SubjectId.parse(number).orElseThrow(),
                        List.of(NewFact.now(new FactKind("job.accepted"), Map.of())));
        return sent;
    }

    /** Sends a technician, who has not looked yet. */
    public HttpResponse<String> send(TestBrowser dispatcher, String number, int person) {
        String page = dispatcher.get("/desk").body();
        return dispatcher.postWithToken(
                first(TOKEN, page),
                "/desk/" + number + "/handler",
                Map.of("handler", Integer.toString(person), "key", number + "-" + person));
    }

    /** One act from a technician's phone. */
    public HttpResponse<String> act(TestBrowser technician, String json) {
        String token = first(CSRF, technician.get("/field/now").body());
        return technician.postJson("/field/acts", json, "X-CSRF-TOKEN", token);
    }

    /** The id of a person by staff number, read as the owner of the database. */
    public int person(String staffNo) {
        try (Connection connection = server.database().asOwner();
                PreparedStatement select =
                        connection.prepareStatement("select id from person where staff_no = ?")) {
            connection.setAutoCommit(false);
            enter(connection, 1);
            select.setString(1, staffNo);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The commits of a request's facts of a kind, in order, read as the owner of the database. */
    public List<Long> commits(String number, String kind) {
        String select =
                "select xid::text::bigint from fact where subject = ? and kind = ? order by n";
        try (Connection connection = server.database().asOwner();
                PreparedStatement statement = connection.prepareStatement(select)) {
            connection.setAutoCommit(false);
            enter(connection, 1);
            statement.setLong(1, SubjectId.parse(number).orElseThrow().value());
            statement.setString(2, kind);
            List<Long> commits = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    commits.add(row.getLong(1));
                }
            }
            return commits;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives out a token of the organisation for these kinds of fact. */
    public void token(int org, String token, String... kinds) {
        String insert = "insert into api_token (org, name, hash, kinds) values (?, 'test', ?, ?)";
        try (Connection connection = server.database().asOwner();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            connection.setAutoCommit(false);
            enter(connection, org);
            statement.setInt(1, org);
            statement.setBytes(
                    2,
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8)));
            statement.setArray(3, connection.createArrayOf("text", kinds));
            statement.executeUpdate();
            connection.commit();
        } catch (SQLException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void enter(Connection connection, int org) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select set_config('shouwen.org', '" + org + "', true)");
        }
    }

    /** The first group of a pattern's first place in a text; empty if there is none. */
    public static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}

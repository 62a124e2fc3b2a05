package io.shouwen.server.access;

import io.shouwen.server.TestServer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody at the door: a session kept by hand, or a token, so that one client serves everybody.
 */
final class AccessVisitor {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SESSION = Pattern.compile("(shouwen=[^;]+)");
    private static final Pattern LINE_STATUS = Pattern.compile("^\\[\\{.*?\"status\":(\\d+)");

    private final TestServer server;
    private final String login;
    private final String bearer;
    private String cookie = "";
    private String csrf = "";

    private AccessVisitor(TestServer server, String login, String bearer) {
        this.server = server;
        this.login = login;
        this.bearer = bearer;
    }

    /** With a session and the token of its forms, but not signed in. */
    static AccessVisitor nobody(TestServer server) {
        AccessVisitor visitor = new AccessVisitor(server, "", "");
        visitor.takeToken("/sign-in");
        return visitor;
    }

    static AccessVisitor person(TestServer server, String login) {
        AccessVisitor visitor = new AccessVisitor(server, login, "");
        visitor.takeToken("/sign-in");
        visitor.send("POST", "/sign-in/demo", "login=" + login);
        visitor.takeToken("/");
        return visitor;
    }

    static AccessVisitor system(TestServer server, String bearer) {
        return new AccessVisitor(server, "", bearer);
    }

    /** The same visitor in a session that may be thrown away. */
    AccessVisitor again() {
        if (!bearer.isEmpty()) {
            return this;
        }
        return login.isEmpty() ? nobody(server) : person(server, login);
    }

    private void takeToken(String page) {
        Matcher token = CSRF.matcher(send("GET", page, "").body());
        if (!token.find()) {
            throw new IllegalStateException(login + " finds no form on " + page);
        }
        csrf = token.group(1);
    }

    /** What came back; the body of a stream is not read. */
    record Answer(int status, String type, String location, String body) {
        /** In the words of the table. */
        String word() {
            Matcher line = LINE_STATUS.matcher(body);
            if (URI.create(location).getPath().equals("/sign-in") && !location.contains("?")) {
                return "sign-in";
            }
            if (body.contains("\"state\":\"refused\"")) {
                return "refused";
            }
            int told = line.find() ? Integer.parseInt(line.group(1)) : status;
            boolean answered = told < 400 || told == 409 || told == 422;
            return answered ? "open" : Integer.toString(told);
        }
    }

    /** Sends a form, or JSON to where JSON is asked for. */
    Answer send(String method, String path, String body) {
        boolean json = body.startsWith("{") || body.startsWith("[");
        return send(
                method,
                path,
                body.getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "Accept-Language",
                        "en",
                        "Idempotency-Key",
                        AccessHouse.key(),
                        "Content-Type",
                        json ? "application/json" : "application/x-www-form-urlencoded"));
    }

    /** Sends whatever it is, with these headers. */
    Answer send(String method, String path, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path));
        header(request, "Cookie", cookie);
        header(request, "Authorization", bearer.isEmpty() ? "" : "Bearer " + bearer);
        headers.forEach((name, value) -> header(request, name, value));
        if (method.equals("POST")) {
            header(request, "X-CSRF-TOKEN", csrf);
            request.POST(BodyPublishers.ofByteArray(body));
        }
        try {
            HttpResponse<InputStream> response =
                    CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Location").orElse(""),
                    text(response));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(HttpRequest.Builder request, String name, String value) {
        if (!value.isEmpty()) {
            request.header(name, value);
        }
    }

    private void keep(String setCookie) {
        Matcher session = SESSION.matcher(setCookie);
        if (session.find()) {
            cookie = session.group(1);
        }
    }

    private static String text(HttpResponse<InputStream> response) throws IOException {
        Optional<String> type = response.headers().firstValue("Content-Type");
        try (InputStream body = response.body()) {
            return type.filter(it -> it.startsWith("text/event-stream")).isPresent()
                    ? ""
                    : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String form(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

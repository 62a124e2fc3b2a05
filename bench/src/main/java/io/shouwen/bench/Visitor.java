package io.shouwen.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the door of a server: a person who has signed in, or a system with a token. */
final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI base;
    private final String bearer;
    private final HttpClient client;

    private Visitor(URI base, String bearer) {
        this.base = base;
        this.bearer = bearer;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .cookieHandler(new CookieManager())
                        .build();
    }

    /** A person of the sample organisation. */
    static Visitor person(URI base, String login) throws IOException, InterruptedException {
        Visitor person = new Visitor(base, "");
        person.post("/sign-in", "/sign-in/demo", Map.of("login", login));
        return person;
    }

    static Visitor system(URI base, String bearer) {
        return new Visitor(base, bearer);
    }

    /** A page, which has to be there. */
    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET()).body();
    }

    /** A form from a page. */
    HttpResponse<String> post(String from, String path, Map<String, String> form)
            throws IOException, InterruptedException {
        Matcher token = CSRF.matcher(get(from));
        String csrf = token.find() ? token.group(1) : "";
        String fields =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields + "&_csrf=" + encoded(csrf))));
    }

    /** A command of the interface. */
    String tell(String path, String key, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(json)))
                .body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        HttpRequest asked = request.header("Accept-Language", "zh-CN").build();
        HttpResponse<String> answer = client.send(asked, BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(
                    "%s %s was answered %d: %s"
                            .formatted(
                                    asked.method(),
                                    asked.uri(),
                                    answer.statusCode(),
                                    answer.body()
                                            .replaceAll("(?s)<head>.*?</head>|<[^>]*>", " ")
                                            .replaceAll("\\s+", " ")));
        }
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

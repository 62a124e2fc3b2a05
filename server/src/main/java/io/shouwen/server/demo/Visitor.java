package io.shouwen.server.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who uses the product as everybody does, through its own door, without a screen. */
final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String base;
    private String token = "";

    Visitor(String base) {
        this.base = base;
    }

    /** Signs in as a person of the sample. */
    static Visitor as(String base, String login) {
        Visitor visitor = new Visitor(base);
        visitor.readToken("/sign-in");
        visitor.post("/sign-in/demo", Map.of("login", login));
        visitor.readToken("/");
        return visitor;
    }

    /** Anybody, at a page that asks nobody's name. */
    static Visitor at(String base, String page) {
        Visitor visitor = new Visitor(base);
        visitor.readToken(page);
        return visitor;
    }

    /** The token that forms carry, which changes when somebody signs in. */
    private void readToken(String page) {
        Matcher found = TOKEN.matcher(page(page));
        token = found.find() ? found.group(1) : "";
    }

    /** What a page says. */
    String page(String path) {
        return send(request(path).build()).body();
    }

    /** Sends a form. */
    HttpResponse<String> post(String path, Map<String, String> form) {
        String fields =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&", "", "&_csrf=" + encoded(token)));
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(fields))
                        .build());
    }

    /** Sends JSON, with what stands for a signature of the sender. */
    HttpResponse<String> json(String path, String body, Optional<String> bearer) {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString());
        bearer.ifPresentOrElse(
                known -> request.header("Authorization", "Bearer " + known),
                () -> request.header("X-CSRF-TOKEN", token));
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The demo day was stopped", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The number to which the answer leads. */
    static String number(HttpResponse<String> answer) {
        Matcher number =
                Pattern.compile("[0-9]{4}-[0-9]{6,}-[0-9]")
                        .matcher(answer.headers().firstValue("Location").orElse(""));
        return number.find() ? number.group() : "";
    }
}

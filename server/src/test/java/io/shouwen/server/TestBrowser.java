package io.shouwen.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A visitor without a screen: keeps cookies, sends the forms' token, follows no redirect. */
public final class TestBrowser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final TestServer server;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    public TestBrowser(TestServer server) {
        this.server = server;
    }

    /** Signed in as a person of the sample organisation. */
    public static TestBrowser as(TestServer server, String login) {
        TestBrowser browser = new TestBrowser(server);
        browser.post("/sign-in", "/sign-in/demo", Map.of("login", login));
        return browser;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return getFrom(server, path, headers);
    }

    /** The same visitor at another server; cookies do not depend on the port. */
    public HttpResponse<String> getFrom(TestServer other, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(other.uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Listens to a stream of this or another server. */
    public TestStream listen(TestServer at, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at.uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new TestStream(
                    client.send(request.build(), BodyHandlers.ofInputStream()).body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens a page, takes the token from it and posts a form from there. */
    public HttpResponse<String> post(
            String fromPage, String path, Map<String, String> form, String... headers) {
        Matcher token = TOKEN.matcher(get(fromPage).body());
        return postWithToken(token.find() ? token.group(1) : "", path, form, headers);
    }

    public HttpResponse<String> postWithToken(
            String token, String path, Map<String, String> form, String... headers) {
        String fields =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        URI uri = server.uri(path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded");
        if (headers.length > 0) {
            request.headers(headers);
        }
        String body = fields + "&_csrf=" + encode(token);
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /** Posts a body of JSON with these headers. */
    public HttpResponse<String> postJson(String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.uri(path)).header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /** Opens a page, takes the token from it and posts a form with a file from there. */
    public HttpResponse<String> postFile(
            String fromPage, String path, Map<String, String> form, String name, byte[] file) {
        Matcher token = TOKEN.matcher(get(fromPage).body());
        Map<String, String> fields = new TreeMap<>(form);
        fields.put("_csrf", token.find() ? token.group(1) : "");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach(
                (field, value) -> body.writeBytes(part("name=\"%s\"".formatted(field), value)));
        body.writeBytes(part("name=\"file\"; filename=\"%s\"".formatted(name), ""));
        // The empty part ends in a line that the file takes the place of.
        byte[] head = Arrays.copyOf(body.toByteArray(), body.size() - 2);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head);
        whole.writeBytes(file);
        whole.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(
                HttpRequest.newBuilder(server.uri(path))
                        .header("Content-Type", "multipart/form-data; boundary=edge")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(whole.toByteArray()))
                        .build());
    }

    private static byte[] part(String disposition, String value) {
        return "--edge\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n"
                .formatted(disposition, value)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As {@link #post}, for an answer that is a file. */
    public HttpResponse<byte[]> postForFile(
            String fromPage, String path, Map<String, String> form) {
        Matcher token = TOKEN.matcher(get(fromPage).body());
        String fields =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        String body = fields + "&_csrf=" + encode(token.find() ? token.group(1) : "");
        try {
            return client.send(
                    HttpRequest.newBuilder(server.uri(path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

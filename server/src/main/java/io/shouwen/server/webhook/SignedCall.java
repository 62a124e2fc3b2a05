package io.shouwen.server.webhook;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a system outside the house and believes its answer: both are JSON, both signed as {@link
 * SignedPost} signs. An answer that is late, unsigned, for another question or old is no answer:
 * whoever asked knows nothing, and asks again under the same id.
 */
public final class SignedCall {
    private static final int MOST_BYTES = 64 * 1024;
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    private final String address;
    private final SharedSecret secret;
    private final Duration patience;
    private final Clock clock;

    /**
     * @param address below which the doors of the other side lie
     * @param secret base64, behind {@code whsec_} or not
     * @param patience how long an answer may take, to its last byte
     */
    public SignedCall(URI address, String secret, Duration patience, Clock clock) {
        this.address = address.toString().replaceAll("/+$", "");
        this.secret = new SharedSecret(secret);
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * The answer of one door.
     *
     * @param path below the address, as in {@code /invoices}
     * @param id what this is about; the same id again asks about the same
     * @throws IOException if nobody knows whether it arrived, or what became of it
     */
    public JsonNode ask(String path, String id, JsonNode question)
            throws IOException, InterruptedException {
        String body = question.toString();
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("content-type", "application/json")
                        .header("webhook-id", id)
                        .header("webhook-timestamp", timestamp)
                        .header("webhook-signature", secret.sign(id, timestamp, body))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        HttpResponse<String> answer = answer(request);
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("the address answered " + answer.statusCode());
        }
        if (!proven(id, answer)) {
            throw new IOException("the answer is not signed as it should be");
        }
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException e) {
            throw new IOException("the answer is not JSON", e);
        }
    }

    private HttpResponse<String> answer(HttpRequest request)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer =
                HTTP.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8),
                                MOST_BYTES));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the address did not answer in time", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private boolean proven(String id, HttpResponse<String> answer) {
        String timestamp = header(answer, "webhook-timestamp");
        if (!timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Duration off =
                Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        return header(answer, "webhook-id").equals(id)
                && off.abs().compareTo(SKEW) <= 0
                && secret.fits(header(answer, "webhook-signature"), id, timestamp, answer.body());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

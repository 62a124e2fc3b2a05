package io.shouwen.server.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts JSON to one address outside the house, signed by the Standard Webhooks convention: the
 * headers webhook-id, webhook-timestamp and webhook-signature, with {@code v1,} and the HMAC-SHA256
 * of id, timestamp and body joined by full stops. Whoever receives an id twice takes it once.
 */
public final class SignedPost {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SECRET_PREFIX = "whsec_";

    /** The rests between attempts; the last one goes on for ever. */
    private static final List<Duration> RESTS =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10));

    private final URI address;
    private final SecretKeySpec secret;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /**
     * @param secret base64, behind {@code whsec_} or not
     */
    public SignedPost(URI address, String secret, Clock clock) {
        this.address = address;
        this.secret =
                new SecretKeySpec(
                        Base64.getDecoder()
                                .decode(
                                        secret.startsWith(SECRET_PREFIX)
                                                ? secret.substring(SECRET_PREFIX.length())
                                                : secret),
                        "HmacSHA256");
        this.clock = clock;
    }

    /** How long to rest after so many attempts, of which there has been at least one. */
    public static Duration rest(int attempts) {
        return RESTS.get(Math.min(attempts, RESTS.size()) - 1);
    }

    /** Posts a body under an id; an answer that is not a success fails as the way there does. */
    public void send(String id, String body) throws IOException, InterruptedException {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("content-type", "application/json")
                        .header("webhook-id", id)
                        .header("webhook-timestamp", timestamp)
                        .header("webhook-signature", signature(id + "." + timestamp + "." + body))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new IOException("the address answered " + status);
        }
    }

    private String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            byte[] digest = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}

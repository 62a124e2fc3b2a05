package io.shouwen.server.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts JSON to one address outside the house, signed by the Standard Webhooks convention: the
 * headers webhook-id, webhook-timestamp and webhook-signature, with {@code v1,} and the HMAC-SHA256
 * of id, timestamp and body joined by full stops. Whoever receives an id twice takes it once.
 */
public final class SignedPost {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

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
    private final SharedSecret secret;
    private final Clock clock;

    /**
     * @param secret base64, behind {@code whsec_} or not
     */
    public SignedPost(URI address, String secret, Clock clock) {
        this.address = address;
        this.secret = new SharedSecret(secret);
        this.clock = clock;
    }

    /** How long to rest after so many attempts, of which there has been at least one. */
    public static Duration rest(int attempts) {
        return RESTS.get(Math.min(attempts, RESTS.size()) - 1);
    }

    /**
     * Posts a body under an id; an answer that is not a success fails as the way there does. All of
     * it has to be over in time: the status counts, and nobody waits for what stands behind it.
     */
    public void send(String id, String body) throws IOException, InterruptedException {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .header("content-type", "application/json")
                        .header("webhook-id", id)
                        .header("webhook-timestamp", timestamp)
                        .header("webhook-signature", secret.sign(id, timestamp, body))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        int status = status(request);
        if (status / 100 != 2) {
            throw new IOException("the address answered " + status);
        }
    }

    private static int status(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer =
                HTTP.sendAsync(request, head -> new Unread());
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException e) {
            throw new IOException("the address did not answer in time", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /** The body of an answer of which nobody reads anything. */
    private static final class Unread implements HttpResponse.BodySubscriber<Void> {
        private final CompletableFuture<Void> over = new CompletableFuture<>();

        @Override
        public CompletionStage<Void> getBody() {
            return over;
        }

        @Override
        public void onSubscribe(Flow.Subscription body) {
            body.cancel();
            onComplete();
        }

        @Override
        public void onNext(List<ByteBuffer> bytes) {}

        @Override
        public void onError(Throwable problem) {
            onComplete();
        }

        @Override
        public void onComplete() {
            over.complete(null);
        }
    }
}

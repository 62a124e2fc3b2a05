package io.shouwen.server.subscription;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.privacy.Drawer;
import io.shouwen.server.webhook.SignedPost;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/**
 * The secrets by which addresses know the house: made here, shown once and then kept encrypted as
 * personal values are, or named in the environment.
 */
@Component
final class Secrets {
    /**
     * Behind it the number of the organisation. Variables of other names hold other secrets, which
     * nobody may have signed with.
     */
    private static final String NAME = "SHOUWEN_WEBHOOK_SECRET_";

    private static final Pattern NAME_END = Pattern.compile("(_[A-Z0-9_]{1,60})?");

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final int LEAST_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final OrgScope scope;
    private final Drawer drawer;
    private final Environment environment;
    private final Clock clock;
    private final SubscriptionRows rows;

    Secrets(
            DataSource dataSource,
            OrgScope scope,
            Drawer drawer,
            Environment environment,
            Clock clock) {
        this.scope = scope;
        this.drawer = drawer;
        this.environment = environment;
        this.clock = clock;
        this.rows = new SubscriptionRows(JdbcClient.create(dataSource));
    }

    /** A new one, as both sides write it. */
    static String fresh() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return PREFIX + Base64.getEncoder().encodeToString(random);
    }

    /** Puts one away, in the open transaction; answers where it lies. */
    long keep(OrgId org, String secret) {
        return drawer.keep(org, secret.getBytes(StandardCharsets.UTF_8));
    }

    void destroy(OrgId org, long place) {
        drawer.destroy(org, place);
    }

    /** Whether the environment holds a secret of this name that the organisation can sign with. */
    boolean named(OrgId org, String name) {
        return written(org, name).isPresent();
    }

    private Optional<String> written(OrgId org, String name) {
        return Optional.of(name)
                .filter(one -> belongs(org, one))
                .flatMap(one -> Optional.ofNullable(environment.getProperty(one)))
                .filter(Secrets::usable);
    }

    private static boolean belongs(OrgId org, String name) {
        String begin = NAME + org.value();
        return name.startsWith(begin) && NAME_END.matcher(name.substring(begin.length())).matches();
    }

    private static boolean usable(String secret) {
        String base64 = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        try {
            return Base64.getDecoder().decode(base64).length >= LEAST_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The way to an address. */
    SignedPost post(Subscription to) throws IOException {
        Optional<String> secret =
                to.secretName().isEmpty()
                        ? scope.reading(to.org(), () -> rows.secretPlace(to.org(), to.id()))
                                .map(place ->
                                        new String(
                                                drawer.open(to.org(), place),
                                                StandardCharsets.UTF_8))
                        : written(to.org(), to.secretName());
        return secret.map(known -> new SignedPost(to.address(), known, clock))
                .orElseThrow(() -> new IOException("no secret under " + to.secretName()));
    }
}

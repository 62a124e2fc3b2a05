package io.shouwen.server.seal;

import io.shouwen.server.clock.Round;
import io.shouwen.server.keys.KeyFolder;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.webhook.SignedPost;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** The seal in a running server: a sealer in every process, witnesses as the environment says. */
@Configuration(proxyBeanMethods = false)
class SealConfiguration {
    @Bean
    Sealer sealer(DataSource dataSource, OrgScope scope, KeyFolder keys) {
        return new Sealer(dataSource, scope, keys);
    }

    @Bean
    Seal seal(DataSource dataSource, OrgScope scope) {
        return new Seal(dataSource, scope);
    }

    @Bean
    RootNotices rootNotices(
            DataSource dataSource, OrgScope scope, Environment environment, Clock clock) {
        return new RootNotices(dataSource, scope, witnesses(environment, clock));
    }

    private static List<Witness> witnesses(Environment environment, Clock clock) {
        List<Witness> witnesses = new ArrayList<>();
        String folder = environment.getProperty("SHOUWEN_WITNESS_FOLDER", "");
        if (!folder.isBlank()) {
            witnesses.add(new FolderWitness(Path.of(folder)));
        }
        String address = environment.getProperty("SHOUWEN_WITNESS_URL", "");
        if (!address.isBlank()) {
            String secret = environment.getRequiredProperty("SHOUWEN_WITNESS_SECRET");
            witnesses.add(new WebhookWitness(new SignedPost(URI.create(address), secret, clock)));
        }
        return witnesses;
    }

    @Bean
    Round sealRound(Sealer sealer) {
        return Round.every(Duration.ofSeconds(1), "seal", sealer::sealAll);
    }

    @Bean
    Round rootNoticeRound(RootNotices notices) {
        return Round.every(Duration.ofMinutes(1), "roots", notices::sendDue);
    }
}

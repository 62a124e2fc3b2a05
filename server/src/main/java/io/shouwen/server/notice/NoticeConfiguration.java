package io.shouwen.server.notice;

import io.shouwen.server.clock.Round;
import io.shouwen.server.webhook.SignedPost;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** The gateway as the environment names it, and the round that sends. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {
    private static final Duration REST = Duration.ofSeconds(1);

    @Bean
    Gateway gateway(Environment environment, Clock clock) {
        String address = environment.getProperty("SHOUWEN_NOTICE_URL", "");
        return address.isBlank()
                ? new Gateway.None()
                : new WebhookGateway(
                        new SignedPost(
                                URI.create(address),
                                environment.getRequiredProperty("SHOUWEN_NOTICE_SECRET"),
                                clock));
    }

    @Bean
    Round noticeRound(Sending sending) {
        return Round.whileMore(REST, "notices", sending::sendDue);
    }
}

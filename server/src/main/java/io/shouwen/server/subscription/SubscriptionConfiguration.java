package io.shouwen.server.subscription;

import io.shouwen.server.clock.Round;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import java.time.Duration;

/** Where messages may go, and the rounds that read the journal on, tell and forget. */
@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration DAY = Duration.ofDays(1);

    @Bean
    static Destinations destinations(Environment environment) {
        return new Destinations(environment.getProperty("SHOUWEN_WEBHOOK_ALLOW", ""));
    }

    @Bean
    Round subscriptionRound(Feeding feeding) {
        return Round.whileMore(REST, "subscriptions", feeding::feed);
    }

    @Bean
    Round soonRound(Feeding feeding) {
        return Round.every(SOON, "promises due soon", feeding::feedSoon);
    }

    @Bean
    Round deliveryRound(Deliverer deliverer, Senders senders) {
        return Round.whileMore(REST, "deliveries", () -> deliverer.deliver(senders));
    }

    @Bean
    Round toldRound(Deliverer deliverer) {
        return Round.every(DAY, "deliveries told long ago", deliverer::forget);
    }
}

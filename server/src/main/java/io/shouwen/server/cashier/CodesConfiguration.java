package io.shouwen.server.cashier;

import io.shouwen.server.clock.Round;
import io.shouwen.server.organisation.Founding;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.webhook.SignedCall;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;

import javax.sql.DataSource;

/**
 * The gateway for payment codes as the environment names it, and the round that asks it; the sample
 * has a simulator.
 */
@Configuration(proxyBeanMethods = false)
class CodesConfiguration {
    private static final Duration REST = Duration.ofSeconds(2);

    /** A customer stands there meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    @Bean
    PaymentCodes paymentCodes(
            Environment environment,
            Founding founding,
            DataSource dataSource,
            OrgScope scope,
            Clock clock) {
        String address = environment.getProperty("SHOUWEN_PAY_URL", "");
        return address.isBlank()
                ? new SimulatedCodes(dataSource, founding, scope)
                : new HttpCodes(
                        new SignedCall(
                                URI.create(address),
                                environment.getRequiredProperty("SHOUWEN_PAY_SECRET"),
                                PATIENCE,
                                clock));
    }

    @Bean
    Round codeRound(CodeAsking asking) {
        return Round.whileMore(REST, "payment codes", asking::askDue);
    }
}

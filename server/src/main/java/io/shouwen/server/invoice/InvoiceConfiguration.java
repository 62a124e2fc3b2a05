package io.shouwen.server.invoice;

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

/** The tax platform as the environment names it, and the round that asks it. */
@Configuration(proxyBeanMethods = false)
class InvoiceConfiguration {
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    TaxPlatform taxPlatform(
            Environment environment,
            Founding founding,
            DataSource dataSource,
            OrgScope scope,
            Clock clock) {
        String address = environment.getProperty("SHOUWEN_TAX_URL", "");
        return address.isBlank()
                ? new SimulatedTaxPlatform(dataSource, founding, scope)
                : new HttpTaxPlatform(
                        new SignedCall(
                                URI.create(address),
                                environment.getRequiredProperty("SHOUWEN_TAX_SECRET"),
                                PATIENCE,
                                clock));
    }

    @Bean
    Round invoiceRound(InvoiceSending sending) {
        return Round.whileMore(REST, "invoices", sending::sendDue);
    }
}

package io.shouwen.server.standard;

import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The shelf of the running house. */
@Configuration(proxyBeanMethods = false)
class ShelfConfiguration {
    @Bean
    static UnitNames unitNames(OrgScope scope, Postings postings) {
        return (org, unit) -> scope.reading(org, () -> postings.namesAbove(org, unit));
    }
}

package io.shouwen.server.standard;

import io.shouwen.server.organisation.Postings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The shelf of the running house. */
@Configuration(proxyBeanMethods = false)
class ShelfConfiguration {
    @Bean
    static UnitNames unitNames(Postings postings) {
        return postings::namesAbove;
    }
}

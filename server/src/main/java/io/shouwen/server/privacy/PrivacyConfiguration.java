package io.shouwen.server.privacy;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.keys.KeyFolder;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Units;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import javax.sql.DataSource;

/**
 * Personal values in a running server; the keys come from SHOUWEN_PRIVACY_KEYS or the key folder.
 */
@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {
    @Bean
    PrivacyKeys privacyKeys(Environment environment, KeyFolder folder) {
        String written = environment.getProperty("SHOUWEN_PRIVACY_KEYS", "");
        return written.isBlank() ? PrivacyKeys.in(folder) : PrivacyKeys.written(written);
    }

    @Bean
    PersonalUses personalUses(Journal journal, WallClock clock, Units units) {
        return new UseBook(journal, clock, units);
    }

    @Bean
    Persons persons(DataSource dataSource, OrgScope scope, PrivacyKeys keys, PersonalUses uses) {
        Persons persons = new Persons(dataSource, scope, keys, uses);
        persons.checkKeys();
        return persons;
    }

    @Bean
    Writings writings(DataSource dataSource, OrgScope scope, PrivacyKeys keys, Persons persons) {
        return new Writings(dataSource, scope, keys, persons);
    }

    @Bean
    Drawer drawer(DataSource dataSource, OrgScope scope, PrivacyKeys keys, Persons persons) {
        return new Drawer(dataSource, scope, keys, persons);
    }

    @Bean
    Enclosures enclosures(
            DataSource dataSource,
            OrgScope scope,
            PrivacyKeys keys,
            PersonalUses uses,
            WallClock clock) {
        return new Enclosures(dataSource, scope, keys, uses, clock);
    }

    @Bean
    Roll roll(DataSource dataSource, OrgScope scope, PrivacyKeys keys) {
        return new Roll(dataSource, scope, keys);
    }
}

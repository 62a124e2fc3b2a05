package io.shouwen.server.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.Formatter;
import org.springframework.format.FormatterRegistry;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What forms and addresses may hold before any room reads them: names that our forms have, text
 * that the database can keep, and days that a calendar on a wall shows.
 */
@Configuration(proxyBeanMethods = false)
class Inlet implements WebMvcConfigurer {
    /** A form sees also those with a sign before or after them which it asks for by itself. */
    private static final Pattern NAME = Pattern.compile("[!_]?[A-Za-z][A-Za-z0-9_.-]{0,99}(\\[])?");

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    @Bean
    static StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterNames(name -> NAME.matcher(name).matches());
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addFormatterForFieldType(LocalDate.class, new Day());
    }

    /** As it is written in addresses and by browsers. */
    private static final class Day implements Formatter<LocalDate> {
        @Override
        public LocalDate parse(String written, Locale locale) {
            LocalDate day = LocalDate.parse(written.strip());
            if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                throw new DateTimeException("No day of a calendar: " + day);
            }
            return day;
        }

        @Override
        public String print(LocalDate day, Locale locale) {
            return day.toString();
        }
    }
}

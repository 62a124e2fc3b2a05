package io.shouwen.server.book;

import io.shouwen.engine.standard.Home;
import io.shouwen.server.clock.Round;
import io.shouwen.server.journal.Course;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;

import javax.sql.DataSource;

/** What books are and what keeps them going. */
@Configuration(proxyBeanMethods = false)
class BookRounds {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Bean
    static Course unitBookCourse() {
        return new BookCourse(Home.UNIT);
    }

    @Bean
    static Course personBookCourse() {
        return new BookCourse(Home.PERSON);
    }

    @Bean
    static Course matterCourse(DataSource dataSource) {
        return new MatterCourse(JdbcClient.create(dataSource));
    }

    /** A unit gets its book within a minute of being entered, and on the first of January. */
    @Bean
    Round unitBookRound(UnitBooks books) {
        return Round.every(MINUTE, "unit books", books::keepUp);
    }

    @Bean
    Round settlingRound(Carrier carrier) {
        return Round.whileMore(MINUTE, "visits to settle", carrier::settle);
    }
}

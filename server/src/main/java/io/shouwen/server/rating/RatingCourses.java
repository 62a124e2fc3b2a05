package io.shouwen.server.rating;

import io.shouwen.server.hall.TicketCourse;
import io.shouwen.server.journal.SideCourse;
import io.shouwen.server.organisation.Postings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import javax.sql.DataSource;

/** What can be rated: a stay in the hall, and a payment without one. */
@Configuration(proxyBeanMethods = false)
class RatingCourses {
    private static final String PAYMENT = "payment";

    @Bean
    static SideCourse ratingsOfStays(DataSource dataSource, Postings postings) {
        return new RatingCourse(TicketCourse.KIND, dataSource, postings);
    }

    @Bean
    static SideCourse ratingsOfPayments(DataSource dataSource, Postings postings) {
        return new RatingCourse(PAYMENT, dataSource, postings);
    }
}

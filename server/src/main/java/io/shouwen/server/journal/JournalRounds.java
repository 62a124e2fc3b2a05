package io.shouwen.server.journal;

import io.shouwen.server.clock.Round;
import io.shouwen.server.judgement.Alarms;
import io.shouwen.server.outbox.Outbox;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;

/** What keeps the journal going: alarms ring, letters are delivered, the tail is heard. */
@Configuration(proxyBeanMethods = false)
class JournalRounds {
    private static final Duration REST = Duration.ofMillis(200);
    private static final Duration DAY = Duration.ofDays(1);

    @Bean
    Round alarmRound(Alarms alarms) {
        return Round.whileMore(REST, "alarms", alarms::ring);
    }

    /** Also each day: a process with older standards may have judged after the first time. */
    @Bean
    Round changedStandardsRound(Alarms alarms) {
        return Round.every(DAY, "changed standards", alarms::ringChanged);
    }

    @Bean
    Round letterRound(Outbox outbox) {
        return Round.whileMore(REST, "letters", outbox::deliver);
    }

    @Bean
    Round tailRound(Tail tail) {
        return Round.whileMore(REST, "tail", tail::listen);
    }

    @Bean
    Round monthRound(Months months) {
        return Round.every(DAY, "months", months::prepare);
    }
}

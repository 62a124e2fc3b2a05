package io.shouwen.server.inbox;

import io.shouwen.server.access.Tokens;
import io.shouwen.server.api.FactDoor;
import io.shouwen.server.clock.Round;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.journal.DayBook;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.standard.Shelf;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import javax.sql.DataSource;

/** The watched folder as the environment names it: SHOUWEN_INBOX and SHOUWEN_INBOX_TOKEN. */
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {
    private static final Duration REST = Duration.ofSeconds(5);

    @Bean
    Inbox inbox(
            DataSource dataSource,
            OrgScope scope,
            WallClock clock,
            Environment environment,
            Tokens tokens,
            Shelf shelf,
            FactDoor door,
            DayBook book,
            FailPoints failPoints) {
        String folder = environment.getProperty("SHOUWEN_INBOX", "");
        return new Inbox(
                dataSource,
                scope,
                clock,
                new WatchedFolder(
                        folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder.strip()))),
                environment.getProperty("SHOUWEN_INBOX_TOKEN", ""),
                new Inbox.Ways(tokens, shelf, door, book),
                failPoints);
    }

    @Bean
    Round inboxRound(Inbox inbox) {
        return Round.every(REST, "inbox", inbox::look);
    }
}

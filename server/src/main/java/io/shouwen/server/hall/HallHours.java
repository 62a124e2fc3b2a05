package io.shouwen.server.hall;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.page.Refusal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Until when a hall is open by its posted hours, whether or not anybody says that it closes: from
 * then on whatever is done there is overtime.
 */
@Component
public final class HallHours {
    private final OrgScope scope;
    private final Postings postings;
    private final WallClock clock;
    private final HallRows rows;

    public HallHours(DataSource dataSource, OrgScope scope, Postings postings, WallClock clock) {
        this.scope = scope;
        this.postings = postings;
        this.clock = clock;
        this.rows = new HallRows(JdbcClient.create(dataSource));
    }

    /** Settles a hall, or what it had settled before anew; its hours hold from today on. */
    public void settle(OrgId org, Hall hall) {
        scope.run(
                org,
                () -> {
                    LocalDate today = clock.now().atZone(postings.zone(org)).toLocalDate();
                    rows.keepHours(org, hall.unit());
                    rows.settle(org, hall);
                    rows.postHours(org, hall, today);
                });
    }

    /** The posted closing time of a day. */
    public Instant closes(OrgId org, int unit, LocalDate day) {
        return scope.reading(
                org,
                () -> {
                    Optional<LocalTime> posted = rows.posted(org, unit, day);
                    LocalTime time =
                            posted.orElseGet(() ->
                                    rows.find(org, Set.of(unit)).stream()
                                            .map(Hall::closesAt)
                                            .findFirst()
                                            .orElseThrow(Refusal::notFound));
                    return day.atTime(time).atZone(postings.zone(org)).toInstant();
                });
    }

    /** How many minutes after the posted closing time of its day a moment is; zero before. */
    public long over(OrgId org, int unit, Instant at) {
        ZoneId zone = scope.reading(org, () -> postings.zone(org));
        Instant closes = closes(org, unit, at.atZone(zone).toLocalDate());
        return Math.max(0, Duration.between(closes, at).toMinutes());
    }
}

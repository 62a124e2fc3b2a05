package io.shouwen.server.rating;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import javax.sql.DataSource;

/**
 * How many visits were rated and how, by clerk, counter or hall; and what became of the bad ones.
 */
@Component
public final class Figures {
    private final OrgScope scope;
    private final WallClock clock;
    private final FigureRows rows;

    public Figures(DataSource dataSource, OrgScope scope, WallClock clock) {
        this.scope = scope;
        this.clock = clock;
        this.rows = new FigureRows(JdbcClient.create(dataSource));
    }

    /** By what the figures are told apart. */
    enum By {
        CLERK,
        COUNTER,
        HALL
    }

    /** A stretch of days of some halls. */
    record Scope(
            OrgId org, Collection<Integer> units, LocalDate from, LocalDate until, ZoneId zone) {
        Scope {
            units = List.copyOf(units);
        }

        Instant begins() {
            return from.atStartOfDay(zone).toInstant();
        }

        Instant ends() {
            return until.atStartOfDay(zone).toInstant();
        }
    }

    /**
     * The figures of one clerk, counter or hall.
     *
     * @param served visits at which something was done
     * @param prompted of those, at which the customer was asked to rate
     * @param content of the rated ones, at least fairly content
     * @param minutesOn minutes of serving in which the rating device was on
     */
    public record Line(
            int key,
            long served,
            long prompted,
            long rated,
            long content,
            long minutesOn,
            long minutes) {
        public Share on() {
            return new Share(minutesOn, minutes);
        }

        public Share asked() {
            return new Share(prompted, served);
        }

        public Share told() {
            return new Share(rated, served);
        }

        public Share satisfied() {
            return new Share(content, rated);
        }
    }

    /**
     * What became of the ratings of one month, each step of those that reached the one before it,
     * as it stood when the month ended. What was open then counts against it.
     *
     * @param untrue bad ratings that were found not to be true, and end there
     */
    public record Cohort(
            long given,
            long fedBack,
            long bad,
            long verified,
            long untrue,
            long rectified,
            long revisited) {
        public Share feedback() {
            return new Share(fedBack, given);
        }

        public Share looked() {
            return new Share(verified, bad);
        }

        public Share mended() {
            return new Share(rectified, bad - untrue);
        }

        public Share again() {
            return new Share(revisited, rectified);
        }
    }

    List<Line> lines(Scope of, By by) {
        return scope.reading(
                of.org(),
                () -> {
                    Map<Integer, long[]> minutes = rows.minutes(of, by, clock.now());
                    return rows.visits(of, by).stream()
                            .map(line -> {
                                long[] on = minutes.getOrDefault(line.key(), new long[] {0, 0});
                                return new Line(
                                        line.key(),
                                        line.served(),
                                        line.prompted(),
                                        line.rated(),
                                        line.content(),
                                        on[0],
                                        on[1]);
                            })
                            .toList();
                });
    }

    /** How many visits are counted nowhere, by why: left, missed, answered, open, handed-over. */
    SequencedMap<String, Long> excluded(Scope of) {
        return scope.reading(of.org(), () -> new LinkedHashMap<>(rows.excluded(of)));
    }

    /** The ratings that were given in these days, as they stood at an instant. */
    Cohort cohort(Scope of, Instant asOf) {
        return scope.reading(of.org(), () -> rows.cohort(of, asOf));
    }
}

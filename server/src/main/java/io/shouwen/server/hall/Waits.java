package io.shouwen.server.hall;

import io.shouwen.engine.queue.Experience;
import io.shouwen.engine.queue.Forecast;
import io.shouwen.engine.queue.Forecast.Wait;
import io.shouwen.engine.queue.Waiting;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.TicketRows.Foretold;
import io.shouwen.server.hall.TicketRows.Served;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** How long somebody in a line will wait (decision 327). */
@Component
public final class Waits {
    /** Of so many services a line learns. */
    private static final int SERVICES = 200;

    /** So many of a hall are looked through for those of a line. */
    private static final int LATELY = 1_000;

    private final OrgScope scope;
    private final Postings postings;
    private final WallClock clock;
    private final TicketRows tickets;
    private final HallRows halls;

    public Waits(DataSource dataSource, OrgScope scope, Postings postings, WallClock clock) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.postings = postings;
        this.clock = clock;
        this.tickets = new TicketRows(jdbc);
        this.halls = new HallRows(jdbc);
    }

    /**
     * What can be said of a wait.
     *
     * @param ahead how many go before
     * @param counters how many counters serve it now
     * @param said the range, corrected by experience; empty while too little is known, or while no
     *     counter serves it
     * @param model as the forecast has it, to be compared with what becomes of it
     */
    public record Expected(
            int ahead, int counters, Optional<Wait> said, Optional<Duration> model) {}

    /** The wait of somebody who joins now for a service. */
    public Expected joining(OrgId org, int unit, String service, TicketClass kind) {
        return scope.reading(
                org, () -> look(org, unit).expected(service, one -> one.rank() <= kind.rank()));
    }

    /** The waits of whoever joins now, for each of these services. */
    public Map<String, Expected> joining(
            OrgId org, int unit, Collection<String> services, TicketClass kind) {
        return scope.reading(
                org,
                () -> {
                    Look look = look(org, unit);
                    return services.stream()
                            .distinct()
                            .collect(
                                    Collectors.toMap(
                                            Function.identity(),
                                            service ->
                                                    look.expected(
                                                            service,
                                                            one -> one.rank() <= kind.rank())));
                });
    }

    /** The wait that is left to somebody who stands in line, or who is on the way to it. */
    public Expected of(OrgId org, TicketRow ticket) {
        Waiting mine = ticket.waiting(clock.now());
        return scope.reading(
                org,
                () ->
                        look(org, ticket.unit())
                                .expected(ticket.service(), one -> goesBefore(one, mine)));
    }

    private static boolean goesBefore(Waiting one, Waiting other) {
        int rank = Integer.compare(one.rank(), other.rank());
        return one.id() != other.id() && (rank < 0 || (rank == 0 && one.isBefore(other)));
    }

    private Look look(OrgId org, int unit) {
        Instant now = clock.now();
        LocalDate today = now.atZone(postings.zone(org)).toLocalDate();
        return new Look(
                now,
                tickets.waiting(org, unit, today).stream().map(one -> one.waiting(now)).toList(),
                tickets.awaited(org, unit, today).stream()
                        .filter(one -> one.turnAt().isEmpty())
                        .map(one -> one.waiting(now))
                        .toList(),
                halls.counters(org, unit).stream().filter(Counter::open).toList(),
                tickets.called(org, unit),
                tickets.served(org, unit, LATELY),
                tickets.came(org, unit, LATELY));
    }

    /**
     * A hall at a moment.
     *
     * @param line who stands there
     * @param onTheWay who has a number from elsewhere and may yet come before their turn
     * @param called since when each counter has whom it has
     * @param served how long the last services took, the newest first
     * @param foretold what became of the last forecasts, the newest first
     */
    private record Look(
            Instant now,
            List<Waiting> line,
            List<Waiting> onTheWay,
            List<Counter> open,
            Map<Integer, Instant> called,
            List<Served> served,
            List<Foretold> foretold) {
        Expected expected(String service, Predicate<Waiting> before) {
            List<Counter> serving =
                    open.stream().filter(one -> one.services().contains(service)).toList();
            Set<String> theirs =
                    serving.stream()
                            .flatMap(one -> one.services().stream())
                            .collect(Collectors.toSet());
            Predicate<Waiting> ahead =
                    before.and(one ->
                            theirs.isEmpty()
                                    ? one.service().equals(service)
                                    : theirs.contains(one.service()));
            int there = (int) line.stream().filter(ahead).count();
            int all = there + (int) onTheWay.stream().filter(ahead).count();
            List<Duration> services = services(theirs);
            Optional<Wait> model = model(serving, services, there);
            return new Expected(
                    there,
                    serving.size(),
                    model.map(few ->
                            said(
                                    experience(theirs),
                                    few,
                                    model(serving, services, all).orElse(few))),
                    model.map(Wait::usual));
        }

        /** From nobody of those on the way coming in time to all of them doing so. */
        private static Wait said(Experience experience, Wait few, Wait many) {
            Wait least = experience.correct(few);
            return new Wait(least.least(), least.usual(), experience.correct(many).most());
        }

        /** Of the counters' own services; of the whole hall's while theirs are too few. */
        private List<Duration> services(Set<String> theirs) {
            List<Duration> own =
                    served.stream()
                            .filter(one -> theirs.contains(one.service()))
                            .limit(SERVICES)
                            .map(Served::took)
                            .toList();
            return own.size() >= Forecast.FEWEST
                    ? own
                    : served.stream().limit(SERVICES).map(Served::took).toList();
        }

        private Experience experience(Set<String> theirs) {
            return new Experience(
                    foretold.stream()
                            .filter(one -> theirs.contains(one.service()))
                            .limit(Experience.MOST)
                            .map(Foretold::came)
                            .toList()
                            .reversed());
        }

        private Optional<Wait> model(List<Counter> serving, List<Duration> services, int ahead) {
            if (serving.isEmpty() || services.size() < Forecast.FEWEST) {
                return Optional.empty();
            }
            List<Duration> busy =
                    serving.stream()
                            .flatMap(one -> Optional.ofNullable(called.get(one.id())).stream())
                            .map(at -> Duration.between(at, now))
                            .toList();
            return Optional.of(
                    new Forecast(services).of(ahead, busy, serving.size() - busy.size()));
        }
    }
}

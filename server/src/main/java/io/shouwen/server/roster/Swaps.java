package io.shouwen.server.roster;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.roster.Roster.Cell;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** Lets two people exchange a day. Each method answers why it cannot, or nothing. */
@Component
class Swaps {
    private final OrgScope scope;
    private final Postings postings;
    private final WallClock clock;
    private final Roster roster;
    private final SwapRows rows;

    Swaps(
            DataSource dataSource,
            OrgScope scope,
            Postings postings,
            WallClock clock,
            Roster roster) {
        this.scope = scope;
        this.postings = postings;
        this.clock = clock;
        this.roster = roster;
        this.rows = new SwapRows(JdbcClient.create(dataSource));
    }

    List<Swap> open(OrgId org, Collection<Integer> people) {
        return scope.reading(org, () -> rows.open(org, people, today(org)));
    }

    /** Both need a planned day that has not begun, and the two plans must differ. */
    Optional<Refusal> offer(OrgId org, int offerer, int taker, LocalDate day) {
        return scope.in(
                org,
                () -> {
                    if (!day.isAfter(today(org))) {
                        return refused("swap-day-begun");
                    }
                    if (plans(org, offerer, taker, day).filter(Plans::differ).isEmpty()) {
                        return refused("swap-nothing");
                    }
                    return rows.offer(org, day, offerer, taker, clock.now())
                            ? Optional.empty()
                            : refused("swap-open");
                });
    }

    /**
     * Takes, declines, allows or refuses.
     *
     * @param decides whose swaps the person may allow or refuse
     */
    Optional<Refusal> act(OrgId org, int id, Swap.Act act, int person, Set<Integer> decides) {
        return scope.in(
                org,
                () -> {
                    Optional<Swap> found =
                            rows.lock(org, id).filter(one -> may(one, act, person, decides));
                    if (found.isEmpty()) {
                        return Optional.of(Refusal.notFound());
                    }
                    Swap swap = found.get();
                    if (swap.state() != act.before()) {
                        return refused("swap-done");
                    }
                    Instant now = clock.now();
                    if (act.isTakers()) {
                        rows.take(org, id, act.after(), now);
                        return Optional.empty();
                    }
                    return decide(org, swap, act, person, now);
                });
    }

    private static boolean may(Swap swap, Swap.Act act, int person, Set<Integer> decides) {
        boolean own = swap.offerer() == person || swap.taker() == person;
        return act.isTakers()
                ? swap.taker() == person
                : !own && decides.contains(swap.offerer()) && decides.contains(swap.taker());
    }

    private Optional<Refusal> decide(OrgId org, Swap swap, Swap.Act act, int by, Instant now) {
        if (act == Swap.Act.ALLOW) {
            if (!swap.day().isAfter(today(org))) {
                return refused("swap-day-begun");
            }
            Optional<Plans> plans = plans(org, swap.offerer(), swap.taker(), swap.day());
            if (plans.isEmpty()) {
                return refused("swap-nothing");
            }
            roster.write(
                    org,
                    Optional.of(by),
                    List.of(
                            new Cell(swap.offerer(), swap.day(), plans.get().takers()),
                            new Cell(swap.taker(), swap.day(), plans.get().offerers())));
        }
        rows.decide(org, swap.id(), act.after(), by, now);
        return Optional.empty();
    }

    private static Optional<Refusal> refused(String slug) {
        return Optional.of(new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, slug));
    }

    private record Plans(RosterDay.Plan offerers, RosterDay.Plan takers) {
        boolean differ() {
            return !offerers.equals(takers);
        }
    }

    /** What both are to do; someone on leave has nothing to exchange. */
    private Optional<Plans> plans(OrgId org, int offerer, int taker, LocalDate day) {
        List<RosterDay> days =
                roster.days(org, Set.of(offerer, taker), day, day.plusDays(1)).stream()
                        .filter(each -> !(each.plan() instanceof RosterDay.Leave))
                        .toList();
        return of(days, offerer)
                .flatMap(first -> of(days, taker).map(second -> new Plans(first, second)));
    }

    private static Optional<RosterDay.Plan> of(List<RosterDay> days, int person) {
        return days.stream().filter(day -> day.person() == person).map(RosterDay::plan).findFirst();
    }

    private LocalDate today(OrgId org) {
        return clock.now().atZone(postings.zone(org)).toLocalDate();
    }
}

package io.shouwen.server.hall;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** Halls, their counters, and who sits at them. */
@Component
public final class Halls {
    private static final int LONGEST_REASON = 60;

    private final OrgScope scope;
    private final WallClock clock;
    private final HallRows rows;
    private final TicketRows line;

    public Halls(DataSource dataSource, OrgScope scope, WallClock clock) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.clock = clock;
        this.rows = new HallRows(jdbc);
        this.line = new TicketRows(jdbc);
    }

    /** What a hall has settled; empty if the unit is no hall. */
    public Optional<Hall> find(OrgId org, int unit) {
        return scope.reading(org, () -> rows.find(org, Set.of(unit)).stream().findFirst());
    }

    /** Those of these units that are halls, in the order in which they were founded. */
    public List<Hall> of(OrgId org, Collection<Integer> units) {
        return scope.reading(org, () -> rows.find(org, units));
    }

    /** Settles a hall, or what it had settled before anew. */
    public void settle(OrgId org, Hall hall) {
        scope.run(org, () -> rows.settle(org, hall));
    }

    /** The counters of a hall by their numbers. */
    public List<Counter> counters(OrgId org, int unit) {
        return scope.reading(org, () -> rows.counters(org, unit));
    }

    /** Sets a counter up; there is one of each number in a hall. */
    public int add(OrgId org, int unit, int no, Set<String> services) {
        return scope.in(
                org,
                () -> {
                    refuseTakenNumber(org, unit, no);
                    return rows.add(org, unit, no, services);
                });
    }

    /**
     * Takes a counter out of the hall, as one set up by mistake; nobody sits there, and nobody is
     * called there while it goes.
     */
    public void remove(OrgId org, int counter, LocalDate day) {
        scope.run(
                org,
                () -> {
                    rows.lockSeats(org);
                    Counter gone = rows.counter(org, counter).orElseThrow(Refusal::notFound);
                    if (gone.sitting().isPresent()) {
                        throw new Refusal(HttpStatus.CONFLICT, "counter-taken", gone.no());
                    }
                    refuseIfBusy(org, gone);
                    rows.remove(org, counter, day);
                });
    }

    /** Brings back one that was taken out; its number may have gone to another. */
    public void bringBack(OrgId org, int unit, int counter) {
        scope.run(
                org,
                () -> {
                    rows.lockSeats(org);
                    Counter back =
                            rows.removed(org, unit).stream()
                                    .filter(one -> one.id() == counter)
                                    .findFirst()
                                    .orElseThrow(Refusal::notFound);
                    refuseTakenNumber(org, unit, back.no());
                    rows.bringBack(org, counter);
                });
    }

    /** The counters that were taken out of a hall, by their numbers. */
    public List<Counter> removed(OrgId org, int unit) {
        return scope.reading(org, () -> rows.removed(org, unit));
    }

    private void refuseTakenNumber(OrgId org, int unit, int no) {
        if (rows.counters(org, unit).stream().anyMatch(one -> one.no() == no)) {
            throw new Refusal(HttpStatus.CONFLICT, "counter-number-taken", no);
        }
    }

    /** Says anew what a counter serves. */
    public void serve(OrgId org, int counter, Set<String> services) {
        scope.run(org, () -> rows.serve(org, counter, services));
    }

    /** The counter at which a person sits. */
    public Optional<Counter> at(OrgId org, int person) {
        return scope.reading(org, () -> rows.at(org, person));
    }

    /** A person sits down at a counter, which serves from then on; one sits at one counter. */
    public void sit(OrgId org, int counter, int person) {
        scope.run(
                org,
                () -> {
                    rows.lockSeats(org);
                    Counter wanted = rows.counter(org, counter).orElseThrow(Refusal::notFound);
                    if (!wanted.works()) {
                        throw broken(wanted);
                    }
                    if (wanted.hasAt(person) && wanted.open()) {
                        return;
                    }
                    if (wanted.sitting().filter(one -> one.person() != person).isPresent()) {
                        throw new Refusal(HttpStatus.CONFLICT, "counter-taken", wanted.no());
                    }
                    rows.at(org, person)
                            .filter(one -> one.id() != counter)
                            .ifPresent(other -> leave(org, other));
                    move(org, wanted, person, "");
                });
    }

    /** The person stays away for a while: the sign is up, and nobody is called there. */
    public void away(OrgId org, int person, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "why-missing");
        }
        scope.run(
                org,
                () -> {
                    rows.lockSeats(org);
                    move(org, mine(org, person), person, reason.strip());
                });
    }

    /** The person is back. */
    public void back(OrgId org, int person) {
        scope.run(
                org,
                () -> {
                    rows.lockSeats(org);
                    move(org, mine(org, person), person, "");
                });
    }

    /** The person gets up; refused while somebody is being served there (lianzhong.3.9b). */
    public void leave(OrgId org, int person) {
        scope.run(
                org,
                () -> {
                    rows.lockSeats(org);
                    leave(org, mine(org, person));
                });
    }

    /** Nobody is called to a counter that is out of service; whoever is there is seen to. */
    public static Refusal broken(Counter counter) {
        return new Refusal(HttpStatus.CONFLICT, "counter-broken", counter.no(), counter.broken());
    }

    /** A counter is out of service; answers whether it was in service before. */
    boolean breakDown(OrgId org, Counter counter, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "why-missing");
        }
        return scope.in(
                org,
                () -> {
                    rows.lockSeats(org);
                    line.lock(org, counter.unit());
                    return rows.breakDown(org, counter, reason.strip(), clock.now());
                });
    }

    /** It is in service again; answers whether it was not before. */
    boolean mend(OrgId org, Counter counter) {
        return scope.in(
                org,
                () -> {
                    rows.lockSeats(org);
                    return rows.mend(org, counter.id(), clock.now());
                });
    }

    private Counter mine(OrgId org, int person) {
        return rows.at(org, person)
                .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "no-counter"));
    }

    /** Nobody is called there from here on until the transaction ends, so that the answer holds. */
    private void refuseIfBusy(OrgId org, Counter counter) {
        line.lock(org, counter.unit());
        if (rows.busy(org, counter.id())) {
            throw new Refusal(HttpStatus.CONFLICT, "counter-busy", counter.no());
        }
    }

    private void leave(OrgId org, Counter counter) {
        refuseIfBusy(org, counter);
        rows.close(org, counter.id(), clock.now());
    }

    private void move(OrgId org, Counter counter, int person, String away) {
        if (!away.isEmpty()) {
            refuseIfBusy(org, counter);
        }
        rows.close(org, counter.id(), clock.now());
        rows.open(org, counter, new Counter.Sitting(person, away, clock.now()));
    }
}

package io.shouwen.server.hotline;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.customer.Customers;
import io.shouwen.server.customer.Holding;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.subject.Place;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds whether somebody has asked before. The same customer, or the other party of the same
 * account, who calls about the same kind of matter while it is open, or within so many days of its
 * closing, calls again.
 */
@Component
class Repeats {
    private final Requests requests;
    private final Customers customers;
    private final WallClock clock;
    private final Duration window;

    /**
     * @param days within how many days of its closing a matter is still the same
     */
    Repeats(
            Requests requests,
            Customers customers,
            WallClock clock,
            @Value("${shouwen.call.repeat-days:7}") int days) {
        this.requests = requests;
        this.customers = customers;
        this.clock = clock;
        this.window = Duration.ofDays(days);
    }

    /** The requests that a person may be calling about again, the newest first. */
    List<Story> of(OrgId org, PersonId person) {
        Instant since = clock.now().minus(window);
        return people(org, person).stream()
                .flatMap(id -> requests.ofCustomer(org, id, Place.NEWEST).stream())
                .filter(row -> lately(row, since))
                .sorted(Comparator.comparing(RequestRow::openedAt).reversed())
                .map(row -> requests.find(org, row.id()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean lately(RequestRow row, Instant since) {
        return row.closedAt().map(closed -> !closed.isBefore(since)).orElse(true);
    }

    /** The person, and the other parties of the accounts under which they are supplied. */
    private Set<Long> people(OrgId org, PersonId person) {
        Set<Long> people = new LinkedHashSet<>();
        people.add(person.value());
        customers.of(org, person).stream()
                .flatMap(holding -> holding.parties().stream())
                .map(Holding.Side::person)
                .forEach(people::add);
        return people;
    }

    /** The one of them that a call about such a matter repeats. */
    static Optional<Story> about(List<Story> before, String matter) {
        return before.stream()
                .filter(story ->
                        story.history().facts().stream()
                                .anyMatch(fact -> Matters.opens(matter, fact.kind())))
                .findFirst();
    }
}

package io.shouwen.server.hall;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Tickets.Number;
import io.shouwen.server.hall.Tickets.Wish;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ways into the line of a hall that are open only while it gives numbers: not once it closes,
 * not while its systems are down, and not for what no counter serves.
 */
@Component
public final class Entrance {
    /** Why no number is given any more today. */
    static final String CLOSING = "hall-closing";

    private static final String DOWN = "hall-down";

    private final Halls halls;
    private final HallServices services;
    private final Standing standing;
    private final Tickets tickets;
    private final Postings postings;
    private final OrgScope scope;
    private final WallClock clock;

    public Entrance(
            Halls halls,
            HallServices services,
            Standing standing,
            Tickets tickets,
            Postings postings,
            OrgScope scope,
            WallClock clock) {
        this.halls = halls;
        this.services = services;
        this.standing = standing;
        this.tickets = tickets;
        this.postings = postings;
        this.scope = scope;
        this.clock = clock;
    }

    /** Why a hall gives no number now, {@code hall-closing} or {@code hall-down}. */
    public Optional<String> shut(OrgId org, int unit) {
        return reasons(org, unit).stream().findFirst();
    }

    /** All the reasons why: who is inside when a hall closes waits for systems that are down. */
    public List<String> reasons(OrgId org, int unit) {
        ZoneId zone = zone(org);
        LocalTime now = clock.now().atZone(zone).toLocalTime();
        boolean late =
                halls.find(org, unit).filter(hall -> !now.isBefore(hall.closesAt())).isPresent();
        List<String> reasons = new ArrayList<>();
        if (late || standing.now(org, unit, zone, Standing.CLOSING).isPresent()) {
            reasons.add(CLOSING);
        }
        if (standing.now(org, unit, zone, Standing.DOWN).isPresent()) {
            reasons.add(DOWN);
        }
        return List.copyOf(reasons);
    }

    /** Whether the systems of a hall are down, whatever else it is in. */
    public boolean down(OrgId org, int unit) {
        return standing.now(org, unit, zone(org), Standing.DOWN).isPresent();
    }

    /** Gives a number. */
    public Number take(Sender sender, Optional<SubjectId> stay, Wish wish) {
        Optional<String> shut = shut(sender.org(), wish.unit());
        if (shut.filter(DOWN::equals).isPresent()) {
            throw new Refusal(HttpStatus.CONFLICT, "hall-down");
        }
        if (shut.isPresent()) {
            throw new Refusal(HttpStatus.CONFLICT, "hall-closing");
        }
        boolean served =
                services.atCounters(sender.org(), wish.unit()).stream()
                        .anyMatch(offer -> offer.name().equals(wish.service()));
        if (!served) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "service-not-served");
        }
        return tickets.take(sender, stay, wish);
    }

    private ZoneId zone(OrgId org) {
        return scope.reading(org, () -> postings.zone(org));
    }
}

package io.shouwen.server.roster;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.Founding;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.roster.Roster.Cell;
import io.shouwen.server.roster.RosterDay.Works;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The urban crew of the sample stands by day and night, with its chief as the leader. */
@Component
class SampleRoster {
    private static final int DAYS = 62;

    private final Roster roster;
    private final Units units;
    private final Staff staff;
    private final Postings postings;
    private final WallClock clock;

    SampleRoster(Roster roster, Units units, Staff staff, Postings postings, WallClock clock) {
        this.roster = roster;
        this.units = units;
        this.staff = staff;
        this.postings = postings;
        this.clock = clock;
    }

    @EventListener
    void write(Founding.SampleFounded founded) {
        OrgId org = founded.org();
        units.serving(org, "urban")
                .map(unit -> units.all(org).get(unit))
                .ifPresent(unit -> write(org, unit));
    }

    private void write(OrgId org, Unit unit) {
        LocalDate today = clock.now().atZone(postings.zone(org)).toLocalDate();
        roster.open(org, new Shift(0, unit.id(), "白", "白班", "Day", 8 * 60, 18 * 60));
        Shift whole = roster.open(org, new Shift(0, unit.id(), "全", "全天", "Whole day", 0, 24 * 60));
        List<Cell> cells = new ArrayList<>();
        for (Role role : List.of(Role.TECHNICIAN, Role.CHIEF)) {
            Works plan = new Works(whole, role == Role.CHIEF);
            staff.holding(org, role, Set.of(unit.id()))
                    .forEach(member ->
                            today.datesUntil(today.plusDays(DAYS))
                                    .forEach(day -> cells.add(new Cell(member.id(), day, plan))));
        }
        roster.write(org, Optional.empty(), cells);
    }
}

package io.shouwen.server.roster;

import io.shouwen.server.organisation.Units.Unit;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/** Who is on duty at a moment, unit by unit. */
public record NowView(Instant at, YearMonth month, List<Crew> crews) {
    public NowView {
        crews = List.copyOf(crews);
    }

    /** A unit with its people: the leader of the day first, then those on duty. */
    public record Crew(Unit unit, List<Somebody> people) {
        public Crew {
            people = List.copyOf(people);
        }
    }

    /** A person, and whoever stands in; an empty name if nobody does. */
    public record Somebody(int id, String name, Presence presence, String standIn) {
        public boolean leads() {
            return presence instanceof Presence.OnDuty on && on.leads();
        }

        /** Lower comes first. */
        int rank() {
            return switch (presence) {
                case Presence.OnDuty on -> on.leads() ? 0 : 1;
                case Presence.Unplanned _ -> 2;
                case Presence.OffDuty _ -> 3;
            };
        }
    }
}

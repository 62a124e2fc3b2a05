package io.shouwen.server.hall.floor;

import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.Standing.Spell;
import io.shouwen.server.hall.TicketState;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.story.ClockView;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A hall as it is now.
 *
 * @param leads whether the reader may open and close
 * @param spells what it is in
 * @param dues what is about to break, the soonest first
 * @param counters all of them
 * @param waiting who waits, in the order of their places
 * @param stood who is passed over, parked or with a guide
 * @param awaited who has a number from elsewhere and is not there yet
 * @param callbacks whom to call
 * @param matters open requests that came of stays
 * @param papers numbers from paper that wait for the word of a second person
 * @param staff who can sit at a counter
 */
public record Floor(
        Hall hall,
        String name,
        boolean leads,
        boolean acts,
        List<Spell> spells,
        List<Due> dues,
        List<Desk> counters,
        List<Waiter> waiting,
        List<Waiter> stood,
        List<Waiter> awaited,
        List<Callback> callbacks,
        List<Matter> matters,
        List<Paper> papers,
        List<Member> staff,
        List<Choice> services,
        String key) {
    public Floor {
        spells = List.copyOf(spells);
        dues = List.copyOf(dues);
        counters = List.copyOf(counters);
        waiting = List.copyOf(waiting);
        stood = List.copyOf(stood);
        awaited = List.copyOf(awaited);
        papers = List.copyOf(papers);
        matters = List.copyOf(matters);
        callbacks = List.copyOf(callbacks);
        staff = List.copyOf(staff);
        services = List.copyOf(services);
    }

    /**
     * A promise that is about to break.
     *
     * @param about the number of the stay or the request
     * @param goal what keeps it
     * @param state {@code soon} or {@code overdue}
     */
    public record Due(
            String about, String path, String goal, String clause, String state, Instant at) {}

    /**
     * A counter.
     *
     * @param state {@code broken}, {@code shut}, {@code away}, {@code free}, {@code called} or
     *     {@code serving}
     * @param clerk who sits there; empty while it is shut
     * @param away why nobody is served, in words
     * @param broken why it is out of service
     * @param ticket whom it has
     * @param number the subject of that
     * @param minutes since when, in minutes
     * @param clocks what the code asks of it
     */
    public record Desk(
            int id,
            int no,
            String state,
            String clerk,
            String away,
            String broken,
            String services,
            String ticket,
            String number,
            long minutes,
            List<ClockView> clocks) {
        public Desk {
            clocks = List.copyOf(clocks);
        }
    }

    /**
     * Somebody who is in the hall and not at a counter.
     *
     * @param appointment for which they came, in words; empty without one
     */
    public record Waiter(
            String number,
            String ticket,
            String service,
            String kind,
            String state,
            long minutes,
            int passed,
            String appointment) {}

    /**
     * Somebody to call; shown masked.
     *
     * @param tries how often they were not reached
     */
    public record Callback(long id, String customer, String reason, String since, int tries) {}

    /**
     * A request that came of a stay.
     *
     * @param why why it was not done, or where the question went, in words
     * @param who who answers for it
     */
    public record Matter(
            String request, String kind, String why, String who, boolean offered, String since) {}

    /**
     * A number from paper.
     *
     * @param own whether the reader entered it, and so may not approve it
     */
    public record Paper(
            long id, String number, String service, String givenAt, String by, boolean own) {}

    /** A service by name and title. */
    public record Choice(String name, String title) {}

    /** Why somebody may be away for a while. */
    public List<String> breaks() {
        return FloorCountersPage.BREAKS;
    }

    /** The counters to which somebody can be sent. */
    public List<Desk> free() {
        return counters.stream().filter(desk -> desk.state().equals("shut")).toList();
    }

    /** What it is in, of a kind. */
    public Optional<Spell> in(String kind) {
        return spells.stream().filter(spell -> spell.kind().equals(kind)).findFirst();
    }

    /** Whether nobody is left in it; who did not come or was sent away is not inside. */
    public boolean empty() {
        return waiting.isEmpty()
                && stood.stream().noneMatch(one -> TicketState.of(one.state()).inside())
                && counters.stream().allMatch(desk -> desk.ticket().isEmpty());
    }
}

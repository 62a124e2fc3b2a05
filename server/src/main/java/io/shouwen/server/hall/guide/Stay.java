package io.shouwen.server.hall.guide;

import io.shouwen.server.hall.HallMatters;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.TicketState;
import io.shouwen.server.story.ClockView;
import io.shouwen.server.story.Event;

import java.util.List;
import java.util.Optional;

/**
 * One customer with the guide.
 *
 * @param place where the need belongs, as judged
 * @param papers all that has to be brought
 * @param fees what it costs, in words
 * @param clocks what the code still asks for, the most urgent first
 * @param listed whether the customer was told all of it
 * @param unconfirmed whether something was done for them that they have yet to confirm
 * @param offered to whom they were to be handed over; empty before
 * @param words what they asked, as it was noted
 * @param expected what can be said of the wait
 * @param ahead how many would be overtaken
 * @param others the other departments
 * @param lines the other lines
 * @param matters the requests that came of it
 * @param passedOn whether their question went to a department
 * @param answered whether their question was answered
 * @param visits whether they came to see somebody
 * @param crowd a counter that is crowded, and one that is less so
 */
public record Stay(
        TicketRow ticket,
        String service,
        String place,
        List<String> papers,
        List<String> fees,
        List<ClockView> clocks,
        boolean listed,
        boolean unconfirmed,
        String offered,
        List<String> words,
        String expected,
        int ahead,
        Optional<Crowd> crowd,
        List<Other> others,
        List<GuideDesk.Choice> lines,
        List<String> matters,
        boolean passedOn,
        boolean answered,
        boolean visits,
        List<Event> events,
        String key) {
    public Stay {
        papers = List.copyOf(papers);
        fees = List.copyOf(fees);
        clocks = List.copyOf(clocks);
        words = List.copyOf(words);
        others = List.copyOf(others);
        lines = List.copyOf(lines);
        matters = List.copyOf(matters);
        events = List.copyOf(events);
    }

    /** Whether a question was passed on whose answer the customer has yet to hear. */
    public boolean replies() {
        return passedOn && !answered;
    }

    /** Another department. */
    public record Other(int unit, String name) {}

    /** Why something could not be got done. */
    public List<String> reasons() {
        return HallMatters.REASONS;
    }

    /** A crowd before one counter, and a counter with fewer. */
    public record Crowd(int waiting, int from, int to) {}

    /** The address of a part of this page. */
    public String at(String part) {
        return "/guide/" + ticket.id().number() + part;
    }

    /** Whether the guide still has them. */
    public boolean withGuide() {
        return ticket.state().word().equals("guided");
    }

    /** Whether they have a number from elsewhere and have yet to check in. */
    public boolean awaited() {
        return ticket.state().word().equals("awaited");
    }

    public boolean waiting() {
        return ticket.state().word().equals("waiting");
    }

    /** Whether they did not come or were sent for something, and may be back. */
    public boolean apart() {
        return ticket.state() == TicketState.MISSED || ticket.state() == TicketState.PARKED;
    }

    /** Whether it is for others to do. */
    public boolean elsewhere() {
        return place.equals("back-office") || place.equals("other-department");
    }
}

package io.shouwen.server.event;

import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page of one event.
 *
 * @param card what was declared
 * @param linked how many requests belong to it
 * @param unlinked open repairs in scope that do not, up to a bound; empty if the reader may not say
 * @param underWay whether something said of the event has not reached every request yet
 * @param mayMove whether the reader may extend it and link in bulk
 * @param mayEnd whether the reader may end it
 * @param mayRestore whether the reader may say that they restored the supply themselves
 * @param mayCall whether the reader calls customers back
 * @param lines a page of the requests that belong to it
 * @param nextLine where the next page of them begins; 0 on the last
 * @param calls a page of the customers to be called back once it has ended
 * @param nextCall where the next page of them begins; 0 on the last
 */
public record EventView(
        Card card,
        Instant asOf,
        long linked,
        Optional<Integer> unlinked,
        boolean underWay,
        boolean mayMove,
        boolean mayEnd,
        boolean mayRestore,
        boolean mayCall,
        List<Line> lines,
        long nextLine,
        List<Call> calls,
        long nextCall) {
    public EventView {
        lines = List.copyOf(lines);
        calls = List.copyOf(calls);
    }

    /** An event with names. */
    public record Card(DeclaredEvent event, String author, List<String> scope) {
        public Card {
            scope = List.copyOf(scope);
        }
    }

    /** A request that belongs to the event. */
    public record Line(
            SubjectId request, Instant openedAt, boolean open, String handler, String address) {}

    /**
     * A customer who is called once, for all their requests.
     *
     * @param customer masked values by field; empty once they were erased
     * @param outcome what they said; empty before a callback
     * @param attempts how often nobody answered
     */
    public record Call(
            long id,
            Map<String, String> customer,
            List<SubjectId> requests,
            Optional<String> outcome,
            Optional<String> opinion,
            int attempts) {
        public Call {
            customer = Map.copyOf(customer);
            requests = List.copyOf(requests);
        }
    }
}

package io.shouwen.server.hotline;

import io.shouwen.server.call.CallLine;

import java.util.List;
import java.util.Optional;

/**
 * What whoever picks up the phone sees at once.
 *
 * @param line the call; empty if only its number is known
 * @param callers who may be calling
 * @param earlier their last calls
 */
public record Pop(Optional<CallLine> line, List<Caller> callers, List<CallLine> earlier) {
    public Pop {
        callers = List.copyOf(callers);
        earlier = List.copyOf(earlier);
    }

    /** Whether the machine thinks that this was asked before. */
    public boolean again() {
        return callers.stream()
                .anyMatch(caller -> !caller.open().isEmpty() || !caller.recent().isEmpty());
    }
}

package io.shouwen.server.counter;

import io.shouwen.engine.standard.Words;
import io.shouwen.pack.service.ServiceCatalogue;
import io.shouwen.pack.service.ServiceCatalogue.Cue;
import io.shouwen.pack.service.ServiceCatalogue.Line;
import io.shouwen.server.hall.TicketRow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the catalogue reminds of with one customer: some cues are only for people who wait to pay,
 * some for all others.
 */
record Cues(List<Cue> all) {
    Cues {
        all = List.copyOf(all);
    }

    static Cues of(ServiceCatalogue catalogue, TicketRow ticket) {
        boolean pays = catalogue.lineOf(ticket.service()).filter(Line::payments).isPresent();
        return new Cues(
                catalogue.cues().stream()
                        .filter(cue -> cue.payments().orElse(pays) == pays)
                        .toList());
    }

    /** The clauses of which a moment reminds, told by any of these kinds of fact. */
    Stream<Cue> at(Set<String> kinds) {
        return all.stream().filter(cue -> kinds.contains(cue.with()));
    }

    /** What may be said with a clause at a moment. */
    Optional<Words> say(String clause, Set<String> kinds) {
        return at(kinds)
                .filter(cue -> cue.clause().equals(clause))
                .flatMap(cue -> cue.say().stream())
                .findFirst();
    }
}

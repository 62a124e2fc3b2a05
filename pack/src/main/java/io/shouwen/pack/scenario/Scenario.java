package io.shouwen.pack.scenario;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.pack.yaml.Spot;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What happened and what the code is expected to say of it.
 *
 * @param at the moment of judging
 * @param zone in which its days and times are written
 * @param readings the readings answered otherwise than usual, by name
 * @param then what clauses that judge are expected to say
 * @param owed what clauses that are consequences are expected to say
 */
public record Scenario(
        String name,
        Spot spot,
        ZoneId zone,
        Map<String, String> readings,
        List<Fact> facts,
        Instant at,
        List<Expected> then,
        List<Owed> owed) {
    public Scenario {
        readings = Map.copyOf(readings);
        facts = List.copyOf(facts);
        then = List.copyOf(then);
        owed = List.copyOf(owed);
    }

    /** Whether it says anything of a clause. */
    public boolean expects(ClauseId clause) {
        return then.stream().anyMatch(one -> one.clause().equals(clause))
                || owed.stream().anyMatch(one -> one.clause().equals(clause));
    }

    /** What follows by one consequence, in the order of the days. */
    public record Owed(ClauseId clause, Spot spot, List<Owing> lines) {
        public Owed {
            lines = List.copyOf(lines);
        }

        /** The lines as they are written; {@code none} alone where nothing follows. */
        public List<String> written() {
            return lines.isEmpty()
                    ? List.of(ExpectationReader.NONE)
                    : lines.stream().map(Owing::toString).toList();
        }
    }

    /** What one clause is expected to say: one expectation an occasion, oldest first. */
    public record Expected(ClauseId clause, Spot spot, List<Expectation> occasions) {
        public Expected {
            occasions = List.copyOf(occasions);
        }

        /** The expectations as they are written; {@code none} alone where no occasion is. */
        public List<String> written() {
            return occasions.isEmpty()
                    ? List.of(ExpectationReader.NONE)
                    : occasions.stream().map(Expectation::toString).toList();
        }
    }
}

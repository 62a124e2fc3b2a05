package io.shouwen.engine.standard;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;

import java.util.List;
import java.util.Optional;

/**
 * An attribute of a case that may have a default and may be changed later. The clock's start never
 * changes with it: an occasion whose clause no longer applies is void if the change was recorded by
 * its due moment, and the clause that now applies runs from the same start (R-cable-2).
 *
 * @param otherwise the value where the opening fact says nothing
 */
public record Attribute(String name, Optional<Value> otherwise, List<Amendment> amendments) {
    public Attribute {
        amendments = List.copyOf(amendments);
    }

    /**
     * A kind of fact that changes the attribute to the value it carries under the same name.
     *
     * @param requires other attributes that the fact must carry to count, such as a reason
     */
    public record Amendment(FactKind by, List<String> requires) {
        public Amendment {
            requires = List.copyOf(requires);
        }
    }
}

package io.shouwen.engine.standard;

import io.shouwen.engine.fact.FactKind;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every kind of fact there is, with its attributes and who may produce it. */
public record Catalogue(Map<FactKind, Kind> kinds) {
    public Catalogue {
        kinds = Map.copyOf(kinds);
    }

    public Optional<Kind> kind(FactKind kind) {
        return Optional.ofNullable(kinds.get(kind));
    }

    /**
     * One kind of fact.
     *
     * @param producers the roles, devices and interfaces that may tell it; empty for a kind that
     *     nobody produces, which makes its clauses unprovable
     * @param backdating how late it may be told and still be judged at once
     * @param homes where its facts lie
     */
    public record Kind(
            FactKind kind,
            Words says,
            Map<String, Field> fields,
            Set<String> producers,
            Duration backdating,
            Homes homes) {
        public Kind {
            fields = Map.copyOf(fields);
            producers = Set.copyOf(producers);
        }

        /** A kind whose facts lie anywhere. */
        public Kind(
                FactKind kind,
                Words says,
                Map<String, Field> fields,
                Set<String> producers,
                Duration backdating) {
            this(kind, says, fields, producers, backdating, Homes.ANYWHERE);
        }
    }

    /**
     * One attribute of a kind.
     *
     * @param allowed the texts it may have; empty for any
     */
    public record Field(Type type, boolean required, Set<String> allowed) {
        public Field {
            allowed = Set.copyOf(allowed);
        }
    }

    /** The types an attribute may have. */
    public enum Type {
        TEXT,
        WHOLE,
        FLAG,
        MOMENT,
        DAY,
        MONEY
    }
}

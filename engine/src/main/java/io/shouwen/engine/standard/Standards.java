package io.shouwen.engine.standard;

import io.shouwen.engine.fact.FactKind;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the judge judges by: the versions of the codes in use, the catalogue of facts and the
 * calendars, indexed so that a clause that does not listen to a fact costs nothing.
 */
public final class Standards {
    private final List<Standard> versions;
    private final Catalogue catalogue;
    private final Calendars calendars;
    private final Map<FactKind, List<Bound>> openedBy = new HashMap<>();
    private final Map<Broken, List<Bound>> openedByBreach = new HashMap<>();
    private final Set<FactKind> heard = new HashSet<>();
    private final Set<Name> shared = new HashSet<>();

    private Standards(List<Standard> versions, Catalogue catalogue, Calendars calendars) {
        this.versions = List.copyOf(versions);
        this.catalogue = catalogue;
        this.calendars = calendars;
        heard.add(FactKind.STRUCK);
        heard.add(FactKind.ACCEPTED);
        heard.add(FactKind.DECLINED);
        Set<Name> seen = new HashSet<>();
        for (Standard standard : this.versions) {
            for (Clause clause : standard.clauses()) {
                Name name = Name.of(standard, clause);
                if (!seen.add(name)) {
                    shared.add(name);
                }
            }
        }
        this.versions.forEach(this::index);
        openedBy.replaceAll((kind, bound) ->
                bound.stream().sorted(Comparator.comparing(one -> one.clause().id())).toList());
        openedByBreach.replaceAll((broken, bound) -> List.copyOf(bound));
    }

    /**
     * Puts together what to judge by.
     *
     * @throws MissingCalendarException if a limit is measured on a calendar that is not there
     */
    public static Standards of(List<Standard> versions, Catalogue catalogue, Calendars calendars) {
        return new Standards(versions, catalogue, calendars);
    }

    /** A clause as it is named in every version of its code. */
    private record Name(String code, ClauseId clause) {
        static Name of(Standard standard, Clause clause) {
            return new Name(standard.ref().code(), clause.id());
        }
    }

    /** A clause of one version, whose breach may open others. */
    private record Broken(StandardRef standard, ClauseId clause) {}

    private void index(Standard standard) {
        standard.attributes().values().stream()
                .flatMap(attribute -> attribute.amendments().stream())
                .forEach(amendment -> heard.add(amendment.by()));
        for (Clause clause : standard.clauses()) {
            switch (clause.rule()) {
                case Obligation obligation -> index(standard, clause, obligation);
                case Consequence consequence -> {}
                case Shown shown -> {}
            }
        }
    }

    private void index(Standard standard, Clause clause, Obligation obligation) {
        obligation.calendars(name -> {
            if (!calendars.byName().containsKey(name)) {
                throw new MissingCalendarException(clause.id(), name);
            }
        });
        boolean several = shared.contains(Name.of(standard, clause));
        Bound bound = Bound.of(standard, clause, obligation, several);
        bound.opening().patterns().stream()
                .map(Pattern::kind)
                .distinct()
                .forEach(kind ->
                        openedBy.computeIfAbsent(kind, opened -> new ArrayList<>()).add(bound));
        if (obligation.opening() instanceof Opening.OnBreach on) {
            openedByBreach
                    .computeIfAbsent(new Broken(standard.ref(), on.of()), of -> new ArrayList<>())
                    .add(bound);
        }
        bound.opening().looks(this::hear);
        obligation.looks(this::hear);
    }

    private void hear(Pattern pattern) {
        heard.add(pattern.kind());
    }

    /**
     * The rules whose occasions a fact of the kind may open, by clause id, whatever their version.
     */
    public List<Bound> openedBy(FactKind kind) {
        return openedBy.getOrDefault(kind, List.of());
    }

    /** The rules of a version whose occasions a breach of its clause opens. */
    public List<Bound> openedByBreach(StandardRef standard, ClauseId clause) {
        return openedByBreach.isEmpty()
                ? List.of()
                : openedByBreach.getOrDefault(new Broken(standard, clause), List.of());
    }

    /** True when some clause, of any version, looks at facts of the kind. */
    public boolean hears(FactKind kind) {
        return heard.contains(kind);
    }

    /** True when somebody or something may produce facts of the kind. */
    public boolean fed(FactKind kind) {
        return catalogue.kind(kind).map(known -> !known.producers().isEmpty()).orElse(true);
    }

    /** The clause as it reads in the version in force at the instant. */
    public Optional<Clause> clause(ClauseId id, Instant at) {
        return versions.stream()
                .filter(standard -> standard.inForce(at))
                .flatMap(standard -> standard.clauses().stream())
                .filter(clause -> clause.id().equals(id))
                .findFirst();
    }

    public List<Standard> versions() {
        return versions;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public Calendars calendars() {
        return calendars;
    }

    /** The editions of the calendar that measures a limit; none if no calendar does. */
    public List<Calendars.Edition> editionsFor(Limit limit) {
        Optional<String> name = limit.calendarName();
        return name.isPresent() ? calendars.editions(name.get()) : List.of();
    }
}

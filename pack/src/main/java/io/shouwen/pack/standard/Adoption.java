package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Shown;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a site takes a code over (S40): since when, for which part of it, by which clauses it is
 * judged, what of them is on trial, the numbers it binds to soft words (S11) and how it reads what
 * the text leaves open. A clause that is not adopted is still loaded, cited and shown.
 *
 * @param terms in the order of the file; where several hold, the last one does
 * @param hash of the file, since a judgement depends on it
 */
public record Adoption(List<Terms> terms, String hash) {
    /** The kind under which a clause that is not adopted is shown. */
    static final String NOT_ADOPTED = "not-adopted";

    public Adoption {
        terms = List.copyOf(terms);
    }

    /**
     * What holds for one part of the site in one stretch of time.
     *
     * @param unit the name of a unit, for it and all below it; empty for the whole site
     * @param from the first day; empty for as long as the code is in force
     * @param to the last day
     * @param clauses ids, or beginnings of ids that end in {@code *}
     * @param trial what is judged and shown, but costs nobody anything yet
     * @param bound the limits of parameters, by their names
     * @param readings the options chosen, by the names of readings
     */
    public record Terms(
            Optional<String> unit,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            List<String> clauses,
            Optional<Trial> trial,
            Map<String, Limit> bound,
            Map<String, String> readings) {
        public Terms {
            clauses = List.copyOf(clauses);
            bound = Map.copyOf(bound);
            readings = Map.copyOf(readings);
        }

        private boolean holds(LocalDate day) {
            return from.map(first -> !day.isBefore(first)).orElse(true)
                    && to.map(last -> !day.isAfter(last)).orElse(true);
        }

        private Stream<LocalDate> changes() {
            return Stream.of(
                            from,
                            to.map(last -> last.plusDays(1)),
                            trial.map(one -> one.until().plusDays(1)))
                    .flatMap(Optional::stream);
        }

        private boolean adopts(Clause clause) {
            return meant(clauses, clause) || trial.filter(one -> one.names(clause)).isPresent();
        }
    }

    /**
     * Clauses on trial, to the end of a day.
     *
     * @param clauses as in the terms
     */
    public record Trial(List<String> clauses, LocalDate until) {
        public Trial {
            clauses = List.copyOf(clauses);
        }

        private boolean names(Clause clause) {
            return meant(clauses, clause);
        }

        private boolean running(LocalDate day) {
            return !day.isAfter(until);
        }
    }

    /** True for a clause that is only shown because the site did not adopt it. */
    public static boolean leavesOut(Clause clause) {
        return clause.rule() instanceof Shown shown && shown.kind().equals(NOT_ADOPTED);
    }

    /** Whether one of the written ids means a clause. */
    static Predicate<Clause> meaning(String written) {
        return written.endsWith("*")
                ? clause ->
                        clause.id().value().startsWith(written.substring(0, written.length() - 1))
                : clause -> clause.id().value().equals(written);
    }

    private static boolean meant(List<String> written, Clause clause) {
        return written.stream().anyMatch(one -> meaning(one).test(clause));
    }

    boolean namesUnits() {
        return terms.stream().anyMatch(one -> one.unit().isPresent());
    }

    /** The version as it holds for these units: one for each stretch between two changes. */
    List<Standard> applyTo(Pack.Version version, Set<String> units) {
        List<Terms> here =
                terms.stream().filter(one -> one.unit().map(units::contains).orElse(true)).toList();
        Standard whole = version.standard();
        List<Instant> begins = new ArrayList<>(List.of(whole.from()));
        begins.addAll(changes(here, whole));
        List<Standard> parts = new ArrayList<>();
        for (int i = 0; i < begins.size(); i++) {
            Optional<Instant> end =
                    i + 1 < begins.size() ? Optional.of(begins.get(i + 1)) : whole.to();
            parts.add(part(version, here, begins.get(i), end));
        }
        return parts;
    }

    private static TreeSet<Instant> changes(List<Terms> here, Standard whole) {
        return here.stream()
                .flatMap(Terms::changes)
                .map(day -> day.atStartOfDay(whole.zone()).toInstant())
                .filter(at -> at.isAfter(whole.from()) && whole.inForce(at))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Standard part(
            Pack.Version version, List<Terms> here, Instant from, Optional<Instant> to) {
        Standard whole = version.standard();
        ZoneId zone = whole.zone();
        LocalDate day = from.atZone(zone).toLocalDate();
        Optional<Terms> holding =
                here.reversed().stream().filter(one -> one.holds(day)).findFirst();
        StandardRef ref = whole.ref();
        String since = from.equals(whole.from()) ? "" : "@" + day;
        Standard part =
                new Standard(
                        new StandardRef(ref.code(), ref.version(), ref.hash() + "+" + hash + since),
                        whole.title(),
                        from,
                        to,
                        zone,
                        whole.attributes(),
                        whole.clauses(),
                        onTrial(whole, holding, day));
        Map<String, String> chosen = holding.map(Terms::readings).orElse(Map.of());
        return replacing(
                part, version.attributes(chosen), clause -> rule(version, clause, holding));
    }

    private static Set<ClauseId> onTrial(Standard whole, Optional<Terms> holding, LocalDate day) {
        Optional<Trial> trial = holding.flatMap(Terms::trial).filter(one -> one.running(day));
        return whole.clauses().stream()
                .filter(clause -> trial.filter(one -> one.names(clause)).isPresent())
                .map(Clause::id)
                .collect(Collectors.toSet());
    }

    private static Rule rule(Pack.Version version, Clause clause, Optional<Terms> holding) {
        if (clause.rule() instanceof Shown) {
            return clause.rule();
        }
        return holding.filter(terms -> terms.adopts(clause))
                .map(terms -> bound(version.read(clause, terms.readings()), terms.bound()))
                .orElse(new Shown(NOT_ADOPTED));
    }

    /** A rule with its soft word bound, if it has one that is. */
    static Rule bound(Rule rule, Map<String, Limit> bound) {
        return rule instanceof Promise promise && promise.within() instanceof Limit.Unbound soft
                ? within(promise, bound.getOrDefault(soft.parameter(), soft))
                : rule;
    }

    /** A promise with another limit. */
    static Promise within(Promise promise, Limit limit) {
        return new Promise(
                promise.opening(),
                promise.keptBy(),
                limit,
                promise.changes(),
                promise.wording(),
                promise.answers(),
                promise.broken());
    }

    /** The code with other attributes, and with other rules in its clauses. */
    static Standard replacing(
            Standard standard, Map<String, Attribute> attributes, Function<Clause, Rule> rule) {
        return new Standard(
                standard.ref(),
                standard.title(),
                standard.from(),
                standard.to(),
                standard.zone(),
                attributes,
                standard.clauses().stream()
                        .map(clause ->
                                new Clause(
                                        clause.id(),
                                        clause.cite(),
                                        clause.says(),
                                        rule.apply(clause)))
                        .toList(),
                standard.onTrial());
    }
}

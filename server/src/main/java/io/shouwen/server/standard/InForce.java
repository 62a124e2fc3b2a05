package io.shouwen.server.standard;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Home;
import io.shouwen.engine.standard.Homes;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;
import io.shouwen.pack.coverage.Need;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What an organisation is judged by. */
public final class InForce {
    /** These have a book a year; whatever opens later is judged in the next one. */
    private static final Set<Home> YEARLY = EnumSet.of(Home.UNIT, Home.PERSON);

    private final Standards standards;
    private final String hash;
    private final boolean anywhere;
    private final Map<Part, Standards> parts = new ConcurrentHashMap<>();

    /** What is judged in one sort of subject; of a book in the year in which it was begun. */
    private record Part(Home home, Optional<Integer> year) {}

    InForce(Standards standards, String hash) {
        this.standards = standards;
        this.hash = hash;
        this.anywhere =
                standards.catalogue().kinds().values().stream()
                        .allMatch(kind -> kind.homes().equals(Homes.ANYWHERE));
    }

    /** All of it. */
    public Standards standards() {
        return standards;
    }

    /**
     * SHA-256 over the versions and calendar editions, in hexadecimal; a stored judgement names it.
     */
    public String hash() {
        return hash;
    }

    /**
     * What a subject is judged by: the clauses whose facts meet in subjects of its kind, so that
     * one whose facts are told on is judged once, where they meet.
     *
     * @param begun when the subject was opened
     */
    public Standards in(String kind, Instant begun) {
        return anywhere
                ? standards
                : Home.of(kind)
                        .map(home -> new Part(home, year(home, begun)))
                        .map(part -> parts.computeIfAbsent(part, this::part))
                        .orElse(standards);
    }

    /** What is heard in one sort of subject, whatever the year. */
    public Standards in(Home home) {
        return anywhere
                ? standards
                : parts.computeIfAbsent(new Part(home, Optional.empty()), this::part);
    }

    private Optional<Integer> year(Home home, Instant begun) {
        return YEARLY.contains(home)
                ? standards.versions().stream()
                        .findFirst()
                        .map(version -> begun.atZone(version.zone()).getYear())
                : Optional.empty();
    }

    private Standards part(Part part) {
        List<Standard> versions =
                standards.versions().stream().map(version -> part(version, part)).toList();
        return Standards.of(versions, standards.catalogue(), standards.calendars());
    }

    private Standard part(Standard version, Part part) {
        Optional<Instant> end =
                part.year()
                        .map(year ->
                                LocalDate.of(year + 1, 1, 1)
                                        .atStartOfDay(version.zone())
                                        .toInstant());
        return new Standard(
                version.ref(),
                version.title(),
                version.from(),
                end.filter(year -> version.to().map(year::isBefore).orElse(true)).or(version::to),
                version.zone(),
                version.attributes(),
                version.clauses().stream().filter(clause -> meets(clause, part.home())).toList(),
                version.onTrial());
    }

    private boolean meets(Clause clause, Home home) {
        return !(clause.rule() instanceof Obligation rule)
                || Need.meeting(rule, standards.catalogue()).contains(home);
    }
}

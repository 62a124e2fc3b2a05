package io.shouwen.engine.judge;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Citation;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Promise.Keeper;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.standard.Words;
import io.shouwen.engine.time.DayHours;
import io.shouwen.engine.time.SpecialDay;
import io.shouwen.engine.time.WeekHours;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Small codes for tests, written as one would say them. */
final class Codes {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Words WORDS = new Words("条", "clause");
    static final WeekHours OFFICE =
            WeekHours.mondayToFriday(DayHours.of("08:00-12:00", "14:00-18:00"));

    private Codes() {}

    /** A promise in the making: what is not said is as plain as can be. */
    static final class Draft {
        private final Pattern when;
        private final List<Keeper> keepers = new ArrayList<>();
        private final List<Shift> shifts = new ArrayList<>();
        private final List<Stretch> pauses = new ArrayList<>();
        private final List<Pattern> voided = new ArrayList<>();
        private Optional<Stretch> unwatched = Optional.empty();
        private Set<ClauseId> yieldsTo = Set.of();
        private Set<String> same = Set.of();
        private boolean servesAll;
        private Promise.Wording wording = Promise.Wording.MUST;
        private Limit within = new Limit.Elapsed(Duration.ofMinutes(30));

        private Draft(Pattern when) {
            this.when = when;
        }

        Draft keptBy(String pattern) {
            keepers.add(new Keeper(Codes.pattern(pattern), false));
            return this;
        }

        Draft keptIfToldInTimeBy(String pattern) {
            keepers.add(new Keeper(Codes.pattern(pattern), true));
            return this;
        }

        Draft same(String attribute) {
            same = Set.of(attribute);
            return this;
        }

        Draft servesAll() {
            servesAll = true;
            return this;
        }

        Draft within(Limit limit) {
            within = limit;
            return this;
        }

        Draft withinMinutes(long minutes) {
            return within(new Limit.Elapsed(Duration.ofMinutes(minutes)));
        }

        Draft agreed(String pattern, Shift.Target to) {
            shifts.add(new Shift(Shift.Cause.APPOINTMENT, Codes.pattern(pattern), to));
            return this;
        }

        Draft excused(String pattern, Shift.Target to) {
            shifts.add(new Shift(Shift.Cause.EXCUSE, Codes.pattern(pattern), to));
            return this;
        }

        Draft pause(String from, String until) {
            pauses.add(new Stretch(Codes.pattern(from), Codes.pattern(until)));
            return this;
        }

        Draft pause(String from, String until, Duration atMost) {
            pauses.add(new Stretch(Codes.pattern(from), Codes.pattern(until), Optional.of(atMost)));
            return this;
        }

        Draft voided(String pattern) {
            voided.add(Codes.pattern(pattern));
            return this;
        }

        Draft unwatched(String from, String until) {
            unwatched = Optional.of(new Stretch(Codes.pattern(from), Codes.pattern(until)));
            return this;
        }

        Draft yieldsTo(String clause) {
            yieldsTo = Set.of(new ClauseId(clause));
            return this;
        }

        Draft wording(Promise.Wording binding) {
            wording = binding;
            return this;
        }

        Clause as(String id) {
            Promise promise =
                    new Promise(
                            when,
                            new Promise.Keeping(keepers, same, servesAll),
                            within,
                            new Promise.Changes(shifts, pauses, voided, unwatched, yieldsTo),
                            wording,
                            "technician",
                            "late");
            return clause(id, promise);
        }
    }

    static Clause clause(String id, Rule rule) {
        return new Clause(new ClauseId(id), new Citation("", id), WORDS, rule);
    }

    static Draft when(String pattern) {
        return when(pattern(pattern));
    }

    static Draft when(Pattern pattern) {
        return new Draft(pattern);
    }

    /**
     * {@code kind name=value other=value}: all must hold; {@code <HH} asks for before that hour.
     */
    static Pattern pattern(String text) {
        List<String> words = List.of(text.split(" ", -1));
        List<Condition> parts = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            if (word.startsWith("<")) {
                int hour = Integer.parseInt(word.substring(1));
                parts.add(new Condition.ReportedBetween(0, hour * 60));
            } else {
                String[] pair = word.split("=", 2);
                parts.add(new Condition.OneOf(pair[0], Set.of(new Value.Text(pair[1]))));
            }
        }
        return new Pattern(new FactKind(words.getFirst()), new Condition.All(parts));
    }

    static Standard standard(
            String version,
            Instant from,
            Optional<Instant> to,
            Map<String, Attribute> attributes,
            Clause... clauses) {
        return new Standard(
                new StandardRef("code", version, "-"),
                WORDS,
                from,
                to,
                ZONE,
                attributes,
                List.of(clauses));
    }

    static Standards standards(Clause... clauses) {
        return standards(Map.of(), clauses);
    }

    static Standards standards(Map<String, Attribute> attributes, Clause... clauses) {
        return standards(
                attributes, new Calendars.Edition(Instant.EPOCH, "first", hall()), clauses);
    }

    static Standards standards(
            Map<String, Attribute> attributes, Calendars.Edition edition, Clause... clauses) {
        return Standards.of(
                List.of(
                        standard(
                                "1",
                                Instant.parse("0000-01-01T00:00:00Z"),
                                Optional.empty(),
                                attributes,
                                clauses)),
                new Catalogue(Map.of()),
                new Calendars(Map.of("hall", List.of(edition))));
    }

    /** The same code, of one version, in another zone. */
    static Standards in(ZoneId zone, Standards code) {
        Standard one = code.versions().getFirst();
        Standard moved =
                new Standard(
                        one.ref(),
                        one.title(),
                        one.from(),
                        one.to(),
                        zone,
                        one.attributes(),
                        one.clauses());
        return Standards.of(List.of(moved), code.catalogue(), code.calendars());
    }

    /** The same code where nobody produces facts of the kind. */
    static Standards unfed(String kind, Standards code) {
        FactKind unfed = new FactKind(kind);
        Catalogue.Kind known = new Catalogue.Kind(unfed, WORDS, Map.of(), Set.of(), Duration.ZERO);
        return Standards.of(code.versions(), new Catalogue(Map.of(unfed, known)), code.calendars());
    }

    /** Monday to Friday, 08:00 to 12:00 and 14:00 to 18:00, but for the special days. */
    static WorkCalendar hall(SpecialDay... specials) {
        return WorkCalendar.of("hall", ZONE, OFFICE, List.of(), List.of(specials));
    }

    static Limit workingHours(long hours) {
        return new Limit.WorkingTime(Duration.ofHours(hours), "hall");
    }

    static Limit workingDays(int days) {
        return new Limit.WorkingDays(days, "hall");
    }
}

package io.shouwen.server.inspection;

import io.shouwen.server.page.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The form by which an inspection is planned, as it was filled in.
 *
 * @param at the local time for which it is planned
 */
record PlanForm(
        String key,
        int unit,
        String kind,
        @Nullable String place,
        @Nullable String at,
        @Nullable List<Integer> person,
        @Nullable List<Integer> inspector,
        @Nullable List<String> answering,
        int items,
        @Nullable List<String> fixed,
        @Nullable String reason) {
    private static final int LONGEST = 200;

    PlanForm {
        key = text(key);
        kind = text(kind);
    }

    Inspections.Plan plan(ZoneId zone) {
        String where = text(place);
        if (where.isEmpty() || where.length() > LONGEST || text(reason).length() > LONGEST) {
            throw Inspections.refused("inspection-place-missing");
        }
        return new Inspections.Plan(
                InspectionKind.of(kind).orElseThrow(Refusal::notFound),
                unit,
                list(person),
                list(inspector),
                where,
                when(zone),
                Set.copyOf(list(answering)),
                items,
                list(fixed),
                text(reason));
    }

    /** To the minute, so that a form sent again plans the same. */
    private Instant when(ZoneId zone) {
        if (text(at).isEmpty()) {
            throw Inspections.refused("inspection-place-missing");
        }
        try {
            return LocalDateTime.parse(text(at)).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw Inspections.refused("inspection-place-missing");
        }
    }

    private static String text(@Nullable String given) {
        return Optional.ofNullable(given).orElse("").strip();
    }

    private static <T> List<T> list(@Nullable List<T> given) {
        return Optional.ofNullable(given).orElse(List.of());
    }
}

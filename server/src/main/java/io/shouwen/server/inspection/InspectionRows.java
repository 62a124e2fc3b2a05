package io.shouwen.server.inspection;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of inspections, in step with their facts. */
final class InspectionRows {
    private final JdbcClient jdbc;

    InspectionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One line of a list.
     *
     * @param at what its list is ordered by: planned for, due, or done
     */
    record Row(
            SubjectId id,
            int unit,
            InspectionKind kind,
            InspectionState state,
            String place,
            Instant at,
            int items,
            int looked,
            int broken,
            Optional<Instant> due) {
        Place placeInList() {
            return new Place(at, id.value());
        }
    }

    void keep(OrgId org, Inspection inspection) {
        Optional<Rectification> notice = inspection.rectification();
        jdbc.sql(
                        """
                        insert into inspection (org, id, unit, kind, state, place, at, planned_by,
                            done_at, items, looked, broken, first_due, due, mended_at)
                        values (:org, :id, :unit, :kind, :state, :place,
                            cast(:at as timestamptz), :planned_by,
                            cast(:done as timestamptz), :items, :looked, :broken,
                            cast(:first_due as timestamptz), cast(:due as timestamptz),
                            cast(:mended as timestamptz))
                        on conflict (org, id) do update set state = excluded.state,
                            at = excluded.at, done_at = excluded.done_at,
                            items = excluded.items, looked = excluded.looked,
                            broken = excluded.broken, first_due = excluded.first_due,
                            due = excluded.due, mended_at = excluded.mended_at
                        """)
                .param("org", org.value())
                .param("id", inspection.id().value())
                .param("unit", inspection.unit())
                .param("kind", inspection.kind().word())
                .param("state", inspection.state().word())
                .param("place", inspection.place())
                .param("at", at(inspection).toString())
                .param("planned_by", inspection.plannedBy())
                .param("done", text(inspection.done().map(Inspection.Done::at)), Types.VARCHAR)
                .param("items", inspection.sheet().items().size())
                .param("looked", inspection.looked().size())
                .param("broken", inspection.broken().size())
                .param("first_due", text(notice.map(Rectification::firstDue)), Types.VARCHAR)
                .param("due", text(notice.map(Rectification::due)), Types.VARCHAR)
                .param("mended", text(notice.flatMap(Rectification::mendedAt)), Types.VARCHAR)
                .update();
        party(org, inspection.id(), "inspector", inspection.inspectors());
        party(org, inspection.id(), "inspected", inspection.persons());
        notice.ifPresent(one -> party(org, inspection.id(), "mender", List.of(one.person())));
        items(org, inspection);
    }

    private static Instant at(Inspection inspection) {
        return switch (inspection.state()) {
            case PLANNED -> inspection.plannedFor();
            case MENDING ->
                    inspection
                            .rectification()
                            .map(Rectification::due)
                            .orElseGet(() -> inspection.done().orElseThrow().at());
            case DONE -> inspection.done().orElseThrow().at();
        };
    }

    private static @Nullable Object text(Optional<Instant> at) {
        return at.map(Instant::toString).orElse(null);
    }

    private void party(OrgId org, SubjectId inspection, String part, Collection<Integer> people) {
        jdbc.sql(
                        """
                        insert into inspection_party (org, inspection, person, part)
                        select :org, :inspection, person, :part
                        from unnest(cast(:people as int[])) person
                        on conflict do nothing
                        """)
                .param("org", org.value())
                .param("inspection", inspection.value())
                .param("part", part)
                .param("people", people.toArray(Integer[]::new))
                .update();
    }

    /** What was looked at; the last word on an item stands. */
    private void items(OrgId org, Inspection inspection) {
        inspection
                .looked()
                .forEach((clause, looked) ->
                        jdbc.sql(
                                        """
                                        insert into inspection_item (org, inspection, clause, unit,
                                            looked_at, result, done)
                                        values (:org, :inspection, :clause, :unit,
                                            cast(:at as timestamptz), :result, :done)
                                        on conflict (org, inspection, clause) do update set
                                            looked_at = excluded.looked_at,
                                            result = excluded.result, done = excluded.done
                                        """)
                                .param("org", org.value())
                                .param("inspection", inspection.id().value())
                                .param("clause", clause)
                                .param("unit", inspection.unit())
                                .param("at", looked.at().toString())
                                .param("result", looked.result())
                                .param("done", inspection.done().isPresent())
                                .update());
    }

    /**
     * The inspections in one state that a person may know of: those of these units, and those they
     * have a part in. A secret one is for its inspectors and its planner until it is done.
     */
    List<Row> list(
            OrgId org,
            Who who,
            InspectionState state,
            Optional<Integer> unit,
            Place after,
            int most) {
        boolean soonest = state == InspectionState.MENDING;
        return jdbc.sql(
                        """
                        select i.* from inspection i
                        where i.org = :org and i.state = :state
                            and (i.at, i.id) %s (cast(:at as timestamptz), :id)
                            and (cast(:unit as int) is null or i.unit = :unit)
                            and (i.planned_by = :person
                                or exists (select from inspection_party p where p.org = i.org
                                    and p.inspection = i.id and p.person = :person
                                    and (p.part = 'inspector' or i.kind <> 'secret'
                                        or i.done_at is not null))
                                or i.unit = any(cast(:units as int[]))
                                    and (i.kind <> 'secret' or i.done_at is not null))
                        order by i.at %s, i.id %s
                        limit :most
                        """
                                .formatted(
                                        soonest ? ">" : "<",
                                        soonest ? "" : "desc",
                                        soonest ? "" : "desc"))
                .param("org", org.value())
                .param("state", state.word())
                .param("at", after.at().toString())
                .param("id", after.id())
                .param("unit", unit.orElse(null), Types.INTEGER)
                .param("person", who.person())
                .param("units", who.units().toArray(Integer[]::new))
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    /** Who reads: somebody, and the units that their posts reach. */
    record Who(int person, Collection<Integer> units) {
        Who {
            units = List.copyOf(units);
        }
    }

    /** How often each clause was found broken in these units since then; trials do not count. */
    Map<String, Long> findings(OrgId org, Collection<Integer> units, Instant since) {
        Map<String, Long> found = new HashMap<>();
        jdbc.sql(
                        """
                        select clause, count(*) as times from finding
                        where org = :org and unit = any(cast(:units as int[]))
                            and raised_at >= cast(:since as timestamptz)
                            and state not in ('trial', 'withdrawn', 'dismissed', 'overturned')
                        group by clause
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("since", since.toString())
                .query(row -> {
                    found.put(row.getString("clause"), row.getLong("times"));
                });
        return found;
    }

    /** When each clause was looked at in these units last. */
    Map<String, Instant> lastLooked(OrgId org, Collection<Integer> units) {
        Map<String, Instant> looked = new HashMap<>();
        jdbc.sql(
                        """
                        select clause, max(looked_at) as at from inspection_item
                        where org = :org and unit = any(cast(:units as int[]))
                            and done and result <> 'not-applicable'
                        group by clause
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .query(row -> {
                    looked.put(
                            row.getString("clause"),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                });
        return looked;
    }

    /** Within how many working days something is to be rectified unless somebody says otherwise. */
    int mendDays(OrgId org) {
        return jdbc.sql("select mend_days from inspection_terms where org = :org")
                .param("org", org.value())
                .query(Integer.class)
                .optional()
                .orElse(Mending.USUAL_DAYS);
    }

    void settleMendDays(OrgId org, int days, int by) {
        jdbc.sql(
                        """
                        insert into inspection_terms (org, mend_days, set_by, set_at)
                        values (:org, :days, :by, shouwen_now())
                        on conflict (org) do update set mend_days = excluded.mend_days,
                            set_by = excluded.set_by, set_at = excluded.set_at
                        """)
                .param("org", org.value())
                .param("days", days)
                .param("by", by)
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new SubjectId(row.getLong("id")),
                row.getInt("unit"),
                InspectionKind.of(row.getString("kind")).orElseThrow(),
                InspectionState.of(row.getString("state")).orElseThrow(),
                row.getString("place"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getInt("items"),
                row.getInt("looked"),
                row.getInt("broken"),
                Optional.ofNullable(row.getObject("due", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}

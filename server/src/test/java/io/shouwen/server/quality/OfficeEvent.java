package io.shouwen.server.quality;

import io.shouwen.server.quality.QualityOffice.People;
import io.shouwen.server.subject.SubjectId;

import java.time.YearMonth;
import java.util.concurrent.atomic.AtomicLong;

/** A declared event that holds in the crew of a {@link QualityOffice} from now on. */
final class OfficeEvent {
    private static final AtomicLong IDS =
            new AtomicLong(SubjectId.firstOf(YearMonth.of(2026, 3)) + 900_000);

    private OfficeEvent() {}

    static SubjectId declared(QualityOffice office, People people) {
        SubjectId id = new SubjectId(IDS.incrementAndGet());
        office.scope.run(
                people.org(),
                () -> {
                    office.jdbc
                            .sql(
                                    """
                                    insert into event (org, id, kind, unit, author, cause, notice,
                                        starts_at, first_end, expected_end)
                                    values (:org, :id, 'storm', :unit, :author, '台风', '',
                                        shouwen_now(), shouwen_now() + interval '1 day',
                                        shouwen_now() + interval '1 day')
                                    """)
                            .param("org", people.org().value())
                            .param("id", id.value())
                            .param("unit", people.crew())
                            .param("author", people.chief())
                            .update();
                    office.jdbc
                            .sql(
                                    """
                                    insert into event_scope (org, event, kind, key)
                                    values (:org, :event, 'unit', :unit)
                                    """)
                            .param("org", people.org().value())
                            .param("event", id.value())
                            .param("unit", Integer.toString(people.crew()))
                            .update();
                });
        return id;
    }

    static void end(QualityOffice office, People people, SubjectId event) {
        office.scope.run(
                people.org(),
                () ->
                        office.jdbc
                                .sql(
                                        """
                                        update event set ended_at = shouwen_now()
                                        where org = :org and id = :id
                                        """)
                                .param("org", people.org().value())
                                .param("id", event.value())
                                .update());
    }
}

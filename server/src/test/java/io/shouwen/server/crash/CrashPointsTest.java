package io.shouwen.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.crash.CrashSwitch.Crash;
import io.shouwen.server.crash.CrashSwitch.Died;
import io.shouwen.server.journal.Cable;
import io.shouwen.server.journal.Office;
import io.shouwen.server.keys.KeyFolder;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.request.RequestCourse;
import io.shouwen.server.seal.Sealer;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Crashes each shape of work before and after each of its statements and commits, and does the same
 * work again: nothing acknowledged is lost, nothing is there twice.
 */
class CrashPointsTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Office READER = office(new CrashSwitch());
    private static final Equalities EQUALITIES =
            new Equalities(READER, Shape.ORG, new RequestCourse(DATABASE.pool()));
    private static final int AGAIN = 500;
    private static final long PAUSE_NANOS = 5_000_000;

    static {
        READER.found(DATABASE, Shape.ORG);
        try (var owner = DATABASE.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("create table heard (book text, key text)");
            statement.execute("grant select, insert on heard to shouwen_app");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @TempDir static Path keys;

    @AfterAll
    static void theSealVerifies() throws SQLException {
        new Sealer(DATABASE.pool(), DATABASE.orgScope(), new KeyFolder(keys)).sealAll();
        Sealed.holds(DATABASE.address());
        DATABASE.close();
    }

    static List<Shape> shapes() {
        return Shape.all();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void afterACrashAnywhereTheSameWorkDoneAgainIsDoneOnce(Shape shape) {
        List<String> places = places(shape);
        assertThat(places)
                .as("the places of '%s'", shape)
                .anyMatch(place -> place.startsWith("BEFORE ["))
                .anyMatch(place -> place.startsWith("AFTER ["))
                .contains("BEFORE commit", "AFTER commit");
        for (Crash crash : Crash.values()) {
            for (int at = 0; at < places.size(); at++) {
                survives(shape, crash, at, places.get(at));
            }
        }
    }

    private static List<String> places(Shape shape) {
        CrashSwitch recorder = new CrashSwitch();
        Shape.Work work = calm(shape);
        Office process = office(recorder);
        recorder.record();
        work.doing().by(process);
        return recorder.passed();
    }

    private static void survives(Shape shape, Crash crash, int at, String place) {
        String when = "'%s' %s at %s".formatted(shape, crash, place);
        CrashSwitch crashing = new CrashSwitch();
        Shape.Work work = calm(shape);
        Office process = office(crashing);
        crashing.arm(at, crash);
        try {
            work.doing().by(process);
        } catch (Died | RuntimeException e) {
            assertThat(crashing.crashedAt()).as(when + ": " + e).isNotEmpty();
        }
        assertThat(crashing.crashedAt()).as("the same place at the same step").isEqualTo(place);
        SubjectId subject = again(work);
        assertThat(kinds(subject)).as(when).isEqualTo(work.kinds());
        assertThat(READER.requests.find(Shape.ORG, subject).orElseThrow().request().handler())
                .as(when)
                .isEqualTo(work.handler());
        assertThat(waiting(subject) + heard(subject))
                .as(when + ": letters")
                .isEqualTo(work.letters());
        assertThat(heard(subject)).as(when + ": letters heard").isEqualTo(work.heard());
        assertThat(EQUALITIES.broken(subject)).as(when).isEmpty();
    }

    /** What is there before, brought about by processes that live. */
    private static Shape.Work calm(Shape shape) {
        Office before = office(new CrashSwitch());
        Shape.Heard.by(before);
        before.itIs(Shape.TWENTY_TO_ELEVEN);
        while (before.alarms.ring() || before.outbox.deliver()) {}
        before.itIs(Shape.TEN);
        return shape.prepared(office(new CrashSwitch()));
    }

    /**
     * Another process does the work again. The database may still hold the locks of the dead one
     * for a moment, and a letter that failed waits, so rounds are gone until all is done.
     */
    private static SubjectId again(Shape.Work work) {
        for (int attempt = 1; ; attempt++) {
            READER.scope.run(
                    Shape.ORG,
                    () -> READER.jdbc.sql("update outbox set retry_at = '-infinity'").update());
            SubjectId subject = work.doing().by(office(new CrashSwitch()));
            boolean all =
                    waiting(subject) + heard(subject) >= work.letters()
                            && heard(subject) >= work.heard();
            if (all || attempt == AGAIN) {
                return subject;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static List<String> kinds(SubjectId subject) {
        return READER.journal.history(Shape.ORG, subject).orElseThrow().facts().stream()
                .map(fact -> fact.kind().name())
                .toList();
    }

    private static long waiting(SubjectId subject) {
        return count("select count(*) from outbox where book = :subject::text", subject);
    }

    private static long heard(SubjectId subject) {
        return count("select count(*) from heard where book = :subject::text", subject);
    }

    private static long count(String sql, SubjectId subject) {
        return READER.scope.reading(
                Shape.ORG,
                () ->
                        READER.jdbc
                                .sql(sql)
                                .param("subject", subject.value())
                                .query(Long.class)
                                .single());
    }

    /** A process of its own, hanging on a switch. */
    private static Office office(CrashSwitch crash) {
        return new Office(
                crash.connections(DATABASE.pool()), Cable.standards(), crash.failPoints());
    }
}

package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.score.Due;
import io.shouwen.engine.score.Settlement;
import io.shouwen.engine.standard.Ordinal;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.time.Cycle;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Done;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.quality.Findings.Said;
import io.shouwen.server.quality.Findings.Sender;
import io.shouwen.server.quality.QualityOffice.People;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * The laws of every kind of book, across the end of a year: the same decisions give the same
 * balances in whatever order they were made, and whether or not the old year was closed before; the
 * ledger holds what is due; a book that reads its own year alone comes to the same as one that
 * reads all there ever was; told again it posts nothing; its entries sum to zero; a closed month
 * takes none.
 */
class BookLawsTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final QualityOffice OFFICE = new QualityOffice(DATABASE);

    /** How many days after 30 December; by the first technician, by the second, or by the crew. */
    private static final List<Integer> DAYS = List.of(0, 0, 0, 1, 2, 31);

    private static final int HOUSES = 4;
    private static int organisations;

    static {
        OFFICE.itIs("2025-12-30T02:00:00Z");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** What is counted together, and from which place to which it costs the head. */
    enum Kind {
        PERSONS_YEAR,
        UNITS_MONTH,
        UNITS_YEAR,
        SECTIONS_DAY;

        private Standards code() {
            return switch (this) {
                case PERSONS_YEAR -> BookCode.counted(List.of("person"), Cycle.YEAR, 2, Ordinal.ON);
                case UNITS_MONTH -> BookCode.counted(List.of("unit"), Cycle.MONTH, 2, Ordinal.ON);
                case UNITS_YEAR -> BookCode.counted(List.of("unit"), Cycle.YEAR, 3, Ordinal.ON);
                case SECTIONS_DAY -> BookCode.counted(List.of("section"), Cycle.DAY, 3, 3);
            };
        }
    }

    /** A decision about a finding in its place. */
    private record Decision(int finding, Act act, long fen, String key) {}

    /** The same house once more, with the same breaches at the same times. */
    private record House(People people, List<SubjectId> findings) {
        Outcome decide(Decision one) {
            boolean found = one.act() == Act.APPEAL;
            Finding finding = OFFICE.read(people, findings.get(one.finding()));
            int speaker = finding.breach().person().orElse(people.chief());
            int decider = one.act() == Act.OVERTURN ? people.secondQuality() : people.quality();
            return OFFICE.findings.say(
                    new Sender(people.org(), found ? speaker : decider, one.key()),
                    finding.id(),
                    new Said(one.act(), 1, 0, one.fen(), "属实"));
        }

        Map<String, Long> balances() {
            Map<String, Long> balances = new TreeMap<>();
            OFFICE.scope.run(
                    people.org(),
                    () ->
                            OFFICE.jdbc
                                    .sql(
                                            """
                                            select e.account, e.role, sum(e.amount) as amount
                                            from entry e group by e.account, e.role
                                            """)
                                    .query(row -> {
                                        balances.merge(
                                                name(row.getString("account"))
                                                        + " "
                                                        + row.getString("role"),
                                                row.getLong("amount"),
                                                Long::sum);
                                    }));
            balances.values().removeIf(amount -> amount == 0);
            return balances;
        }

        /** People have other numbers in another house. */
        private String name(String account) {
            Map<String, String> names = new HashMap<>();
            names.put("person:" + people.head(), "head");
            names.put("unit:" + people.crew(), "crew");
            for (SubjectId finding : findings) {
                OFFICE.read(people, finding)
                        .breach()
                        .person()
                        .ifPresent(person ->
                                names.putIfAbsent("person:" + person, "doer " + names.size()));
            }
            return names.getOrDefault(account, account);
        }

        void holdsWhatIsDue() {
            for (SubjectId finding : findings) {
                List<Due> due = OFFICE.due(people, finding);
                assertThat(Settlement.toPost(due, posted(finding))).isEmpty();
                assertThat(due).as("refolded from nothing").isEqualTo(refolded(finding));
            }
            assertThat(number("select coalesce(sum(amount), 0) from entry")).isZero();
        }

        /** What is due in a book of everything that anybody was ever found for. */
        private List<Due> refolded(SubjectId id) {
            return OFFICE.scope.reading(
                    people.org(),
                    () -> {
                        Map<Finding, History> all = new HashMap<>();
                        OFFICE.journal
                                .histories(people.org(), findings)
                                .forEach(one -> all.put(Finding.of(one.id(), one.facts()), one));
                        Book whole =
                                new Book(
                                        all,
                                        List.of(),
                                        one -> OFFICE.books.standards(people.org(), one, false),
                                        OFFICE.clock.now());
                        return whole.due(OFFICE.read(people, id));
                    });
        }

        private List<Due> posted(SubjectId finding) {
            return OFFICE.scope.reading(
                    people.org(), () -> OFFICE.ledger.posted(people.org(), finding.value()));
        }

        long number(String sql) {
            return OFFICE.scope.reading(
                    people.org(), () -> OFFICE.jdbc.sql(sql).query(Long.class).single());
        }
    }

    @ParameterizedTest
    @EnumSource
    void inWhateverOrderPeopleDecideTheBookComesToTheSame(Kind kind) {
        OFFICE.shelf.put(kind.code());
        Random random = new Random(kind.name().hashCode());
        List<House> houses = houses();
        List<Decision> decisions = decisions(random);
        Set<Map<String, Long>> balances = new HashSet<>();
        for (House house : houses) {
            if (random.nextBoolean()) {
                close(house, december(house));
            }
            shuffled(decisions, random)
                    .forEach(one -> assertThat(house.decide(one)).isInstanceOf(Done.class));
            house.holdsWhatIsDue();
            balances.add(house.balances());
        }
        assertThat(balances).as("%s", decisions).hasSize(1).doesNotContain(Map.of());
        toldAgainAndLate(houses.getFirst());
    }

    /** Told again a decision posts nothing; a closed month takes nothing of a late one. */
    private static void toldAgainAndLate(House house) {
        YearMonth closed = YearMonth.from(OFFICE.clock.now().atOffset(ZoneOffset.UTC));
        close(house, closed);
        long last = house.number("select max(id) from entry");
        int standing = standing(house);
        Decision appeal = new Decision(standing, Act.APPEAL, 0, QualityOffice.key());
        Decision overturn = new Decision(standing, Act.OVERTURN, 0, QualityOffice.key());
        for (Decision one : List.of(appeal, overturn)) {
            assertThat(house.decide(one)).isInstanceOf(Done.class);
        }
        long after = house.number("select max(id) from entry");
        assertThat(after).isGreaterThan(last);
        assertThat(house.decide(overturn)).isInstanceOf(Done.class);
        assertThat(house.number("select max(id) from entry")).isEqualTo(after);
        house.holdsWhatIsDue();
        assertThat(
                        house.number(
                                """
                                select min(posted_in) from entry where id > %d
                                """
                                        .formatted(last)))
                .isGreaterThan(closed.getYear() * 100L + closed.getMonthValue());
    }

    private static YearMonth december(House house) {
        Finding first = OFFICE.read(house.people(), house.findings().getFirst());
        return YearMonth.from(first.breach().day());
    }

    private static void close(House house, YearMonth month) {
        OFFICE.scope.run(
                house.people().org(),
                () ->
                        OFFICE.ledger.close(
                                house.people().org(),
                                month,
                                house.people().quality(),
                                OFFICE.clock.now()));
    }

    private static int standing(House house) {
        for (int i = 0; i < house.findings().size(); i++) {
            if (OFFICE.read(house.people(), house.findings().get(i)).state()
                    == FindingState.CONFIRMED) {
                return i;
            }
        }
        throw new IllegalStateException("Expected a confirmed finding");
    }

    private static List<House> houses() {
        LocalDate today = OFFICE.clock.now().atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate eve = LocalDate.of(today.getYear(), Month.DECEMBER, 30);
        OFFICE.itIs(eve + "T02:00:00Z");
        List<People> people = new ArrayList<>();
        for (int i = 0; i < HOUSES; i++) {
            People one = OFFICE.found(new OrgId(++organisations));
            OFFICE.findings.settle(one.org(), new Terms(true, Duration.ZERO, 20, ""));
            people.add(one);
        }
        List<People> others = people.stream().map(OFFICE::withAnotherTechnician).toList();
        List<List<SubjectId>> requests = new ArrayList<>();
        people.forEach(one -> requests.add(new ArrayList<>()));
        Instant start = OFFICE.clock.now();
        for (int breach = 0; breach < DAYS.size(); breach++) {
            Instant day = start.plus(Duration.ofDays(DAYS.get(breach)));
            if (day.isAfter(OFFICE.clock.now())) {
                OFFICE.clock.moveTo(day);
            }
            for (int i = 0; i < people.size(); i++) {
                requests.get(i)
                        .add(
                                switch (breach % 3) {
                                    case 0 -> OFFICE.report(people.get(i));
                                    case 1 -> OFFICE.report(others.get(i));
                                    default -> OFFICE.reportToCrew(people.get(i));
                                });
            }
            if (breach + 1 == DAYS.size() || DAYS.get(breach + 1) > DAYS.get(breach)) {
                OFFICE.clock.moveTo(OFFICE.clock.now().plus(Duration.ofMinutes(31)));
                OFFICE.settleDown();
            }
        }
        List<House> houses = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            People one = people.get(i);
            houses.add(
                    new House(
                            one,
                            requests.get(i).stream()
                                    .map(request -> OFFICE.finding(one, request))
                                    .toList()));
        }
        return houses;
    }

    /** Each finding is confirmed with some amount or dismissed; one of them is overturned. */
    private static List<Decision> decisions(Random random) {
        List<Decision> all = new ArrayList<>();
        int overturned = random.nextInt(DAYS.size());
        for (int i = 0; i < DAYS.size(); i++) {
            boolean dismissed = i != overturned && random.nextInt(6) == 0;
            all.add(
                    dismissed
                            ? new Decision(i, Act.DISMISS, 0, QualityOffice.key())
                            : new Decision(
                                    i,
                                    Act.CONFIRM,
                                    10_000 + random.nextInt(40_001),
                                    QualityOffice.key()));
        }
        all.add(new Decision(overturned, Act.APPEAL, 0, QualityOffice.key()));
        all.add(new Decision(overturned, Act.OVERTURN, 0, QualityOffice.key()));
        return all;
    }

    /** In another order, but each finding's own decisions in theirs. */
    private static List<Decision> shuffled(List<Decision> decisions, Random random) {
        List<Decision> shuffled = new ArrayList<>(decisions);
        Collections.shuffle(shuffled, random);
        Map<Integer, List<Decision>> own = new HashMap<>();
        decisions.forEach(
                one -> own.computeIfAbsent(one.finding(), key -> new ArrayList<>()).add(one));
        return shuffled.stream()
                .map(one -> own.getOrDefault(one.finding(), List.of()).removeFirst())
                .toList();
    }
}

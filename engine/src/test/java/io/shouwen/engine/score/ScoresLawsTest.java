package io.shouwen.engine.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.Gen;
import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Standards;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must hold of every book, whatever was confirmed, taken back, told late or struck. */
class ScoresLawsTest {
    private static final Standards CODE = Books.code();
    private static final List<String> PEOPLE = List.of("T1", "T2", "T3", "H1");
    private static final List<String> CLAUSES =
            List.of("plain", "training", "complaint", "heavy", "sheets", "praise", "unknown");
    private static final Instant END = Instant.parse("2028-01-01T00:00:00Z");

    private static LocalDate day(Gen gen) {
        return gen.date(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 3, 31));
    }

    private static List<Fact> book(Gen gen) {
        List<Fact> facts = new ArrayList<>();
        int findings = gen.number(1, 9);
        for (int i = 0; i < gen.number(1, 24); i++) {
            facts.add(fact(gen, "f" + i, "V" + gen.number(1, findings), facts));
        }
        return facts;
    }

    private static Fact fact(Gen gen, String id, String finding, List<Fact> earlier) {
        LocalDate day = day(gen);
        String about = "finding=" + finding;
        String person = "person=" + gen.oneOf(PEOPLE);
        return switch (gen.number(0, 13)) {
            case 0 -> Books.fact(id, BookFacts.TAKEN_BACK, day, about);
            case 1 -> Books.fact(id, BookFacts.CLEAN, day, person);
            case 2 -> Books.fact(id, BookFacts.NOTIFIED, day, about, person);
            case 3 -> Books.fact(id, BookFacts.PAID, day, about, person);
            case 4 -> Books.fact(id, BookFacts.TEST_PASSED, day, person);
            case 5 -> Books.fact(id, sanction(gen), day, about, person, "clause=" + measure(gen));
            case 6 ->
                    earlier.isEmpty()
                            ? Books.fact(id, BookFacts.TAKEN_BACK, day, about)
                            : Books.fact(
                                    id,
                                    FactKind.STRUCK,
                                    day,
                                    "fact=" + gen.oneOf(earlier).id().value());
            default -> confirmed(gen, id, day, about);
        };
    }

    private static FactKind sanction(Gen gen) {
        return gen.oneOf(BookFacts.IMPOSED, BookFacts.DECLINED, BookFacts.LIFTED);
    }

    private static String measure(Gen gen) {
        return gen.oneOf("b.empty", "b.row", "c.6");
    }

    private static Fact confirmed(Gen gen, String id, LocalDate day, String finding) {
        String clause = gen.oneOf(CLAUSES);
        List<String> all = new ArrayList<>(List.of(finding, "clause=" + clause));
        String person = gen.oneOf(PEOPLE);
        all.add("person=" + (gen.chance(15) ? person + " T3" : person));
        if (gen.chance(80)) {
            all.add("holder_head=" + gen.oneOf("H1", "H2"));
        }
        if (gen.chance(60)) {
            all.add("holder_deputy=D1");
        }
        if (gen.chance(70)) {
            all.add("intent=" + gen.oneOf("negligent", "intentional"));
        }
        if (gen.chance(40)) {
            all.add("event=E" + gen.number(1, 3));
        }
        if (gen.chance(70)) {
            all.add("points=" + gen.number(0, 1500));
            all.add("money=" + gen.number(0, 2_000_000));
        }
        if (gen.chance(50)) {
            all.add("second=L1");
        }
        all.add("section=S" + gen.number(1, 2));
        all.add("source=" + gen.oneOf("complaint", "unit"));
        all.add("units=" + gen.number(0, 4));
        Instant at = day.atTime(gen.number(0, 23), 0).atZone(Books.ZONE).toInstant();
        FactKind kind = clause.equals("praise") ? BookFacts.REWARD : BookFacts.OFFENCE;
        return Books.fact(
                id,
                kind,
                at,
                at.plusSeconds(60L * gen.number(0, 100_000)),
                all.toArray(String[]::new));
    }

    private static Map<String, Long> balances(List<Due> lines) {
        Map<String, Long> sums = new TreeMap<>();
        for (Due due : lines) {
            sums.merge(due.account() + " " + due.currency(), due.amount(), Long::sum);
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static List<Due> due(Score score) {
        return score.lines().stream().map(Line::due).toList();
    }

    @Test
    void anyOrderOfArrivalAndAnyRepetitionGiveTheSameScore() {
        Gen.forAll(
                1500,
                gen -> {
                    List<Fact> facts = book(gen);
                    List<Fact> other = new ArrayList<>(gen.shuffled(facts));
                    other.add(gen.oneOf(facts));
                    assertThat(ScoreText.of(Scores.of(CODE, other, END)))
                            .isEqualTo(ScoreText.of(Scores.of(CODE, facts, END)));
                });
    }

    @Test
    void postingFactByFactEndsWhereReckoningAtOnceEndsAndASecondRunPostsNothing() {
        Gen.forAll(
                500,
                gen -> {
                    List<Fact> facts = book(gen);
                    List<Due> posted = new ArrayList<>();
                    List<Fact> known = new ArrayList<>();
                    for (Fact fact : facts) {
                        known.add(fact);
                        posted.addAll(Settlement.toPost(due(Scores.of(CODE, known, END)), posted));
                    }
                    List<Due> due = due(Scores.of(CODE, facts, END));
                    assertThat(balances(posted)).isEqualTo(balances(due));
                    assertThat(Settlement.toPost(due, posted)).isEmpty();
                });
    }

    @Test
    void withTheOrganisationOnTheOtherSideEverythingSumsToNothing() {
        Gen.forAll(
                500,
                gen -> {
                    List<Due> both = new ArrayList<>(due(Scores.of(CODE, book(gen), END)));
                    for (Due due : List.copyOf(both)) {
                        both.add(
                                new Due("organisation", due.role(), due.currency(), -due.amount()));
                    }
                    assertThat(both.stream().mapToLong(Due::amount).sum()).isZero();
                });
    }

    @Test
    void takingEverythingBackReturnsEveryBalanceToTheStart() {
        Gen.forAll(
                1000,
                gen -> {
                    List<Fact> facts = book(gen);
                    List<Due> posted = new ArrayList<>(due(Scores.of(CODE, facts, END)));
                    for (int i = 1; i <= 9; i++) {
                        Instant at = END.minusSeconds(3600);
                        facts.add(
                                Books.fact("t" + i, BookFacts.TAKEN_BACK, at, at, "finding=V" + i));
                    }
                    Score score = Scores.of(CODE, facts, END);
                    assertThat(score.lines()).isEmpty();
                    posted.addAll(Settlement.toPost(List.of(), posted));
                    assertThat(balances(posted)).isEmpty();
                    assertThat(score.proposals())
                            .allMatch(one -> one.state() == Proposal.State.UNFOUNDED);
                    assertThat(score.balances()).isEmpty();
                });
    }

    @Test
    void doublingNeverCompoundsAndSharesNeverRecurse() {
        Gen.forAll(
                1500,
                gen -> {
                    Score score = Scores.of(CODE, book(gen), END);
                    for (Line line : score.lines()) {
                        assertThat(line.why().repeat()).isBetween(1L, 2L);
                        assertThat(Math.abs(line.due().amount())).isEqualTo(line.why().amount());
                        if (!line.due().role().equals(Due.DOER)) {
                            assertThat(bases(score, line)).contains(line.why().base());
                        }
                    }
                });
    }

    /** The amounts that a line beside the person found may be a part of, or its own fixed one. */
    private static List<Long> bases(Score score, Line line) {
        List<Long> bases = new ArrayList<>();
        for (Line other : score.lines()) {
            boolean imposed =
                    other.finding().equals(line.finding())
                            && other.due().role().equals(Due.DOER)
                            && other.due().currency() == line.due().currency()
                            && !other.due().account().equals(line.due().account());
            if (imposed) {
                bases.add(other.why().base());
            }
        }
        if (line.by().value().endsWith(".head")) {
            bases.add(line.why().base());
        }
        return bases;
    }

    @Test
    void nothingIsDueBeyondWhatMayBeImposed() {
        Gen.forAll(
                1500,
                gen -> {
                    for (Ruling ruling : Scores.of(CODE, book(gen), END).rulings()) {
                        assertThat(ruling.points())
                                .isBetween(0L, ruling.terms().tariff().pointsHundredths().max());
                        assertThat(ruling.money())
                                .isBetween(0L, ruling.terms().tariff().moneyFen().max());
                        if (ruling.state() == Ruling.State.STANDS) {
                            assertThat(
                                            ruling.terms()
                                                    .refuses(ruling.points(), ruling.money(), true))
                                    .isEmpty();
                        }
                    }
                });
    }

    @Test
    void aScoreStaysTheSameUntilItsNextMoment() {
        Gen.forAll(
                500,
                gen -> {
                    List<Fact> facts = book(gen);
                    Instant asOf = gen.instant(Instant.parse("2026-01-01T00:00:00Z"), END);
                    Score now = Scores.of(CODE, facts, asOf);
                    Instant known =
                            facts.stream()
                                    .map(Fact::knownFrom)
                                    .filter(at -> at.isAfter(asOf))
                                    .min(Instant::compareTo)
                                    .orElse(END);
                    Instant until = now.next().filter(at -> at.isBefore(known)).orElse(known);
                    Instant before = until.minusNanos(1000);
                    if (before.isAfter(asOf)) {
                        assertThat(ScoreText.of(Scores.of(CODE, facts, before)))
                                .isEqualTo(ScoreText.of(now));
                    }
                });
    }
}

package io.shouwen.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.roster.Presence;
import io.shouwen.server.roster.Shift;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

class SuggestionTest {
    private static final int HERE = 4;
    private static final int ELSEWHERE = 5;
    private static final Instant DUE = Instant.parse("2026-03-02T02:30:00Z");
    private static final Shift SHIFT = new Shift(1, HERE, "D", "白班", "Day", 0, 1440);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "whoever is on duty goes before who is not, OFF HERE all 0 0, ON HERE all 3 3, 2",
        "on duty goes before unplanned, UNPLANNED HERE all 0 0, ON HERE all 3 3, 2",
        "the crew of the place goes before another, ON ELSEWHERE all 0 0, ON HERE all 2 2, 2",
        "whoever can do it goes before who cannot, ON HERE LINE 0 0, ON HERE TV 2 2, 2",
        "nothing written means everything, ON HERE LINE 0 0, ON HERE all 2 2, 2",
        "less to do before the due moment goes first, ON HERE all 2 1, ON HERE all 3 0, 2",
        "less in hand goes first, ON HERE all 2 0, ON HERE all 1 0, 2",
        "else the one of the lower number, ON HERE all 1 1, ON HERE all 1 1, 1",
    })
    void oneReasonDecides(String why, String first, String second, int best) {
        Need need = new Need(HERE, Optional.of(Skill.TV), Optional.of(DUE), false);
        assertThat(order(need, List.of(candidate(1, first), candidate(2, second))).getFirst())
                .as(why)
                .isEqualTo(best);
    }

    @Test
    void ofAnEmergencyOnlyTheWholeLoadCounts() {
        List<Candidate> both =
                List.of(candidate(1, "ON HERE all 2 2"), candidate(2, "ON HERE all 3 0"));
        assertThat(order(new Need(HERE, Optional.empty(), Optional.of(DUE), false), both))
                .containsExactly(2, 1);
        assertThat(order(new Need(HERE, Optional.empty(), Optional.of(DUE), true), both))
                .containsExactly(1, 2);
    }

    @Test
    void everybodyIsRankedOnceNobodyOffDutyBeforeWhoIsOnAndTheOrderOfAskingDoesNotMatter() {
        Random random = new Random(20260302);
        for (int round = 0; round < 2_000; round++) {
            List<Candidate> people = new ArrayList<>();
            for (int person = 1; person <= random.nextInt(1, 8); person++) {
                people.add(anybody(person, random));
            }
            Need need =
                    new Need(
                            HERE,
                            random.nextBoolean() ? Optional.of(Skill.TV) : Optional.empty(),
                            random.nextBoolean() ? Optional.of(DUE) : Optional.empty(),
                            random.nextBoolean());
            List<Suggestion> ranked = Suggestion.rank(need, people);
            List<Candidate> shuffled = new ArrayList<>(people);
            Collections.shuffle(shuffled, random);
            assertThat(Suggestion.rank(need, shuffled)).isEqualTo(ranked);
            assertThat(ranked.stream().map(Suggestion::candidate).toList())
                    .containsExactlyInAnyOrderElementsOf(people);
            List<Boolean> off = ranked.stream().map(one -> one.candidate().offDuty()).toList();
            assertThat(off).isSorted();
            assertThat(ranked).allMatch(one -> !one.reasons().isEmpty());
        }
    }

    private static List<Integer> order(Need need, List<Candidate> people) {
        return Suggestion.rank(need, people).stream().map(one -> one.candidate().person()).toList();
    }

    /** Duty, crew, skill, jobs in hand, and how many of them are due before. */
    private static Candidate candidate(int person, String written) {
        String[] words = written.split(" ", -1);
        int open = Integer.parseInt(words[3]);
        int before = Integer.parseInt(words[4]);
        List<Instant> dues = new ArrayList<>();
        for (int job = 0; job < open; job++) {
            dues.add(job < before ? DUE.minusSeconds(60) : DUE.plusSeconds(60));
        }
        return new Candidate(
                person,
                "甲",
                "A",
                words[1].equals("HERE") ? HERE : ELSEWHERE,
                presence(words[0]),
                words[2].equals("all") ? Set.of() : Set.of(Skill.valueOf(words[2])),
                dues);
    }

    private static Presence presence(String word) {
        return switch (word) {
            case "ON" -> new Presence.OnDuty(SHIFT, false, DUE.plusSeconds(3600));
            case "OFF" -> new Presence.OffDuty(Optional.empty());
            default -> new Presence.Unplanned();
        };
    }

    private static Candidate anybody(int person, Random random) {
        EnumSet<Skill> skills = EnumSet.noneOf(Skill.class);
        for (Skill skill : Skill.values()) {
            if (random.nextInt(3) == 0) {
                skills.add(skill);
            }
        }
        List<Instant> dues = new ArrayList<>();
        for (int job = random.nextInt(4); job > 0; job--) {
            dues.add(DUE.plusSeconds(random.nextInt(-7200, 7200)));
        }
        return new Candidate(
                person,
                "甲",
                "A",
                random.nextBoolean() ? HERE : ELSEWHERE,
                presence(List.of("ON", "OFF", "UNPLANNED").get(random.nextInt(3))),
                skills,
                dues);
    }
}

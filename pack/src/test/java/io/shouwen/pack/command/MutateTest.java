package io.shouwen.pack.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class MutateTest {
    private static final String KEPT_AT_THE_DUE_MOMENT =
            """
            - name: in the thirtieth minute
              facts:
                - 2026-03-02 10:00 repair.reported area=urban
                - 10:30 visit.arrived
              then: {city.1: "kept, due 2026-03-02 10:30"}
            """;
    private static final String RURAL =
            """
            - name: the country has no such limit
              facts: 2026-03-02 10:00 repair.reported area=rural
              then: {city.1: none}
            """;

    @TempDir private Path root;
    private Workplace place;

    @BeforeEach
    void arrival() {
        place = new Workplace(root).clause(Workplace.ARRIVAL);
    }

    private int mutate(String scenarios, String... options) {
        place.write("city/1/clauses/city.1.scenario.yaml", scenarios);
        String[] words = new String[options.length + 2];
        words[0] = "--mutate";
        System.arraycopy(options, 0, words, 1, options.length);
        words[words.length - 1] = "@city";
        return place.run(new TestCommand(), words);
    }

    @Test
    void whatNoScenarioNoticesIsToldWithItsPlace() {
        assertThat(mutate(RURAL)).isEqualTo(1);
        assertThat(place.printed())
                .isEqualTo(
                        """
                        1 passed, 0 failed
                        @city/1/clauses/city.1.yaml:1:1: unnoticed: city.1: left out as a whole
                        @city/1/clauses/city.1.yaml:7:3: unnoticed: city.1: 30 min becomes 29 min
                        @city/1/clauses/city.1.yaml:7:3: unnoticed: city.1: 30 min becomes 31 min
                        4 changes tried, 3 noticed by no scenario
                        """);
    }

    @Test
    void aConditionThatOnlyOneSideOfIsShownGoesUnnoticed() {
        assertThat(mutate(KEPT_AT_THE_DUE_MOMENT, "--json")).isEqualTo(1);
        assertThat(place.printed().lines().skip(2))
                .containsExactly(
                        "{\"clause\":\"city.1\",\"mutation\":\"without the condition on `area`\","
                                + "\"file\":\"@city/1/clauses/city.1.yaml\",\"line\":5,"
                                + "\"column\":36}",
                        "{\"mutations\":4,\"unnoticed\":1}");
    }

    @Test
    void scenariosOnBothSidesOfEveryEdgeNoticeAll() {
        assertThat(mutate(KEPT_AT_THE_DUE_MOMENT + RURAL)).isZero();
        assertThat(place.printed())
                .isEqualTo("2 passed, 0 failed\n4 changes tried, 0 noticed by no scenario\n");
    }

    @Test
    void scenariosThatFailAreMendedFirst() {
        assertThat(mutate(RURAL.replace("none", "kept"))).isEqualTo(1);
        assertThat(place.printed()).endsWith("0 passed, 1 failed\n");
    }

    /** Every report is urban or rural by the catalogue, so that nobody can tell the two apart. */
    @Test
    void aConditionThatEveryFactMeetsIsNotLeftOut() {
        place.write(
                "city/1/facts.yaml",
                Workplace.FACTS.replace(
                        "{one-of: [urban, rural]}", "{one-of: [urban], required: true}"));

        assertThat(mutate(KEPT_AT_THE_DUE_MOMENT)).isZero();
        assertThat(place.printed()).contains("3 changes tried, 0 noticed");
    }
}

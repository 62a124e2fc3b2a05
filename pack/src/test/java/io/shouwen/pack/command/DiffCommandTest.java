package io.shouwen.pack.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class DiffCommandTest {
    @TempDir private Path root;
    private Workplace place;

    @BeforeEach
    void twoVersions() {
        place = new Workplace(root).version("2", "2027-01-01");
        place.clauses("1", Workplace.ARRIVAL);
        place.clauses("1", Workplace.ARRIVAL.replace("city.1", "city.2"));
        place.clauses("2", Workplace.ARRIVAL);
    }

    @Test
    void aLimitThatMovedIsSaidInWords() {
        place.clauses(
                "2",
                Workplace.ARRIVAL
                        .replace("30 min", "1 hour")
                        .replace("article: \"1\"", "article: \"4\""));
        place.clauses("2", Workplace.ARRIVAL.replace("city.1", "city.3"));

        assertThat(place.run(new DiffCommand(), "@city/1", "@city/2")).isEqualTo(1);
        assertThat(place.printed())
                .isEqualTo(
                        """
                        changed city.1
                          半小时内到场 / On site within half an hour
                          place:
                            - 1
                            + 4
                          limit:
                            - 30 分钟内
                            - within 30 minutes
                            + 1 小时内
                            + within 1 hour

                        removed city.2
                          半小时内到场 / On site within half an hour

                        added city.3
                          半小时内到场 / On site within half an hour

                        1 added, 1 removed, 1 changed
                        """);
    }

    @Test
    void asJson() {
        place.clauses("2", Workplace.ARRIVAL.replace("half an hour", "30 minutes"));
        place.clauses("2", Workplace.ARRIVAL.replace("city.1", "city.2"));

        assertThat(place.run(new DiffCommand(), "--json", "@city/1", "@city/2")).isEqualTo(1);
        assertThat(place.printed())
                .isEqualTo(
                        "{\"clause\":\"city.1\",\"what\":\"changed\",\"says\":{\"zh\":\"半小时内到场\","
                                + "\"en\":\"On site within 30 minutes\"},\"changes\":[{\"about\":"
                                + "\"words\",\"from\":{\"zh\":\"半小时内到场\",\"en\":\"On site within"
                                + " half an hour\"},\"to\":{\"zh\":\"半小时内到场\",\"en\":\"On site"
                                + " within 30 minutes\"}}]}\n");
    }

    @Test
    void theSameIsTheSame() {
        assertThat(place.run(new DiffCommand(), "@city/1", "@city/1")).isZero();
        assertThat(place.printed()).isEqualTo("0 added, 0 removed, 0 changed\n");
    }

    @Test
    void anotherKindOfRuleIsSaidWhole() {
        place.clauses(
                "2",
                Workplace.ARRIVAL.substring(0, Workplace.ARRIVAL.indexOf("promise"))
                        + "text-only: right\n");

        assertThat(place.run(new DiffCommand(), "@city/1", "@city/2")).isEqualTo(1);
        assertThat(place.printed())
                .contains(
                        "  kind:\n", "    + It is shown, not executed: it gives somebody a right.");
    }

    @Test
    void aFolderThatIsNoVersionIsWrongUsage() {
        assertThat(place.run(new DiffCommand(), "@city/1", "@city/9")).isEqualTo(2);
        assertThat(place.complained()).contains("@city/9 is no folder of a version");
    }

    @Test
    void aCodeWithProblemsIsNotCompared() {
        place.clauses("2", Workplace.ARRIVAL.replace("30 min", "soon"));

        assertThat(place.run(new DiffCommand(), "@city/1", "@city/2")).isEqualTo(1);
        assertThat(place.printed()).contains("error[bad-limit]");
    }
}

package io.shouwen.pack.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class ExplainCommandTest {
    @TempDir private Path root;
    private Workplace place;

    @BeforeEach
    void arrival() {
        place = new Workplace(root).clause(Workplace.ARRIVAL);
    }

    @Test
    void eachClauseInBothLanguages() {
        assertThat(place.run(new ExplainCommand(), "@city")).isZero();
        assertThat(place.printed())
                .isEqualTo(
                        """
                        city.1
                          半小时内到场
                            「客户报修」（area 为 urban）后，30 分钟内应有「到达现场」；由维修员负责；违反记为“到场超时”。
                          On site within half an hour
                            After “Fault reported” (`area` is urban), “On site” must come within 30 minutes; \
                        answerable: Technician; a breach raises “Late arrival”.
                        """);
    }

    @Test
    void whatTheSiteMakesOfItIsSaidBesideIt() {
        place.clause(Workplace.ARRIVAL.replace("30 min", "{site: soon}"));
        place.write("city/adoption.yaml", "clauses: [city.1]\nbind: {soon: 10 min}\n");

        assertThat(place.run(new ExplainCommand(), "--lang", "en", "@city")).isZero();
        assertThat(place.printed())
                .contains("must come in a time that the site has still to set (`soon`)")
                .contains("\n    as adopted: After “Fault reported” (`area` is urban), “On site”")
                .contains("must come within 10 minutes");
    }

    @Test
    void oneLanguageAndSomeClauses() {
        place.clause(Workplace.ARRIVAL.replace("city.1", "city.2"));

        assertThat(place.run(new ExplainCommand(), "--lang", "en", "city.2", "@city")).isZero();
        assertThat(place.printed())
                .startsWith("city.2\n  On site within half an hour\n    After “Fault reported”")
                .doesNotContain("city.1");
        assertThat(place.run(new ExplainCommand(), "--lang", "en", "city.*", "@city")).isZero();
        assertThat(place.printed()).contains("city.1", "city.2");
    }

    @Test
    void asJsonWithItsPartsApart() {
        assertThat(place.run(new ExplainCommand(), "--json", "--lang", "zh", "@city")).isZero();
        assertThat(place.printed())
                .isEqualTo(
                        "{\"clause\":\"city.1\",\"code\":\"city\",\"version\":\"1\",\"zh\":{\"says\":\"半小时内到场\",\"does\":\"「客户报修」（area"
                            + " 为 urban）后，30"
                            + " 分钟内应有「到达现场」；由维修员负责；违反记为“到场超时”。\",\"parts\":[{\"label\":\"opens\",\"title\":\"起于\",\"text\":\"「客户报修」（area"
                            + " 为 urban）\"},"
                            + "{\"label\":\"kept-by\",\"title\":\"履行\",\"text\":\"「到达现场」\"},{\"label\":\"limit\",\"title\":\"时限\",\"text\":\"30"
                            + " 分钟内\"},{\"label\":\"answers\",\"title\":\"责任人\",\"text\":\"维修员\"},{\"label\":\"broken\",\"title\":\"违反记为\",\"text\":\"到场超时\"}]}}\n");
    }

    @Test
    void aClauseThatIsNotThereIsWrongUsage() {
        assertThat(place.run(new ExplainCommand(), "city.l", "@city")).isEqualTo(2);
        assertThat(place.complained()).contains("No clause named city.l; did you mean `city.1`?");
        assertThat(place.run(new ExplainCommand(), "city.1")).isEqualTo(2);
        assertThat(place.run(new ExplainCommand(), "--lang", "fr", "@city")).isEqualTo(2);
        assertThat(place.complained()).contains("there is `zh` and `en`, but no fr");
    }
}

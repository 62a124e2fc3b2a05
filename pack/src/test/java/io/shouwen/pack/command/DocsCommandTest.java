package io.shouwen.pack.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DocsCommandTest {
    @TempDir private Path root;
    private Workplace place;

    @BeforeEach
    void arrivalWithAnExample() {
        place = new Workplace(root).clause(Workplace.ARRIVAL);
        place.write(
                "city/1/clauses/city.1.scenario.yaml",
                """
                - name: in the <thirtieth> minute
                  facts:
                    - 2026-03-02 10:00 repair.reported area=urban
                    - 10:30 visit.arrived
                  then: {city.1: "kept, due 2026-03-02 10:30"}
                """);
    }

    private String page(String language) throws IOException {
        return Files.readString(place.path("pages/city-" + language + ".html"));
    }

    @Test
    void onePageALanguageWithClausesRulesAndExamples() throws IOException {
        assertThat(place.run(new DocsCommand(), "--out", "@pages", "@city")).isZero();
        assertThat(place.printed()).isEqualTo("@pages/city-zh.html\n@pages/city-en.html\n");

        assertThat(page("en"))
                .contains("<html lang=\"en\">", "<h1>City</h1>", "<article id=\"city.1\">")
                .contains(
                        "<p class=\"does\">After “Fault reported” (area is urban), “On site” must")
                .contains("<dt>Limit</dt><dd>within 30 minutes</dd>")
                .contains("<span class=\"tag executed\">executed</span>")
                .contains("in the &lt;thirtieth&gt; minute")
                .contains("<td>2026-03-02 10:00</td><td>Fault reported <small>(area urban)</small>")
                .contains("→ <b>kept</b>, due 2026-03-02 10:30</p>");
        assertThat(page("zh"))
                .contains("<html lang=\"zh\">", "<h1>城市</h1>", "href=\"city-en.html\"")
                .contains("→ <b>做到</b>, 到期 2026-03-02 10:30</p>");
    }

    @Test
    void whatABreachCostsStandsOnThePageToo() throws IOException {
        place.clause(
                """
                clause: city.2
                cite:   {article: "2"}
                says:   {zh: 超时扣一分罚五十元, en: Late costs a point and 50 yuan}
                consequence:
                  findings: late-arrival
                  points:   1
                  money:    50 yuan
                """);
        place.write(
                "city/1/clauses/city.2.scenario.yaml",
                """
                - name: each late arrival costs
                  facts: 2026-03-03 10:00 offence.confirmed finding=V1 clause=city.1 person=T7
                  then: {city.2: [due T7 -1 point, due T7 -50 yuan]}
                """);

        assertThat(place.run(new DocsCommand(), "--out", "@pages", "@city")).isZero();

        assertThat(page("en"))
                .contains("<span class=\"tag kind\">consequence</span>")
                .contains("→ <b>due</b> T7 -1 points; <b>due</b> T7 -50 yuan</p>");
        assertThat(page("zh")).contains("→ <b>应记</b> T7 -1 points; <b>应记</b> T7 -50 yuan</p>");
    }

    @Test
    void aPageOpensWithoutANetworkAndWithoutAScript() throws IOException {
        place.run(new DocsCommand(), "--out", "@pages", "@city");

        assertThat(page("en")).doesNotContain("<script", "http:", "https:", "<link", "@import");
    }

    @Test
    void theSameCodeGivesTheSamePage() throws IOException {
        place.run(new DocsCommand(), "--out", "@pages", "@city");
        String first = page("zh");
        place.run(new DocsCommand(), "--out", "@pages", "--json", "@city");

        assertThat(page("zh")).isEqualTo(first);
        assertThat(place.printed().lines().findFirst().orElseThrow())
                .isEqualTo(
                        "{\"code\":\"city\",\"version\":\"1\",\"page\":\"@pages/city-zh.html\"}");
    }

    @Test
    void aCodeWithProblemsHasNoPage() {
        place.clause(Workplace.ARRIVAL.replace("30 min", "soon"));

        assertThat(place.run(new DocsCommand(), "--out", "@pages", "@city")).isEqualTo(1);
        assertThat(Files.exists(place.path("pages"))).isFalse();
    }
}

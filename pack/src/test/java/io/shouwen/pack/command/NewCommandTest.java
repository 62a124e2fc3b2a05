package io.shouwen.pack.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class NewCommandTest {
    @TempDir private Path root;
    private Workplace place;

    @BeforeEach
    void emptyShelf() {
        place = new Workplace(root);
    }

    @Test
    void aNewCodeIsCleanAndItsScenariosNoticeEveryChange() {
        assertThat(place.run(new NewCommand(), "desk", "--in", "@codes", "--year", "2027"))
                .isZero();
        assertThat(place.printed())
                .isEqualTo(
                        """
                        wrote @codes/desk/standard.yaml
                        wrote @codes/desk/2027/version.yaml
                        wrote @codes/desk/2027/facts.yaml
                        wrote @codes/desk/2027/clauses/1-1-arrive.yaml
                        wrote @codes/desk/2027/clauses/1-1-arrive.scenario.yaml
                        next: bin/shouwen test @codes/desk
                        """);
        assertThat(place.run(new CheckCommand(), "@codes")).isZero();
        assertThat(place.run(new TestCommand(), "--mutate", "@codes")).isZero();
        assertThat(place.printed())
                .isEqualTo("4 passed, 0 failed\n4 changes tried, 0 noticed by no scenario\n");
    }

    @Test
    void aFolderThatIsThereIsLeftAlone() {
        place.write("codes/desk/mine.txt", "mine");

        assertThat(place.run(new NewCommand(), "desk", "--in", "@codes", "--year", "2027"))
                .isEqualTo(1);
        assertThat(place.complained())
                .isEqualTo("there is a folder @codes/desk; choose another name\n");
        assertThat(Files.exists(place.path("codes/desk/standard.yaml"))).isFalse();
    }

    @Test
    void aNameThatNoCodeCanHaveIsWrongUsage() {
        assertThat(place.run(new NewCommand(), "My Desk", "--in", "@codes", "--year", "2027"))
                .isEqualTo(2);
        assertThat(place.complained()).contains("`My Desk` cannot name a code");
        assertThat(place.run(new NewCommand(), "desk", "--year", "26", "--in", "@codes"))
                .isEqualTo(2);
    }

    @Test
    void theYearIsSaidAndNotGuessed() {
        assertThat(place.run(new NewCommand(), "desk", "--in", "@codes")).isEqualTo(2);
        assertThat(place.complained()).contains("Missing required option: '--year=YEAR'");
        assertThat(Files.exists(place.path("codes/desk"))).isFalse();
    }
}

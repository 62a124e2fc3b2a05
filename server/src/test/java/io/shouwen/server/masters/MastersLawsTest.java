package io.shouwen.server.masters;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.TestServer;
import io.shouwen.server.text.Language;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random trees of units and people in random order: what goes in comes out, and again in. */
class MastersLawsTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final MastersOffice OFFICE = new MastersOffice(SERVER);
    private static final int ROUNDS = 8;
    private static final int MOST = 40;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void anyTreeInAnyOrderIsTakenInAsItIsWrittenAndComingBackChangesNothing() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(20261129L + round);
            List<String> units = units(random, round);
            List<String> people = people(random, round);
            byte[] file =
                    new TestWorkbook()
                            .sheet("单位", "单位名称|单位编码|类别|上级单位\n" + shuffled(units, random))
                            .sheet("人员", "工号|姓名|直接上级\n" + shuffled(people, random))
                            .file();
            Applied applied = OFFICE.apply(file);
            assertThat(applied)
                    .as("seed of round %s", round)
                    .isEqualTo(new Applied(units.size() + people.size(), 0, 0));
            assertThat(stored(round))
                    .as("round %s", round)
                    .containsExactlyInAnyOrderElementsOf(units);
            assertThat(OFFICE.look(file, Language.ZH).upload()).as("again").isEmpty();
            byte[] out = OFFICE.export(MastersOffice.HOME, Language.EN);
            assertThat(OFFICE.look(out, Language.ZH).upload()).as("out and in").isEmpty();
        }
    }

    /** Some have a name of their own, some share one; each hangs under any before it. */
    private static List<String> units(Random random, int round) {
        List<String> units = new ArrayList<>();
        List<String> parents = new ArrayList<>(List.of("维修部"));
        int count = 1 + random.nextInt(MOST);
        for (int i = 0; i < count; i++) {
            boolean coded = random.nextBoolean();
            String code = coded ? "R%d-%d".formatted(round, i) : "";
            String name =
                    coded && random.nextBoolean() ? "同名班" + round : "班%d-%d".formatted(round, i);
            String parent = parents.get(random.nextInt(parents.size()));
            units.add("%s|%s|班组|%s".formatted(name, code, parent));
            parents.add(coded ? code : name);
        }
        return units;
    }

    private static List<String> people(Random random, int round) {
        List<String> people = new ArrayList<>();
        int count = 1 + random.nextInt(MOST);
        for (int i = 0; i < count; i++) {
            String superior = i == 0 ? "" : "00%d%03d".formatted(round, random.nextInt(i));
            people.add("00%d%03d|人%d|%s".formatted(round, i, random.nextInt(5), superior));
        }
        return people;
    }

    private static String shuffled(List<String> rows, Random random) {
        List<String> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        return String.join("\n", shuffled);
    }

    /** The units of a round as rows of the sheet, read from the table. */
    private static List<String> stored(int round) {
        String text =
                OFFICE.text(
                        """
                        select u.name_zh || '|' || u.code || '|班组|'
                            || case when p.code = '' then p.name_zh else p.code end
                        from unit u join unit p on p.org = u.org and p.id = u.parent
                        where u.code like 'R%1$d-%%' or u.name_zh like '班%1$d-%%'
                        """
                                .formatted(round));
        return List.of(text.split(",", -1));
    }
}

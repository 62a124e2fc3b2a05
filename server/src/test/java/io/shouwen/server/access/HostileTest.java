package io.shouwen.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sends nonsense to every route, as everybody: missing, doubled, endless and unreadable fields,
 * days that there are not, numbers of things of others, bodies that are none. Whatever comes, the
 * answer is a sentence, shows nothing of how the house is built and nothing that its reader may not
 * know.
 *
 * <p>The same seed sends the same again: {@code -Dhostile.seed=… -Dhostile.rounds=…}, more rounds
 * for more of it.
 */
class HostileTest {
    private static final long SEED = Long.getLong("hostile.seed", 20261129L);
    private static final int ROUNDS = Integer.getInteger("hostile.rounds", 8);

    private static final TestServer SERVER = TestServer.demo();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void whateverComesIsAnsweredInWordsAndTellsNothing() {
        AccessHouse house = new AccessHouse(SERVER);
        String rural = ruralReport();
        AccessErrands errands = new AccessErrands(house, SERVER);
        HostileAnswers answers =
                new HostileAnswers(
                        house.secrets(),
                        Set.of("乙有线", "乙方agent", "乙方chief"),
                        List.of("柳金丝", "13755500001", "柳沟尽头"));
        HostileSweep sweep = new HostileSweep(SERVER, house, errands, answers);
        List<String> numbers =
                List.of(
                        rural,
                        house.request.number(),
                        house.finding.number(),
                        house.call.number(),
                        house.event.number(),
                        house.complaint.number(),
                        house.inspection.number(),
                        house.fromAbove.number(),
                        Long.toString(house.request.value()),
                        Integer.toString(house.technician),
                        Integer.toString(house.crew));
        System.out.printf("hostile.seed=%d hostile.rounds=%d%n", SEED, ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            for (Route route : Routes.ALL) {
                String name = HostileSweep.name(route);
                long seed = SEED + 1_000_003L * round + name.hashCode();
                sweep.send(name, new Hostile(seed, numbers), "round " + round);
            }
        }
        assertThat(sweep.wrong().size())
                .as(
                        "seed %d, %d rounds, %d sent:%n%s",
                        SEED, ROUNDS, sweep.sent(), String.join("\n", sweep.wrong()))
                .isZero();
    }

    /** A customer of the rural crew, whom the urban crew does not know. */
    private static String ruralReport() {
        RoomsStory rooms = new RoomsStory(SERVER);
        TestBrowser agent = TestBrowser.as(SERVER, "sunli");
        Map<String, String> form = new HashMap<>(rooms.form(agent, "13755500001"));
        form.put("name", "柳金丝");
        form.put("address", "柳沟尽头 9 号");
        form.put("settlement", "village");
        return RoomsStory.number(rooms.send(agent, form));
    }
}

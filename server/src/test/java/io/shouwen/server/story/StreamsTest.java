package io.shouwen.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.TestStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

class StreamsTest {
    private static final Pattern POSITION = Pattern.compile("/live\\?after=(\\d+)\"");
    private static final TestServer FIRST = TestServer.demo();
    private static final TestServer SECOND = FIRST.another();
    private static final RoomsStory ROOMS = new RoomsStory(FIRST);
    private static final TestBrowser AGENT = TestBrowser.as(FIRST, "sunli");
    private static final TestBrowser DISPATCHER = TestBrowser.as(FIRST, "xufang");

    @AfterAll
    static void stop() {
        SECOND.close();
        FIRST.close();
    }

    @Test
    void afterABreakTheOtherProcessTellsWhatWasMissedOnceAndInOrder() {
        String number = ROOMS.report(AGENT, "13900000041");
        List<Long> heard = new ArrayList<>();
        String live = "/requests/" + number + "/live";
        try (TestStream stream = DISPATCHER.listen(FIRST, live + "?after=" + position(number))) {
            assertThat(stream.next().name()).isEqualTo("open");
            callAgain(number, 2);
            heard.addAll(stream.ids(2));
        }
        callAgain(number, 3);
        try (TestStream stream = comeBack(SECOND, live, heard)) {
            assertThat(stream.next().id()).isEqualTo(heard.getLast().toString());
            heard.addAll(stream.ids(3));
            callAgain(number, 1);
            heard.addAll(stream.ids(1));
        }
        try (TestStream stream = comeBack(FIRST, live, heard)) {
            stream.next();
            callAgain(number, 1);
            heard.addAll(stream.ids(1));
        }
        assertThat(heard).hasSize(7).containsExactlyElementsOf(new TreeSet<>(heard));
        assertThat(heard).isEqualTo(commits(number));
    }

    @Test
    void whatHappensBetweenThePageAndItsStreamIsTold() {
        String number = ROOMS.report(AGENT, "13900000042");
        String position = position(number);
        callAgain(number, 1);
        String live = "/requests/" + number + "/live?after=" + position;
        try (TestStream stream = DISPATCHER.listen(SECOND, live)) {
            assertThat(stream.next().id()).isEqualTo(position);
            assertThat(stream.next().name()).isEqualTo("changed");
        }
    }

    @Test
    void aBoardHearsOfEachRequestAndTheStreamOfOneRequestOnlyOfItself() {
        String first = ROOMS.report(AGENT, "13900000043");
        String second = ROOMS.report(AGENT, "13900000044");
        String from = position(first);
        callAgain(first, 1);
        callAgain(second, 1);
        try (TestStream board = DISPATCHER.listen(FIRST, "/desk/live", "Last-Event-ID", from);
                TestStream one = DISPATCHER.listen(FIRST, live(second), "Last-Event-ID", from)) {
            board.next();
            List<Long> all = board.ids(2);
            one.next();
            assertThat(one.ids(1)).containsExactly(all.getLast());
        }
    }

    @Test
    void aPageThatKnowsMoreThanThisJournalIsToldToReadAnew() {
        String number = ROOMS.report(AGENT, "13900000045");
        String ahead = "999999999999999999";
        try (TestStream stream = DISPATCHER.listen(FIRST, live(number), "Last-Event-ID", ahead)) {
            stream.next();
            assertThat(stream.next().name()).isEqualTo("changed");
            callAgain(number, 1);
            assertThat(stream.next().name()).isEqualTo("changed");
        }
    }

    @Test
    void theStreamOfARequestOutOfSightIsNotThere() {
        String number = ROOMS.report(AGENT, "13900000046");
        TestBrowser rural = TestBrowser.as(FIRST, "liuyang");
        assertThat(rural.get(live(number)).statusCode()).isEqualTo(404);
    }

    private static TestStream comeBack(TestServer server, String live, List<Long> heard) {
        return DISPATCHER.listen(server, live, "Last-Event-ID", heard.getLast().toString());
    }

    private static String live(String number) {
        return "/requests/" + number + "/live";
    }

    private static String position(String number) {
        return RoomsStory.first(POSITION, DISPATCHER.get("/requests/" + number).body());
    }

    private static void callAgain(String number, int times) {
        for (int i = 0; i < times; i++) {
            Map<String, String> form = Map.of("key", UUID.randomUUID().toString());
            assertThat(AGENT.post("/hotline", "/hotline/calls/" + number, form).statusCode())
                    .isEqualTo(302);
        }
    }

    /** The commits of the repeat calls, read as the owner of the database. */
    private static List<Long> commits(String number) {
        return ROOMS.commits(number, "customer.called-again");
    }
}

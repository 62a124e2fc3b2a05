package io.shouwen.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.postgres.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class OutboxTest {
    private static final OrgId ORG = new OrgId(1);

    private final TestDatabase database = TestDatabase.fresh();
    private final OrgScope scope = database.orgScope();
    private final Outbox one = new Outbox(database.pool(), scope, new FailPoints());
    private final Outbox two = new Outbox(database.pool(), scope, new FailPoints());
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    OutboxTest() {
        scope.run(
                ORG,
                () ->
                        database.jdbc()
                                .sql("insert into org (org, name_zh) values (1, '甲')")
                                .update());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void lettersOfABookArriveInOrderAndOnceOverTwoProcesses() throws Exception {
        one.register("news", this::hear);
        two.register("news", this::hear);
        for (int i = 0; i < 20; i++) {
            write("a", "a%02d".formatted(i));
            write("b", "b%02d".formatted(i));
        }
        try (ExecutorService processes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> rounds =
                    List.of(
                            processes.submit(() -> deliver(one)),
                            processes.submit(() -> deliver(two)));
            for (Future<?> round : rounds) {
                round.get();
            }
        }
        deliver(one);
        for (String book : List.of("a", "b")) {
            assertThat(heard.stream().filter(key -> key.startsWith(book)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 20).mapToObj((book + "%02d")::formatted).toList());
        }
    }

    @Test
    void aHandlerThatFailsHoldsUpItsOwnBookAlone() {
        List<String> failing = new ArrayList<>(List.of("a1"));
        one.register(
                "news",
                letters -> {
                    if (letters.stream().map(Letter::key).anyMatch(failing::contains)) {
                        throw new IllegalStateException("not now");
                    }
                    hear(letters);
                });
        write("a", "a1");
        write("a", "a2");
        write("b", "b1");
        deliver(one);
        assertThat(heard).containsExactly("b1");
        failing.clear();
        scope.run(ORG, () -> database.jdbc().sql("update outbox set retry_at = now()").update());
        deliver(one);
        assertThat(heard).containsExactly("b1", "a1", "a2");
    }

    @Test
    void lettersToDifferentBooksAreHandedOverTogether() {
        List<Integer> sizes = new ArrayList<>();
        one.register("news", letters -> sizes.add(letters.size()));
        for (int i = 0; i < 130; i++) {
            write("book " + i, "first");
        }
        write("book 7", "second");
        deliver(one);
        assertThat(sizes).containsExactly(100, 31);
    }

    @Test
    void whatAHandlerWroteIsUndoneWithItsFailure() {
        one.register(
                "news",
                letters -> {
                    write("c", "written by a handler");
                    throw new IllegalStateException("after writing");
                });
        write("a", "a1");
        deliver(one);
        assertThat(
                        scope.reading(
                                ORG,
                                () ->
                                        database.jdbc()
                                                .sql("select src_key from outbox")
                                                .query(String.class)
                                                .list()))
                .containsExactly("a1");
    }

    @Test
    void theSameKeyTwiceIsOneLetter() {
        one.register("news", this::hear);
        write("a", "a1");
        write("a", "a1");
        deliver(one);
        assertThat(heard).containsExactly("a1");
    }

    private void hear(List<Letter> letters) {
        letters.forEach(letter -> heard.add(letter.key()));
    }

    private static void deliver(Outbox outbox) {
        while (outbox.deliver()) {}
    }

    private void write(String book, String key) {
        scope.run(
                ORG,
                () ->
                        one.write(
                                List.of(
                                        new Letter(
                                                ORG,
                                                "news",
                                                book,
                                                key,
                                                JsonMapper.shared().createObjectNode()))));
    }
}

package io.shouwen.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.journal.Cable;
import io.shouwen.server.journal.Office;
import io.shouwen.server.keys.KeyFolder;
import io.shouwen.server.postgres.DataFolder;
import io.shouwen.server.postgres.Database;
import io.shouwen.server.postgres.EmbeddedPostgres;
import io.shouwen.server.request.RequestCourse;
import io.shouwen.server.seal.Sealer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Kills server processes and PostgreSQL at random under load, with two servers over one database.
 * The system property {@code shouwen.kills} says how often, {@code shouwen.seed} which.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("shouwen.kills", 4);
    private static final long SEED = Long.getLong("shouwen.seed", 20_260_302L);
    private static final int CLIENTS = 8;

    @TempDir Path folder;

    @Test
    void whateverIsKilledWhateverWasAcknowledgedIsThereOnce() throws Exception {
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(
                                DataFolder.hold(folder),
                                Files.createDirectories(Path.of("target")).toRealPath(),
                                EmbeddedPostgres.Durability.ON_DISK);
                Database database = Database.at(postgres.address())) {
            found(postgres, database);
            String url = postgres.address().url();
            Path keys = folder.resolve("keys");
            Office office = Office.on(database.pool(), Cable.standards());
            new Sealer(database.pool(), office.scope, new KeyFolder(keys)).sealAll();
            try (KilledProcess one = new KilledProcess(url, keys, folder.resolve("one.log"));
                    KilledProcess two = new KilledProcess(url, keys, folder.resolve("two.log"))) {
                Load load = new Load(List.of(one::port, two::port));
                load.start(CLIENTS, SEED);
                killing(List.of(one, two), load, database);
                load.end();
                settle(List.of(one, two), database);
                everythingAcknowledgedIsThereOnce(load, database);
                new Sealer(database.pool(), office.scope, new KeyFolder(keys)).sealAll();
                Sealed.holds(postgres.address());
            }
        }
    }

    private static void found(EmbeddedPostgres postgres, Database database) throws SQLException {
        try (var owner =
                        DriverManager.getConnection(
                                postgres.address().jdbcUrl(),
                                postgres.address().user(),
                                postgres.address().password());
                var statement = owner.createStatement()) {
            statement.execute("update clock set test = true");
            statement.execute("create table heard (book text, key text)");
            statement.execute("grant select, insert on heard to shouwen_app");
        }
        Office office = Office.on(database.pool(), Cable.standards());
        office.scope.run(
                Shape.ORG,
                () -> office.jdbc.sql("insert into org (org, name_zh) values (1, '甲')").update());
    }

    /** Lets a random number of commands be answered before each random kill. */
    private void killing(List<KilledProcess> servers, Load load, Database database)
            throws IOException, InterruptedException {
        Random random = new Random(SEED);
        Map<String, Integer> killed = new HashMap<>();
        for (int kill = 1; kill <= KILLS; kill++) {
            awaitAnswers(load, load.answered() + 20 + random.nextInt(80), servers);
            int victim = random.nextInt(3);
            if (victim < 2) {
                servers.get(victim).kill();
            } else {
                killPostgres();
            }
            killed.merge(victim < 2 ? "server" : "postgres", 1, Integer::sum);
            // Time goes on, so that promises break and alarms and letters are under way.
            retried(database, "update clock set ahead = ahead + interval '11 min'");
        }
        awaitAnswers(load, load.answered() + 50, servers);
        System.out.printf(
                "%d kills %s, %d commands answered, %d times asked again%n",
                KILLS, killed, load.answered(), load.again());
    }

    private static void awaitAnswers(Load load, int many, List<KilledProcess> servers)
            throws IOException, InterruptedException {
        while (load.answered() < many) {
            for (KilledProcess server : servers) {
                server.revive();
            }
            Thread.sleep(20);
        }
    }

    private void killPostgres() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("cluster/postmaster.pid"));
        ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    private static void retried(Database database, String sql) throws InterruptedException {
        while (true) {
            try {
                JdbcClient.create(database.pool()).sql(sql).update();
                return;
            } catch (org.springframework.dao.DataAccessException e) {
                Thread.sleep(100);
            }
        }
    }

    /** Until every alarm that is due has rung and every letter has been heard. */
    private static void settle(List<KilledProcess> servers, Database database)
            throws InterruptedException, IOException {
        Office office = Office.on(database.pool(), Cable.standards());
        long left = 1;
        while (left > 0) {
            for (KilledProcess server : servers) {
                server.revive();
            }
            Thread.sleep(200);
            left =
                    office.scope.reading(
                            Shape.ORG,
                            () ->
                                    office.jdbc
                                            .sql(
                                                    """
                                                    select (select count(*) from outbox)
                                                        + (select count(*) from alarm
                                                            where next_at <= (select shouwen_now()))
                                                    """)
                                            .query(Long.class)
                                            .single());
        }
    }

    private static void everythingAcknowledgedIsThereOnce(Load load, Database database) {
        Office office = Office.on(database.pool(), Cable.standards());
        Set<String> stored =
                new HashSet<>(texts(office, "select concat(subject, ' ', n, ':', kind) from fact"));
        Set<String> marks =
                new HashSet<>(
                        texts(
                                office,
                                """
                                select concat(subject, ' ', n, ' ', body->>'text') from fact
                                where kind = 'remark.noted'
                                """));
        Set<String> acknowledged = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        load.answers()
                .forEach((key, answer) -> {
                    String[] words = answer.split(" ", -1);
                    if (!words[0].equals("done")) {
                        return;
                    }
                    for (String fact : words[2].split(",", -1)) {
                        String name = words[1] + " " + fact;
                        if (!acknowledged.add(name)) {
                            wrong.add("acknowledged to two commands: " + name);
                        }
                        if (!stored.contains(name)) {
                            wrong.add("lost: " + key + " " + name);
                        }
                        String n = fact.substring(0, fact.indexOf(':'));
                        if (fact.endsWith(":remark.noted")
                                && !marks.contains(words[1] + " " + n + " " + key)) {
                            wrong.add("another's content: " + key + " " + name);
                        }
                    }
                });
        assertThat(wrong).isEmpty();
        assertThat(stored).as("stored and never acknowledged").isEqualTo(acknowledged);
        assertThat(acknowledged).isNotEmpty();
        assertThat(
                        texts(
                                office,
                                """
                                select concat(j.subject, ' concluded ', j.revision, ' heard ',
                                    count(h.key), ' different ', count(distinct h.key))
                                from judgement j left join heard h on h.book = j.subject::text
                                group by j.subject, j.revision
                                having count(h.key) <> j.revision
                                    or count(distinct h.key) <> j.revision
                                """))
                .as("conclusions not heard exactly once")
                .isEmpty();
        assertThat(new Equalities(office, Shape.ORG, new RequestCourse(database.pool())).broken())
                .isEmpty();
        System.out.printf(
                "%d facts acknowledged and stored, %s conclusions heard%n",
                acknowledged.size(), texts(office, "select count(*)::text from heard").getFirst());
    }

    private static List<String> texts(Office office, String sql) {
        return office.scope.reading(
                Shape.ORG, () -> office.jdbc.sql(sql).query(String.class).list());
    }
}

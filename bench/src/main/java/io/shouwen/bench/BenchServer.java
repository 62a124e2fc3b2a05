package io.shouwen.bench;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.ShouwenServer;
import io.shouwen.server.StartSettings;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.postgres.DataFolder;
import io.shouwen.server.postgres.Database;
import io.shouwen.server.postgres.DatabaseAddress;
import io.shouwen.server.standard.Shelf;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

/**
 * The whole server, as {@code bin/serve} starts it, with its own PostgreSQL that waits for the
 * disk, and the sample organisation.
 */
final class BenchServer implements AutoCloseable {
    private final Path folder;
    private final Database database;
    private final ConfigurableApplicationContext context;

    private BenchServer(Path folder, Database database, ConfigurableApplicationContext context) {
        this.folder = folder;
        this.database = database;
        this.context = context;
    }

    static BenchServer start(Path wanted, Path standards) throws IOException {
        Files.createDirectories(wanted);
        Path folder = wanted.toRealPath();
        System.setProperty("shouwen.standards", standards.toString());
        System.setProperty("shouwen.data", folder.toString());
        Database database = Database.embedded(DataFolder.hold(folder));
        return new BenchServer(
                folder,
                database,
                ShouwenServer.start(database, new StartSettings(0, folder, "", true)));
    }

    /** One that writes down what requests send to its database. */
    static BenchServer recorded(Path wanted, Path standards) throws IOException {
        System.setProperty(RecordedPool.WANTED, "true");
        try {
            return start(wanted, standards);
        } finally {
            System.clearProperty(RecordedPool.WANTED);
        }
    }

    URI uri() {
        return uri(context);
    }

    /** Where a server of this process listens. */
    static URI uri(ConfigurableApplicationContext server) {
        String port = server.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://localhost:" + port);
    }

    /** Lets a system tell any kind of fact; answers its token. */
    String token(String name) {
        String token = "%s-%d".formatted(name, System.nanoTime());
        bean(OrgScope.class)
                .run(
                        org(),
                        () ->
                                jdbc().sql(
                                                """
                                                insert into api_token (org, name, hash, kinds)
                                                values (:org, :name,
                                                    sha256(convert_to(:token, 'UTF8')), :kinds)
                                                """)
                                        .param("org", org().value())
                                        .param("name", token)
                                        .param("token", token)
                                        .param("kinds", kinds())
                                        .update());
        return token;
    }

    private String[] kinds() {
        return bean(Shelf.class).of(org()).standards().catalogue().kinds().keySet().stream()
                .map(FactKind::name)
                .toArray(String[]::new);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    DataSource pool() {
        return database.pool();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(bean(DataSource.class));
    }

    DatabaseAddress address() {
        return database.address();
    }

    /** The folder of its keys, which a second server needs as well. */
    Path keys() {
        return folder.resolve("keys");
    }

    Database database() {
        return database;
    }

    /** The sample organisation. */
    OrgId org() {
        return bean(OrgScope.class).all().getFirst();
    }

    /** The people of the sample's hall, at this server. */
    Hands hands() {
        return new HandsAt(context, org(), hall());
    }

    /** The unit of the sample's hall. */
    int hall() {
        return Math.toIntExact(number("select min(unit) from hall"));
    }

    /** Somebody more, without a post. */
    int hire(String name) {
        return bean(OrgScope.class)
                .in(
                        org(),
                        () ->
                                jdbc().sql(
                                                """
                                                insert into person (org, name_zh)
                                                values (:org, :name) returning id
                                                """)
                                        .param("org", org().value())
                                        .param("name", name)
                                        .query(Integer.class)
                                        .single());
    }

    /** What PostgreSQL and this process have used. */
    Processor processor() throws IOException {
        String pid = Files.readAllLines(folder.resolve("cluster/postmaster.pid")).getFirst();
        return new Processor(Long.parseLong(pid.strip()));
    }

    String postgres() {
        return jdbc().sql("show server_version").query(String.class).single();
    }

    /** One number, as the sample organisation sees it. */
    long number(String sql) {
        return bean(OrgScope.class)
                .reading(org(), () -> jdbc().sql(sql).query(Long.class).single());
    }

    @Override
    public void close() {
        context.close();
    }
}

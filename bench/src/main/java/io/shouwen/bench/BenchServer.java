package io.shouwen.bench;

import io.shouwen.server.ShouwenServer;
import io.shouwen.server.StartSettings;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.postgres.DataFolder;
import io.shouwen.server.postgres.Database;
import io.shouwen.server.postgres.DatabaseAddress;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
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

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    DataSource pool() {
        return database.pool();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(database.pool());
    }

    DatabaseAddress address() {
        return database.address();
    }

    Database database() {
        return database;
    }

    /** The sample organisation. */
    OrgId org() {
        return bean(OrgScope.class).all().getFirst();
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

package io.shouwen.server;

import io.shouwen.server.organisation.Founding;
import io.shouwen.server.postgres.Database;
import io.shouwen.server.postgres.TestDatabase;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import java.net.URI;
import java.nio.file.Path;

/** The whole server on a fresh database and a port of its own, as a browser would find it. */
public final class TestServer implements AutoCloseable {
    private final TestDatabase database;
    private final boolean first;
    private final ConfigurableApplicationContext context;

    private TestServer(TestDatabase database, boolean first, boolean demo) {
        this.database = database;
        this.first = first;
        this.context =
                SpringApplication.withHook(
                        application -> new ClassesReadOnce(),
                        () ->
                                ShouwenServer.start(
                                        Database.at(database.address()),
                                        new StartSettings(0, Path.of("target"), "", demo)));
    }

    /** With the sample organisation, which is founded once and copied. */
    public static TestServer demo() {
        return new TestServer(Sample.FOUNDED.copy(), true, true);
    }

    /** Nothing is chosen yet. */
    public static TestServer unfounded() {
        return new TestServer(TestDatabase.fresh(), true, false);
    }

    /** A second process' worth of server over the same database. */
    public TestServer another() {
        return new TestServer(database, false, false);
    }

    public URI uri(String path) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://localhost:" + port + path);
    }

    public TestDatabase database() {
        return database;
    }

    public Founding founding() {
        return context.getBean(Founding.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    /** The first server that a test process asks for founds it, and ends. */
    private static final class Sample {
        private static final TestDatabase FOUNDED = found();

        private static TestDatabase found() {
            TestDatabase database = TestDatabase.fresh();
            new TestServer(database, true, true).close();
            return database;
        }
    }

    @Override
    public void close() {
        context.close();
        if (first) {
            database.close();
        }
    }
}
